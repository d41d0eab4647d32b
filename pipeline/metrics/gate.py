"""Thresholds that scores must reach, as a configuration names them in `score.gate`.

A threshold is a lower bound, or an upper one for a metric of which less is better (TER). A score
that was not computed, or is no number, misses its threshold: a gate that measures nothing is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.metrics.registry import metric


@dataclass(frozen=True)
class Verdict:
    """One threshold and what came of it; `score` is None where none was computed."""

    part: str
    metric: str
    threshold: float
    score: float | None
    upper: bool

    @property
    def passed(self) -> bool:
        """Whether the score reaches the threshold."""
        if self.score is None:
            return False
        return self.score <= self.threshold if self.upper else self.score >= self.threshold

    def __str__(self) -> str:
        what, bound = f"{self.part} {self.metric}", "at most" if self.upper else "at least"
        if self.score is None:
            return f"gate: {what} was not computed; it should be {bound} {self.threshold:g}: MISSED"
        found = f"gate: {what} is {self.score:.4f}; it should be {bound} {self.threshold:g}"
        if self.passed:
            return f"{found}: reached"
        return f"{found}: MISSED by {abs(self.score - self.threshold):.3g}"


def judge(part: str, thresholds: Mapping[str, float], scores: Mapping[str, float]) -> list[Verdict]:
    """What the corpus scores of a part are worth against its thresholds, in their order.

    Raises:
        RequestError: if there is no metric of a name.
    """
    return [
        Verdict(part, name, threshold, scores.get(name), metric(name).higher_is_better is False)
        for name, threshold in thresholds.items()
    ]
