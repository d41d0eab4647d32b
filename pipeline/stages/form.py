"""The form of a summary: whole sentences, no leftovers of prompts, the length asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text.sentences import split_english_sentences

_MARKUP = re.compile(r"[*_#`>]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_BULLET = re.compile(r"^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+", re.M)
_LABEL = re.compile(
    r"^\W*(?:here (?:is|are)[^:\n]{0,80}|(?:the )?(?:summary|article|answer)[^:\n]{0,40}):\s*",
    re.I,
)
_ABOUT = re.compile(r"^(?:The|This) (?:news )?article (?:also )?[a-z]+s that (?=\w)")
_ENDS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)")


class Form:
    """Brings a model's answer into form.

    Args:
        sentences: the most sentences.
        words: the most words besides, or `None`.
    """

    def __init__(self, sentences: int, words: int | None) -> None:
        self._sentences, self._words = sentences, words

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
        found = dict.fromkeys(s.strip() for s in split_english_sentences(text) if _says(s))
        return [closed(_ABOUT.sub("", s)) for s in found]

    def fit(self, sentences: Sequence[str]) -> int:
        """How many of `sentences` keep to the length; one always does."""
        count = min(len(sentences), self._sentences)
        if self._words is not None:
            while count > 1 and sum(len(s.split()) for s in sentences[:count]) > self._words:
                count -= 1
        return count


def closed(sentence: str) -> str:
    """The sentence with a capital at its beginning and a stop at its end."""
    sentence = sentence[:1].upper() + sentence[1:]
    return sentence if sentence.endswith(_ENDS) else sentence.rstrip(" ,;:-") + "."


def _says(sentence: str) -> bool:
    return len(re.findall(r"\w+", sentence)) >= 3
