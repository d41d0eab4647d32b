"""From a number to an amount: the percent sign, currency, measure or clock written with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pipeline.checks.parsing.clock import LATER_PARTS, Clock, read_clock
from pipeline.checks.parsing.digits import Token
from pipeline.checks.parsing.lexicon import CURRENCY_CODES, DOLLARS, Lexicon
from pipeline.checks.quantity import Kind, Language, Quantity, Reading

_NEAR = 2  # characters between an amount and what belongs to it ("Rp. 5")
_PLAIN = ("n",)
_PERCENT_PAIRS = frozenset({("per", "cent"), ("poin", "persentase"), ("poin", "persen")})
_BEFORE_MEASURE = frozenset({"square", "cubic", "sq", "degree", "degrees", "derajat"})
_ONE = frozenset({"a", "one", "1", "satu"})


@dataclass(frozen=True)
class Context:
    """A text cut into tokens, and the vocabulary to read it with."""

    text: str
    tokens: Sequence[Token]
    language: Language
    lexicon: Lexicon

    def word(self, index: int) -> str:
        """The token at `index`, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def gap(self, index: int) -> int:
        """How many characters stand between the token before `index` and the one at `index`."""
        if not 0 < index < len(self.tokens):
            return len(self.text)
        return self.tokens[index].start - self.tokens[index - 1].end

    @cached_property
    def later(self) -> bool:
        """Whether the text names a part of the day after the morning."""
        return any(token.text in LATER_PARTS for token in self.tokens)


@dataclass(frozen=True)
class Number:
    """A bare number and all it may be worth; `written` is the same before its scale word.

    `minutes` is set where its digits may be a time of day, and without `values` where they can be
    nothing else. `further` are readings that no unit changes.
    """

    values: tuple[Decimal, ...]
    written: tuple[Decimal, ...] = ()
    scale: int = 1
    minutes: int | None = None
    kind: Kind = "number"
    soft: bool = False
    further: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Amount:
    """A quantity at tokens `first`..`stop`, with what a neighbour may share of it ("5-7 juta").

    `domains` are the reading domains of its unit.
    """

    quantity: Quantity
    first: int
    stop: int
    number: Number
    domains: tuple[str, ...] = _PLAIN


@dataclass(frozen=True)
class Unit:
    """A unit with the tokens it spans, together with its number."""

    kind: Kind
    name: str
    domains: tuple[str, ...]
    first: int
    stop: int


def amount(context: Context, first: int, stop: int, number: Number) -> Amount:
    """The amount whose number is written in tokens `first`..`stop`, with its unit if it has one."""
    prefix = _currency_before(context, first, stop)
    number, stop, guesses = _letter_scale(context, stop, number, prefix is not None)
    unit = (
        _percent(context, first, stop, number.kind)
        or currency_after(context, first, stop)
        or prefix
    )
    if not number.values:
        unit = None  # "Rp 14:30" is no money
    clock = _clock(context, first, stop, number) if unit is None else None
    if clock is not None and (clock.certain or not number.values):
        return _timed(context, first, stop, number, clock)
    unit = unit or _measure(context, first, stop, number.kind)
    unit_stop, values = max(stop, unit.stop), number.values
    readings = {(domain, value) for domain in unit.domains for value in (*values, *guesses)}
    readings |= set(number.further)
    if unit.name == "DOLLAR" and 1900 <= values[0] < 2100:
        readings.add(("n", values[0]))  # "in 2013 dollars"
    if unit.kind == "fraction":
        readings |= {("%", value * 100) for value in values}
    if clock is not None and (clock.likely or number.minutes is not None):
        readings |= clock.readings
    quantity = quantity_at(
        context, unit.first, unit_stop, values[0], unit.kind, readings, unit.name, number.soft
    )
    return Amount(quantity, unit.first, unit_stop, number, unit.domains)


def quantity_at(
    context: Context,
    first: int,
    stop: int,
    value: Decimal,
    kind: Kind,
    readings: Iterable[Reading],
    unit: str = "",
    soft: bool = False,
) -> Quantity:
    """A quantity over the tokens `first`..`stop`."""
    start, end = context.tokens[first].start, context.tokens[stop - 1].end
    written = context.text[start:end]
    return Quantity(value, kind, unit, written, start, end, frozenset(readings), soft)


