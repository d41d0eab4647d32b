"""Times of day: which numbers are one, and which minutes after midnight they may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.quantity import Language, Reading

_HALF_DAY = 12 * 60
_REACH = 8  # characters looked back on for "pukul"

_BEFORE = re.compile(r"(?<![^\W\d_])(?:pukul|jam|pkl\.?|pk\.?)\s{0,2}\Z", re.IGNORECASE)
_AFTER = {
    "id": re.compile(
        r"\s{0,2}(?P<zone>WIB|WITA|WIT|UTC|GMT|waktu setempat)?\s{0,2}"
        r"(?:(?P<early>pagi|dini hari|subuh)|(?P<noon>siang)|(?P<late>sore|petang)"
        r"|(?P<night>malam))?\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\s{0,2}(?:(?P<am>a\.?\s?m\b)|(?P<pm>p\.?\s?m\b)|(?P<hour>o['’]clock)\b)?"
        r"\.?\s{0,2}(?P<zone>WIB|WITA|WIT|UTC|GMT|local time)?\b",
        re.IGNORECASE,
    ),
}
LATER_PARTS = frozenset({"siang", "sore", "petang", "malam", "semalam"})
"""Words that make any hour on the twelve-hour dial of an Indonesian text doubtful."""


@dataclass(frozen=True)
class Clock:
    """The times that a number may mean, and where the words that belong to it end.

    It is `certain` that it is a time if "pukul", a zone, "a.m." or the like stand with it, and
    `likely` if a part of the day does ("10 malam" is ten in the evening, or ten nights).
    """

    readings: frozenset[Reading]
    certain: bool
    likely: bool
    end: int


def read_clock(
    text: str, start: int, end: int, minutes: int, language: Language, later: bool
) -> Clock:
    """The times that a number at `start`..`end` may mean, if `minutes` is what its digits say.

    Indonesian uses the 24-hour clock unless a part of the day follows, or (`later`) is named
    elsewhere; English without "a.m." or "p.m." leaves both halves of the day open.
    """
    after = _AFTER[language].match(text, end)
    said = {name for name, value in after.groupdict().items() if value} if after else set()
    stop = end + len(text[end : after.end()].rstrip()) if after and said else end
    if language == "id":
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        certain = before is not None or "zone" in said
        times = _indonesian(minutes, said, later)
    else:
        certain = bool(said)
        times = _english(minutes, said)
    readings = {("t", Decimal(time)) for time in times}
    if minutes % 60 == 0 and not said & {"am", "pm"}:
        readings.add(("n", Decimal(minutes // 60)))
    return Clock(frozenset(readings), certain, bool(said), stop)


def _indonesian(minutes: int, said: set[str], later: bool) -> set[int]:
    hour = minutes // 60
    if hour > 12 or "early" in said:
        return {minutes if hour > 12 else minutes % _HALF_DAY}
    if "night" in said:
        return {minutes % _HALF_DAY + (_HALF_DAY if 5 <= hour < 12 else 0)}
    if "late" in said or "noon" in said:
        return {minutes + (_HALF_DAY if hour < (12 if "late" in said else 6) else 0)}
    return {minutes, (minutes + _HALF_DAY) % (2 * _HALF_DAY)} if later else {minutes}


def _english(minutes: int, said: set[str]) -> set[int]:
    if minutes >= 13 * 60:
        return {minutes}
    morning = minutes % _HALF_DAY
    if "am" in said or "pm" in said:
        return {morning + (_HALF_DAY if "pm" in said else 0)}
    return {morning, morning + _HALF_DAY}
