"""A name or number that the article has, in a place where the article has another.

The words to its left and right are looked for in the article. If they stand there around another
name or number, in a segment about the same thing, and the sentence's own stands nowhere near any of
them, two of the article's have been confused; so have two names that are put together to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from pipeline.checks.grammar import FUNCTION_WORDS, Word, content, read
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.roles import roles
from pipeline.checks.vocabulary import may_be_word

_DATES = frozenset((*ENGLISH.months, *ENGLISH.weekdays))
_SPELLED = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANCHORS = 2  # stems on either side that hold a place
_NEEDED = {"number": 2, "name": 3}  # that must be the same
_GAP = 4  # words between a place and its nearest anchor, at most
_REACH = 8  # words to either side that are the context
_SAME = 0.6  # of the context in a segment about the same thing
_LEAST = 4  # stems in the context
_CLOSE = 5  # words


@dataclass(frozen=True)
class _Slot:
    """A name or number, `words[start:end]`: what it says, and the stems left and right of it, the
    nearest first."""

    kind: str
    values: frozenset[str]
    left: tuple[str, ...]
    right: tuple[str, ...]
    start: int
    end: int


def misplaced(sentence: str, segments: Sequence[str]) -> list[str]:
    """The names and numbers of `sentence` in whose place the article has others."""
    words = read(sentence)
    found = {
        " ".join(word.text for word in words[slot.start : slot.end]): None
        for slot in _slots(sentence)
        if _is_misplaced(slot, words, segments)
        or (slot.kind == "name" and _is_welded(words[slot.start : slot.end], segments))
    }
    return list(found)


def _is_misplaced(slot: _Slot, words: Sequence[Word], segments: Sequence[str]) -> bool:
    context = content(words[max(0, slot.start - _REACH) : slot.start])
    context |= content(words[slot.end : slot.end + _REACH])
    if len(context) < _LEAST or len(slot.left) + len(slot.right) < _ANCHORS:
        return False
    known = rival = False
    for place, segment in enumerate(segments):
        there = read(segment)
        known = known or not slot.values.isdisjoint(_values(segment))
        if _is_near(slot, there):
            return False
        if rival or len(context & content(there)) < _SAME * len(context):
            continue
        near = 1 if slot.kind == "name" else 0  # segments to either side; names are taken up there
        around = " ".join(segments[max(0, place - near) : place + near + 1])
        if not slot.values.isdisjoint(_values(around)):
            return False
        rival = any(_takes_place(slot, other) for other in _slots(segment))
    return known and rival


def _is_welded(name: Sequence[Word], segments: Sequence[str]) -> bool:
    """Whether two words of a name stand in the article each in another name, and never together."""
    return any(
        _are_strangers(_value(first), _value(second), segments)
        for first, second in pairwise(name)
        if not any(w.text.isupper() or may_be_word(w.lower, "en") for w in (first, second))
    )


def _are_strangers(first: str, second: str, segments: Sequence[str]) -> bool:
    goes_on = comes_after = False
    for segment in segments:
        values = _values(segment)
        if first not in values and second not in values:
            continue
        words = read(segment)
        order = [_value(word) for word in words]
        if first in values and second in values:
            places = [place for place, value in enumerate(order) if value == first]
            if any(second in order[max(0, p - _CLOSE) : p + _CLOSE + 1] for p in places):
                return False
        for place in range(1, len(words)):
            if _kind(words, place - 1) == "name" and _goes_on(words, place):
                goes_on = goes_on or order[place - 1] == first
                comes_after = comes_after or order[place] == second
    return goes_on and comes_after


def _takes_place(slot: _Slot, other: _Slot) -> bool:
    """Whether another's neighbours are the slot's: the nearest on both sides, or two on one; for
    a name, who may be called by another, three in all."""
    if other.kind != slot.kind or other.values & slot.values:
        return False
    left, right = _shared(slot.left, other.left), _shared(slot.right, other.right)
    return left + right >= _NEEDED[slot.kind]


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many neighbours on one side are the same, counted from the nearest."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    )


def _is_near(slot: _Slot, words: Sequence[Word]) -> bool:
    """Whether the slot's own value stands close to one of its nearest neighbours."""
    anchors = {*slot.left[:1], *slot.right[:1]}
    return any(
        _value(other) in slot.values
        for place, word in enumerate(words)
        if word.stem in anchors
        for other in words[max(0, place - _CLOSE) : place + _CLOSE + 1]
    )


@lru_cache(maxsize=4096)
def _slots(text: str) -> tuple[_Slot, ...]:
    return tuple(_find_slots(read(text)))


def _find_slots(words: Sequence[Word]) -> Iterator[_Slot]:
    place = 0
    while place < len(words):
        kind = _kind(words, place)
        end = place + 1
        if kind == "name":
            while end < len(words) and _goes_on(words, end):
                end += 1
        if kind:
            values = frozenset(_value(word) for word in words[place:end])
            left = _neighbours(words[max(0, place - 2 * _GAP) : place][::-1])
            right = _neighbours(words[end : end + 2 * _GAP])
            yield _Slot(kind, values, left, right, place, end)
        place = end


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Whether a name that the word before belongs to goes on."""
    return _kind(words, place) == "name" and words[place].clause == words[place - 1].clause


def _neighbours(words: Sequence[Word]) -> tuple[str, ...]:
    near = any(word.has_content for word in words[:_GAP])
    return tuple([word.stem for word in words if word.has_content][:_ANCHORS]) if near else ()


def _kind(words: Sequence[Word], place: int) -> str:
    word = words[place]
    if word.text[0].isdigit() or word.lower in _SPELLED:
        return "" if _YEAR.fullmatch(word.text) else "number"
    if not word.text[0].isupper() or word.lower in FUNCTION_WORDS or len(word.text) < 3:
        return ""
    if word.lower in _DATES or word.lower in roles():
        return ""
    return "name" if place or not may_be_word(word.lower, "en") else ""


def _value(word: Word) -> str:
    if word.text[0].isdigit():
        return word.lower.replace(",", "")
    return _SPELLED.get(word.lower, word.stem)


@lru_cache(maxsize=4096)
def _values(text: str) -> frozenset[str]:
    return frozenset(_value(word) for word in read(text))
