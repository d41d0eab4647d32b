"""Quotation marks and dashes: to what a model knows, and back to what the source had.

A model trained on straight marks alone reads others as unknown. `to_plain` maps a source to
straight marks before it is translated; `restore` gives the translation curly marks again where the
source had any.
"""

from __future__ import annotations

import re

_CURLY = "“”„‟«»〝〞"
_PLAIN = str.maketrans(
    dict.fromkeys(_CURLY + "″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′`´ʼ", "'")
    | dict.fromkeys("‐‑‒–−⁃", "-")
    | {"…": "..."}
)
_LONG_DASH = re.compile(r"(?:(?<![ \t])[ \t]+)?[—―⸺⸻]+[ \t]*")
_STRAIGHT = re.compile('"')


def to_plain(text: str) -> str:
    """`text` with straight quotation marks, hyphens for dashes and three full stops for ellipses.

    A long dash between words comes out as " - ", so that it does not join them; between digits it
    is a range and comes out as "-".
    """
    return _LONG_DASH.sub(_dash, text).translate(_PLAIN)


def _dash(match: re.Match[str]) -> str:
    before, after = _neighbours(match)
    if before.isdigit() and after.isdigit():
        return "-"
    return " " * bool(before.strip()) + "-" + " " * bool(after.strip())


def restore(source: str, target: str) -> str:
    """`target` with curly double quotation marks where `source` has any; apostrophes stay as they
    are, and so does the whole target where the source used straight marks or the target has curly
    ones already.

    Marks in pairs open and close in turn. Where their number is odd in source and target alike (one
    sentence of a longer quotation), each takes the side that its place shows; where the two differ,
    a mark was lost or made up, and all stay straight.
    """
    curly = sum(source.count(mark) for mark in _CURLY)
    straight = target.count('"')
    if not curly or not straight or any(mark in target for mark in _CURLY):
        return target
    if straight % 2 == 0:
        sides = iter("“”" * (straight // 2))
        return _STRAIGHT.sub(lambda _: next(sides), target)
    if (curly + source.count('"')) % 2 == 1:
        return _STRAIGHT.sub(_side, target)
    return target


def _side(mark: re.Match[str]) -> str:
    before, after = _neighbours(mark)
    opens = (not before or before.isspace() or before in "([-—") and bool(after.strip())
    closes = bool(before.strip()) and not after.isalnum()
    return "“" if opens else "”" if closes else '"'


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a match, each "" at the end of the text."""
    text, start, end = match.string, match.start(), match.end()
    return text[start - 1 : start] if start else "", text[end : end + 1]
