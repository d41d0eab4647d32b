"""Splitting what is too long for a model at the places where a reader would pause.

A text is halved, each half again where it must be, until every piece fits: at the strongest mark
that stands near its middle, in the last resort between words or inside one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Strongest first. A piece ends with the mark, or before the dash, conjunction or preposition. A
# full stop is none of them: inside a sentence it belongs to an abbreviation.
_BREAKS = (
    re.compile(r"(?<=[;!?…])[\"”’)]*\s+"),
    re.compile(r"(?<=:)\s+|(?<=\s)(?=[-–—]+\s)"),
    re.compile(r"(?<=,)[\"”’)]*\s+"),
    re.compile(r"\s+(?=(?:tetapi|namun|sedangkan|sehingga|karena|agar|supaya|ketika|setelah)\s)"),
    re.compile(r"\s+(?=(?:dan|atau|serta|yang|bahwa|and|or|but|which|that|because|while)\s)"),
    re.compile(r"\s+(?=(?:untuk|dengan|pada|oleh|dari|dalam|di|ke|to|with|for|from|of|in|on)\s)"),
)
_SPACE = re.compile(r"\s+")
_MARGIN = 5  # no piece smaller than one fifth, unless only single words would fit


def split_long(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Pieces of `text` that each pass `fits`, in order; [] for white space alone.

    Joined by a space they are the text again, up to white space (a word that does not fit by itself
    is broken in two). `fits` may count words, tokens or anything; a piece of one character is kept
    even if it does not fit.
    """
    text = text.strip()
    if len(text) < 2 or fits(text):
        return [text] if text else []
    middle = _middle(text)
    return split_long(text[:middle], fits) + split_long(text[middle:], fits)


def _middle(text: str) -> int:
    """The position, within `text` and neither at its start nor its end, at which to halve it."""
    margin = max(1, len(text) // _MARGIN)
    for pattern, edge in [*((pattern, margin) for pattern in _BREAKS), (_SPACE, 1)]:
        ends = (match.end() for match in pattern.finditer(text))
        places = [end for end in ends if edge <= end <= len(text) - edge]
        if places:
            return min(places, key=lambda place: abs(place - len(text) // 2))
    return len(text) // 2
