"""`ringkas runs`, over records that are there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.runs import save
from tests.command import Ringkas
from tests.runs.records import LIGHT, run

RUNS = [run(3, "a", 20.0), run(4, "b", 30.0, 9.0), run(5, "c", 25.0, None)]


@pytest.fixture(autouse=True)
def _records(tmp_path: Path) -> None:
    for each in (LIGHT, *RUNS):
        save(each, tmp_path / "home" / "runs")


def test_the_list(ringkas: Ringkas) -> None:
    answer = ringkas("runs", "list")
    places = [answer.out.index(each.id) for each in (*RUNS, LIGHT)]
    assert len(places) == 4
    found = json.loads(ringkas("runs", "list", "--json").out)
    assert [each["id"] for each in found] == sorted(each.id for each in (LIGHT, *RUNS))
    assert "BLEU" not in ringkas("runs", "list", "--metric", "TER").out


def test_a_broken_record_is_told_and_costs_no_other(ringkas: Ringkas, tmp_path: Path) -> None:
    (tmp_path / "home" / "runs" / "broken.json").write_text("{")
    answer = ringkas("runs", "list", "--json")
    assert answer.code == 0
    assert "broken.json: is no record of a run and is left out" in answer.err
    assert len(json.loads(answer.out)) == 4


def test_no_records(ringkas: Ringkas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGKAS_HOME", "elsewhere")
    assert "no record of a run yet" in ringkas("runs", "list").err
    assert ringkas("runs", "list", "--json").out.strip() == "[]"
    assert ringkas("runs", "show", "last").code == 2
    assert ringkas("runs", "best", "--metric", "BLEU").code == 2


def test_show(ringkas: Ringkas) -> None:
    assert "beam_size: 4" in ringkas("runs", "show", LIGHT.id).out
    assert json.loads(ringkas("runs", "show", "last", "--json").out)["id"] == RUNS[-1].id
    answer = ringkas("runs", "show", "nothing")
    assert answer.code == 2
    assert RUNS[-1].id in answer.err


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("bleu",), f"{RUNS[1].id}  translation BLEU 30.00  b"),
        (("TER",), f"{LIGHT.id}  translation TER 60.25  light"),
        (("ROUGE-1", "--part", "summary"), f"{LIGHT.id}  summary ROUGE-1 38.00  light"),
        (("ROUGE-1",), f"{LIGHT.id}  headline ROUGE-1 51.00  light"),
    ],
)
def test_best(ringkas: Ringkas, words, begins) -> None:
    answer = ringkas("runs", "best", "--metric", *words)
    assert answer.out.startswith(begins), answer.err
    found = json.loads(ringkas("runs", "best", "--metric", *words, "--json").out)
    assert begins.startswith(found["id"])


def test_best_compares_what_compares(ringkas: Ringkas, tmp_path: Path) -> None:
    save(run(6, "other", 10.0, corpus="b2:33"), tmp_path / "home" / "runs")
    answer = ringkas("runs", "best", "--metric", "BLEU")
    assert answer.out.endswith("other\n")
    assert "4 runs on other documents" in answer.err
    answer = ringkas("runs", "best", "--metric", "BLEU", "--all")
    assert answer.out.endswith("b\n")
    assert answer.err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("best", "--metric", "BLEW"), "Did you mean 'BLEU'"),
        (("best", "--metric", "ROUGE-L"), "none of 4 runs has ROUGE-L"),
        (("best", "--metric", "novelty"), "novelty describes"),
        (("plot", "runs.gif", "--metric", "BLEU"), ".png, .svg, .pdf"),
    ],
)
def test_impossible_requests(ringkas: Ringkas, words, told) -> None:
    answer = ringkas("runs", *words)
    assert answer.code == 2
    assert told in answer.err


def test_plot(ringkas: Ringkas, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    answer = ringkas("runs", "plot", "runs.svg", "--metric", "BLEU")
    assert answer.out == "runs.svg\n"
    assert "1 of 4 runs have no speed" in answer.err
    assert (tmp_path / "runs.svg").is_file()
