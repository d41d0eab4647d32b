"""Markdown articles: the text a reader sees, its title and headings."""

import pytest

from pipeline.document import Block
from pipeline.sources.markdown import split_markdown

BODY = "Ratusan warga membersihkan saluran air pada Minggu pagi."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Warga Bersihkan Saluran\n\n{BODY}", "Warga Bersihkan Saluran"),
        (f"Warga Bersihkan Saluran\n===\n\n{BODY}", "Warga Bersihkan Saluran"),
        (
            f"---\ntitle: Banjir: warga siaga\ndate: 2025-01-02\n---\n\n{BODY}",
            "Banjir: warga siaga",
        ),
        (f"---\ntitle: 'Warga Siaga'\n---\n# Warga Siaga\n\n{BODY}", "Warga Siaga"),
        (f"---\ntags:\n  - air\n---\n## Warga *Siaga*\n\n{BODY}", "Warga Siaga"),
        (f"Warga Bersihkan Saluran\n\n{BODY}\n\n{BODY}", "Warga Bersihkan Saluran"),
        (f"{BODY}\n\nMereka bekerja sejak pukul enam.\n\nLurah ikut turun.", ""),
        (f"---\n{BODY}\n---\n", ""),  # a rule, not a front matter
    ],
)
def test_titles(text: str, title: str) -> None:
    found, blocks = split_markdown(text)
    assert found == title
    assert blocks
    assert all(block.text != title for block in blocks)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("Sungai **Ciwening** _meluap_ `deras`.", ["Sungai Ciwening meluap deras."]),
        ("[Tautan](https://contoh.id) dan [acuan][1].\n\n[1]: https://x.id", ["Tautan dan acuan."]),
        ("![foto](a.png) Keterangan tetap.", ["Keterangan tetap."]),
        ("Tiga\\* bintang &amp; &lt;siku&gt;.", ["Tiga* bintang & <siku>."]),
        ("- air\n- listrik\n  - genset", ["- air", "- listrik", "- genset"]),
        ("* air\n* listrik", ["- air", "- listrik"]),
        ("3. ketiga\n4. keempat", ["3. ketiga", "4. keempat"]),
        ("> Kutipan <b>penting</b><br>baris dua", ["Kutipan penting", "baris dua"]),
        ("| A | B |\n|---|---|\n| 1 | |\n| 2 | 3 |", ["A | B", "1", "2 | 3"]),
        ("Atas.\n\n---\n\nBawah.", ["Atas.", "Bawah."]),
        ("<!-- rahasia -->\n\n<div>Terlihat.</div>\n\n<script>\nx()\n</script>", ["Terlihat."]),
        ("Baris satu.\nBaris dua.", ["Baris satu.", "Baris dua."]),
        ("Keras  \nputus.", ["Keras", "putus."]),
    ],
)
def test_markup_goes_and_text_stays(markdown: str, blocks: list[str]) -> None:
    assert [block.text for block in split_markdown(f"# J\n\n{markdown}")[1]] == blocks


def test_headings_are_headings_and_short_paragraphs_beside_them_are_not() -> None:
    _, blocks = split_markdown(f"# Judul\n\n{BODY}\n\n## Dampak *luas*\n\nTanpa titik\n\n{BODY}")
    assert blocks == (
        Block(BODY),
        Block("Dampak luas", "heading"),
        Block("Tanpa titik"),
        Block(BODY),
    )


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "# Judul\n\nRatusan warga dari tiga kampung membersihkan saluran air yang\n"
        "tersumbat sampah sejak pekan lalu. Mereka bekerja sejak pukul\n"
        "enam pagi dan baru berhenti setelah air kembali mengalir dengan\nlancar.\n"
    )
    assert len(split_markdown(text)[1]) == 1


@pytest.mark.parametrize(
    "text", [">" * 5_000, "[" * 10_000, "*a **b " * 5_000, "- " * 5_000, "`" * 9]
)
def test_hostile_nesting_is_survived(text: str) -> None:
    split_markdown(text)
