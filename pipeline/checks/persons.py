"""How many people: the number that news must not get wrong, checked with the people it counts.

A number alone may stand in the article for something else: "three people died" is not stated by
"eleven people died in three villages".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.checks.quantities import parse
from pipeline.checks.quantity import Language, Quantity

_PERSONS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:people|persons?|residents?|victims?|men|women|children|passengers?|members?|"
        r"suspects?|soldiers?|workers?|students?|families|dead|killed|died|injured|wounded|missing|"
        r"others?)\b",
        re.IGNORECASE,
    ),
    "id": re.compile(
        r"\b(?:orang|warga|korban|jiwa|laki-laki|perempuan|wanita|pria|anak|penumpang|anggota|"
        r"tersangka|prajurit|pekerja|siswa|mahasiswa|keluarga|tewas|meninggal|luka|terluka|hilang|"
        r"penduduk|pengungsi|jemaah|peserta|pelaku|lainnya)\b",
        re.IGNORECASE,
    ),
}
_NEAR = 24  # characters behind a number within which its people stand


def unsupported_counts(
    sentence: str, segments: Sequence[str], sources: Sequence[str]
) -> list[Quantity]:
    """The numbers of people in an English `sentence` that neither the English `segments` nor the
    Indonesian `sources` give for people. One person, who goes without a number elsewhere, is never
    doubted."""
    said = _counts(sentence, "en")
    if not said:
        return []
    stated = _values(segments, "en") | _values(sources, "id")
    return [quantity for quantity in said if quantity.value != 1 and quantity.value not in stated]


def _values(texts: Iterable[str], language: Language) -> set[Decimal]:
    return {quantity.value for text in texts for quantity in _counts(text, language)}


@lru_cache(maxsize=4096)
def _counts(text: str, language: Language) -> tuple[Quantity, ...]:
    return tuple(
        quantity
        for quantity in parse(text, language)
        if quantity.kind == "number"
        and _PERSONS[language].search(text, quantity.end, quantity.end + _NEAR)
    )
