"""Wrong quantities for good translations: each kind is a pattern and a change of what it finds.

The changes know nothing of the parser that is measured on them: they are regular expressions on
English text, and each makes another number, unit, date or time out of what it finds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Change = Callable[[re.Match[str], random.Random], str]

_MONTHS = (
    *("January", "February", "March", "April", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCALES = ("thousand", "million", "billion", "trillion")
_NUMBERS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fifteen", "eighteen", "twenty", "thirty", "fifty", "sixty"),
)
_MONTH = "|".join(_MONTHS)
_GROUPED = r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d)"
_DECIMAL = r"(?<![\w.,:])(\d{1,3})\.(\d{1,2})(?![\w.,:]?\d| ?[ap]\.?m)"
_CLOCK = r"(?<![\w.:])(\d{1,2})([:.])(\d{2})"


@dataclass(frozen=True)
class Kind:
    """A kind of error: where it can be planted, and what is written there instead."""

    name: str
    pattern: re.Pattern[str]
    change: Change

    def planted(self, text: str, chance: random.Random) -> Iterator[str]:
        """The text with this error at each of its places, one at a time."""
        for found in self.pattern.finditer(text):
            wrong = self.change(found, chance)
            if wrong.casefold() != found[0].casefold():
                yield text[: found.start()] + wrong + text[found.end() :]


def _other(choices: tuple[str, ...]) -> Change:
    """Another of `choices` for the one that was found, with its capital."""

    def change(found: re.Match[str], chance: random.Random) -> str:
        word = found[0]
        left = [choice for choice in choices if choice.lower() != word.lower()]
        other = chance.choice(left)
        return other.capitalize() if word[0].isupper() else other

    return change


def _digit(found: re.Match[str], chance: random.Random) -> str:
    """One digit replaced by another; the first never by nought."""
    text = found[0]
    place = chance.choice([at for at, char in enumerate(text) if char.isdigit()])
    left = [digit for digit in "123456789" if digit != text[place]]
    return text[:place] + chance.choice(left) + text[place + 1 :]


def _neighbours(found: re.Match[str], chance: random.Random) -> str:
    """Two neighbouring digits that change places; the same text where none differ."""
    text = found[0]
    places = [
        at
        for at in range(len(text) - 1)
        if text[at : at + 2].isdigit() and text[at] != text[at + 1] != "0"
    ]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _decimal(found: re.Match[str], chance: random.Random) -> str:
    """The mark lost, moved, or written as in Indonesian."""
    whole, part = found[1], found[2]
    moved = f"{whole[:-1]}.{whole[-1]}{part}" if len(whole) > 1 else f"{whole}{part[0]}.{part[1:]}"
    return chance.choice([whole + part, moved.rstrip("."), f"{whole},{part}"])


def _thousands(found: re.Match[str], chance: random.Random) -> str:
    """The mark written as in Indonesian, or a group lost or doubled."""
    text = found[0]
    return chance.choice([text.replace(",", "."), text[: text.rindex(",")], f"{text},000"])


def _year(found: re.Match[str], chance: random.Random) -> str:
    return str(int(found[0]) + chance.choice([-100, -10, -1, 1, 10, 100]))


def _day(found: re.Match[str], chance: random.Random) -> str:
    day = int(found["day"])
    other = chance.choice([other for other in range(1, 29) if other != day])
    start, end = (place - found.start() for place in found.span("day"))
    return found[0][:start] + str(other) + found[0][end:]


def _hour(found: re.Match[str], chance: random.Random) -> str:
    hour = int(found[1])
    other = chance.choice([other for other in range(1, 12) if (other - hour) % 12])
    return f"{other}{found[2]}{found[3]}"


def _minute(found: re.Match[str], chance: random.Random) -> str:
    other = chance.choice([other for other in range(5, 60, 5) if other != int(found[3])])
    return f"{found[1]}{found[2]}{other:02}"


def _half_of_day(found: re.Match[str], chance: random.Random) -> str:
    return f"{found[1]}{'p' if found[2].lower() == 'a' else 'a'}{found[3]}"


def _instead(wrongs: dict[str, str]) -> Change:
    """What stands for each text, in lower case, that can be found."""
    return lambda found, chance: wrongs[found[0].lower()]


_CURRENCIES = {
    **{"$": "€", "€": "£", "£": "$", "us$": "€", "rp": "US$", "usd": "EUR"},
    **{"dollars": "euros", "dollar": "euro", "rupiah": "dollars", "euros": "yen", "yen": "pounds"},
    **{"pounds sterling": "dollars"},
}
_UNITS = {
    **{"km": "miles", "kilometers": "miles", "kilometres": "miles", "miles": "km", "cm": "inches"},
    **{
        "meters": "feet",
        "metres": "feet",
        "feet": "meters",
        "kg": "tons",
        "hectares": "acres",
        "gallons": "litres",
    },
    **{"degrees celsius": "degrees Fahrenheit"},
    **{"hours": "days", "days": "weeks", "weeks": "months", "months": "years", "years": "months"},
    **{"minutes": "hours", "seconds": "minutes"},
}


def _kind(name: str, pattern: str, change: Change) -> Kind:
    return Kind(name, re.compile(pattern, re.IGNORECASE), change)


KINDS = (
    _kind("digit changed", r"(?<![\w.,#])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)", _digit),
    _kind("digits swapped", r"(?<![\w.,#])\d[\d,]*\d(?![\w,]|\.\d)", _neighbours),
    _kind("number word", rf"\b(?:{'|'.join(_NUMBERS)})\b(?!-)", _other(_NUMBERS)),
    _kind("scale word", rf"(?<=\d )(?:{'|'.join(_SCALES)})\b", _other(_SCALES)),
    _kind(
        "currency",
        r"(?:\bUS)?\$(?=\d)(?![\d.,]+ \w+ (?:dollars|USD))|[€£](?=\d)|\brp(?=\.? ?\d)|\busd(?= \d)"
        r"|(?<=\d )(?:dollars?|rupiah|euros|yen|pounds sterling)\b",
        _instead(_CURRENCIES),
    ),
    _kind("decimal mark", _DECIMAL, _decimal),
    _kind("thousands mark", _GROUPED, _thousands),
    _kind(
        "per cent lost",
        r"(?<=\d)(?:%| percent| per cent)(?! (?:to|and|or)\b|-)",
        lambda found, chance: "",
    ),
    _kind("month", rf"\b(?:{_MONTH})\b", _other(_MONTHS)),
    _kind("weekday", rf"\b(?:{'|'.join(_DAYS)})\b", _other(_DAYS)),
    _kind("day of month", rf"\b(?P<day>\d\d?) (?:{_MONTH})\b", _day),
    _kind("day after month", rf"\b(?:{_MONTH}) (?P<day>\d\d?)\b", _day),
    _kind("year", r"(?<![\w.,-])(?:1[89]|20)\d\d(?![\w,-]|\.\d)", _year),
    _kind("hour", _CLOCK, _hour),
    _kind("minute", _CLOCK, _minute),
    _kind("morning or evening", r"(?<=\d)( ?)([ap])(\.?m\b)", _half_of_day),
    _kind("unit of measure", rf"(?<=\d )(?:{'|'.join(_UNITS)})\b", _instead(_UNITS)),
)
