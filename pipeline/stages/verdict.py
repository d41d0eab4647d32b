"""Choosing among a segment's hypotheses: the guards of translation, in their order of weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks import language
from pipeline.checks.finding import Flag
from pipeline.checks.lexicon import lost_words
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
    words: int
    flags: tuple[str, ...]

    def order(self) -> tuple[bool, bool, int, int, int, int]:
        """Unusable text weighs most, then another language, wrong amounts, lost names, lost words,
        rank."""
        doubts = (self.quantities, self.names, self.words)
        return (self.degenerate, self.untranslated, *doubts, self.rank)


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
    lost, unsaid = missing_names(source, target), lost_words(source, target)
    shape = [finding.flag for finding in repetition(target, source)]
    foreign = [finding.flag for finding in language.findings(target, source)] if target else []
    flags = [str(flag) for flag in (*shape, *foreign)]
    if hypothesis.truncated:
        flags.append(str(Flag.TRUNCATED))
    if not target:
        flags.append(str(Flag.EMPTY))
    if not report.agrees:
        flags.append(str(Flag.QUANTITY_MISMATCH))
    if lost:
        flags.append(str(Flag.NAME_MISSING))
    if unsaid:
        flags.append(str(Flag.WORD_MISSING))
    return Verdict(
        text=target,
        score=hypothesis.score,
        rank=rank,
        degenerate=bool(shape) or hypothesis.truncated or not target,
        untranslated=bool(foreign),
        quantities=len(report.missing) + len(report.added),
        names=len(lost),
        words=len(unsaid),
        flags=tuple(dict.fromkeys(flags)),
    )
