"""The form of what a model says: whole sentences, no leftovers of prompts, the length asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text.sentences import split_english_sentences

_MARKUP = re.compile(r"[*_#`>]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_BULLET = re.compile(r"^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+", re.M)
_SPEAKER = re.compile(r"^[A-Z]: (?=\w)")  # of an interview's questions and answers
_LABEL = re.compile(
    r"^\W*(?:here (?:is|are)[^:\n]{0,80}|(?:the )?(?:summary|article|answer)[^:\n]{0,40}):\s*",
    re.I,
)
_ANNOUNCES = re.compile(r"\b(?:translat|english|sentence)", re.I)
_ABOUT = re.compile(
    r"^(?:(?:The|This) (?:news )?(?:article|report|text|story) (?:also )?[a-z]+s that "
    r"|(?:According to|In) (?:the|this) (?:news )?(?:article|report|text|story), )(?=\w)"
)
_OPENING, _CLOSING = "\"“'‘", "\"”'’"
_ENDS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)")


class Form:
    """Brings a model's answer into form.

    Args:
        sentences: the most sentences.
        words: the most words besides, or `None`.
        style: "brief" for running text, "bullets" for a list.
    """

    def __init__(self, sentences: int, words: int | None, style: str = "brief") -> None:
        self.most, self._words, self._style = sentences, words, style

    def least(self, available: int) -> int:
        """How many sentences a summary of an article of `available` sentences has at least: two
        thirds of the most, unless a limit in words is set, which may leave room for one only."""
        return min(available, max(1, round(self.most * 2 / 3) if self._words is None else 1))

    def text(self, sentences: Sequence[str]) -> str:
        """The summary as one text."""
        if self._style == "bullets":
            return "\n".join(f"- {sentence}" for sentence in sentences)
        return " ".join(sentences)

    def whole(self, text: str, truncated: bool) -> str:
        """The answer as running text; what was cut off at the output limit ends at a sentence."""
        text = _LABEL.sub("", text.strip(), count=1)
        text = _MARKUP.sub("", _BULLET.sub("", text))
        text = " ".join(line.strip() for line in text.splitlines() if line.strip())
        if not truncated:
            return text
        return " ".join(s for s in split_english_sentences(text) if s.rstrip().endswith(_ENDS))

    def sentences(self, text: str) -> list[str]:
        """The answer's sentences, each once, each closed by punctuation."""
        found = (s for s in split_english_sentences(text) if _says(s))
        return list(dict.fromkeys(map(closed, found)))

    def fit(self, sentences: Sequence[str]) -> int:
        """How many of `sentences` keep to the length; one always does."""
        count = min(len(sentences), self.most)
        if self._words is not None:
            while count > 1 and sum(len(s.split()) for s in sentences[:count]) > self._words:
                count -= 1
        return count


def answer(text: str) -> str:
    """An instruction-tuned model's translation without the line that announces it, and without
    quotation marks around the whole."""
    announced, colon, rest = text.strip().partition(":\n")
    if colon and "\n" not in announced and _ANNOUNCES.search(announced):
        text = rest
    return _unquoted(text.strip())


def headline(text: str) -> str:
    """A model's answer as a headline: its first line, without markup, quotation marks around it
    and a stop at its end."""
    lines = [line for line in _LABEL.sub("", text.strip(), count=1).splitlines() if line.strip()]
    line = _MARKUP.sub("", _BULLET.sub("", lines[0])).strip() if lines else ""
    line = re.sub(r"^headline:\s*", "", line, flags=re.I)
    line = _unquoted(line)
    return line.rstrip(" .") if not line.endswith("..") else line


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    whole = text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > 2
    return inner.strip() if whole and not set(inner) & set('"“”') else text


def closed(sentence: str) -> str:
    """The sentence with a capital at its beginning and a stop at its end, without the number or
    mark of a list before it, and without talk of the article."""
    sentence = _ABOUT.sub("", _SPEAKER.sub("", _BULLET.sub("", sentence.strip())))
    sentence = sentence[:1].upper() + sentence[1:]
    return sentence if sentence.endswith(_ENDS) else sentence.rstrip(" ,;:-") + "."


def _says(sentence: str) -> bool:
    return len(re.findall(r"\w+", sentence)) >= 3
