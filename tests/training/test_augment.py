"""Synthetic pairs: how many of which kind, out of which pairs."""

from collections import Counter
from dataclasses import replace

import pytest

from training.augment import SHARES, synthetic, turned
from training.corpus import Pair
from training.errors import TrainingError
from training.swaps import CHANGES
from training.words import read_words

GOOD = [
    Pair("Air sungai naik 3 meter tadi malam.", "The river rose 3 meters last night.", 0.4, "good"),
    Pair("Rina tiba di Kotabaru hari Senin.", "Rina came to Kotabaru on Monday.", 0.4, "good"),
]
POOR = [Pair("Simpan berkas ini sekarang juga.", "Save this file right now.", 0.1, "poor")]


def test_shares_of_all_kinds_and_each_kind_counted() -> None:
    assert set(SHARES) == {"pattern", "sentence", "join", *CHANGES}
    assert sum(SHARES.values()) == pytest.approx(1)
    made = list(synthetic(GOOD + POOR, 40, {"pattern": 0.5, "attribute": 0.25, "join": 0.25}, 1))
    assert Counter(pair.origin for pair in made) == {"pattern": 20, "attribute": 10, "join": 10}


def test_only_the_better_sources_are_changed() -> None:
    made = list(synthetic(GOOD + POOR, 60, {"join": 1.0}, 2))
    assert not any("berkas" in pair.source for pair in made)


def test_a_seed_gives_the_same_pairs_and_another_gives_others() -> None:
    first, again, other = (list(synthetic(GOOD, 30, SHARES, seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_kind_that_no_pair_fits_makes_nothing() -> None:
    assert list(synthetic(POOR, 10, {"date_day": 1.0}, 1)) == []
    assert list(synthetic([], 10, {"join": 0.5, "swap_names": 0.5}, 1)) == []


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(TrainingError, match="no kind \\['rhyme'\\]"):
        list(synthetic(GOOD, 10, {"rhyme": 1.0}, 1))


def test_turned_pairs() -> None:
    assert turned(GOOD[0]).source == GOOD[0].target


def test_names_are_made_of_rare_pieces_too() -> None:
    words = replace(read_words(), rare_heads=("Xuq",), rare_inner=("zzub",))
    made = list(synthetic(GOOD, 300, {"pattern": 1.0}, 3, words))
    named = [pair for pair in made if "Xuq" in pair.source]
    assert named
    assert any("Xuqzzub" in pair.source for pair in named)
    assert all(pair.source.count("Xuq") == pair.target.count("Xuq") for pair in named)
