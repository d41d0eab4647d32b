"""The word lists and patterns of augment.yaml, sentences/, and the names of days and months."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Two = tuple[str, str]
"""One thing in Indonesian and in English."""
Organisation = tuple[str, str, str, str]
"""Name and short form: Indonesian, English, Indonesian, English; no short form is ""."""

MONTHS: tuple[Two, ...] = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
DAYS: tuple[Two, ...] = (
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
)
LISTS = {
    "city": "cities",
    "region": "regions",
    "country": "countries",
    "company": "companies",
    "title": "titles",
    "noun": "nouns",
    "work": "works",
    "people": "people",
    "event": "events",
    "actor": "actors",
    "thing": "things",
    "measure": "measures",
    "counted": "counts",
    "newsroom": "datelines",
    "outlet": "outlets",
}
"""The lists that are slots themselves: slot -> list of the file."""


@dataclass(frozen=True)
class Words:
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    acronyms: tuple[str, ...]
    lists: dict[str, tuple[Two, ...]]
    """By slot, as in LISTS."""
    organisations: tuple[Organisation, ...]
    terms: tuple[Organisation, ...]
    claims: tuple[Two, ...]
    patterns: tuple[Two, ...]
    sentences: tuple[Two, ...]
    """Whole sentences of news, with words that open corpora lack; half of them have slots."""
    rare_heads: tuple[str, ...] = ()
    rare_inner: tuple[str, ...] = ()
    """Beginnings and insides of words that the corpora hardly have; see `names.invented`."""


def read_words(path: Path | None = None) -> Words:
    """Read word lists and patterns (by default those beside this file), and sentences/."""
    file = path or Path(__file__).with_name("augment.yaml")
    topics = sorted(Path(__file__).with_name("sentences").glob("*.txt"))
    sentences = "".join(topic.read_text(encoding="utf-8") for topic in topics)
    raw: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Words(
        first_names=_names(raw["first_names"]),
        last_names=_names(raw["last_names"]),
        acronyms=tuple(raw["acronyms"].split()),
        lists={slot: tuple(map(_pair, _entries(raw[name]))) for slot, name in LISTS.items()},
        organisations=tuple(map(_organisation, _entries(raw["organisations"]))),
        terms=tuple(map(_organisation, _entries(raw["terms"]))),
        claims=tuple(map(_sentence, raw["claims"])),
        patterns=tuple(map(_sentence, raw["patterns"])),
        sentences=tuple(map(_sentence, sentences.splitlines())),
    )


def _names(text: str) -> tuple[str, ...]:
    """Names apart by blanks; an underscore holds the parts of one name together."""
    return tuple(name.replace("_", " ") for name in text.split())


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(";") if entry.strip()]


def _pair(entry: str) -> Two:
    """ "Wina|Vienna", or "Jakarta", which is the same in both languages."""
    left, _, right = entry.partition("|")
    return left, right or left


def _organisation(entry: str) -> Organisation:
    """ "name|English name|SHORT" or "...|SHORT>ENGLISH SHORT"; "-" for no short form."""
    name, english, short = entry.split("|")
    left, _, right = short.partition(">")
    return (name, english, "", "") if left == "-" else (name, english, left, right or left)


def _sentence(line: str) -> Two:
    left, right = line.split(" | ")
    return left, right
