"""Copied numbers in English form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import anglicise


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Sebanyak 18.432 penonton", "Some 18.432 spectators", "Some 18,432 spectators"),
        ("naik 2,5 persen", "rose 2,5 percent", "rose 2.5 percent"),
        ("ke level 6.419,11.", "to 6.419,11.", "to 6,419.11."),
        ("Rp14.900 per kg", "14.900 rupiah a kilogram", "14,900 rupiah a kilogram"),
        ("Rp 1.250.000", "Rp 1.250.000", "Rp 1,250,000"),
        ("sebesar 31,7250 poin", "by 31,7250 points", "by 31.7250 points"),
        # what the translator wrote the English way already
        ("Sebanyak 18.432 penonton", "Some 18,432 spectators", "Some 18,432 spectators"),
        ("naik 2,5 persen", "rose 2.5 percent", "rose 2.5 percent"),
        # what is no such number
        ("pukul 14.30 WIB", "at 14.30 local time", "at 14.30 local time"),
        ("versi 3.141.592 beta", "version 3.141.5", "version 3.141.5"),
        ("situs 10.100.100.1", "site 10.100.100.1", "site 10.100.100.1"),
        ("skor 12,500", "score 12,500", "score 12,500"),
        ("nomor A-18.432", "number A-18.432", "number A-18.432"),
        ("tanpa angka", "no figures", "no figures"),
    ],
)
def test_copied_numbers(source: str, target: str, expected: str) -> None:
    assert anglicise(source, target) == expected


@given(st.integers(1000, 10**12), st.integers(0, 99))
def test_every_amount_reads_the_english_way(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    indonesian = english.translate(str.maketrans(".,", ",."))
    assert (
        anglicise(f"Rp {indonesian} hilang", f"Rp {indonesian} is gone") == f"Rp {english} is gone"
    )


@given(st.text(), st.text())
def test_only_marks_change_and_twice_is_once(source: str, target: str) -> None:
    once = anglicise(source, target)
    assert len(once) == len(target)
    assert [c for c in once if c not in ".,"] == [c for c in target if c not in ".,"]
