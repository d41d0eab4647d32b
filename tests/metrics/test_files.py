"""Line-aligned files: what is scored, and what is said about those that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics import as_json, score_files
from pipeline.metrics.files import read_lines

OUTPUTS = ["The dam broke at 14:30.", "Two people were hurt."]
REFERENCES = ["The dam burst at 2.30 p.m.", "Two people were injured."]
SOURCES = ["Bendungan jebol pukul 14.30.", "Dua orang terluka."]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    texts = {"hyp": OUTPUTS, "ref": REFERENCES, "src": SOURCES}
    paths = {name: tmp_path / f"{name}.txt" for name in texts}
    for name, lines in texts.items():
        paths[name].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def names(results) -> list[str]:
    return [result.name for result in results]


TRANSLATION = ["BLEU", "chrF++", "TER"]
AGREEMENT = ["quantity_agreement", "name_recall"]
ROUGE = ["ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"]
SOURCE_ONLY = ["summary_support", "novelty", "compression", "coverage", "density"]


@pytest.mark.parametrize(
    ("task", "given", "scored"),
    [
        ("translation", ("ref", "src"), TRANSLATION + AGREEMENT),
        ("translation", ("ref",), TRANSLATION + AGREEMENT),
        ("translation", ("src",), AGREEMENT),
        ("summary", ("ref", "src"), ROUGE + AGREEMENT + SOURCE_ONLY),
        ("summary", ("ref",), ROUGE + AGREEMENT),
        ("summary", ("src",), AGREEMENT + SOURCE_ONLY),
    ],
)
def test_by_default_all_that_the_files_allow_is_scored(files, task, given, scored) -> None:
    references = [files["ref"]] if "ref" in given else []
    source = files["src"] if "src" in given else None
    results = score_files(files["hyp"], references, source, task=task)
    assert names(results) == scored


def test_indonesian_sources_of_summaries_are_not_searched_for_english_words(files) -> None:
    results = score_files(files["hyp"], src=files["src"], task="summary", source_language="id")
    assert names(results) == AGREEMENT


def test_several_reference_files_and_the_json(files, tmp_path) -> None:
    second = tmp_path / "second"
    second.write_text("\n".join(OUTPUTS), encoding="utf-8")
    results = score_files(files["hyp"], [files["ref"], second], metrics=["TER", "bleu"])
    document = as_json(results)
    assert [entry["name"] for entry in document["metrics"]] == ["TER", "BLEU"]
    ter, bleu = document["metrics"]
    assert ter["segment_scores"] == [0.0, 0.0]
    assert bleu["corpus_score"] == pytest.approx(100.0)
    assert bleu["signature"].startswith("nrefs:2|case:mixed")
    assert set(bleu) == {"name", "corpus_score", "signature", "segment_scores"}


def test_files_of_different_lengths(files) -> None:
    files["ref"].write_text("only one\n")
    with pytest.raises(ScoringError, match=r"hyp.txt has 2 lines, \S*ref.txt has 1 lines"):
        score_files(files["hyp"], [files["ref"]])


@pytest.mark.parametrize("empty", ["hyp", "ref", "src"])
def test_empty_lines_are_named(files, empty) -> None:
    files[empty].write_text("First.\n \t\n")
    with pytest.raises(ScoringError, match=rf"{empty}.txt: 1 of 2 lines are empty \(line 2\)"):
        score_files(files["hyp"], [files["ref"]], files["src"])


def test_an_allowed_empty_output_scores_as_what_it_is(files) -> None:
    files["hyp"].write_text(f"{REFERENCES[0]}\n\n")
    (result,) = score_files(files["hyp"], [files["ref"]], metrics=["chrF++"], allow_empty=True)
    assert result.segment_scores == (pytest.approx(100.0), 0.0)


def test_an_allowed_empty_reference_is_none_at_all(files, tmp_path) -> None:
    second = tmp_path / "second"
    second.write_text(f"{OUTPUTS[0]}\n\n")
    both = [files["ref"], second]
    (result,) = score_files(files["hyp"], both, metrics=["TER"], allow_empty=True)
    (alone,) = score_files(files["hyp"], both[:1], metrics=["TER"])
    assert result.segment_scores == (0.0, alone.segment_scores[1])
    assert result.signature.startswith("nrefs:var")
    with pytest.raises(ScoringError, match="segment 1 has no reference"):
        score_files(files["hyp"], [second], metrics=["TER"], allow_empty=True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"caf\xc3\xa9\nna\xefve\n", "line 2: byte 0xef is not UTF-8.*iconv"),
        ("satu\ndua\n".encode("utf-16"), "UTF-16 or not text"),
        ("satu\ndua\n".encode("utf-16-be"), "UTF-16 or not text"),
        (b"\x7fELF\x02\x01\x00", "UTF-16 or not text"),
    ],
)
def test_what_is_not_utf_8_text(tmp_path, data, message) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(ScoringError, match=message):
        read_lines(path)


def test_a_tsv_file_for_all_three_sides(tmp_path) -> None:
    file = tmp_path / "all.tsv"
    rows = zip(("a", "b"), OUTPUTS, REFERENCES, SOURCES, strict=True)
    lines = ["id\thypothesis\treference\tsource", *("\t".join(row) for row in rows)]
    file.write_text("\n".join(lines))
    results = score_files(file, [file], file)
    assert names(results) == TRANSLATION + AGREEMENT
    assert as_json(results, ["a", "b"])["ids"] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"one\ntwo", ["one", "two"]),
        (b"one\r\ntwo \r\n", ["one", "two"]),
        (b"\xef\xbb\xbfone\n", ["one"]),
        ("a\u2028b\x0cc\x85d\n".encode(), ["a\u2028b\x0cc\x85d"]),
        (b"one\n\n\n", ["one", "", ""]),
        (b"\n", [""]),
    ],
)
def test_lines_end_at_line_feeds_alone(tmp_path, data, lines) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert read_lines(path) == lines


def test_a_missing_file_and_a_folder(tmp_path) -> None:
    with pytest.raises(ScoringError, match="nowhere: cannot be read: No such file"):
        score_files(tmp_path / "nowhere", [tmp_path / "neither"])
    with pytest.raises(ScoringError, match=r"in this folder is no brief .* and no text"):
        score_files(tmp_path, [tmp_path])


def test_a_metric_that_lacks_its_files_says_which(files) -> None:
    with pytest.raises(ScoringError, match=r"BLEU needs references \(--ref\)"):
        score_files(files["hyp"], src=files["src"], metrics=["BLEU"])
    with pytest.raises(ScoringError, match=r"novelty needs the source texts \(--src\)"):
        score_files(files["hyp"], [files["ref"]], metrics=["novelty"], task="summary")
    with pytest.raises(ScoringError, match=r"nothing to score a summary against.*--ref.*--src"):
        score_files(files["hyp"], task="summary")
    with pytest.raises(RequestError, match="no metric 'METEOR'"):
        score_files(files["hyp"], [files["ref"]], metrics=["METEOR"])
