"""Changes to real pairs, made on both sides at once so that the pair stays a translation.

Every function takes a pair (source, target) and a random source, and returns the changed pair, or
None where the pair does not lend itself to the change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from training.drawing import turn_marks
from training.slots import Filler
from training.words import DAYS, MONTHS, Two

Change = Callable[[Two, "Filler"], Two | None]

_NUMBER = re.compile(r"(?<![\w.,/:-])\d+(?:[.,]\d+)*(?![\w/:-]|[.,]\d)")
_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_SENTENCE = re.compile(r'^[A-Z0-9][^"]*[^".!?:]\.$')
_MONTH_WORDS = {word for month in MONTHS for word in month}
_DAY_WORDS = {word for day in DAYS for word in day}
_SMALL = {*("dan", "di", "ke", "dari", "yang", "untuk"), *("of", "and", "the", "in", "to")}
_SMALL |= {"a", "an", "for", "on"}
"""Words that Title Case leaves small."""
_SAYS = ("kata", "ujar", "jelas", "tegas", "tambah", "ungkap", "tutur")


def swap_numbers(pair: Two, fill: Filler) -> Two | None:
    """Draw new digits for every number that stands once, in its own spelling, on each side."""
    source, target = pair
    for match in reversed(list(_NUMBER.finditer(source))):
        old = match[0]
        old_en = turn_marks(old)
        if source.count(old) != 1 or len(_whole(old_en, target)) != 1 or old in ("0", "1"):
            continue
        new = new_number(old, source[match.end() :].split()[:1], fill.rng)
        at = _whole(old_en, target)[0]
        source = source[: match.start()] + new + source[match.end() :]
        target = target[:at] + turn_marks(new) + target[at + len(old_en) :]
    return (source, target) if source != pair[0] else None


def new_number(old: str, after: list[str], rng: random.Random) -> str:
    """Digits of the same shape; a year stays a year and the day of a month at most 31."""
    if old.isdigit() and after and after[0].strip(".,") in _MONTH_WORDS and int(old) <= 31:
        return str(rng.randrange(1, 32))
    if re.fullmatch(r"(19|20)\d\d", old):
        return str(rng.randrange(1900, 2030))
    digits = [rng.choice("0123456789") if char.isdigit() else char for char in old]
    if digits[0] == "0" and old[0] != "0":
        digits[0] = rng.choice("23456789")
    if "".join(digits) == "1":
        digits = ["7"]
    return "".join(digits)


def _whole(number: str, text: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", text)]


def shared_names(pair: Two) -> list[str]:
    """Capitalised spans that stand, spelled alike, exactly once on each side, the longest first."""
    source, target = pair
    found = []
    for match in _CAPITALS.finditer(source):
        words = match[0].split()
        spans = (
            (first, " ".join(words[first : first + count]))
            for count in range(len(words), 0, -1)
            for first in range(len(words) - count + 1)
        )
        for first, name in spans:
            # A sentence begins with a capital whether it begins with a name or not.
            opens = match.start() == 0 and first == 0 and " " not in name
            if opens or len(name) < 3 or name in _MONTH_WORDS | _DAY_WORDS:
                continue
            if source.count(name) == 1 and len(_whole(name, target)) == 1:
                found.append(name)
                break
    return sorted(found, key=len, reverse=True)


def swap_names(pair: Two, fill: Filler) -> Two | None:
    """Put other names in the place of names that both sides share."""
    source, target = pair
    for name in shared_names(pair)[:3]:
        if name.isupper():
            new = fill.draw("acronym")[0]
        elif " " in name:
            new = fill.draw("person")[0]
        else:
            new = (
                fill.draw("person")[0].split()[-1]
                if fill.rng.random() < 0.7
                else fill.draw("city")[0]
            )
        if source.count(name) == 1 and target.count(name) == 1:
            source, target = source.replace(name, new), target.replace(name, new)
    return (source, target) if source != pair[0] else None


def quote_all(pair: Two, fill: Filler) -> Two | None:
    """Put a whole sentence in quotation marks."""
    if not _both_sentences(pair):
        return None
    return f'"{pair[0]}"', f'"{pair[1]}"'


def attribute(pair: Two, fill: Filler) -> Two | None:
    """ "...," kata X, Senin (3/2). -> "...," X said on Monday (3/2)."""
    if not _both_sentences(pair) or len(pair[0].split()) > 32:
        return None
    rng = fill.rng
    verb = rng.choice(_SAYS)
    role = fill.draw("title") if rng.random() < 0.4 else ("", "")
    person = fill.draw("person")
    speaker = f"{role[0]} {person[0]}".strip(), f"{role[1]} {person[1]}".strip()
    rest = rng.random()
    tail = ("", "")
    if rest < 0.35:
        day = fill.draw("dayslash") if rng.random() < 0.7 else rng.choice(DAYS)
        tail = f", {day[0]}", f" on {day[1]}"
    elif rest < 0.5:
        city = fill.draw("place")
        tail = f" di {city[0]}", f" in {city[1]}"
    said = f"{speaker[1]} said" if rng.random() < 0.6 else f"said {speaker[1]}"
    mark = '"' if rng.random() < 0.85 else ""
    return (
        f"{mark}{pair[0][:-1]},{mark} {verb} {speaker[0]}{tail[0]}.",
        f"{mark}{pair[1][:-1]},{mark} {said}{tail[1]}.",
    )


def quote_name(pair: Two, fill: Filler) -> Two | None:
    """Put a name that both sides share in quotation marks or, behind another, in parentheses."""
    if '"' in pair[0] + pair[1] or not (names := shared_names(pair)):
        return None
    name = fill.rng.choice(names)
    if fill.rng.random() < 0.5:
        new = f'"{name}"'
    elif fill.rng.random() < 0.5:
        new = f"{name} ({fill.draw('acronym')[0]})"
    else:
        new = f"{name} ({fill.rng.randrange(9, 90)})"
    return pair[0].replace(name, new), re.sub(rf"\b{re.escape(name)}(?!\w)", lambda _: new, pair[1])


def date_day(pair: Two, fill: Filler) -> Two | None:
    """Senin -> Senin (3/2) where the day's name stands once on each side."""
    for left, right in DAYS:
        at = re.search(rf"\b{left}\b(?! \()", pair[0])
        if at and pair[0].count(left) == 1 and pair[1].count(right) == 1:
            date = fill.draw("dayslash")[0].split(" ", 1)[1]
            return pair[0].replace(left, f"{left} {date}"), pair[1].replace(
                right, f"{right} {date}"
            )
    return None


