"""Numbers spelled out in words, and the scale words that follow digits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.checks.parsing.digits import MAX_DIGITS, Token
from pipeline.checks.parsing.lexicon import ORDINAL, Lexicon


class Spelled(NamedTuple):
    """A number read from tokens: its value, the index after its last token, and its scale word."""

    value: Decimal
    stop: int
    scale: int = 1
    ordinal: bool = False
    fraction: bool = False


def spelled(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Spelled | None:
    """The number that the words from `tokens[start]` on spell, or None.

    Reads groups below a thousand with their scale words in falling order ("dua juta lima ratus
    ribu", "one hundred and five thousand"), decimals ("lima koma dua"), halves and fractions
    ("dua pertiga", "two-thirds", "one and a half million").
    """
    if tokens[start].text in lexicon.halves:
        stop = start + 1
        if _word(tokens, stop) in lexicon.articles and _scale(_word(tokens, stop + 1), lexicon):
            stop += 1  # "half a million"
        return scaled(tokens, Decimal("0.5"), stop, lexicon)._replace(fraction=True)
    group = _group(tokens, start, lexicon)
    if group is None or group.ordinal:
        return group
    at = _skip_hyphen(tokens, group.stop)
    denominator = lexicon.denominators.get(_word(tokens, at))
    if _word(tokens, at) == "per":  # "dua per tiga"
        at += 1
        denominator = lexicon.units.get(_word(tokens, at))
    if denominator and 0 < group.value < 100:
        share, at = group.value / denominator, at + 1
        if (_word(tokens, at), _word(tokens, at + 1)) == ("of", "a"):
            at += 2 if _scale(_word(tokens, at + 2), lexicon) else 0  # "a quarter of a million"
        return scaled(tokens, share, at, lexicon)._replace(fraction=True)
    if _word(tokens, group.stop) == lexicon.point:
        group = _decimals(tokens, group, lexicon)
    return scaled(tokens, group.value, group.stop, lexicon)


def scaled(tokens: Sequence[Token], value: Decimal, stop: int, lexicon: Lexicon) -> Spelled:
    """`value` times the scale words from `tokens[stop]` on, if any ("1,5 triliun").

    Smaller groups may follow, written like the first, in digits or in words ("2 juta 500 ribu").
    """
    digits = tokens[stop - 1].text[0].isdigit()
    total, limit = Decimal(0), 10**15
    while True:
        half = _half_after(tokens, stop, lexicon)
        if half:
            value, stop = value + Decimal("0.5"), half
        at = _skip_hyphen(tokens, stop)
        scale = _scale(_word(tokens, at), lexicon) if _adjoins(tokens, at) else None
        if scale is None or scale >= limit:
            return Spelled(total + value, stop, limit if total else 1)
        total, stop, limit = total + value * scale, at + 1, scale
        tail = _tail(tokens, stop, limit, digits, lexicon)
        if tail is None:
            return Spelled(total, stop, scale)
        value, stop = tail.value, tail.stop


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _skip_hyphen(tokens: Sequence[Token], index: int) -> int:
    return index + 1 if _word(tokens, index) == "-" else index


def _scale(word: str, lexicon: Lexicon) -> int | None:
    return 100 if word in lexicon.hundred else lexicon.scales.get(word)


def _decimals(tokens: Sequence[Token], number: Spelled, lexicon: Lexicon) -> Spelled:
    """The spelled digits after "koma" or "point"."""
    digits, at = "", number.stop + 1
    while lexicon.units.get(_word(tokens, at), 10) < 10 and len(digits) < MAX_DIGITS:
        digits += str(lexicon.units[_word(tokens, at)])
        at += 1
    return Spelled(Decimal(f"{number.value}.{digits}"), at) if digits else number


def _tail(
    tokens: Sequence[Token], start: int, limit: int, digits: bool, lexicon: Lexicon
) -> Spelled | None:
    """The smaller group after a scale word: "[dua ribu] lima ratus", "[2 juta] 500 ribu"."""
    if limit < 1000 or not _adjoins(tokens, start):
        return None
    word = tokens[start].text
    if word[0].isdigit() != digits:
        return None
    if not digits:
        joint = bool(lexicon.articles) and word == "and"  # "one thousand and one"
        group = _group(tokens, start + joint, lexicon)
        if group is None or group.ordinal:
            return None
        larger = group.value > 99 or _scale(_word(tokens, group.stop), lexicon) is not None
        return None if joint and larger else group
    scale = _scale(_word(tokens, start + 1), lexicon)
    if scale and word.isdigit() and 100 < scale < limit:
        return Spelled(Decimal(word[:MAX_DIGITS]), start + 1)
    return None


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a space stands between the token at `index` and the one before it."""
    return index < len(tokens) and tokens[index].start - tokens[index - 1].end <= 1


def _half_after(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """The index after "setengah" or "and a half" if that comes at `start`, else 0."""
    for word in ("and", "a", "half") if lexicon.articles else ("setengah",):
        start = _skip_hyphen(tokens, start)
        if _word(tokens, start) != word:
            return 0
        start += 1
    return start


def _group(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Spelled | None:
    """A number below a thousand, or an ordinal."""
    ordinal = _word(tokens, start) == ORDINAL
    low = _below_hundred(tokens, start + ordinal, lexicon)
    if low is None:
        return None
    if not low.ordinal and low.value < 100 and _word(tokens, low.stop) in lexicon.hundred:
        low = _with_hundreds(tokens, low, lexicon)
    return low._replace(ordinal=ordinal or low.ordinal)


def _with_hundreds(tokens: Sequence[Token], count: Spelled, lexicon: Lexicon) -> Spelled:
    value, stop = count.value * 100, count.stop + 1
    joint = bool(lexicon.articles) and _word(tokens, stop) == "and"
    rest = _below_hundred(tokens, stop + joint, lexicon)
    if rest is None or not _adjoins(tokens, stop) or _word(tokens, rest.stop) in lexicon.hundred:
        return Spelled(value, stop)
    return rest._replace(value=value + rest.value)


def _below_hundred(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Spelled | None:
    word, after = _word(tokens, start), _word(tokens, start + 1)
    if word in lexicon.ordinals:
        return Spelled(Decimal(lexicon.ordinals[word]), start + 1, ordinal=True)
    if word in lexicon.articles:
        counted = after in lexicon.denominators or _scale(after, lexicon)
        return Spelled(Decimal(1), start + 1) if counted else None
    if word in lexicon.tens:
        return _english_tens(tokens, start, lexicon)
    value = lexicon.units.get(word)
    return None if value is None else _indonesian_ending(tokens, start, value, lexicon)


def _english_tens(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Spelled:
    """Twenty to ninety with the unit after it ("twenty-five", "thirty-first")."""
    value = lexicon.tens[tokens[start].text]
    at = _skip_hyphen(tokens, start + 1)
    word = _word(tokens, at)
    digit = lexicon.units.get(word) or lexicon.ordinals.get(word) or 0
    if 0 < digit < 10:
        return Spelled(Decimal(value + digit), at + 1, ordinal=word in lexicon.ordinals)
    return Spelled(Decimal(value), start + 1)


def _indonesian_ending(
    tokens: Sequence[Token], start: int, value: int, lexicon: Lexicon
) -> Spelled:
    """A unit with what multiplies or raises it, if that follows ("dua belas", "dua puluh lima")."""
    ending = _word(tokens, start + 1) if 0 < value < 10 else ""
    if ending == "belas":
        return Spelled(Decimal(value + 10), start + 2)
    if ending == "puluh":
        digit = lexicon.units.get(_word(tokens, start + 2), 0)
        single = 0 < digit < 10
        return Spelled(Decimal(value * 10 + digit * single), start + 2 + single)
    return Spelled(Decimal(value), start + 1)
