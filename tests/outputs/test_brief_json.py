"""Briefs as JSON: the schema, and what is read back."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Brief, Failure
from pipeline.errors import DocumentError
from pipeline.outputs import brief_from, load_brief
from pipeline.outputs.brief_json import to_json, to_json_line
from tests.outputs.briefs import DOUBTFUL, FAILED, MARKUP, PLAIN

BRIEFS = [PLAIN, DOUBTFUL, MARKUP]


def test_the_schema() -> None:
    value = json.loads(to_json(PLAIN))
    assert list(value) == [
        *("schema", "id", "source", "headline", "summary", "translation", "flags", "scores"),
        "provenance",
    ]
    assert value["schema"] == "ringkas/brief/1"
    assert value["summary"]["sentences"][1]["evidence"] == [3, 1]
    assert value["translation"]["segments"][0] == {
        **{"source": "Warga Bersihkan Sungai", "target": "Residents Clean River"},
        **{"paragraph": -1, "kind": "headline", "flags": []},
    }


def test_the_text() -> None:
    text = to_json(DOUBTFUL)
    assert text.startswith('{\n  "schema": "ringkas/brief/1",\n  "id": "ragu",')
    assert text.endswith("}\n")
    assert "“" in to_json(Failure("a", "b", "“c”"))


@pytest.mark.parametrize("brief", BRIEFS)
def test_what_was_written_is_read_back(tmp_path: Path, brief: Brief) -> None:
    path = tmp_path / "a.json"
    path.write_text(to_json(brief), encoding="utf-8")
    assert load_brief(path) == brief
    assert brief_from(json.loads(to_json_line(brief))) == brief
    assert to_json_line(brief).count("\n") == 1


def changed(**parts: Any) -> str:
    return json.dumps({**json.loads(to_json(PLAIN)), **parts})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ("[]", "expected the schema ringkas/brief/1, found None"),
        ('{"schema": "ringkas/brief/2"}', "found ringkas/brief/2"),
        (to_json(FAILED), "it is an error entry: it is empty"),
        (changed(headline=5), "headline: Input should be a valid string"),
        (changed(summary={"text": "x"}), "summary.sentences: Field required"),
        (changed(flags="x"), "flags: "),
        ('{"schema": "ringkas/brief/1"}', "id: Field required"),
    ],
)
def test_what_is_no_brief_is_explained(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        load_brief(path)
    assert str(caught.value).startswith(f"brief {path}: ")
    assert told in str(caught.value)


def test_a_brief_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        load_brief(tmp_path / "a.json")
