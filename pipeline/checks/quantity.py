"""A normalised quantity and the readings by which two quantities are the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Language = Literal["id", "en"]
Kind = Literal[
    "number",
    "ordinal",
    "fraction",
    "percent",
    "money",
    "month",
    "weekday",
    "time",
    "decade",
    "score",
    "crowd",
]
Reading = tuple[str, Decimal]
"""What a quantity may mean: a domain and a value in it.

The domains are "n" plain number, "%" per cent, "m" month, "w" weekday, "t" minutes after midnight,
"d" decade, "s" two figures with a hyphen, and currency codes; "~" stands before a currency, or
alone, where only the order of a number is said ("jutaan rupiah")."""


@dataclass(frozen=True)
class Quantity:
    """One quantity of a text.

    `value` is a plain number, an amount of money in whole `unit`s, per cents, a month (1-12), a
    weekday (Monday is 1), minutes after midnight, or the first year of a decade, as `kind` says.
    `unit` is a currency code, a unit of measure, or "". `text` stands at `start`..`end`.
    `readings` holds every meaning the writing admits ("3/2" is the third of February, March the
    second, or two numbers). `soft` marks words that often say no number at all ("one", "both",
    "second"): they may answer a quantity of the other side but are never missed themselves.
    """

    value: Decimal
    kind: Kind
    unit: str
    text: str
    start: int
    end: int
    readings: frozenset[Reading] = field(default=frozenset(), repr=False)
    soft: bool = False
