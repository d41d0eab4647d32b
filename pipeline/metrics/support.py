"""Summary support: how much of what a summary says does its source say in one place?

The mean over the summary's sentences of their support by the source's sentences, as
`pipeline.checks.support` counts it: the share of a sentence's pairs and triples of word stems that
its evidence holds. 1 means that all of it is found there; a summary without a sentence scores 1.
The corpus score is the mean over summaries.

It is lexical: a true sentence in other words scores lower than a copied one, and a wrong role or a
lost negation costs little. On QAGS-CNN it correlates .71 with what people said of the summaries'
factual consistency, on SummEval .50 (share of word pairs found anywhere in the source: .67, .49);
docs/metrics.md has the intervals. The findings of the checks do not enter: to halve what they doubt
adds less than .01 to either, and so do rarer words weighing more, longer runs of words, and
alignment with one segment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.checks import support as check
from pipeline.metrics.base import Metric, Need, Result
from pipeline.metrics.sentences import sentences


@dataclass(frozen=True)
class SummarySupport(Metric):
    """English summaries against English sources."""

    name = "summary_support"
    needs: ClassVar[Need] = "sources"

    def signature(self) -> str:
        return "split:english.1|mean:sentences,segments|version:2"

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        assert sources is not None
        segments = tuple(
            support(hypothesis, source)
            for hypothesis, source in zip(hypotheses, sources, strict=True)
        )
        return Result(self.name, sum(segments) / len(segments), segments, self.signature())


def support(summary: str, source: str) -> float:
    """The mean support of the sentences of `summary` by those of `source`, 0-1."""
    article = sentences(source)
    found = [
        check.support(sentence, article, check.evidence(sentence, article))
        for sentence in sentences(summary)
    ]
    return sum(found) / len(found) if found else 1.0
