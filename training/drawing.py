"""A random source with a sense for the numbers and words of news."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from training.words import Two, Words

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Draw:
    words: Words
    rng: random.Random

    def one(self, things: Sequence[Thing]) -> Thing:
        return self.rng.choice(things)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def below(self, end: int, start: int = 0) -> int:
        return self.rng.randrange(start, end)

    def digits(self, low: int, high: int) -> int:
        """An integer spread evenly over its orders of magnitude."""
        return round(10 ** self.rng.uniform(math.log10(low), math.log10(high)))

    def year(self) -> int:
        return self.below(2031, 1900) if self.chance(0.4) else self.below(2028, 1995)

    def number(self, decimals: float = 0.5) -> Two:
        """Up to 999, with one or two decimals in that share of cases."""
        if not self.chance(decimals):
            return decimal(self.digits(2, 999))
        places = self.one((1, 1, 2))
        return decimal(self.digits(1, 999), f"{self.below(10**places, 1):0{places}d}")


def decimal(whole: int, fraction: str = "") -> Two:
    """1234, "5" -> ("1.234,5", "1,234.5")."""
    english = f"{whole:,}" + ("." + fraction if fraction else "")
    return turn_marks(english), english


def turn_marks(number: str) -> str:
    """1.234,5 <-> 1,234.5: between the languages point and comma change places."""
    return number.translate(str.maketrans(".,", ",."))


def same(value: object) -> Two:
    """What both languages write alike."""
    return str(value), str(value)
