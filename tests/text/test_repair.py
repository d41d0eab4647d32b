"""Repair of damaged text: cases, idempotence, and what must stay."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.repair import repair

CASES = [
    # text as found, repaired, changes by kind
    ("Tim BraÃ§o menang", "Tim Braço menang", {"mojibake": 1}),
    ("skor 3â€“1 di CafÃ©", "skor 3–1 di Café", {"mojibake": 2}),
    ("kataâ\x80\x94â\x80\x9cyaâ\x80\x9d", "kata—“ya”", {"mojibake": 3}),
    ("“Ya,” kata GarcÃ­a", "“Ya,” kata García", {"mojibake": 1}),
    ("suhu 30Â°C", "suhu 30°C", {"mojibake": 1}),
    ("\x93Ya\x94", "“Ya”", {"mojibake": 2}),
    ("Toko A&amp;B &lt;baru&gt;", "Toko A&B <baru>", {"entities": 3}),
    ("satu&amp;amp;quot;", 'satu"', {"entities": 1}),
    ("Rp&nbsp;5&#8211;10", "Rp 5–10", {"entities": 2, "spaces": 1}),
    ("air\u200b minum\ufeff ber\xadsih", "air minum bersih", {"invisible": 3}),
    ("bel\x07 \u202akiri\u202c", "bel kiri", {"invisible": 3}),
    ("Rp\xa05.000\u2009juta\ttunai", "Rp 5.000 juta tunai", {"spaces": 3}),
    ("  dua   spasi  ", "dua spasi", {"spaces": 5}),
    (
        "baris satu \r\n baris dua\rtiga",
        "baris satu\nbaris dua\ntiga",
        {"line-breaks": 2, "spaces": 2},
    ),
    ("Cafe\u0301 Cemara", "Café Cemara", {"composed": 1}),
]

KEPT = [
    "“Tanda kutip” dan ‘tunggal’ — juga – tetap…",
    "Café Zoë, São Paulo, naïve, Müller, 30 °C",
    "“Ini café”, kata Zoë… «ya»",
    "A&B, Q&A, ?a=1&region=2&copy=3 &tidakada;",
    "satu\n\ndua\n",
    "العربية 中文 Ελληνικά Русский 😀",
    "",
]

DAMAGED = st.text(alphabet="aÃ©Â§â€œ”“—&amp;lt;#x3C \xa0\u200b\xad\n\r\t\x93́e", max_size=40)


@pytest.mark.parametrize(("text", "expected", "counts"), CASES)
def test_repairs(text: str, expected: str, counts: dict[str, int]) -> None:
    assert repair(text) == (expected, counts)


@pytest.mark.parametrize("text", KEPT)
def test_keeps(text: str) -> None:
    assert repair(text) == (text, {})


@given(st.text(max_size=60) | DAMAGED)
def test_repairing_twice_changes_nothing(text: str) -> None:
    repaired, counts = repair(text)
    assert repair(repaired) == (repaired, {})
    assert unicodedata.is_normalized("NFC", repaired)
    assert all(count > 0 for count in counts.values())
    assert (repaired == text) == (not counts)


@given(st.text(alphabet="aB 1.\n", max_size=60))
def test_line_breaks_are_kept(text: str) -> None:
    assert repair(text)[0].count("\n") == text.count("\n")


def test_sound_text_never_loads_ftfy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)  # importing it would fail
    assert repair("“Harga beras naik 5–10 persen” — kata Menteri…")[1] == {}
    with pytest.raises(ImportError):
        repair("BraÃ§o")


@pytest.mark.parametrize("text", ["&amp;" * 20_000, "Ã©" * 20_000, " \n" * 40_000, "&" * 100_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    repair("Ã©")  # load ftfy first
    began = time.process_time()
    repair(text)
    assert time.process_time() - began < 2
