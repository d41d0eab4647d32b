"""Thresholds: what reaches them, what misses them, and by how much."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigError
from pipeline.loading import load_config
from pipeline.metrics.gate import judge


@pytest.mark.parametrize(
    ("metric", "threshold", "score", "passed", "words"),
    [
        ("BLEU", 25, 25.0, True, "at least 25: reached"),
        ("BLEU", 25, 24.5, False, "is 24.5000; it should be at least 25: MISSED by 0.5"),
        ("TER", 60, 59.9, True, "at most 60: reached"),
        ("TER", 60, 61.25, False, "at most 60: MISSED by 1.25"),
        ("quantity_agreement", 0.95, 0.94999, False, "MISSED by 1e-05"),
        ("quantity_agreement", 0.95, None, False, "was not computed"),
        ("BLEU", 0, float("nan"), False, "MISSED"),
        ("TER", 100, float("nan"), False, "MISSED"),
    ],
)
def test_thresholds(metric, threshold, score, passed, words) -> None:
    scores = {} if score is None else {metric: score}
    (verdict,) = judge("translation", {metric: threshold}, scores)
    assert verdict.passed is passed
    assert words in str(verdict)
    assert f"translation {metric}" in str(verdict)


def test_the_gate_of_a_configuration() -> None:
    plain = load_config("lead")
    gated = load_config(
        "lead", {"score.gate": {"translation": {"bleu": 25}, "headline": {"ter": 9}}}
    )
    assert gated.score.gate.translation == {"BLEU": 25}
    assert gated.score.gate.headline == {"TER": 9}
    assert gated.digest() == plain.digest()


@pytest.mark.parametrize(
    ("gate", "message"),
    [
        ({"translaton": {"BLEU": 1}}, "score.gate.translaton: .*did you mean 'translation'"),
        ({"translation": {"BLEW": 1}}, "score.gate.translation: .*no metric 'BLEW'.*'BLEU'"),
        ({"summary": {"ROUGE-1": "high"}}, "score.gate.summary.ROUGE-1: found 'high'"),
        ({"summary": {"ROUGE-1": float("nan")}}, "finite"),
        ({"summary": {"BLEU": 1, "bleu": 2}}, "two thresholds"),
        ({"summary": [1]}, "score.gate.summary: found"),
        (25, "score.gate: found 25"),
    ],
)
def test_gates_that_make_no_sense(gate, message) -> None:
    with pytest.raises(ConfigError, match=message):
        load_config("lead", {"score": {"gate": gate}})
