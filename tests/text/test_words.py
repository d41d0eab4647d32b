"""English words as they are counted."""

from __future__ import annotations

import pytest

from pipeline.text.words import is_prose, split_english_sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Flood hit Demak.", ["the", "flood", "hit", "demak"]),
        ("Don't say 1,250.5 co-op's", ["don't", "say", "1,250.5", "co-op's"]),
        ("“Rp 1.5 trillion,” he said", ["rp", "1.5", "trillion", "he", "said"]),
        ("Ends in 2024.", ["ends", "in", "2024"]),
        ("snake_case — dash", ["snake", "case", "dash"]),
        ("Café São", ["café", "são"]),
        ("... !", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_sentences_come_with_the_words() -> None:
    assert split_english_sentences("Mr. Hadi left. He ran.") == ["Mr. Hadi left.", "He ran."]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Rain fell all night.", True),
        ("The price rose to 58,000.", True),
        ("Solo | 13,900 | 61,500 | 28,750", False),
        ("City | Rice (Rp/kg) | Chilies (Rp/kg) | Eggs (Rp/kg)", False),
        ("21.40 WIB", False),
        ("Indonesia 3-1 Malaysia", False),
        ("", False),
    ],
)
def test_rows_of_figures_are_no_prose(text: str, prose: bool) -> None:
    assert is_prose(text) is prose
