"""The folder of records: written whole, found by id, and broken files told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import OutputError, RequestError
from pipeline.runs import find, load_runs, runs_folder, save
from tests.runs.records import LIGHT, run

RUNS = [run(3, "c", 1.0), run(1, "a", 2.0), run(2, "b", 3.0)]


def test_the_folder_is_in_the_home_of_the_program(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path))
    assert runs_folder() == tmp_path / "runs"


def test_records_come_back_from_the_oldest_to_the_newest(tmp_path) -> None:
    folder = tmp_path / "new" / "runs"
    assert load_runs(folder) == ([], [])
    for each in RUNS:
        path = save(each, folder)
    assert json.loads(path.read_text())["schema"] == "ringkas/run/1"
    assert load_runs(folder) == (sorted(RUNS, key=lambda each: each.id), [])
    assert len(list(folder.iterdir())) == 3  # nothing else is left


def test_broken_records_are_told_and_left_out(tmp_path) -> None:
    save(LIGHT, tmp_path)
    (tmp_path / "cut.json").write_text('{"schema": "ringkas/run/1", "id":')
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "brief.json").write_text('{"schema": "ringkas/brief/1"}')
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "huge.json").write_bytes(b" " * 5_000_001)
    (tmp_path / "notes.txt").write_text("not mine")
    records, problems = load_runs(tmp_path)
    assert records == [LIGHT]
    assert [Path(problem.partition(": ")[0]).stem for problem in problems] == [
        *("brief", "bytes", "cut", "deep", "folder", "huge")
    ]


def test_a_record_is_found_by_its_id_or_by_how_it_begins() -> None:
    runs = sorted(RUNS, key=lambda each: each.time)
    assert find(runs, "last") is runs[-1]
    assert find(runs, runs[0].id) is runs[0]
    assert find(runs, "20260102") is runs[1]
    with pytest.raises(RequestError, match="3 ids begin with '2026'"):
        find(runs, "2026")
    with pytest.raises(RequestError, match=f"no run '1999' among 3; the newest is {runs[-1].id}"):
        find(runs, "1999")
    with pytest.raises(RequestError, match="no run 'last' among 0"):
        find([], "last")


def test_what_cannot_be_written(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/runs: cannot be made: Not a directory"):
        save(LIGHT, tmp_path / "file" / "runs")
    (tmp_path / f"{LIGHT.id}.json").mkdir()
    with pytest.raises(OutputError, match=rf"{LIGHT.id}.json: cannot be written: Is a directory"):
        save(LIGHT, tmp_path)
