"""Datelines, and first sentences that look like one."""

from __future__ import annotations

import pytest

from pipeline.text.datelines import dateline

FIRST = "Warga Desa Sukamaju menolak rencana itu."

DATELINES = [
    "Jakarta, CNN Indonesia -- ",
    "JAKARTA, KOMPAS.com - ",
    "JAKARTA, KOMPAS.com --- ",
    "JAKARTA, KOMPAS.com- ",
    "BANDUNG BARAT,KOMPAS.com-",
    "KOMPAS.com – ",
    "Bisnis.com, SURABAYA — ",
    "Bisnis,com, JEMBER - ",
    "Bisnis.com, MALANG—",
    "TEMPO.CO, Jakarta - ",
    "TEMPO.CO, Jakarta: ",
    "Liputan6.com, Jakarta - ",
    "Liputan6.com, Jakarta ",
    "REPUBLIKA.CO.ID, JAKARTA -- ",
    "Suara.com - ",
    "Merdeka.com - ",
    "jpnn.com, JAKARTA SELATAN - ",
    "jpnn.com - JAKARTA - ",
    "KONTAN.CO.ID - JAKARTA. ",
    "Jakarta (ANTARA) - ",
    "Kulon Progo (ANTARA News) - ",
    "Singkil, Aceh, (ANTARA News) - ",
    "JAKARTA (Pos Kota) – ",
    "NEW YORK. KOMPAS.com - ",
    "Jakarta, CNBC Indonesia - ",
    "Rimanews - ",
    "VIVA – ",
    "Jakarta - ",
    "Medan – ",
    "Jakarta: ",
    "SPANYOL – ",
    "JAKARTA. ",
    "Laporan Wartawan Tribunnews.com, Tono Saputra TRIBUNNEWS.COM, JAKARTA - ",
]

SENTENCES = [
    FIRST,
    "Jakarta menjadi tuan rumah pertemuan itu.",
    "Jakarta - Bandung ditempuh dalam satu jam.".replace("Bandung", "bandung"),
    "Jakarta, Bogor, dan Depok diguyur hujan.",
    "Paris Saint - Germain menang telak.",
    "Go - Jek membuka layanan baru.",
    "Pantauan Kompas.com, jalan itu macet.",
    "Menurut CNN Indonesia, ia sudah pulang.",
    "Tokopedia.com adalah pasar daring.",
    "KPK menahan dua orang.",
    "COVID-19 belum berakhir.",
    "ANALISIS - Mengapa harga beras naik?",
    "Bahlil: Kami siap.",
    "",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_ends_where_the_sentence_begins(line: str) -> None:
    assert dateline(line + FIRST) == len(line)
    assert dateline(line + '"Kami siap," kata warga.') == len(line)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_has_none(sentence: str) -> None:
    assert dateline(sentence) == 0


@pytest.mark.parametrize("line", ["Jakarta - ", "SPANYOL – ", "JAKARTA. ", "Jakarta: "])
def test_a_place_alone_counts_only_at_the_start_of_the_article(line: str) -> None:
    assert dateline(line + FIRST, first=False) == 0


def test_a_dateline_may_be_a_paragraph_of_its_own() -> None:
    assert dateline("Suara.com -") == len("Suara.com -")
