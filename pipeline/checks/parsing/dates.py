"""Dates in figures ("3/2", "14/7/2025", "2025-07-14"), month and weekday names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from pipeline.checks.parsing.amounts import Amount, Context, Number, quantity_at
from pipeline.checks.quantity import Kind, Reading
from pipeline.checks.vocabulary import word_set

_Role = Literal["day", "month", "year", "either"]

_DATE_WORDS = frozenset({"tanggal", "tgl", "date"})
_MODAL_MONTHS = frozenset({"may", "march"})  # words of their own at the start of a sentence
_BEFORE_MONTH = word_set(
    """in of since until till by last next this early late mid from to through on during before
    after and between for -"""
)
_AFTER_WEEK = frozenset({"lalu", "depan", "ini", "kemarin"})


def figures(context: Context, index: int) -> list[Amount]:
    """The parts of a date in figures that begins at token `index`; nothing if none does.

    Indonesian writes the day first. English may mean either order, and two figures without
    brackets or a weekday may as well be a fraction or two numbers: all these are readings.
    """
    places = _places(context, index)
    if not places:
        return []
    numbers = [Decimal(context.word(at)) for at in places]
    strict = context.language == "id" and (len(places) == 3 or _is_date(context, places))
    shared: set[Reading] = set()
    if len(numbers) == 2 and not strict and 0 < numbers[0] < numbers[1]:
        shared.add(("n", numbers[0] / numbers[1]))
    amounts = []
    for at, number, role in zip(places, numbers, _roles(numbers, strict), strict=True):
        kind: Kind = "month" if role == "month" else "number"
        readings = _readings(number, role) | shared
        quantity = quantity_at(context, at, at + 1, number, kind, readings)
        amounts.append(Amount(quantity, at, at + 1, Number((number,))))
    return amounts


def _places(context: Context, index: int) -> list[int]:
    """The token indexes of two or three figures with "/" between, or three with "-" and a year."""
    mark = context.word(index + 1)
    places = [index]
    while len(places) < 3 and context.word(places[-1] + 1) == mark:
        at = places[-1] + 2
        if not context.word(at).isdigit() or context.gap(at) or context.gap(at - 1):
            break
        places.append(at)
    figures = [context.word(at) for at in places]
    if len(figures) < 2 or not all(figure.isdigit() and len(figure) <= 4 for figure in figures):
        return []
    year = any(len(context.word(at)) == 4 for at in (places[0], places[-1]))
    return places if mark == "/" or (mark == "-" and len(places) == 3 and year) else []


def _is_date(context: Context, places: Sequence[int]) -> bool:
    """Whether two figures are a date: the last closes a bracket, or a word before them says so."""
    before = context.word(places[0] - 1)
    end = context.tokens[places[-1]].end
    closed = context.text[end : end + 1] == ")"
    return closed or before in _DATE_WORDS or before in context.lexicon.weekdays


def _roles(numbers: Sequence[Decimal], strict: bool) -> tuple[_Role, ...]:
    if numbers[0] > 31:
        return ("year", "year") if len(numbers) == 2 else ("year", "month", "day")
    roles: tuple[_Role, ...] = ("day", "month", "year")
    if not strict:
        roles = ("either", "either", "year")
    elif numbers[1] > 12 >= numbers[0]:
        roles = ("month", "day", "year")
    return roles[: len(numbers)]


def _readings(number: Decimal, role: _Role) -> set[Reading]:
    is_month = role in ("month", "either") and 1 <= number <= 12
    readings: set[Reading] = {("m", number)} if is_month else set()
    if role != "month" or not is_month:
        readings.add(("n", number))
    if role == "year" and number < 100:
        readings |= {("n", number + century) for century in (1900, 2000)}
    return readings


def named(context: Context, index: int) -> list[Amount]:
    """The month or weekday that the word at token `index` names; soft where it may be another."""
    word, lexicon = context.word(index), context.lexicon
    month = lexicon.months.get(word) or lexicon.short_months.get(word)
    if month is not None:
        sure = _is_month(context, index)
        return [_named(context, index, month, "month", "m", soft=not sure)]
    weekday = lexicon.weekdays.get(word)
    if weekday is None:
        return []
    if word != "minggu":
        return [_named(context, index, weekday, "weekday", "w")]
    capital = context.text[context.tokens[index].start] == "M"
    day = context.word(index - 1) == "hari"
    if not capital and not day:
        return []  # "a week"
    unsure = not capital or (not day and (index == 0 or context.word(index + 1) in _AFTER_WEEK))
    return [_named(context, index, weekday, "weekday", "w", soft=unsure)]


def _named(
    context: Context, index: int, value: int, kind: Kind, domain: str, soft: bool = False
) -> Amount:
    number = Decimal(value)
    quantity = quantity_at(context, index, index + 1, number, kind, [(domain, number)], soft=soft)
    return Amount(quantity, index, index + 1, Number((number,)), (domain,))


def _is_month(context: Context, index: int) -> bool:
    word = context.word(index)
    if context.text[context.tokens[index].start].islower():
        return False
    if any(
        context.word(at)[:1].isdigit() and context.gap(max(at, index)) <= 2
        for at in (index - 1, index + 1)
    ):
        return True
    if word not in context.lexicon.months:
        return False
    return word not in _MODAL_MONTHS or context.word(index - 1) in _BEFORE_MONTH
