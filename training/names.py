"""Slots for persons, places, organisations, codes, claims and lists of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from training.drawing import Draw, same
from training.words import Organisation, Two

_ONSETS = (*"bcdfghjklmnprstvwyz", "kr", "pr", "st", "th", "sh", "ch", "ng")
_CODAS = ("", "", "n", "r", "k", "ng", "s", "l", "t")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_PHONES = ("08{} {}-{}", "(0{}) {}{}", "+62 8{}-{}-{}", "0{}-{}{}")
_OFFICES: tuple[Two, ...] = (
    ("wali kota", "mayor"),
    ("bupati", "regent"),
    ("menteri", "minister"),
    ("duta besar", "ambassador"),
)
_SEIZED: tuple[Two, ...] = (
    ("unit", "units"),
    ("dokumen", "documents"),
    ("rekening", "bank accounts"),
)


def person(draw: Draw) -> Two:
    """One to three names, now and then an initial or a name nobody has."""
    names = [draw.one(draw.words.first_names)]
    for _ in range(draw.one((0, 1, 1, 1, 2, 2))):
        last = draw.chance(0.7)
        names.append(draw.one(draw.words.last_names if last else draw.words.first_names))
    if draw.chance(0.2):
        names[-1] = invented(draw)
    if len(names) > 2 and draw.chance(0.2):
        names[1] = f"{names[1][0]}."
    return same(" ".join(names))


def invented(draw: Draw) -> str:
    """A name that no model can know, so that only copying gets it right.

    Half of them are made of pieces that the corpora hardly have: a piece that was never copied
    comes out as another word.
    """
    if draw.words.rare_heads and draw.chance(0.5):
        inside = [
            draw.one(draw.words.rare_inner or ("",)) for _ in range(draw.one((0, 0, 1, 1, 2)))
        ]
        return draw.one(draw.words.rare_heads) + "".join(inside)
    syllables = (
        draw.one(_ONSETS) + draw.one("aeiou") + draw.one(_CODAS) for _ in range(draw.one((2, 2, 3)))
    )
    return "".join(syllables).capitalize()


def place(draw: Draw) -> Two:
    city = draw.one(draw.words.lists["city"])
    if draw.chance(0.6):
        return city
    area = draw.one(draw.words.lists[draw.one(("region", "country"))])
    return f"{city[0]}, {area[0]}", f"{city[1]}, {area[1]}"


def with_short(draw: Draw, choices: Sequence[Organisation]) -> Two:
    """Komisi Pemilihan Umum (KPU) -> the General Elections Commission (KPU)."""
    name, english, short, short_en = draw.one(choices)
    if short and draw.chance(0.65):
        return f"{name} ({short})", f"{english} ({short_en})"
    return name, english


def organisation(draw: Draw) -> Two:
    """A short form or a company."""
    _, _, short, short_en = draw.one(draw.words.organisations)
    if short and draw.chance(0.5):
        return short, short_en
    return draw.one(draw.words.lists["company"])


def code(draw: Draw) -> Two:
    letters = draw.one(_LETTERS) + draw.one(_LETTERS)
    return same(f"{letters}{draw.one(('', '-', ' '))}{draw.digits(10, 9999)}")


def phone(draw: Draw) -> Two:
    digits = f"{draw.below(10**8):08d}"
    return same(draw.one(_PHONES).format(draw.below(99, 11), digits[:4], digits[4:]))


def plate(draw: Draw) -> Two:
    tail = "".join(draw.one(_LETTERS) for _ in range(draw.one((2, 3))))
    head = draw.one(("B", "D", "L", "AB", "BK", "DK", "N"))
    return same(f"{head} {draw.digits(1000, 9999)} {tail}")


def claim(draw: Draw) -> Two:
    left, right = draw.one(draw.words.claims)
    return capital(left), capital(right)


def capital(text: str) -> str:
    """The text with its first letter, behind a quotation mark or not, in upper case."""
    start = 1 if text.startswith('"') else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def listing(draw: Draw, item: Callable[[Draw], Two]) -> Two:
    """Three to six different things; the comma before "dan" is kept as the source has it."""
    wanted, items = draw.one((3, 3, 4, 4, 5, 6)), list[Two]()
    while len(items) < wanted:
        if (new := item(draw)) not in items:
            items.append(new)
    comma = "," if draw.chance(0.7) else ""
    left = ", ".join(item[0] for item in items[:-1]) + f"{comma} dan {items[-1][0]}"
    right = ", ".join(item[1] for item in items[:-1]) + f"{comma} and {items[-1][1]}"
    return left, right


def _listed(*slots: str) -> Callable[[Draw], Two]:
    def draw_list(draw: Draw) -> Two:
        choices = draw.words.lists[draw.one(slots)]
        return listing(draw, lambda draw: draw.one(choices))

    return draw_list


NAMES: dict[str, Callable[[Draw], Two]] = {
    "person": person,
    "place": place,
    "org": organisation,
    "orgfull": lambda draw: with_short(draw, draw.words.organisations),
    "term": lambda draw: with_short(draw, draw.words.terms),
    "acronym": lambda draw: same(draw.one(draw.words.acronyms)),
    "code": code,
    "phone": phone,
    "plate": plate,
    "claim": lambda draw: draw.one(draw.words.claims),
    "Claim": claim,
    "titlecased": lambda draw: same(f"{draw.one(draw.words.first_names)} {invented(draw)}"),
    "title_low": lambda draw: draw.one(_OFFICES),
    "unit_noun": lambda draw: draw.one(_SEIZED),
    "list_nouns": _listed("noun"),
    "list_works": _listed("work"),
    "list_people": _listed("people"),
    "list_places": _listed("city", "region"),
    "list_countries": _listed("country"),
    "list_persons": lambda draw: listing(draw, person),
}
