"""Outputs beside references and sources: by line, by id, and from folders of briefs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from pipeline.document import Failure
from pipeline.errors import ScoringError
from pipeline.metrics.align import Corpus, read_corpus
from pipeline.metrics.files import plan
from pipeline.outputs.brief_json import to_json, to_json_line
from tests.outputs.briefs import PLAIN

SNIPPETS = {
    "headline": ["River cleaned by residents"],
    "summary": ["Residents cleaned the river.", "Many cleaned a river."],
    "translation": [
        {"source": "60 persen plastik.", "target": ["60 percent was plastic.", "Plastic: 60%."]},
        {"source": "Ratusan warga. Mulai pagi.", "target": "Hundreds came. They began early."},
    ],
}
OTHER = replace(PLAIN, id="danau")


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    for brief in (PLAIN, OTHER):
        _file(folder / f"{brief.id}.json", to_json(brief))
        _file(folder / f"{brief.id}.md", "for reading")
    return folder


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    folder = tmp_path / "refs"
    folder.mkdir()
    for name in ("sungai", "danau"):
        _file(folder / f"{name}.txt", "Artikelnya sendiri.")
        _file(folder / f"{name}.refs.yaml", yaml.safe_dump(SNIPPETS))
    return folder


def test_items_with_ids_are_paired_by_id_in_the_order_of_the_outputs(tmp_path) -> None:
    hyp = _file(tmp_path / "h.jsonl", '{"id": 2, "text": "two"}\n{"id": 1, "text": "one"}')
    ref = _file(tmp_path / "r.tsv", "id\tref1\tref2\n1\tONE\tUNO\n2\tTWO\tDUE\n")
    more = _file(tmp_path / "m.jsonl", '{"id": "1", "references": []}\n{"id": "2", "ref": "Zwei"}')
    src = _file(tmp_path / "s.tsv", "source\tid\nsatu\t1\ndua\t2\n")
    corpus = read_corpus(hyp, [ref], src)
    assert corpus == Corpus(
        ["two", "one"], [["TWO", "DUE"], ["ONE", "UNO"]], ["dua", "satu"], ["2", "1"]
    )
    more.write_text('{"id": 1, "references": []}\n{"id": 2, "references": ["Zwei"]}')
    with pytest.raises(ScoringError, match=r"m.jsonl: 1 of 2 items have no reference \(1\)"):
        read_corpus(hyp, [ref, more])
    both = read_corpus(hyp, [ref, more], allow_empty=True)
    assert both.references == [["TWO", "DUE", "Zwei"], ["ONE", "UNO"]]
    common = read_corpus(hyp, [ref, more], common=True)
    assert (common.hypotheses, common.left_out) == (["two"], ("1",))


def test_ids_that_one_side_lacks(tmp_path) -> None:
    hyp = _file(tmp_path / "h.tsv", "id\ttext\na\tA\nb\tB\nc\tC\n")
    ref = _file(tmp_path / "r.tsv", "id\ttext\nd\tD\nb\tB\n")
    with pytest.raises(ScoringError) as raised:
        read_corpus(hyp, [ref])
    for part in ("r.tsv lacks 2 of", "(a, c)", "h.tsv lacks 1 of", "(d)", "--common"):
        assert part in str(raised.value)
    common = read_corpus(hyp, [ref], common=True)
    assert common == Corpus(["B"], [["B"]], None, ["b"], left_out=("a", "c", "d"))
    nothing = _file(tmp_path / "n.tsv", "id\ttext\nx\tX\n")
    with pytest.raises(ScoringError, match="no id in common"):
        read_corpus(hyp, [nothing], common=True)


def test_ids_on_one_side_only_are_not_paired_by_place(tmp_path) -> None:
    hyp = _file(tmp_path / "h.tsv", "id\ttext\na\tA\n")
    ref = _file(tmp_path / "r.txt", "A\n")
    with pytest.raises(ScoringError, match=r"r.txt has no ids, but .*h.tsv has"):
        read_corpus(hyp, [ref])
    with pytest.raises(ScoringError, match=r"r.txt has no ids, but .*h.tsv has"):
        read_corpus(ref, [hyp])


def test_empty_texts_are_named_by_id(tmp_path) -> None:
    hyp = _file(tmp_path / "h.tsv", "id\ttext\na\tA\nb\t\n")
    with pytest.raises(ScoringError, match=r"h.tsv: 1 of 2 texts are empty \(b\)"):
        read_corpus(hyp, [hyp])


def test_folders_of_texts(tmp_path) -> None:
    for name, text in (("out", "One.\nTwo.\n"), ("ref", "Eins.")):
        (tmp_path / name).mkdir()
        _file(tmp_path / name / "a b.txt", text)
    corpus = read_corpus(tmp_path / "out", [tmp_path / "ref"], part="summary")
    assert corpus == Corpus(["One.\nTwo."], [["Eins."]], None, ["a-b"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ScoringError, match=r"no reference \(ID.refs.yaml\) and no text \(ID.txt\)"):
        read_corpus(tmp_path / "out", [tmp_path / "empty"])


def test_briefs_are_scored_by_part(briefs, refs) -> None:
    summaries = read_corpus(briefs, [refs], part="summary")
    assert summaries.ids == ["danau", "sungai"]
    assert summaries.hypotheses == [PLAIN.summary.text] * 2
    assert summaries.references == [SNIPPETS["summary"]] * 2
    assert "Plastic waste\n60% was plastic." in (summaries.sources or [""])[0]
    assert "Sampah plastik\n60 persen plastik." in (summaries.originals or [""])[0]
    headlines = read_corpus(briefs, [refs], part="headline")
    assert headlines.hypotheses == ["Residents Clean River"] * 2
    assert headlines.sources is None


def test_quantities_of_a_summary_rest_on_the_indonesian(briefs, refs) -> None:
    corpus = read_corpus(briefs, [refs], part="summary")
    read = {metric.name: its.sources for metric, its in plan(corpus, None, "summary")}
    assert read["quantity_agreement"] == corpus.originals
    assert read["summary_support"] == corpus.sources
    assert "lang:id-en" in next(
        metric.signature() for metric, _ in plan(corpus, ["quantity_agreement"], "summary")
    )


def test_snippets_are_found_among_the_segments_of_a_brief(briefs, refs) -> None:
    corpus = read_corpus(briefs, [refs])
    assert corpus.ids == ["danau#1", "danau#2", "sungai#1", "sungai#2"]
    assert corpus.documents == ["danau", "danau", "sungai", "sungai"]
    assert corpus.hypotheses[:2] == [
        "60% was plastic.",
        "Hundreds of residents cleaned it. They began early.",
    ]
    assert (corpus.references or [])[0] == ["60 percent was plastic.", "Plastic: 60%."]
    assert (corpus.sources or [])[1] == "Ratusan warga. Mulai pagi."


def test_a_snippet_that_is_no_segment_is_named(briefs, refs) -> None:
    changed = {"translation": [{"source": "Kalimat lain.", "target": "Another sentence."}]}
    _file(refs / "danau.refs.yaml", yaml.safe_dump(changed))
    with pytest.raises(ScoringError, match=r"briefs lacks 1 of the ids of \S*refs \(danau#1\)"):
        read_corpus(briefs, [refs])
    common = read_corpus(briefs, [refs], common=True)
    assert common.ids == ["sungai#1", "sungai#2"]
    assert common.left_out == ("danau#1",)


def test_a_brief_without_references_is_named(briefs, refs) -> None:
    (refs / "danau.refs.yaml").unlink()
    for part in ("translation", "summary"):
        with pytest.raises(ScoringError, match=r"refs lacks 1 of the ids of \S*briefs \(danau\)"):
            read_corpus(briefs, [refs], part=part)
        assert "danau" in read_corpus(briefs, [refs], part=part, common=True).left_out
    _file(refs / "danau.refs.yaml", "headline: A lake\n")
    with pytest.raises(ScoringError, match=r"1 of 2 items have no reference \(danau\)"):
        read_corpus(briefs, [refs], part="summary")


def test_whole_translations_and_bare_segments(briefs, refs) -> None:
    for file in refs.glob("*.yaml"):
        file.unlink()
    whole = read_corpus(briefs, [refs])
    assert whole.hypotheses[0] == PLAIN.translation.text
    assert whole.sources == ["Ratusan warga.\nMulai pagi.\nSampah plastik\n60 persen plastik."] * 2
    assert whole.documents is None
    segments = read_corpus(briefs)
    assert (segments.ids or [])[:2] == ["danau#1", "danau#2"]
    assert len(segments.hypotheses) == len(segments.documents or ()) == 10
    assert segments.references is None


def test_error_entries_are_not_passed_over(briefs, refs) -> None:
    _file(briefs / "danau.json", to_json(Failure("danau", "danau.txt", "it is empty")))
    with pytest.raises(ScoringError, match=r"error entries in the place of briefs: 1 \(danau\)"):
        read_corpus(briefs, [refs], part="summary")
    assert read_corpus(briefs, [refs], part="summary", common=True).ids == ["sungai"]


def test_the_briefs_of_one_file(briefs, refs, tmp_path) -> None:
    lines = to_json_line(OTHER) + to_json_line(PLAIN)
    file = _file(tmp_path / "briefs.jsonl", lines)
    assert read_corpus(file, [refs], part="summary") == read_corpus(briefs, [refs], part="summary")


def test_files_that_are_no_briefs_and_sources_beside_briefs(briefs, refs) -> None:
    with pytest.raises(ScoringError, match="briefs bring their sources along"):
        read_corpus(briefs, [refs], refs)
    _file(briefs / "notes.json", json.dumps({"schema": "other/1"}))
    with pytest.raises(ScoringError, match=r"notes.json: expected the schema ringkas/brief/1"):
        read_corpus(briefs, [refs])


def test_folders_of_snippets_that_differ(briefs, refs, tmp_path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    for file in refs.glob("*.yaml"):
        (second / file.name).write_bytes(file.read_bytes())
    assert len((read_corpus(briefs, [refs, second]).references or [[]])[0]) == 4
    _file(second / "danau.refs.yaml", yaml.safe_dump({"translation": SNIPPETS["translation"][:1]}))
    with pytest.raises(ScoringError, match="references for other sentences"):
        read_corpus(briefs, [refs, second])


def test_the_digest_is_that_of_the_texts() -> None:
    one = Corpus(["a", "b"], [["x"], ["y"]], None, ["1", "2"])
    assert one.digest == Corpus(["a", "b"], [("x",), ("y",)], None).digest
    others = [
        Corpus(["b", "a"], [["x"], ["y"]]),
        Corpus(["a", "b"], [["x"], ["y", ""]]),
        Corpus(["a", "b"], [["x", "y"], []]),
        Corpus(["a", "b"], [["x"], ["y"]], ["s", "t"]),
        Corpus(["a", "b"], None, ["x", "y"]),
    ]
    assert len({corpus.digest for corpus in (one, *others)}) == 6
    long = Corpus([str(n) for n in range(3000)])
    assert long.digest != Corpus([*long.hypotheses[:-1], "x"]).digest
