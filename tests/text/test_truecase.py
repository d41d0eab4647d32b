"""Headlines in capitals, in the casing of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.truecase import is_all_caps, is_title_case, learn_casing, truecase

ARTICLE = [
    "Bupati Rahmat Hidayat meresmikan pasar itu bersama BPKP dan iNusa.",
    "PT Maju Jaya membangun pasar di Kampung Baru. Menurut Rahmat, pasar itu milik warga.",
    "BPKP mengaudit pasar.",
    "PASAR INI BESAR SEKALI",
]

CASES = [
    # without an article
    ("PRESIDEN RESMIKAN JALAN TOL DI JAWA TIMUR", "Presiden resmikan jalan tol di Jawa Timur"),
    ("KPK TAHAN DUA ANGGOTA DPR RI", "KPK tahan dua anggota DPR RI"),
    ("POLRI DAN TNI JAGA PEMILU DI PAPUA", "Polri dan TNI jaga Pemilu di Papua"),
    ("ANGIN DARI TIMUR MELANDA BALI", "Angin dari timur melanda Bali"),
    ("RUSIA SERANG UKRAINA DUA MINGGU", "Rusia serang Ukraina dua minggu"),
    ("TIMNAS U-23 MENANG 3-0, G20 DITUNDA", "Timnas U-23 menang 3-0, G20 ditunda"),
    ("PERANG DUNIA II DAN BAB XIV", "Perang dunia II dan bab XIV"),
    ("HARGA NAIK! WARGA RESAH", "Harga naik! Warga resah"),
    ("MENTERI: HARGA NAIK", "Menteri: Harga naik"),
    ('"KAMI MENANG," KATA PELATIH', '"Kami menang," kata pelatih'),
    ("HARGA Rp 5.000 PADA JUM'AT", "Harga Rp 5.000 pada jum'at"),
    ("KORBAN A DAN B SELAMAT", "Korban A dan B selamat"),
    # already cased
    ("Presiden Resmikan Jalan Tol", "Presiden Resmikan Jalan Tol"),
    ("KPK", "KPK"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_truecase(text: str, expected: str) -> None:
    assert truecase(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BUPATI RAHMAT HIDAYAT RESMIKAN PASAR", "Bupati Rahmat Hidayat resmikan pasar"),
        ("PASAR KAMPUNG BARU DIAUDIT BPKP", "Pasar Kampung Baru diaudit BPKP"),
        ("WARGA BELI SAHAM INUSA", "Warga beli saham iNusa"),
    ],
)
def test_the_article_knows_best(text: str, expected: str) -> None:
    assert truecase(text, learn_casing(ARTICLE)) == expected


def test_learning_leaves_out_what_shows_nothing() -> None:
    casing = learn_casing(ARTICLE)
    assert casing["pasar"] == "pasar"  # capitals of the last paragraph do not count
    assert "menurut" not in casing  # seen at the start of a sentence alone
    assert casing["bpkp"] == "BPKP"
    assert learn_casing(["Kata ya Ya ya Ya"])["ya"] == "ya"  # a tie
    assert learn_casing([]) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HARGA BERAS NAIK", True),
        ("HARGA BERAS NAIK Rp 500", True),
        ("KESIMPULAN", True),
        ("GEMPA DI ACEH (video)", False),
        ("KPK", False),
        ("UNESCO", False),
        ("Harga Beras NAIK", False),
        ("KPK OTT Bupati", False),
        ("12.500", False),
        ("", False),
    ],
)
def test_is_all_caps(text: str, expected: bool) -> None:
    assert is_all_caps(text) is expected


@given(st.text(alphabet="ABCDEIU .,!:-'\"12é", max_size=60))
def test_only_case_changes(text: str) -> None:
    cased = truecase(text, {"ab": "aB"})
    assert cased.lower() == text.lower()
    assert truecase(cased) == cased or is_all_caps(cased)


ORDINARY = {"warga", "protes", "harga", "naik", "resmikan", "pasar", "kampung", "baru", "jalan"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Rahmat Hidayat Resmikan Pasar", "Bupati Rahmat Hidayat resmikan pasar"),
        ("Warga Kampung Baru Protes Harga Naik", "Warga Kampung Baru protes harga naik"),
        ("Warga Protes, BPKP Audit Harga Pasar", "Warga protes, BPKP Audit harga pasar"),
        ("Warga Beli Saham INUSA: Harga Naik", "Warga Beli Saham INUSA: Harga naik"),
        (
            "Harga Pasar Naik, KAI Protes di Jawa Timur",
            "Harga pasar naik, KAI protes di Jawa Timur",
        ),
        ("Warga Protes", "Warga Protes"),  # too short to tell
        ("Warga protes Rahmat Hidayat", "Warga protes Rahmat Hidayat"),  # running text
    ],
)
def test_headlines_with_a_capital_on_each_word(text: str, expected: str) -> None:
    casing = learn_casing([*ARTICLE, "Ini laman kai dot id."])
    assert truecase(text, casing, ORDINARY.__contains__) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presiden Resmikan Jalan Tol di Jawa", True),
        ("Presiden resmikan jalan tol di Jawa", False),
        ("PRESIDEN RESMIKAN JALAN TOL", False),
        ("Rahmat Hidayat", False),
        ("", False),
    ],
)
def test_is_title_case(text: str, expected: bool) -> None:
    assert is_title_case(text) is expected