def _letter_scale(
    context: Context, stop: int, number: Number, money: bool
) -> tuple[Number, int, list[Decimal]]:
    """Takes up a scale letter ("Rp 5 M", "$2.3bn"). Glued to a bare English number it may also be a
    unit ("5m"): then it yields guesses only."""
    scale = context.lexicon.letters.get(context.word(stop))
    glued = context.gap(stop) == 0
    if scale is None or number.scale != 1 or context.gap(stop) > 1:
        return number, stop, []
    if money or len(context.word(stop)) == 2:
        values = tuple(value * scale for value in number.values)
        return replace(number, values=values, scale=scale), stop + 1, []
    if glued and context.language == "en":
        return number, stop, [value * scale for value in number.values]
    return number, stop, []


def _percent(context: Context, first: int, stop: int, kind: Kind) -> Unit | None:
    if kind == "fraction":  # "half a per cent", "a quarter of one percent"
        stop += context.word(stop) in ("of", "dari")
        stop += context.word(stop) in _ONE
    word = context.word(stop)
    if word in context.lexicon.percent:
        return Unit("percent", "%", ("%",), first, stop + 1)
    if (word, context.word(stop + 1)) in _PERCENT_PAIRS:
        return Unit("percent", "%", ("%",), first, stop + 2)
    return None


def _currency_before(context: Context, first: int, stop: int) -> Unit | None:
    """The currency sign or code in front of a number ("Rp", "US$", "SGD")."""
    code = CURRENCY_CODES.get(context.word(first - 1))
    if code is None or context.gap(first) > _NEAR:
        return None
    start = first - 1
    if code == "DOLLAR" and context.gap(start) == 0:
        nation = context.lexicon.nations.get(context.word(start - 1))
        if nation is not None:
            return Unit("money", nation, (nation,), start - 1, stop)
    return _money(code, start, stop)


def currency_after(context: Context, first: int, stop: int) -> Unit | None:
    """The currency behind a number ("dolar AS", "U.S. dollars", "rupiah")."""
    at, nation = stop + (context.word(stop) == "-"), ""
    while at < stop + 4 and context.gap(at) <= _NEAR:
        word = context.word(at)
        code = context.lexicon.currencies.get(word) or CURRENCY_CODES.get(word)
        if code is not None:
            break
        nation = nation or context.lexicon.nations.get(word, "")
        if not nation:
            return None
        at += 1
    else:
        return None
    if context.word(at) in CURRENCY_CODES and context.word(at + 1)[:1].isdigit():
        return None  # the sign of the number behind it: "2, US$ 5"
    if code == "DOLLAR":
        after = context.lexicon.nations.get(context.word(at + 1), "")
        if (context.word(at + 1), context.word(at + 2)) == ("a", "s"):
            after, at = "USD", at + 1
        if context.language == "id" and after and not nation:
            nation, at = after, at + 1
        code = nation or code
    return _money(code, first, at + 1)


def _money(code: str, first: int, stop: int) -> Unit:
    domains = (*DOLLARS, code) if code == "DOLLAR" else (code,)
    return Unit("money", code, domains, first, stop)


def _measure(context: Context, first: int, stop: int, kind: Kind) -> Unit:
    at = stop + (context.word(stop) == "-")
    at += context.word(at) in _BEFORE_MEASURE
    known = kind != "ordinal" and context.gap(at) <= 1
    name = context.lexicon.measures.get(context.word(at), "") if known else ""
    return Unit(kind, name, _PLAIN, first, at + 1 if name else stop)


def _clock(context: Context, first: int, stop: int, number: Number) -> Clock | None:
    """The times that a number may mean, or None if it cannot be one."""
    minutes = number.minutes
    if minutes is None and number.scale == 1 and number.kind == "number":
        minutes = _hour_minutes(number.values[0])
    if minutes is None:
        return None
    start, end = context.tokens[first].start, context.tokens[stop - 1].end
    return read_clock(context.text, start, end, minutes, context.language, context.later)


def _timed(context: Context, first: int, stop: int, number: Number, clock: Clock) -> Amount:
    value = min(value for domain, value in clock.readings if domain == "t")
    quantity = quantity_at(context, first, stop, value, "time", clock.readings)
    text = context.text[quantity.start : clock.end]
    while stop < len(context.tokens) and context.tokens[stop].start < clock.end:
        stop += 1
    return Amount(replace(quantity, end=clock.end, text=text), first, stop, number, ("t",))


def _hour_minutes(value: Decimal) -> int | None:
    """Minutes after midnight that "9" or "0930" may write."""
    if value != int(value) or value >= 2400:
        return None
    hour, minute = divmod(int(value), 100) if value > 24 else (int(value), 0)
    return hour * 60 + minute if minute < 60 and value != 0 else None
