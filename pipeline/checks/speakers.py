"""Are words put into the mouth of somebody else than the article's speaker?

A sentence is doubted only if the article has what was said in a segment that names another speaker,
and the sentence's speaker is nowhere near.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.checks.grammar import FUNCTION_WORDS, Word, content, read, stems
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.roles import roles
from pipeline.checks.vocabulary import may_be_word

_DATES = frozenset((*ENGLISH.months, *ENGLISH.weekdays))
_SPEECH = stems(
    """say tell add claim explain insist argue warn note state admit declare announce reveal
    stress suggest write tweet comment recall conclude reply respond emphasise emphasize believe
    confirm"""
)
_SAME = 0.6  # of what is said in a segment that says the same
_LEAST = 4  # stems of it
_NEIGHBOURS = 2  # segments to either side in which the sentence's speaker may be named
_NAME = 4  # words of a name, titles included


def misattributed(sentence: str, segments: Sequence[str]) -> list[str]:
    """The speaker of `sentence`, where the article gives the same words to another."""
    speakers = _speakers(sentence)
    if not speakers:
        return []
    said = content(read(sentence)) - set(speakers) - _SPEECH
    if len(said) < _LEAST:
        return []
    other = False
    for place, segment in enumerate(segments):
        if len(said & content(read(segment))) < _SAME * len(said):
            continue
        around = segments[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        if any(not content(read(text)).isdisjoint(speakers) for text in around):
            return []
        other = other or bool(_speakers(segment))
    return [" ".join(speakers.values())] if other else []


@lru_cache(maxsize=4096)
def _speakers(text: str) -> dict[str, str]:
    """The names directly before or behind the verbs of speech: by stem, as they are written."""
    words = read(text)
    found: dict[str, str] = {}
    for place, word in enumerate(words):
        if word.stem not in _SPEECH:
            continue
        before = _named(words[max(0, place - _NAME) : place][::-1], word)[::-1]
        named = before or _named(words[place + 1 : place + _NAME], word)
        found |= {name.stem: name.text for name in named}
    return found


def _named(words: Sequence[Word], verb: Word) -> list[Word]:
    """The name next to a verb of speech: capitals up to the first word that is none."""
    found: list[Word] = []
    for word in words:
        if word.lower in roles() and word.clause == verb.clause:
            continue
        capital = word.text[0].isupper() and word.lower not in FUNCTION_WORDS
        if (
            not capital
            or word.lower in _DATES
            or word.clause != verb.clause
            or may_be_word(word.lower, "en")
        ):
            break
        found.append(word)
    return found