def restore_parentheses(pair: Two, fill: Filler) -> Two | None:
    """Badan Riset Desa BRD -> Badan Riset Desa (BRD), where both sides lost the brackets."""
    source, target = pair
    for match in re.finditer(r"(?<=[a-z]) ([A-Z]{3,6})\b(?=[ ,.])", source):
        short = match[1]
        before = source[: match.start()].split()[-len(short) :]
        if not before or not all(word[0].isupper() for word in before[-2:]):
            continue
        if before[-1].isupper() or short[0] not in {word[0] for word in before}:
            continue
        english = re.search(rf"(?<=[a-z]) {short}\b(?=[ ,.])", target)
        if english and target[: english.start()].split()[-1][0].isupper():
            source = f"{source[: match.start(1)]}({short}){source[match.end(1) :]}"
            start = english.start() + 1
            target = f"{target[:start]}({short}){target[start + len(short) :]}"
            return source, target
    return None


def restore_quotes(pair: Two, fill: Filler) -> Two | None:
    """..., kata X. -> "...," kata X., where both sides carry a speech that lost its marks."""
    if '"' in pair[0] + pair[1]:
        return None
    left = re.fullmatch(
        r"([A-Z].{12,}), ((?:kata|ujar|tegas|jelas|tutur|tambah)(?:nya)? ?[^,]{0,60}\.)", pair[0]
    )
    right = re.fullmatch(r"([A-Z].{12,}), ([^,]{2,60} said\.|said [^,]{2,60}\.)", pair[1])
    if not left or not right:
        return None
    return f'"{left[1]}," {left[2]}', f'"{right[1]}," {right[2]}'


def capitals(pair: Two, fill: Filler) -> Two | None:
    """A short pair in Title Case or in capitals, as headlines are written."""
    if not 3 <= len(pair[0].split()) <= 10 or '"' in pair[0]:
        return None
    bare = pair[0].rstrip("."), pair[1].rstrip(".")
    if fill.rng.random() < 0.25:
        return bare[0].upper(), bare[1].upper()
    return tuple(  # type: ignore[return-value]
        " ".join(
            word if index and word in _SMALL else word[:1].upper() + word[1:]
            for index, word in enumerate(text.split())
        )
        for text in bare
    )


def dateline(pair: Two, fill: Filler) -> Two | None:
    """JAKARTA, KOMPAS.com - ... : the place and the paper before a report's first sentence."""
    if not _both_sentences(pair):
        return None
    city = fill.draw("newsroom")[0]
    outlet = fill.draw("outlet")[0]
    form = fill.rng.choice(
        ("{c}, {o} - ", "{C}, {o} - ", "{c} ({o}) - ", "{C} - ", "{c} - ", "{o}, {c} - ")
    )
    head = form.format(c=city, C=city.upper(), o=outlet)
    return head + pair[0], head + pair[1]


def _both_sentences(pair: Two) -> bool:
    return bool(_SENTENCE.match(pair[0]) and _SENTENCE.match(pair[1])) and len(pair[0].split()) >= 5


CHANGES: dict[str, Change] = {
    "swap_numbers": swap_numbers,
    "swap_names": swap_names,
    "quote_all": quote_all,
    "attribute": attribute,
    "quote_name": quote_name,
    "date_day": date_day,
    "restore_parentheses": restore_parentheses,
    "restore_quotes": restore_quotes,
    "capitals": capitals,
    "dateline": dateline,
}
