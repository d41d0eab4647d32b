"""Sentences that speak of somebody whom nothing before them names."""

from __future__ import annotations

import re

_OPENING = re.compile(r"[“\"'‘(]*(he|she|they|his|her|their|him|them)\b", re.IGNORECASE)


def dangling(sentence: str) -> str | None:
    """The personal pronoun that a sentence opens with; at the start of a text it means nobody.

    "It" is left alone: it rains, and it is said that.
    """
    found = _OPENING.match(sentence.strip())
    return found[1] if found else None
