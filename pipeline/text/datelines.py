"""Datelines: what portals put before the first sentence of an article.

Jakarta, CNN Indonesia --          JAKARTA, KOMPAS.com -       Bisnis.com, SURABAYA —
Jakarta (ANTARA News) -            Liputan6.com, Jakarta       KONTAN.CO.ID - JAKARTA.
jpnn.com - JAKARTA -               Medan -                     SPANYOL –
"""

from __future__ import annotations

import re

from pipeline.text.names import CITIES, REGIONS

# A portal is a domain ("KOMPAS.com", also mistyped "Bisnis,com") or an agency known by name.
_DOMAIN = r"[A-Za-z][\w-]{1,24}[.,](?i:com|con|co\.id|co|net|id|org|tv|news|go\.id)(?![\w.])"
_AGENCY = (
    r"(?i:CNN Indonesia|CNBC Indonesia|BBC (?:News )?Indonesia|VOA Indonesia|DW Indonesia"
    r"|ANTARA(?: News)?|Pos Kota|Rimanews|VIVA|Tempo|Kumparan|Beritasatu|Media Indonesia"
    r"|Pikiran Rakyat|PRFM News|Radar \w{3,12}|Tribun \w{3,12}|Suara Merdeka|Republika|Detikcom"
    r"|Sindonews|iNews|Okezone|Kontan|Bisnis|Kompas|Merdeka|Xinhua|Reuters|AFP)\b"
)
_SOURCE = rf"(?:{_DOMAIN}|{_AGENCY})"
_NAME = r"[^\W\d_a-z][\w.'’-]{0,24}"
_PLACE = rf"{_NAME}(?: {_NAME}){{0,3}}"
_PLACES = rf"{_PLACE}(?:, ?{_PLACE}){{0,2}}"
_BEGIN = r"(?=[\"“”'‘(\[]?\s?[^\W_a-z]|[a-z]{1,2}[A-Z]|$)"  # a sentence follows, or nothing
_APART = r"(?:\s{0,3}(?:[-–]{2,3}|—)\s{0,3}|\s{1,3}[-–]\s{0,3}|[-–:]\s{1,3})"  # no hyphen of a word
_DASH = rf"(?:{_APART}|-{_BEGIN})"
_CITY = "|".join(sorted(CITIES | REGIONS, key=len, reverse=True))
_CAPITALS = r"[A-Z]{3,}(?: [A-Z]{3,}){0,2}"
_LABELS = "ANALISIS|OPINI|KOLOM|FOTO|VIDEO|INFOGRAFIS|BREAKING|SIMAK|BACA|CEK|HOAKS|LIPUTAN|UPDATE"

_JUNK = re.compile(r"[^\w\s\"“'‘(\[]{0,3}")
_REPORTER = re.compile(
    rf"Laporan (?:Wart\w{{3,5}}|Reporter|Kontributor) (?:{_DOMAIN}|\w+), {_PLACE} "
)
_SIGNED = [
    re.compile(pattern)
    for pattern in (
        rf"{_PLACES}(?:, ?|\. ){_SOURCE}{_DASH}",
        rf"{_PLACES},? ?\({_SOURCE}\){_DASH}",
        rf"{_SOURCE}, ?{_NAME}(?:,? {_NAME}){{0,2}}{_APART}",
        rf"{_SOURCE}{_DASH}[A-Z .'-]{{3,30}}(?:\. |{_DASH}){_BEGIN}",
        rf"{_SOURCE}{_DASH}{_BEGIN}",
    )
]
_UNSIGNED = [
    re.compile(pattern)
    for pattern in (
        rf"{_DOMAIN}, ?(?:{_CITY})\b\s*{_BEGIN}",
        rf"(?:{_CITY})\s{{0,3}}[-–—]{{1,3}}\s{{1,3}}{_BEGIN}",
        rf"(?:{_CITY}): {_BEGIN}",
        rf"{_CAPITALS}, {_NAME}(?: {_NAME}){{0,2}}\s{{1,3}}[-–—]{{1,3}}\s{{1,3}}{_BEGIN}",
        rf"(?!{_LABELS})[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}}(?: [-–—]{{1,3}}|\.) {_BEGIN}",
    )
]


def dateline(text: str, *, first: bool = True) -> int:
    """The length of the dateline that `text` begins with, with the white space behind it, or 0.

    `first` says that the text opens the article: only there does a place alone, without the name of
    a portal, count as a dateline.
    """
    start = _length(_JUNK, text, 0)
    start = _length(_REPORTER, text, start) or start
    for pattern in _SIGNED + _UNSIGNED * first:
        if end := _length(pattern, text, start):
            return end
    return 0


def _length(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else 0
