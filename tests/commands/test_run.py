"""`ringkas run`: the record that it leaves, and its gate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Ringkas

ARTICLE = "Harga cabai\n\nHarga cabai naik 12,5 persen. Pedagang mengeluh. Pembeli berkurang.\n"
REFERENCES = "translation:\n- source: Pedagang mengeluh.\n  target: Traders complained.\n"
COMMAND = ("run", "in", "-o", "out", "-c")


@pytest.fixture(autouse=True)
def _chain(tmp_path: Path, checkpoint: Callable[[str], Path]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cabai.txt").write_text(ARTICLE)
    (tmp_path / "in" / "cabai.refs.yaml").write_text(REFERENCES)
    chain = f"extends: lead\ntranslate: {{model: {checkpoint('marian')}, compute_type: float32}}\n"
    (tmp_path / "tiny.yaml").write_text(chain)
    for name, gate in {
        "low": "{translation: {BLEU: 0}}",
        "high": "{translation: {TER: 1, BLEU: 0}}",
        "unmeasured": "{summary: {ROUGE-1: 0}}",
        "never": "{summary: {BLEU: 0}}",
    }.items():
        (tmp_path / f"{name}.yaml").write_text(f"extends: tiny.yaml\nscore: {{gate: {gate}}}\n")


def _runs(ringkas: Ringkas) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ringkas("runs", "list", "--json").out)
    return found


def test_a_run_leaves_a_record(ringkas: Ringkas, tmp_path: Path) -> None:
    (tmp_path / "in" / "empty.txt").write_text("")
    assert ringkas(*COMMAND, "tiny.yaml", "--set", "score.summary=ROUGE-L").code == 1
    (run,) = _runs(ringkas)
    assert run["schema"] == "ringkas/run/1"
    assert (run["config_name"], run["settings"]) == ("tiny", ["score.summary=ROUGE-L"])
    assert (run["documents"], run["failed"]) == (2, 1)
    assert run["config"]["translate"]["compute_type"] == "float32"
    assert run["words_per_second"] > 0
    translate = next(stage for stage in run["stages"] if stage["stage"] == "translate")
    assert translate["model_digest"].startswith("sha256:")
    assert translate["computed"] == 5
    brief = json.loads((tmp_path / "out" / "cabai.json").read_text())
    assert run["config_digest"] == brief["provenance"]["config_digest"]
    assert (
        run["scores"]["translation"].items()
        >= {"BLEU": brief["scores"]["translation"]["BLEU"]}.items()
    )
    assert run["scores"]["signatures"]["BLEU"].startswith("nrefs:1")


def test_a_cached_run_has_no_speed(ringkas: Ringkas, tmp_path: Path) -> None:
    first, second = ringkas(*COMMAND, "tiny.yaml"), ringkas(*COMMAND, "tiny.yaml")
    assert first.code == second.code == 0
    one, other = _runs(ringkas)
    translated = next(s for s in other["stages"] if s["stage"] == "translate")
    # what loops is never kept; where no more than that was computed there is no speed
    assert translated["computed"] < translated["cached"]
    assert one["words_per_second"]
    assert other["words_per_second"] is None
    assert other["scores"] == one["scores"]
    assert other["corpus"] == one["corpus"]


def test_no_record_is_left_where_none_is_wanted(ringkas: Ringkas, tmp_path: Path) -> None:
    assert ringkas(*COMMAND, "tiny.yaml", "--no-record").code == 0
    assert not (tmp_path / "home" / "runs").exists()


def test_a_record_that_cannot_be_written_costs_nothing(ringkas: Ringkas, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "runs").write_text("a file where a folder should be")
    answer = ringkas(*COMMAND, "tiny.yaml")
    assert answer.code == 0
    assert "this run leaves no record" in answer.err
    assert (tmp_path / "out" / "cabai.json").is_file()


@pytest.mark.parametrize(
    ("chain", "code", "told"),
    [
        ("low", 0, "it should be at least 0: reached"),
        ("high", 1, "at most 1: MISSED by"),
        ("unmeasured", 1, "summary ROUGE-1 was not computed"),
        ("never", 2, "score.gate.summary.BLEU: this chain does not compute it"),
        ("tiny", 2, "tiny.yaml has no thresholds"),
    ],
)
def test_the_gate(ringkas: Ringkas, tmp_path: Path, chain, code, told) -> None:
    answer = ringkas(*COMMAND, f"{chain}.yaml", "--gate")
    assert answer.code == code, answer.err
    assert told in answer.err
    assert (tmp_path / "out").exists() is (code < 2)
    assert len(_runs(ringkas)) == (code < 2)
