"""Reading text files of every shape."""

import json
import lzma
from pathlib import Path

import pytest

from training import corpus
from training.errors import TrainingError


def test_sentences_of_json_lines_and_of_text(tmp_path: Path) -> None:
    document = {"title": "Banjir", "text": "Air naik. Warga  pindah!\nAman “kini”."}
    packed = tmp_path / "news.jsonl.xz"
    packed.write_bytes(lzma.compress(json.dumps(document).encode()))
    assert list(corpus.sentences(packed)) == [
        "Banjir",
        "Air naik.",
        "Warga pindah!",
        'Aman "kini".',
    ]
    plain = tmp_path / "lines.txt"
    plain.write_text("Satu. Dua.\n\nTiga\n")
    assert list(corpus.sentences(plain)) == ["Satu.", "Dua.", "Tiga"]


def test_held_out_keys_are_of_every_column_and_leave_short_text(tmp_path: Path) -> None:
    (tmp_path / "dev.tsv").write_text(
        "Terima kasih.\tThank you.\nHujan turun lebat.\tIt rains hard today.\n"
    )
    (tmp_path / "score.bleu").write_text("Bukan kalimat melainkan angka\n")
    assert corpus.held_out_keys([tmp_path]) == {"hujanturunlebat", "itrainshardtoday"}


def test_pairs_come_back_as_written(tmp_path: Path) -> None:
    pairs = [corpus.Pair('a "b"', "c\td", 0.25, "x"), corpus.Pair("é", "ü", 1.0, "y")]
    corpus.write_pairs(tmp_path / "pairs.jsonl", pairs)
    assert list(corpus.read_pairs(tmp_path / "pairs.jsonl")) == pairs
    assert [file.name for file in tmp_path.iterdir()] == ["pairs.jsonl"]


def test_columns_can_be_turned(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("satu\tone\nrusak\n")
    assert list(corpus.read_tsv(tmp_path / "a.tsv", reverse=True)) == [("one", "satu")]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"no \.tsv file"):
        corpus.tsv_files(tmp_path)
    with pytest.raises(TrainingError, match="no such file"):
        corpus.open_text(tmp_path / "a.txt")
