"""The form in which each language lists the words that make quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

ORDINAL = "ke-"
"""The token that makes an ordinal of the number after it, as the Indonesian prefix does."""

ROMANS = {
    tens + unit: 10 * len(tens) + value
    for tens in ("", "x", "xx", "xxx")
    for value, unit in enumerate(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
    if tens + unit
}
"""The Roman numerals below forty, in lower case."""


@dataclass(frozen=True)
class Lexicon:
    """All quantity vocabulary of one language, in lower case.

    `units` are the numbers below twenty (below twelve in Indonesian), `tens` twenty to ninety,
    `scales` multiply a group below a thousand, `letters` are scales written as a letter ("5 M").
    `crowds` say the order of a number only ("jutaan"); `vague` words may answer a quantity of the
    other side but are never missed, and so may `moments`, words for times of day in minutes after
    midnight. `expansions` spells one word as several ("seribu" as "satu
    ribu"). `currencies` are words after an amount, `nations` those that say whose dollar it is.
    `joiners` stand between two amounts that share a unit.
    """

    decimal_mark: str
    units: Mapping[str, int]
    tens: Mapping[str, int]
    hundred: frozenset[str]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    ordinal_prefix: str
    ordinals: Mapping[str, int]
    denominators: Mapping[str, int]
    crowds: Mapping[str, int]
    halves: frozenset[str]
    articles: frozenset[str]
    vague: Mapping[str, Decimal]
    moments: Mapping[str, int]
    expansions: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    currencies: Mapping[str, str]
    nations: Mapping[str, str]
    measures: Mapping[str, str]
    percent: frozenset[str]
    point: str
    joiners: frozenset[str]
    starters: frozenset[str] = field(init=False)
    openers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Collects `starters`, which begin a number in words, and `openers`, which begin any
        quantity."""
        numbers = (self.units, self.tens, self.ordinals, self.halves, self.articles)
        starters = frozenset({ORDINAL}.union(*numbers))
        moments = {phrase.split()[0] for phrase in self.moments}
        words = (self.hundred, self.scales, self.crowds, self.vague, moments, ROMANS)
        dates = (self.months, self.short_months, self.weekdays)
        object.__setattr__(self, "starters", starters)
        object.__setattr__(self, "openers", starters.union(*words, *dates))


def counted(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words in order to first, first + step, ...; "|" joins spellings of the same value."""
    return {
        word: first + step * index
        for index, group in enumerate(words.split())
        for word in group.split("|")
    }


def grouped(**groups: str) -> dict[str, str]:
    """Each word of each group to the group's name."""
    return {word: name for name, words in groups.items() for word in words.split()}


def valued(groups: Mapping[int | Decimal, str]) -> dict[str, Decimal]:
    """Each word of each group to the group's value."""
    return {word: Decimal(value) for value, words in groups.items() for word in words.split()}


CURRENCY_CODES = grouped(
    IDR="rp idr",
    USD="usd",
    DOLLAR="$",
    SGD="sgd",
    AUD="aud",
    HKD="hkd",
    EUR="€ eur",
    GBP="£ gbp",
    JPY="¥ jpy",
    CNY="cny rmb",
    MYR="myr rm",
    KRW="krw",
    THB="thb",
    SAR="sar",
    CHF="chf",
)
"""What is written before an amount (or after it), in any language."""

DOLLARS = ("USD", "SGD", "AUD", "HKD", "CAD", "NZD", "TWD")
"""What a bare "dollar" may be."""
