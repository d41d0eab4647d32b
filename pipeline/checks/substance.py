"""Sentences that are no summary: those that say nothing, and those that are the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.grammar import content, read, stems
from pipeline.text.words import words

_ABOUT_THE_TEXT = re.compile(
    r"(?:in )?(?:the|this) (?:news )?(?:article|text|passage|summary|story|document|author)\b[ ,]+"
    r"(?:also |then |further |mainly )?(?:is about|discuss|describ|mention|highlight|provid|report|"
    r"say|stat|explain|talk|cover|focus|outlin|concern|giv|present|emphasi[sz]|conclud|not|detail|"
    r"summari[sz]|explor|list|the author|it is|it was)",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"(?:more|further|additional|no (?:more|further|other)) (?:\w+ )?"
    r"(?:details?|information|updates?)\b.{0,40}\b(?:awaited|expected|available|provided|given|follow|released|known|pending)\b|"
    r"(?:read|click|see|watch|scroll|stay|follow|check|visit|swipe|subscribe)\b.{0,12}\b"
    r"(?:more|here|below|also|tuned|down|video|us|link)\b|"
    r"(?:here|below|these|this) (?:is|are) (?:the|some|a|an|our) (?:\w+ )?"
    r"(?:summary|details|facts|review|explanation|list)\b",
    re.IGNORECASE,
)
_EMPTY = stems(
    """important importance significant great big new major serious interesting event issue topic
    matter situation case news story thing step moment day time people person many various several
    detail information available further part way place fact point example problem question
    concern attention public everyone world life today recent current different certain process
    activity discussion considered made make take happen show know continue remain follow need see
    monitor lot really much something anything well good need like kind"""
)
_COPY = 0.9  # of a segment's words
_SHORTEST_COPY = 5  # words


def says_nothing(sentence: str) -> bool:
    """Whether a sentence tells of the text instead of the matter, sends the reader elsewhere, or
    has no word but the emptiest: no name, no number, nothing that happened."""
    start = sentence.strip().lstrip("“\"'‘")
    if _ABOUT_THE_TEXT.match(start) or _AWAITED.match(start):
        return True
    said = read(sentence)
    if any(
        word.text[0].isdigit() or (word.text[0].isupper() and place)
        for place, word in enumerate(said)
    ):
        return False
    return content(said) <= _EMPTY


def copied_from(sentence: str, segments: Sequence[str]) -> int | None:
    """The index of the segment that `sentence` repeats whole, but for a few words at its ends; None
    if there is none."""
    said = words(sentence)
    if len(said) < _SHORTEST_COPY:
        return None
    running = f" {' '.join(said)} "
    for place, segment in enumerate(segments):
        there = words(segment)
        if len(said) >= _COPY * len(there) and running in f" {' '.join(there)} ":
            return place
    return None
