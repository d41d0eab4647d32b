"""Choosing among a segment's hypotheses: the guards of translation, in their order of weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.language import is_english
from pipeline.checks.names import missing_names
from pipeline.checks.quantities import compare
from pipeline.checks.repetition import repetition
from pipeline.engines import Hypothesis


@dataclass(frozen=True)
class Verdict:
    """A hypothesis and its doubts; smaller `order()` is better."""

    text: str
    score: float
    rank: int
    degenerate: bool
    untranslated: bool
    quantities: int
    names: int
    flags: tuple[str, ...]

    def order(self) -> tuple[bool, bool, int, int, int]:
        """Unusable text weighs most, then another language, wrong amounts, lost names, rank."""
        return (self.degenerate, self.untranslated, self.quantities, self.names, self.rank)


def judge(source: str, hypotheses: Sequence[Hypothesis]) -> Verdict:
    """The best of `hypotheses` (never empty) for `source`; the first one wins among equals."""
    verdicts = []
    for rank, hypothesis in enumerate(hypotheses):
        verdict = _examine(source, hypothesis, rank)
        if not verdict.flags:
            return verdict
        verdicts.append(verdict)
    return min(verdicts, key=Verdict.order)


def _examine(source: str, hypothesis: Hypothesis, rank: int) -> Verdict:
    target = hypothesis.text
    report = compare(source, target)
    lost = missing_names(source, target)
    loops = [finding.flag for finding in repetition(target, source)]
    foreign = bool(target) and not is_english(target, source)
    flags = list(dict.fromkeys(loops))
    if hypothesis.truncated:
        flags.append("truncated")
    if not target:
        flags.append("empty")
    if foreign:
        flags.append("untranslated")
    if report.missing or report.added:
        flags.append("quantity-mismatch")
    if lost:
        flags.append("name-missing")
    return Verdict(
        text=target,
        score=hypothesis.score,
        rank=rank,
        degenerate=bool(loops) or hypothesis.truncated or not target,
        untranslated=foreign,
        quantities=len(report.missing) + len(report.added),
        names=len(lost),
        flags=tuple(flags),
    )
