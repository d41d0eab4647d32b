"""What is taken off articles, what stays, and that it is counted."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block
from pipeline.text.residue import strip_residue

OPENING = "Hujan deras mengguyur Kota Ambon sejak Senin pagi."
CLOSING = "Petugas masih berjaga di lokasi."


def strip(*texts: str) -> tuple[list[str], dict[str, int]]:
    blocks, removed = strip_residue([Block(text) for text in texts])
    return [block.text for block in blocks], removed


WHOLE = [
    ("advertisement", "SCROLL TO CONTINUE WITH CONTENT"),
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "Scroll ke bawah untuk melanjutkan membaca"),
    ("read-also", "Baca juga: Sungai Meluap, Dua Desa Terendam"),
    ("read-also", "BACA JUGA: Sungai Meluap"),
    ("read-also", "Baca Juga"),
    ("read-also", "Baca_Juga"),
    ("read-also", "[Baca Juga: Sungai Meluap]"),
    ("read-also", "(Baca: Sungai Meluap, Dua Desa Terendam)"),
    ("read-also", "SIMAK JUGA - Pelatih Baru Tiba"),
    ("read-also", "Simak juga Video: Detik-detik Sungai Meluap"),
    ("read-also", "Simak Video 'Detik-detik Sungai Meluap':"),
    ("read-also", 'Tonton juga video "Sungai Meluap di Ambon" di sini:'),
    ("read-also", 'Tonton juga "Sungai Meluap di Ambon" di sini:'),
    ("read-also", "Lihat juga Video 'Sungai Meluap':"),
    ("read-also", "Saksikan Live Detikpagi :"),
    ("read-also", '- Lima Cara Menghemat Air{target="_self"}'),
    ("embed", "[Gambas:Video 20detik]"),
    ("embed", "[img.2]"),
    ("embed", "View this post on Instagram"),
    ("embed", "A post shared by Kota Ambon (@kotaambon)"),
    ("embed", "Sebuah kiriman dibagikan oleh Kota Ambon (@kotaambon)"),
    ("pager", "Halaman Selanjutnya"),
    ("pager", "Baca selengkapnya di sini."),
    ("promotion", "Dapatkan update berita pilihan setiap hari dari Kabar.com."),
    ("promotion", "Ikuti berita terkini di saluran kami."),
    ("promotion", "Cek berita dan artikel yang lain di Google News"),
    ("promotion", "Mari bergabung di Grup Telegram kami."),
    ("promotion", "Artikel ini telah tayang di Kabar.com dengan judul Sungai Meluap"),
    ("promotion", "Copyright © ANTARA 2024"),
    ("byline", "Penulis: Tono Saputra"),
    ("byline", "Editor : Rini W."),
    ("byline", "Pewarta: Tono Saputra"),
    ("byline", "(Reporter: Tono Saputra | Editor: Rini Wati)"),
    ("credit", "(ugo/ugo)"),
    ("credit", "[bal]"),
    ("markup", "- ### "),
    ("markup", "***"),
    ("markup", "\\"),
    ("markup", "null"),
]

TAILS = [
    ("credit", "(ugo/ugo)"),
    ("credit", "(dhn/fjp)"),
    ("credit", "[bal]"),
    ("credit", "(T.A012/R034)"),
    ("credit", "(ANT)"),
    ("credit", "[AS]"),
    ("credit", "[Antara]"),
    ("credit", "(Tono Saputra)"),
    ("credit", "(Kabar/Tono Saputra)"),
    ("byline", "Kontributor : Tono Saputra"),
    ("byline", "(Penulis: Tono Saputra |"),
    ("pager", "Halaman 1 2 3 Selanjutnya banjir ambon hujan"),
    ("pager", "Simak selengkapnya di halaman berikutnya."),
    ("pager", "BACA SELENGKAPNYA DI SINI>>>"),
    ("read-also", "Baca juga: Sungai Meluap, Dua Desa Terendam"),
    ("read-also", "Saksikan juga Live Kabar: Hujan Sepekan"),
    ("promotion", "Artikel ini telah tayang di Kabar.com dengan judul Sungai Meluap"),
]

KEPT = [
    "Baca juga dilakukan oleh siswa di perpustakaan desa.",
    "Baca juga harus menjadi kebiasaan, kata guru itu.",
    "Lihat juga live music yang digelar warga di taman itu setiap akhir pekan.",
    "Simak penjelasannya berikut ini.",
    "Saksikan pertandingan itu di stadion.",
    "Editor: Bagaimana Anda menulis buku ini?",
    "Penulis itu menerbitkan novel baru.",
    "Dapatkan bantuan di kantor desa terdekat.",
    "Ikuti petunjuk petugas saat gempa.",
    "Sistem yang disebut efektif (baca: murah) itu dikritik.",
    "Warga boleh memilih tunai (dan/atau) transfer",
    "Kecepatannya 60 (km/jam)",
    "Pelakunya dihukum. (Pasal 12)",
    "Ia tinggal di Ambon (Maluku)",
    "Bantuan datang dari Antara (Jakarta).",
    "Ia menunjuk [peta] itu.",
    "Scroll media sosial terlalu lama melelahkan mata.",
    "Halaman 1 2 buku itu hilang, kata pustakawan.",
    "Mantan pemain itu menutup kariernya (bersama klub lama).",
]


@pytest.mark.parametrize(("kind", "text"), WHOLE)
def test_whole_paragraphs(kind: str, text: str) -> None:
    place = (OPENING, CLOSING, text) if kind == "credit" else (OPENING, text, CLOSING)
    assert strip(*place) == ([OPENING, CLOSING], {kind: 1})


@pytest.mark.parametrize(("kind", "text"), TAILS)
def test_behind_the_last_sentence(kind: str, text: str) -> None:
    assert strip(OPENING, f"{CLOSING} {text}") == ([OPENING, CLOSING], {kind: 1})
    quoted = f'"{CLOSING}"'
    assert strip(OPENING, f"{quoted} {text}") == ([OPENING, quoted], {kind: 1})


@pytest.mark.parametrize("text", KEPT)
def test_real_text_stays(text: str) -> None:
    assert strip(OPENING, text, CLOSING) == ([OPENING, text, CLOSING], {})
    assert strip(OPENING, text) == ([OPENING, text], {})


INSIDE = [
    # a paragraph, what is left of it, what was counted
    ("Air naik. [Gambas:Video 20detik] Warga pergi.", "Air naik. Warga pergi.", {"embed": 1}),
    ("[img.2]Air naik.", "Air naik.", {"embed": 1}),
    ("Air naik. ADVERTISEMENT Warga pergi.", "Air naik. Warga pergi.", {"advertisement": 1}),
    (
        "Air naik. (Baca juga: Desa Terendam) Warga pergi.",
        "Air naik. Warga pergi.",
        {"read-also": 1},
    ),
    ('Air naik di laman Dinas{target="_blank"}.', "Air naik di laman Dinas.", {"markup": 1}),
    ("Air naik.\\", "Air naik.", {"markup": 1}),
    ("Ma\\'ruf tiba.", "Ma'ruf tiba.", {"markup": 1}),
    ('Baca_Juga "Air naik," kata warga.', '"Air naik," kata warga.', {"read-also": 1}),
    ('Air naik. " Simak selengkapnya di sini', "Air naik.", {"pager": 1}),
    (
        "Air naik. Simak di halaman berikutnya. Halaman 1 2 Selanjutnya hujan",
        "Air naik.",
        {"pager": 2},
    ),
]


@pytest.mark.parametrize(("text", "expected", "removed"), INSIDE)
def test_inside_a_paragraph(text: str, expected: str, removed: dict[str, int]) -> None:
    assert strip(OPENING, text, CLOSING) == ([OPENING, expected, CLOSING], removed)


def test_datelines() -> None:
    assert strip(f"AMBON, KOMPAS.com - {OPENING}", CLOSING) == ([OPENING, CLOSING], {"dateline": 1})
    assert strip("Suara.com -", OPENING) == ([OPENING], {"dateline": 1})
    assert strip(f"Ambon - {OPENING}", f"Ambon - {CLOSING}")[0] == [OPENING, f"Ambon - {CLOSING}"]


def test_headings_keep_their_kind_and_lose_residue() -> None:
    blocks = [
        Block(OPENING),
        Block("Baca Juga", "heading"),
        Block("Jakarta - Kronologi", "heading"),
        Block(CLOSING),
    ]
    kept, removed = strip_residue(blocks)
    assert kept == (blocks[0], blocks[2], blocks[3])
    assert removed == {"read-also": 1}


def test_a_list_of_links_at_the_end() -> None:
    links = ["Baca juga:", "Sungai Meluap di Ambon", "Dua Desa Terendam Banjir"]
    assert strip(OPENING, CLOSING, *links) == ([OPENING, CLOSING], {"read-also": 3})
    assert strip(OPENING, links[0], CLOSING) == ([OPENING, CLOSING], {"read-also": 1})


def test_the_first_half_of_a_link_was_a_picture() -> None:
    assert strip(OPENING, "Detik-detik Sungai Meluap':")[0] == [OPENING]
    assert strip(OPENING, "Ia menyebut 'syarat':", CLOSING)[1] == {}


@pytest.mark.parametrize(
    "texts", [["Baca juga: Sungai Meluap"], ["ADVERTISEMENT", "(ugo/ugo)"], []]
)
def test_nothing_but_residue_stays_as_it_is(texts: list[str]) -> None:
    assert strip(*texts) == (texts, {})


PARTS = [
    OPENING,
    CLOSING,
    *KEPT,
    *(text for _, text in WHOLE + TAILS),
    "Suara.com - ",
    "\\",
    " ",
    ".",
]


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join), max_size=6))
def test_what_is_kept_was_there(texts: list[str]) -> None:
    kept, removed = strip(*texts)
    assert (kept == texts) or removed or any(text != text.strip() for text in texts)
    assert not any(texts) or kept
    source = iter("".join("".join(texts).split()))
    assert all(letter in source for letter in "".join("".join(kept).split()))  # a subsequence


HOSTILE = ["(a/" * 30_000, ". " * 50_000, "[" * 90_000, "\\" * 90_000, "- " * 50_000]


@pytest.mark.parametrize("text", [*HOSTILE, " " * 90_000 + "x"], ids=lambda text: str(text)[:4])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    strip(OPENING, text, CLOSING)
    strip(text + OPENING)
    assert time.process_time() - began < 2
