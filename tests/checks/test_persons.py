"""Numbers of people."""

from __future__ import annotations

import pytest

from pipeline.checks.persons import unsupported_counts

SOURCES = [
    "Sebanyak 11 orang tewas di tiga desa.",
    "Selain itu, 27 warga terluka dan empat orang hilang.",
    "Kerugian mencapai Rp 3 miliar pada 5 Maret.",
]
SEGMENTS = [
    "A total of 11 people were killed in three villages.",
    "In addition, 27 residents were injured and four are missing.",
    "Losses reached Rp 3 billion on 5 March.",
]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Eleven people were killed in three villages.", []),
        ("The flood killed 11 people and injured 27 others.", []),
        ("Four people are missing.", []),
        ("One person spoke of three villages.", []),
        ("Three people were killed.", ["Three"]),
        ("The flood killed 5 people.", ["5"]),
        ("A total of 72 residents were injured.", ["72"]),
        ("Losses reached Rp 3 billion.", []),
    ],
)
def test_counts(sentence: str, wrong: list[str]) -> None:
    found = unsupported_counts(sentence, SEGMENTS, SOURCES)
    assert [quantity.text for quantity in found] == wrong


def test_either_language_vouches() -> None:
    assert not unsupported_counts("Eleven people died.", [], SOURCES)
    assert not unsupported_counts("Eleven people died.", SEGMENTS, [])
    assert unsupported_counts("Eleven people died.", [], [])
