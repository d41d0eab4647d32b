"""Which pairs train, and in which form."""

from pathlib import Path

import pytest

from training import clean
from training.corpus import read_pairs
from training.settings import CleanSettings, Settings

SETTINGS = CleanSettings(
    weights={"bible": 0, "bible_one": 0.25, "news": 1.0}, full_sentences=("prose",)
)


@pytest.mark.parametrize(
    ("name", "weight"),
    [("news_2020", 1.0), ("bible_two", 0), ("bible_one_x", 0.25), ("manual", 0.3)],
)
def test_the_longest_beginning_of_a_name_gives_the_weight(name: str, weight: float) -> None:
    assert clean.weight_of(name, SETTINGS) == weight


@pytest.mark.parametrize(
    ("source", "target", "name", "reason"),
    [
        ("Kucing itu tidur.", "The cat sleeps.", "news", ""),
        ("...", "The cat.", "news", "empty"),
        ("satu dua tiga empat lima enam", "one two", "news", "length ratio"),
        ("satu dua", "one two three four five six", "news", ""),
        ("Open the file now", "open the file now!", "news", "copy"),
        ("PT Maju", "PT Maju", "news", ""),
        ("Ibu kota negara itu ada di sini", "The capital is here", "prose", "fragment"),
        ("Ibu kota negara itu di sini.", "The capital of it is here.", "prose", ""),
        ("kata " * 76, "word " * 76, "news", "long"),
    ],
)
def test_faults(source: str, target: str, name: str, reason: str) -> None:
    assert clean.fault(source, target, name, SETTINGS) == reason


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("Harganya Rp 5.000 saja.", "It is IDR 5,000 only."), "It is Rp 5,000 only."),
        (("Harganya Rp5 juta saja.", "It is IDR 5 million only."), "It is Rp5 million only."),
        (("Ia pergi ke pasar.", "She went to market"), "She went to market."),
        (("Menu utama", "Main menu"), "Main menu"),
    ],
)
def test_mended(pair: tuple[str, str], expected: str) -> None:
    assert clean.mended(*pair)[1] == expected


def test_a_pair_whose_numbers_differ_is_loose() -> None:
    assert clean.is_loose("Naik 5 persen menjadi 120.", "It rose a lot to 99.")
    assert not clean.is_loose("Naik 5,5 persen jadi 1.200.", "It rose 5.5 percent to 1,200.")
    assert not clean.is_loose("Ada 3 orang.", "There were three people.")


def test_clean_leaves_out_doubles_held_out_text_and_weightless_files(tmp_path: Path) -> None:
    corpora, held_out = tmp_path / "corpora", tmp_path / "held_out"
    corpora.mkdir()
    held_out.mkdir()
    (held_out / "dev.en").write_text("The river rises every winter night.\n")
    (corpora / "bible_two.tsv").write_text("Pada mulanya begitu.\tIn the beginning so.\n")
    (corpora / "manual.tsv").write_text("Kapal itu besar.\tThe ship is big.\nsatu kolom saja\n")
    (corpora / "news_a.tsv").write_text(
        "Kapal  itu “besar”.\tThe ship is “big”.\n"
        "Sungai naik tiap malam.\tThe river rises every winter night!\n"
    )
    settings = Settings(
        source="id",
        target="en",
        work=tmp_path / "work",
        corpora=corpora,
        held_out=(held_out,),
        clean=SETTINGS,
    )
    clean.run(settings)
    pairs = list(read_pairs(tmp_path / "work" / "pairs.jsonl"))
    assert [(p.source, p.target, p.weight, p.origin) for p in pairs] == [
        ('Kapal itu "besar".', 'The ship is "big".', 1.0, "news_a")
    ]
