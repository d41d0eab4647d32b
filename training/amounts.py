"""Slots for money, percentages, quantities, dates, times and scores.

On the English side the decimal comma and the grouping point change places; juta, miliar and triliun
become million, billion and trillion, ribu is written out; the point of a clock becomes a colon; the
slashed date behind a day's name and "Rp" stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from training.drawing import Draw, decimal, same
from training.words import DAYS, MONTHS, Two

_SCALES: tuple[Two, ...] = (("juta", "million"), ("miliar", "billion"), ("triliun", "trillion"))
_CURRENCIES: tuple[Two, ...] = (
    ("dolar AS", "US dollars"),
    ("dolar Singapura", "Singapore dollars"),
    ("euro", "euros"),
    ("ringgit", "ringgit"),
    ("yen", "yen"),
    ("yuan", "yuan"),
    ("poundsterling", "pounds sterling"),
)
_SIGNS = ("US$", "US$ ", "USD ", "€", "S$", "RM", "$", "¥", "£")
_ZONES: tuple[Two, ...] = (
    (" WIB", " WIB"),
    (" WITA", " WITA"),
    (" WIT", " WIT"),
    (" waktu setempat", " local time"),
)
_QUARTERS: tuple[Two, ...] = (
    ("I|pertama", "first"),
    ("II|kedua", "second"),
    ("III|ketiga", "third"),
    ("IV|keempat", "fourth"),
)


def rupiah(draw: Draw) -> Two:
    """Rp 1,5 triliun or 1,5 triliun rupiah."""
    scale, number = draw.one(_SCALES), draw.number()
    if draw.chance(0.12):
        return f"{number[0]} {scale[0]} rupiah", f"{number[1]} {scale[1]} rupiah"
    sign = draw.one(("Rp ", "Rp", "Rp"))
    return f"{sign}{number[0]} {scale[0]}", f"{sign}{number[1]} {scale[1]}"


def price(draw: Draw) -> Two:
    """Rp14.900, Rp 25 ribu or Rp 14.900,00."""
    sign = draw.one(("Rp ", "Rp", "Rp"))
    if draw.chance(0.15):
        thousands = draw.digits(2, 950)
        return f"{sign}{thousands} ribu", f"{sign}{thousands},000"
    value = draw.digits(500, 99_999_999)
    value = value // 50 * 50 if draw.chance(0.7) else value
    left, right = decimal(value, "00" if draw.chance(0.06) else "")
    return f"{sign}{left}", f"{sign}{right}"


def foreign_money(draw: Draw) -> Two:
    """US$2,3 miliar or 2,3 miliar dolar AS."""
    number, scale = draw.number(), draw.one(_SCALES)
    if draw.chance(0.5):
        sign = draw.one(_SIGNS)
        return f"{sign}{number[0]} {scale[0]}", f"{sign}{number[1]} {scale[1]}"
    unit = draw.one(_CURRENCIES)
    return f"{number[0]} {scale[0]} {unit[0]}", f"{number[1]} {scale[1]} {unit[1]}"


def foreign_price(draw: Draw) -> Two:
    left, right = decimal(draw.digits(2, 150), f"{draw.below(100):02d}")
    return (f"US${left}" if draw.chance(0.7) else f"{left} dolar AS"), f"US${right}"


def money(draw: Draw) -> Two:
    kinds = (rupiah,) * 8 + (price, foreign_money)
    return draw.one(kinds)(draw)


def money_range(draw: Draw) -> Two:
    low, scale = draw.digits(2, 90), draw.one(_SCALES)
    mark = draw.one((("-", "-"), (" hingga ", " to ")))
    high = low + draw.below(20, 2)
    return f"Rp {low}{mark[0]}{high} {scale[0]}", f"Rp {low}{mark[1]}{high} {scale[1]}"


def percent(draw: Draw) -> Two:
    fraction = str(draw.below(100, 1)) if draw.chance(0.6) else ""
    left, right = decimal(draw.digits(2, 99) if draw.chance(0.8) or not fraction else 0, fraction)
    return (f"{left}%", f"{right}%") if draw.chance(0.3) else (f"{left} persen", f"{right} percent")


def quantity(draw: Draw) -> Two:
    """5,2 kilometer or 1.250 kasus."""
    if draw.chance(0.5):
        unit, number = draw.one(draw.words.lists["measure"]), draw.number()
    else:
        unit, number = draw.one(draw.words.lists["counted"]), decimal(draw.digits(2, 99_999))
    return f"{number[0]} {unit[0]}", f"{number[1]} {unit[1]}"


def date(draw: Draw) -> Two:
    month, day, year = draw.one(MONTHS), draw.below(32, 1), draw.year()
    return f"{day} {month[0]} {year}", f"{day} {month[1]} {year}"


def month_year(draw: Draw) -> Two:
    month, year = draw.one(MONTHS), draw.year()
    return f"{month[0]} {year}", f"{month[1]} {year}"


def day_slash(draw: Draw) -> Two:
    """Senin (3/2) or Senin (3/2/2025)."""
    day, slashed = draw.one(DAYS), f"{draw.below(32, 1)}/{draw.below(13, 1)}"
    if draw.chance(0.45):
        slashed += f"/{draw.year()}"
    return f"{day[0]} ({slashed})", f"{day[1]} ({slashed})"


def clock(draw: Draw) -> Two:
    hour, minute = draw.below(24), draw.one((0, 0, 15, 30, 45, draw.below(60)))
    return f"{hour:02d}{draw.one('..:')}{minute:02d}", f"{hour:02d}:{minute:02d}"


def time_word(draw: Draw) -> Two:
    """pukul 14.30 WIB -> 14:30 WIB (the pattern's English has the "at")."""
    left, right = clock(draw)
    zone = draw.one(
        ((" WIB",) * 2, (" WITA",) * 2, (" WIT",) * 2, (" waktu setempat", " local time"))
    )
    zone = zone if draw.chance(0.85) else ("", "")
    return f"pukul {left}{zone[0]}", f"{right}{zone[1]}"


def time_range(draw: Draw) -> Two:
    start, end, zone = clock(draw), clock(draw), draw.one((" WIB", " WITA", ""))
    mark = draw.one((("-", "-"), (" hingga ", " to ")))
    return f"{start[0]}{mark[0]}{end[0]}{zone}", f"{start[1]}{mark[1]}{end[1]}{zone}"


def quarter(draw: Draw) -> Two:
    (left, right), year = draw.one(_QUARTERS), draw.year()
    return f"{draw.one(left.split('|'))} {year}", f"the {right} quarter of {year}"


def minute(draw: Draw) -> Two:
    """63 -> 63rd."""
    value = draw.below(95, 2)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value // 10 != 1 else "th"
    return str(value), f"{value}{suffix}"


def sets(draw: Draw) -> Two:
    return same(", ".join(f"21-{draw.below(20, 5)}" for _ in range(draw.one((2, 3)))))


def year_range(draw: Draw) -> Two:
    first = draw.year()
    return same(f"{first}-{first + draw.below(10, 1)}")


AMOUNTS: dict[str, Callable[[Draw], Two]] = {
    "money": money,
    "moneyrange": money_range,
    "price": price,
    "foreignmoney": foreign_money,
    "foreignprice": foreign_price,
    "percent": percent,
    "quantity": quantity,
    "decimal": lambda draw: decimal(draw.digits(2, 40), str(draw.below(10, 1))),
    "count": lambda draw: decimal(draw.digits(2, 999_999)),
    "index": lambda draw: decimal(draw.digits(4000, 8999), f"{draw.below(1000):03d}"),
    "n": lambda draw: same(draw.digits(2, 400)),
    "points": lambda draw: same(draw.digits(2, 200)),
    "age": lambda draw: same(draw.below(95, 3)),
    "digit": lambda draw: same(draw.below(9, 1)),
    "rt": lambda draw: same(f"{draw.below(20, 1):02d}"),
    "date": date,
    "monthyear": month_year,
    "dayname": lambda draw: draw.one(DAYS),
    "dayslash": day_slash,
    "clock": clock,
    "timeword": time_word,
    "timerange": time_range,
    "year": lambda draw: same(draw.year()),
    "yearrange": year_range,
    "decade": lambda draw: same(draw.below(203, 190) * 10),
    "quarter": quarter,
    "minute": minute,
    "score": lambda draw: same(f"{draw.below(6)}-{draw.below(6)}"),
    "sets": sets,
}
