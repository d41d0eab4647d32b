"""Choosing among what a model wrote: drafts of one summary, judged against the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.antecedent import dangling
from pipeline.checks.lead import lead_coverage
from pipeline.checks.support import remarks
from pipeline.stages.article import Article
from pipeline.stages.form import Form


@dataclass(frozen=True)
class Candidate:
    """One draft: its sentences, and for each what is held against it ((): nothing)."""

    sentences: tuple[str, ...]
    findings: tuple[tuple[str, ...], ...]
    lead: float
    missing: int
    thin: int = 0
    copied: int = 0

    @property
    def doubts(self) -> int:
        """How many sentences have findings, or open the draft with somebody unnamed."""
        return sum(map(bool, self.findings)) + bool(self.sentences and dangling(self.sentences[0]))

    def order(self) -> tuple[int, int, float, int, int]:
        """Smaller is better: sentences with findings first, then those of little support, then the
        lead in tenths, then the length, then how many sentences are the article's own."""
        return (self.doubts, self.thin, -round(self.lead, 1), self.missing, self.copied)


def judge(sentences: Sequence[str], article: Article, form: Form) -> Candidate:
    """A draft as far as it fits the form, with what the checks say of it."""
    kept = tuple(sentences[: form.fit(sentences)])
    return Candidate(
        kept,
        tuple(article.findings(sentence) for sentence in kept),
        lead_coverage(" ".join(kept), article.headline, article.sentences[0]),
        form.most - len(kept),
        sum(map(article.is_thin, kept)),
        sum(bool(remarks(sentence, article.sentences)) for sentence in kept),
    )


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The best of them, the first among equals."""
    return min(candidates, key=Candidate.order)
