"""`ringkas score`: what is printed where, what is kept, and with which exit code it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.metrics.mt import Bleu
from pipeline.outputs.brief_json import to_json
from tests.command import Ringkas
from tests.outputs.briefs import PLAIN

FILES = {
    "h": "The price of rice rose sharply today.\nTwo people were hurt.\n",
    "r": "The price of rice rose sharply on Monday.\nTwo people were injured.\n",
    "h.jsonl": '{"id": "b", "text": "Two people were hurt."}\n{"id": "a", "text": "Prices rose."}',
    "r.tsv": "id\tref1\tref2\na\tPrices rose.\tPrices went up.\nb\tTwo were hurt.\tTwo got hurt.\n",
    "gate.yaml": "extends: lead\nscore: {gate: {translation: {BLEU: 10, TER: 99}, "
    "summary: {ROUGE-L: 99}}}\n",
    "strict.yaml": "extends: lead\nscore: {gate: {translation: {BLEU: 99, novelty: 0}}}\n",
}
PLAIN_FILES = ("score", "--hyp", "h", "--ref", "r")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "sungai.json").write_text(to_json(PLAIN))
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "sungai.refs.yaml").write_text("summary: Hundreds cleaned the river.\n")


def test_the_json_of_plain_files(ringkas: Ringkas) -> None:
    answer = ringkas(*PLAIN_FILES, "--json")
    found = json.loads(answer.out)
    assert set(found) == {"metrics"}
    names = ["BLEU", "chrF++", "TER", "quantity_agreement", "name_recall"]
    assert [entry["name"] for entry in found["metrics"]] == names
    for entry in found["metrics"]:
        assert set(entry) == {"name", "corpus_score", "signature", "segment_scores"}
        assert len(entry["segment_scores"]) == 2
    assert answer.err == ""


def test_items_with_ids_are_named_in_the_json(ringkas: Ringkas) -> None:
    answer = ringkas("score", "--hyp", "h.jsonl", "--ref", "r.tsv", "--metric", "TER", "--json")
    found = json.loads(answer.out)
    assert found["ids"] == ["b", "a"]
    (ter,) = found["metrics"]
    assert ter["signature"].startswith("nrefs:2")
    assert ter["segment_scores"][1] == 0


def test_briefs_against_reference_snippets(ringkas: Ringkas) -> None:
    words = ("score", "--hyp", "briefs", "--ref", "refs", "--task", "summary")
    answer = ringkas(*words, "--metric", "ROUGE-1", "--metric", "summary_support")
    assert answer.code == 0, answer.err
    assert [line.split()[0] for line in answer.out.splitlines()] == ["ROUGE-1", "summary_support"]
    missing = ringkas("score", "--hyp", "briefs", "--ref", "refs", "--task", "headline")
    assert missing.code == 2
    assert "no reference (sungai)" in missing.err


def test_what_is_left_out_is_told(ringkas: Ringkas, tmp_path: Path) -> None:
    (tmp_path / "r.tsv").write_text("id\ttext\na\tPrices rose.\nz\tNothing.\n")
    words = ("score", "--hyp", "h.jsonl", "--ref", "r.tsv", "--metric", "TER")
    assert ringkas(*words).code == 2
    answer = ringkas(*words, "--common")
    assert answer.code == 0
    assert "left out are 2 ids: b, z" in answer.err
    assert "TER    0.0000" in answer.out


def test_intervals_come_with_their_settings(ringkas: Ringkas) -> None:
    answer = ringkas(*PLAIN_FILES, "--metric", "BLEU", "--confidence", "--json")
    (bleu,) = json.loads(answer.out)["metrics"]
    interval = bleu["confidence"]
    assert interval["low"] <= bleu["corpus_score"] <= interval["high"]
    settings = {"level": 0.95, "samples": 1000, "seed": 12345, "resampled": "segments", "count": 2}
    assert settings.items() <= interval.items()
    text = ringkas(*PLAIN_FILES, "--metric", "BLEU", "--confidence").out
    assert f"[{interval['low']:8.4f}, {interval['high']:8.4f}]" in text
    assert "1000 resamples of 2 segments, seed 12345" in text


def test_a_score_is_read_back_and_looks_the_same(
    ringkas: Ringkas, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("--json", "--confidence")
    without = ringkas(*PLAIN_FILES, *options, "--no-cache")
    first = ringkas(*PLAIN_FILES, *options)
    assert "score                 5" in ringkas("cache", "info").out
    monkeypatch.setattr(Bleu, "_score", lambda *_: pytest.fail("computed again"))
    assert first == without == ringkas(*PLAIN_FILES, *options)


def test_no_cache_leaves_nothing(ringkas: Ringkas, tmp_path: Path) -> None:
    assert ringkas(*PLAIN_FILES, "--no-cache").code == 0
    assert not (tmp_path / "home").exists()
    assert ringkas(*PLAIN_FILES, "--cache", "own.sqlite").code == 0
    assert (tmp_path / "own.sqlite").is_file()
    assert not (tmp_path / "home").exists()


def test_a_cache_that_cannot_be_opened(ringkas: Ringkas, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    answer = ringkas(*PLAIN_FILES)
    assert answer.code == 0
    assert "scores are not kept" in answer.err
    assert "BLEU" in answer.out
    assert ringkas(*PLAIN_FILES, "--cache", "gate.yaml").code == 2
    assert "exclude" in ringkas(*PLAIN_FILES, "--cache", "c", "--no-cache").err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("-c", "gate.yaml"), 0, ["BLEU is 5", "at least 10: reached", "at most 99: reached"]),
        (("-c", "gate.yaml", "--metric", "TER"), 1, ["BLEU was not computed", "99: reached"]),
        (("-c", "gate.yaml", "--task", "summary"), 1, ["at least 99: MISSED by"]),
        (("-c", "strict.yaml"), 1, ["at least 99: MISSED by", "novelty was not computed"]),
        (("-c", "gate.yaml", "--task", "headline"), 2, ["no thresholds for a headline"]),
        ((), 2, ["the default chain has no thresholds"]),
    ],
)
def test_the_gate(ringkas: Ringkas, words, code, told) -> None:
    answer = ringkas(*PLAIN_FILES, "--gate", *words)
    assert answer.code == code
    for part in told:
        assert part in answer.err
    assert bool(answer.out) is (code < 2)  # the scores are printed, whatever the gate says


def test_the_gate_leaves_json_alone(ringkas: Ringkas) -> None:
    answer = ringkas(*PLAIN_FILES, "--gate", "-c", "strict.yaml", "--json")
    assert answer.code == 1
    assert json.loads(answer.out)["metrics"][0]["name"] == "BLEU"


def test_a_chain_is_named_for_its_gate_alone(ringkas: Ringkas) -> None:
    answer = ringkas(*PLAIN_FILES, "-c", "gate.yaml")
    assert answer.code == 2
    assert "add --gate" in answer.err
