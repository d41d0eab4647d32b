"""Numbers written in digits, and the tokens that quantities are made of.

Indonesian groups thousands with "." and has "," before the decimals, English the other way round;
Indonesian text also holds the English style where only one reading is possible ("5.6", with one
digit after the mark, is a decimal everywhere). In English text the Indonesian style is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.checks.parsing.lexicon import ORDINAL, Lexicon

MAX_DIGITS = 24  # longer strings of digits are no quantities; the first ones tell them apart

_TOKEN = re.compile(
    r"&#[0-9]+;"  # the residue of HTML, and of a dash that was decoded wrongly, is no amount
    r"|â€[^0-9\s]?|€[“”](?=[0-9])"
    r"|(?<![^\s(])\.[0-9]+(?![.,:][0-9])"
    r"|(?<![A-Za-zÀ-ɏ0-9])[0-9]{0,6}[¼½¾]"
    r"|[0-9]+(?:[.,:][0-9]+)*"
    r"|[A-Za-zÀ-ɏ]+(?:(?<=Ã)[0-9]+[⁄/][0-9⁄/]+)?"  # "Ã1⁄4" is what became of "ü"
    r"|[%$€£¥¢/\-]"
)
_FRACTIONS = {"¼": "25", "½": "5", "¾": "75"}
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—−"}
_MARK = re.compile(r"([.,:])")
_DIGIT_STARTS = frozenset(".0123456789")
_AFTER_PREFIX = frozenset("-0123456789")


class Token(NamedTuple):
    """A number, word or symbol in lower case, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Literal:
    """A number in digits: its possible values, and minutes after midnight if it may be a time."""

    values: tuple[Decimal, ...]
    minutes: int | None = None


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Numbers, words and the symbols that matter to quantities, in order.

    Words that spell several numerals ("seribu") become several tokens over the same span, and digit
    strings that are no single number ("14.07.2025", "3:0", "10.0.0.1") become one token a part with
    a symbol between them.
    """
    tokens: list[Token] = []
    plain = text.translate(_DASHES)
    for match in _TOKEN.finditer(plain):
        word, start, end = match[0], match.start(), match.end()
        if word[-1] in _FRACTIONS:
            word = f"{word[:-1] or 0}{lexicon.decimal_mark}{_FRACTIONS[word[-1]]}"
        if word[0] in _DIGIT_STARTS:
            word = "0" + word if word[0] == "." else word
            if literal(word, lexicon.decimal_mark) is None:
                tokens.extend(_parts(word, start))
            else:
                tokens.append(Token(word, start, end))
            continue
        if word[0] in "&â€" and len(word) > 1 and not word.isalpha():
            tokens.append(Token("-", start, end))
            continue
        word = word.lower()
        if word == lexicon.ordinal_prefix and plain[end : end + 1] in _AFTER_PREFIX:
            word = ORDINAL
        for part in lexicon.expansions.get(word, (word,)):
            tokens.append(Token(part, start, end))
    return tokens


def _parts(word: str, start: int) -> list[Token]:
    symbol = "/" if word.count(".") == 2 else "-"
    parts = []
    for piece in _MARK.split(word):
        text = symbol if piece in ".,:" else piece
        parts.append(Token(text, start, start + len(piece)))
        start += len(piece)
    return parts


@lru_cache(maxsize=8192)
def literal(text: str, decimal_mark: str) -> Literal | None:
    """What a digit string with marks inside may mean, or None where it is no single number."""
    if text.isdigit():
        return Literal((Decimal(text[:MAX_DIGITS]),))
    if len(text) > MAX_DIGITS:
        return None
    head, *marked = _MARK.split(text)
    marks, groups = marked[::2], marked[1::2]
    if ":" in marks:
        return _clock(head, groups[0]) if len(marks) == 1 else None
    if len(marks) == 1:
        return _with_one_mark(head, marks[0], groups[0], decimal_mark == ".")
    return _with_marks(head, marks, groups, decimal_mark == ".")


def _with_one_mark(head: str, mark: str, group: str, english: bool) -> Literal | None:
    fraction = Decimal(f"{head}.{group}")
    if len(group) == 3 and len(head) <= 3 and head[0] != "0":
        whole = Decimal(head + group)
        if mark == ("," if english else "."):
            return Literal((whole,))
        # Indonesian text also writes 1,500 the English way; English text has no 1.500 for it.
        return Literal((fraction,) if english else (fraction, whole))
    if mark == ",":
        return None if english else Literal((fraction,))
    clock = _clock(head, group)
    return Literal((fraction,), clock.minutes if clock else None)


def _with_marks(
    head: str, marks: Sequence[str], groups: Sequence[str], english: bool
) -> Literal | None:
    """A number with thousands, and decimals if its last mark is another: "1.500.000,25"."""
    *inner, last = marks
    thousands = inner[0]
    decimals = last != thousands
    if len(set(inner)) > 1 or (english and thousands == "."):
        return None
    grouped = groups[:-1] if decimals else groups
    if len(head) > 3 or head[0] == "0" or any(len(group) != 3 for group in grouped):
        return None
    whole = "".join((head, *grouped))
    return Literal((Decimal(f"{whole}.{groups[-1]}" if decimals else whole),))


def _clock(hour: str, minute: str) -> Literal | None:
    if len(hour) <= 2 and int(hour) <= 24 and len(minute) == 2 and int(minute) < 60:
        return Literal((), int(hour) % 24 * 60 + int(minute))
    return None
