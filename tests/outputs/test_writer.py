"""Writing a run: one file a document, one file for all, failures, and what must not be lost."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Brief, Failure, Source
from pipeline.errors import OutputError, RequestError
from pipeline.outputs import FORMATS, brief_from, load_brief, writer
from tests.outputs.briefs import DOUBTFUL, FAILED, MARKUP, PLAIN

ITEMS: Sequence[Brief | Failure] = (PLAIN, FAILED, DOUBTFUL)


def write(folder: Path, formats: Sequence[str], items: Sequence[Brief | Failure]) -> list[str]:
    with writer(folder, formats) as out:
        return [path.name for item in items for path in out.write(item)]


def test_one_file_a_document_and_format(tmp_path: Path) -> None:
    out = tmp_path / "new" / "briefs"
    names = write(out, ["json", "markdown", "html"], ITEMS)
    assert names == [f"{i.id}{s}" for i in ITEMS for s in (".json", ".md", ".html")]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert load_brief(out / "ragu.json") == DOUBTFUL
    assert json.loads((out / "rusak.json").read_bytes()) == {
        **{"schema": "ringkas/error/1", "id": "rusak"},
        **{"path": "seeds/rusak.txt", "error": "it is empty"},
    }


def test_a_failure_takes_the_place_of_an_older_brief(tmp_path: Path) -> None:
    write(tmp_path, ["json", "markdown", "html"], [replace(PLAIN, id="rusak"), DOUBTFUL])
    (tmp_path / "lain.html").write_text("punya orang lain", encoding="utf-8")
    write(tmp_path, ["json"], [FAILED, Failure("lain", "x", "y")])
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["lain.html", "lain.json", "ragu.html", "ragu.json", "ragu.md", "rusak.json"]
    assert "error" in json.loads((tmp_path / "rusak.json").read_bytes())


def test_json_lines_for_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "briefs.jsonl").write_text("old", encoding="utf-8")
    with writer(tmp_path, ["jsonl"]) as out:
        assert out.write(PLAIN) == []
        assert (tmp_path / "briefs.jsonl").read_text() == "old"
        assert (tmp_path / "briefs.jsonl.partial").read_text().count("\n") == 1
        for item in (FAILED, MARKUP):
            out.write(item)
        assert out.close() == [tmp_path / "briefs.jsonl"]
    values = [json.loads(line) for line in (tmp_path / "briefs.jsonl").open(encoding="utf-8")]
    assert brief_from(values[0]) == PLAIN
    assert values[1]["error"] == "it is empty"
    assert brief_from(values[2]) == MARKUP
    assert [path.name for path in tmp_path.iterdir()] == ["briefs.jsonl"]


def test_parquet_for_a_corpus_is_read_by_datasets(tmp_path: Path) -> None:
    from datasets import load_dataset

    items = [replace(DOUBTFUL, id=f"b{number}") for number in range(150)]
    write(tmp_path, ["parquet"], [*items, FAILED])
    assert [path.name for path in tmp_path.iterdir()] == ["briefs.parquet"]
    rows: Any = load_dataset(
        "parquet", data_files=str(tmp_path / "briefs.parquet"), split="train", streaming=True
    )
    *briefs, failed = rows
    assert [row["id"] for row in briefs] == [item.id for item in items]
    last = briefs[-1]
    assert last["summary"] == DOUBTFUL.summary.text
    assert last["segments"][1]["flags"] == ["quantity-mismatch", "name-missing"]
    assert last["sentences"][1]["evidence"] == [3, 1]
    assert last["scores"][0]["value"] == 41.236
    assert json.loads(last["provenance"])["versions"]["torch"] == "2.13.0"
    assert last["error"] is None
    assert (failed["error"], failed["summary"]) == ("it is empty", None)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_interrupted_run_leaves_the_older_corpus(tmp_path: Path, form: str) -> None:
    write(tmp_path, [form], [PLAIN])
    before = (tmp_path / f"briefs.{form}").read_bytes()
    with pytest.raises(KeyboardInterrupt), writer(tmp_path, [form]) as out:
        out.write(DOUBTFUL)
        raise KeyboardInterrupt
    assert (tmp_path / f"briefs.{form}").read_bytes() == before
    assert (tmp_path / f"briefs.{form}.partial").stat().st_size > 0
    write(tmp_path, [form], [DOUBTFUL])
    assert [path.name for path in tmp_path.iterdir()] == [f"briefs.{form}"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_without_documents(tmp_path: Path, form: str) -> None:
    assert write(tmp_path, [form], []) == []


@pytest.mark.parametrize("formats", [["jsn"], ["json", "pdf"], []])
def test_unknown_formats(tmp_path: Path, formats: list[str]) -> None:
    with pytest.raises(RequestError, match="allowed are json, markdown, html, jsonl, parquet"):
        writer(tmp_path, formats)


def test_the_article_itself_is_never_written_over(tmp_path: Path) -> None:
    article = tmp_path / "sungai.md"
    article.write_text("# Naskah asli", encoding="utf-8")
    brief = replace(PLAIN, source=Source(str(article), "", "id", ""))
    for item in (brief, Failure("sungai", str(article), "x")):
        with pytest.raises(OutputError, match="this is the input itself"):
            write(tmp_path, ["json", "markdown"], [item])
    assert [path.name for path in tmp_path.iterdir()] == ["sungai.md"]
    assert article.read_text() == "# Naskah asli"


def test_nor_is_the_corpus(tmp_path: Path) -> None:
    corpus = tmp_path / "briefs.jsonl"
    corpus.write_text("{}", encoding="utf-8")
    brief = replace(PLAIN, source=Source(f"{corpus}#1", "", "id", ""))
    with pytest.raises(OutputError, match="this is the input itself"):
        write(tmp_path, ["jsonl"], [brief])
    assert corpus.read_text() == "{}"


@pytest.mark.parametrize("id_", ["../jahat", "a/b", "/etc/x", ""])
def test_an_id_that_leaves_the_folder_is_refused(tmp_path: Path, id_: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(OutputError, match="the id is no file name"):
        write(out, ["json"], [replace(PLAIN, id=id_)])
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
