"""Over-long segments: where they are cut, that nothing is lost, and that cutting ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.clauses import split_long


def at_most(limit: int) -> Callable[[str], bool]:
    return lambda text: len(text.split()) <= limit


# Words allowed, and the pieces into which their concatenation is cut.
CASES = [
    (9, ["Harga naik."]),
    (6, ["Beras naik tajam sekali;", "gula turun sedikit saja"]),
    (6, ["Dia datang, melihat pasar;", "lalu pulang, tanpa kata"]),
    (7, ["Ada tiga hal penting:", "harga beras, minyak, dan gula"]),
    (6, ["Warga Desa Baru — semuanya petani", "— menolak rencana itu"]),
    (6, ["Bupati hadir pagi itu,", "wakilnya datang sore hari"]),
    (6, ['"Kami takut air naik,"', "kata warga desa itu"]),
    (6, ["Air naik cepat sekali", "sehingga warga harus mengungsi"]),
    (6, ["Petugas membawa beras", "dan mi instan untuk korban"]),
    (5, ["Polisi menahan tiga orang", "di pelabuhan kemarin malam"]),
    (3, ["satu dua", "tiga empat"]),
    (2, ["Rp 1,5", "triliun"]),
    (9, []),
]


@pytest.mark.parametrize(("limit", "pieces"), CASES)
def test_cases(limit: int, pieces: list[str]) -> None:
    assert split_long(" ".join(pieces), at_most(limit)) == pieces
    assert split_long("  \n " + "  ".join(pieces), at_most(limit)) == pieces


def test_a_mark_near_the_edge_is_passed_over() -> None:
    text = "Ya, " + "kata " * 30
    assert len(split_long(text, at_most(20))) == 2
    assert split_long(text, at_most(20))[0] != "Ya,"


def test_long_lists_are_cut_into_few_pieces() -> None:
    text = ", ".join(f"desa nomor {number}" for number in range(100))
    pieces = split_long(text, at_most(60))
    assert all(len(piece.split()) <= 60 for piece in pieces)
    assert len(pieces) <= 8
    assert all(piece.endswith(",") for piece in pieces[:-1])


def test_a_word_that_does_not_fit_is_broken() -> None:
    pieces = split_long("a" * 50, lambda text: len(text) <= 20)
    assert "".join(pieces) == "a" * 50
    assert max(map(len, pieces)) <= 20


TEXT = st.text(alphabet='ab ,;:—"dan yang.\n', max_size=60) | st.text(max_size=30)


@given(TEXT, st.integers(1, 6))
def test_pieces_fit_and_nothing_is_lost(text: str, limit: int) -> None:
    pieces = split_long(text, at_most(limit))
    assert " ".join(" ".join(pieces).split()) == " ".join(text.split())
    assert all(at_most(limit)(piece) and piece.strip() == piece != "" for piece in pieces)


@given(TEXT)
def test_it_ends_whatever_fits(text: str) -> None:
    for fits in (lambda _: False, lambda piece: hash(piece) % 3 == 0):
        pieces = split_long(text, fits)
        assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_text_without_marks() -> None:
    text = "kata " * 20_000
    pieces = split_long(text, at_most(100))
    assert len(" ".join(pieces).split()) == 20_000
