"""English words as they are counted."""

from __future__ import annotations

import pytest

from pipeline.text.words import split_english_sentences, words


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
