"""TSV, JSON lines and plain lines: what is read, and what is said about what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ScoringError
from pipeline.metrics.texts import Part, Role, read_file


def _read(folder: Path, name: str, text: str, role: Role = "outputs", part: Part = "summary"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    found = read_file(path, role, part)
    return found.ids, [list(texts) for texts in found.texts]


@pytest.mark.parametrize(
    ("name", "text", "role", "ids", "texts"),
    [
        ("plain.txt", "One.\nTwo.\n", "outputs", None, [["One."], ["Two."]]),
        ("one-column.tsv", "One.\nTwo.\n", "outputs", None, [["One."], ["Two."]]),
        ("headed.tsv", "text\nOne.\n", "outputs", None, [["One."]]),
        ("ids.tsv", "id\ttext\nb\tOne.\na\tTwo.\n", "outputs", ["b", "a"], [["One."], ["Two."]]),
        ("crlf.tsv", "id\ttext\r\nb\tOne. \r\n", "outputs", ["b"], [["One."]]),
        ("refs.tsv", "id\tref1\tnote\tRef2\n7\tA\tx\tB\n", "references", ["7"], [["A", "B"]]),
        ("refs.tsv", "reference\tsource\nA\tx\n", "references", None, [["A"]]),
        ("refs.tsv", "reference\tsource\nA\tx\n", "sources", None, [["x"]]),
        ("gap.tsv", "id\tref1\tref2\n7\tA\t\n", "references", ["7"], [["A", ""]]),
        ("quoted.tsv", 'id\ttext\n1\t"Go," he said.\n', "outputs", ["1"], [['"Go," he said.']]),
        ("o.jsonl", '{"id": 0, "hypothesis": "A"}\n', "outputs", ["0"], [["A"]]),
        ("o.jsonl", '{"text": "A "}\n{"text": "B"}\n\n', "outputs", None, [["A"], ["B"]]),
        ("o.jsonl", '{"id": "x", "text": "long", "summary": "A"}', "outputs", ["x"], [["A"]]),
        ("r.jsonl", '{"id": "x", "references": ["A", "B"]}', "references", ["x"], [["A", "B"]]),
        ("r.jsonl", '{"references": "A"}', "references", None, [["A"]]),
        ("r.jsonl", '{"ref1": "A", "ref2": "B"}', "references", None, [["A", "B"]]),
        ("r.jsonl", '{"text": "A\\nB"}', "references", None, [["A\nB"]]),
    ],
)
def test_what_is_read(tmp_path, name, text, role, ids, texts) -> None:
    assert _read(tmp_path, name, text, role) == (ids, texts)


@pytest.mark.parametrize(
    ("name", "text", "role", "message"),
    [
        (
            "t.tsv",
            "b\tOne.\n",
            "outputs",
            "line 1: found 'b', 'One.'; outputs are looked for under",
        ),
        ("t.tsv", "id\tnote\na\tb\n", "references", "looked for under references or text"),
        (
            "t.tsv",
            "id\ttext\na\tb\tc\n",
            "outputs",
            "line 2: 3 columns where the first line names 2",
        ),
        ("t.tsv", "id\ttext\n", "outputs", "no row below"),
        ("t.tsv", "id\ttext\n\tA\n", "outputs", "line 2: the id is ''"),
        (
            "t.tsv",
            "id\ttext\na\tA\nb\tB\na\tC\n",
            "outputs",
            r"more than once: 1 \(a\)",
        ),
        ("t.jsonl", "", "outputs", "line 1: this is not JSON"),
        ("t.jsonl", '{"text": "A"}\n\n{"text": "B"}', "outputs", "line 2: this is not JSON"),
        ("t.jsonl", '["A"]', "outputs", "line 1: expected a JSON object"),
        ("t.jsonl", '{"txt": "A"}', "outputs", "found 'txt'; outputs are looked for"),
        (
            "t.jsonl",
            '{"text": "A"}\n{"id": 1, "text": "B"}',
            "outputs",
            "line 2: it has an id, unlike",
        ),
        (
            "t.jsonl",
            '{"id": 1, "text": "A"}\n{"text": "B"}',
            "outputs",
            "line 2: it has no id, unlike",
        ),
        ("t.jsonl", '{"text": "A"}\n{"output": "B"}', "outputs", "line 2: it has no 'text'"),
        ("t.jsonl", '{"text": ["A"]}', "outputs", "'text' holds list; expected a text"),
        ("t.jsonl", '{"text": null}', "outputs", "'text' holds null; expected a text"),
        ("t.jsonl", '{"references": [1]}', "references", "holds int; expected a text or a list"),
        ("t.jsonl", '{"id": true, "text": "A"}', "outputs", "the id is True"),
        (
            "t.jsonl",
            '{"id": 1, "text": "A"}\n{"id": "1", "text": "B"}',
            "outputs",
            "more than once",
        ),
        ("t.jsonl", '{"text": "\\ud800"}', "outputs", "half a character"),
        ("t.jsonl", "[" * 100_000, "outputs", "line 1: this is not JSON"),
    ],
)
def test_what_cannot_be_read(tmp_path, name, text, role, message) -> None:
    with pytest.raises(ScoringError, match=message):
        _read(tmp_path, name, text, role)
