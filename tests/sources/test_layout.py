"""The layout of plain text: titles, sub-headings, hard-wrapped lines."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block
from pipeline.sources.layout import split_article, split_blocks, unwrap

LEAD = "Pemerintah kabupaten membuka kembali jalan lingkar utara pada Senin (3/2) setelah longsor."
NEXT = "Kepala dinas mengatakan pembersihan memakan waktu sembilan hari dan melibatkan 120 petugas."
LAST = "Truk bermuatan di atas delapan ton masih harus memutar lewat jalur selatan."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Jalan Lingkar Utara Dibuka Lagi\n{LEAD}\n{NEXT}", "Jalan Lingkar Utara Dibuka Lagi"),
        (f"Jalan Lingkar Utara Dibuka Lagi\n\n{LEAD}\n\n{NEXT}", "Jalan Lingkar Utara Dibuka Lagi"),
        (f"\n\n  Jalan Dibuka \n{LEAD}\n{NEXT}", "Jalan Dibuka"),
        (f"Kapan Jalan Lingkar Dibuka?\n{LEAD}\n{NEXT}", "Kapan Jalan Lingkar Dibuka?"),
        (f"Bupati: “Kami Siap”\n{LEAD}\n{NEXT}", "Bupati: “Kami Siap”"),
        (f"Jalan dibuka lagi.\n\n{LEAD}\n{NEXT}\n{LAST}", "Jalan dibuka lagi."),
        # A sub-headline that its lead repeats.
        (
            "Bupati Rahmat Hidayat akan meresmikan jembatan gantung pada 17 Agustus.\n"
            "Bupati Rahmat Hidayat akan meresmikan jembatan gantung itu bertepatan dengan hari "
            f"kemerdekaan, kata juru bicaranya.\n{NEXT}",
            "Bupati Rahmat Hidayat akan meresmikan jembatan gantung pada 17 Agustus.",
        ),
        # Leads, and first lines that are no titles for another reason.
        (f"{LEAD}\n{NEXT}\n{LAST}", ""),
        (f"{LEAD}\n\n{NEXT}\n\n{LAST}", ""),
        (f"- Beras: Rp 14.000\n{LEAD}\n{NEXT}", ""),
        (f"***\n{LEAD}\n{NEXT}", ""),
        ("Hanya satu baris tanpa isi", ""),
        (f"{'Judul yang tidak habis-habis ' * 8}\n{LEAD}", ""),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    found, blocks = split_article(text)
    assert found == title
    assert all(block.text != title for block in blocks)


def test_paragraphs_keep_their_order_and_none_is_lost() -> None:
    _, blocks = split_article(f"Judul Berita\n\n{LEAD}\n{NEXT}\n\n\n{LAST}\n")
    assert blocks == (Block(LEAD), Block(NEXT), Block(LAST))


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        ([LEAD, "proposal damai dari dua desa", NEXT], [1]),
        ([LEAD, "Dampak bagi Petani", "1. Harga pupuk", NEXT], [1, 2]),
        ([LEAD, "Beras", "Gula", "Minyak goreng", NEXT], []),  # a list
        ([LEAD, "- Beras 5 kg", NEXT], []),
        ([LEAD, "(Foto: dokumen panitia)", NEXT], []),
        ([LEAD, "Ia tertawa.", NEXT], []),
        ([LEAD, "Apa kata warga:", NEXT], []),
        ([LEAD, NEXT, "Penutup"], []),  # nothing follows
        ([LEAD, "12345", NEXT], []),
        ([LEAD, "kata " * 20, NEXT], []),
    ],
)
def test_headings(lines: list[str], headings: list[int]) -> None:
    blocks = split_blocks("\n".join(lines))
    assert [i for i, block in enumerate(blocks) if block.kind == "heading"] == headings
    assert len(blocks) == len(lines)


def test_a_known_title_is_not_repeated() -> None:
    assert split_blocks(f"JUDUL BERITA\n{LEAD}", "Judul Berita") == (Block(LEAD),)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    paragraphs = [f"{LEAD} {NEXT}", f"{NEXT} {LAST}", f"{LAST} {LEAD} {NEXT}"]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert split_article(f"Jalan Dibuka\n\n{wrapped}") == (
        "Jalan Dibuka",
        tuple(map(Block, paragraphs)),
    )


def test_a_reduplicated_word_is_joined_at_its_hyphen() -> None:
    lines = [
        "Pada sore hari yang cerah di tepi sungai itu belasan anak-",
        "anak dari dua kampung bermain layang-layang sampai matahari",
        "terbenam, lalu mereka pulang bersama orang tuanya dengan",
        "berjalan kaki melewati pematang sawah yang baru dipanen.",
    ]
    assert unwrap(lines) == [" ".join(lines).replace("anak- anak", "anak-anak")]


def test_lists_and_verses_are_not_joined() -> None:
    lists = ["Beras: 5 kilogram untuk setiap keluarga penerima"] * 6
    verses = ["angin turun dari bukit", "membawa wangi padi", "dan kabar dari seberang"] * 3
    assert unwrap(lists) == lists
    assert unwrap(verses) == verses


@given(st.lists(st.sampled_from([LEAD, NEXT, LAST, "", "Judul", "- butir", "a b c"]), max_size=30))
def test_no_word_is_lost_or_moved(lines: list[str]) -> None:
    title, blocks = split_article("\n".join(lines))
    shown = [title] * bool(title) + [block.text for block in blocks]
    assert " ".join(shown) == " ".join(filter(None, lines))


def test_long_hostile_lines_take_no_time() -> None:
    for line in ('"' * 1_000_000, ". " * 500_000, "a-" * 500_000):
        split_article(f"{line}\n{line}\n{line}")
