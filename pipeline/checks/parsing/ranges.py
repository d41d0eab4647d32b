"""What two neighbouring amounts share: "Rp 5-7 juta", "10 to 15 per cent", "2 to 4 p.m."."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.checks.parsing.amounts import Amount, Context, quantity_at
from pipeline.checks.quantity import Quantity, Reading

_SPANS = frozenset({"-", "to", "and", "or", "sampai", "hingga", "dan", "atau"})


def share(context: Context, amounts: Sequence[Amount]) -> list[Quantity]:
    """The quantities of `amounts`, each with the further readings that a neighbour allows it.

    The first of a range may leave its scale word and unit to the second ("5-7 juta"), the second
    its currency sign to the first ("Rp 5-7"). Both only ever add readings.
    """
    quantities = [amount.quantity for amount in amounts]
    pairs = []
    for index in range(len(amounts) - 2, -1, -1):
        left, right = amounts[index], amounts[index + 1]
        if not _joined(context, left.stop, right.first):
            continue
        quantities[index] = _with(quantities[index], _lent(left, right))
        forward = _short_year(left.quantity, right.quantity)
        if left.quantity.kind == "money" and context.word(left.stop) in _SPANS:
            forward |= _lent(right, replace(left, number=replace(left.number, scale=1)))
        quantities[index + 1] = _with(quantities[index + 1], forward)
        pairs += _pair(context, left, right)
    return sorted(quantities + pairs, key=lambda quantity: quantity.start)


def _pair(context: Context, left: Amount, right: Amount) -> list[Quantity]:
    """Two small figures with nothing but a hyphen between them ("3-0"), as one more quantity."""
    start, end = left.stop - 1, left.stop + 2
    figures = context.word(start), context.word(right.first)
    glued = (
        context.word(left.stop) == "-" and context.gap(left.stop) + context.gap(right.first) == 0
    )
    longer = context.word(end) == "-" or context.word(start - 1) == "-"  # a date, a serial number
    if longer or not glued or not all(figure.isdigit() and len(figure) < 4 for figure in figures):
        return []
    low, high = sorted(Decimal(figure) for figure in figures)
    reading = ("s", low * 1000 + high)
    return [quantity_at(context, start, end, Decimal(figures[0]), "score", [reading])]


def _joined(context: Context, start: int, stop: int) -> bool:
    between = [context.word(at) for at in range(start, min(stop, start + 3))]
    if stop - start > 2 or not all(word in context.lexicon.joiners for word in between):
        return False
    if between:
        return True
    gap = context.text[context.tokens[start - 1].end : context.tokens[stop].start]
    return len(gap) <= 3 and "," in gap and not gap.strip(", ")


def _short_year(first: Quantity, last: Quantity) -> set[Reading]:
    """The full year that the second of "1957-58" means."""
    if 1000 <= first.value < 2100 and len(first.text) == 4 and len(last.text) == 2:
        return {("n", first.value // 100 * 100 + last.value)}
    return set()


def _lent(plain: Amount, rich: Amount) -> set[Reading]:
    """The readings of a plain number under its neighbour's unit and scale."""
    number = plain.number
    if plain.quantity.kind == "money" and number.scale == 1 and rich.number.scale > 1:
        values = {value * rich.number.scale for value in number.written}  # "Rp 5-7 juta"
        bare = rich.domains == ("n",)
        return {(domain, value) for domain in plain.domains for value in values} if bare else set()
    if plain.domains != ("n",) or plain.quantity.kind != "number":
        return set()
    if rich.domains == ("t",):
        hours = {value for value in number.values if 1 <= value <= 12}
        return {
            ("t", time)
            for _, minutes in rich.quantity.readings
            for value in hours
            for time in (value * 60 + minutes // 720 * 720,)
        }
    if rich.quantity.kind not in ("money", "percent") and rich.number.scale == 1:
        return set()
    values = set(number.values)
    if number.scale == 1:
        values |= {value * rich.number.scale for value in number.written}
    return {(domain, value) for domain in rich.domains for value in values}


def _with(quantity: Quantity, readings: Iterable[Reading]) -> Quantity:
    return replace(quantity, readings=quantity.readings | frozenset(readings))
