"""Stage 5: score what has references, and what needs none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.document import References, Scores, Summary, TranslatedSegment
from pipeline.metrics import Metric, Task, metric
from pipeline.scoreconfig import ScoreConfig
from pipeline.stages.stage import Stage

TRANSLATION_UNREFERENCED = ("quantity_agreement", "name_recall")
SUMMARY_UNREFERENCED = ("novelty", "compression")


@dataclass(frozen=True)
class Pairing:
    """Texts to score with one metric, whose `signature` names its settings and versions.

    `part` is the field of `Scores` it belongs to; `references` and `sources` are empty where the
    metric needs none.
    """

    part: str
    metric: str
    signature: str
    hypotheses: tuple[str, ...]
    references: tuple[tuple[str, ...], ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scored:
    """One corpus score over a pairing's texts."""

    name: str
    score: float
    signature: str


class Score(Stage[Pairing, Scored]):
    """Pairings to scores."""

    name, version, output = "score", 2, Scored

    def identity(self) -> Any:
        return {}

    def run(self, items: Sequence[Pairing]) -> list[Scored]:
        return [self._score(item) for item in items]

    def _score(self, item: Pairing) -> Scored:
        references = [list(r) for r in item.references] or None
        sources = list(item.sources) or None
        result = _metric(item.part, item.metric).score(list(item.hypotheses), references, sources)
        return Scored(result.name, round(result.corpus_score, 4), result.signature)


def pairings(
    config: ScoreConfig,
    references: References,
    snippets: Sequence[str],
    segments: Sequence[TranslatedSegment],
    headline: str,
    summary: Summary,
) -> Iterator[Pairing]:
    """All that can be scored of one document.

    Args:
        config: which metrics.
        references: the document's reference snippets.
        snippets: the chain's translation of each source sentence in `references.translation`.
        segments, headline, summary: the document's outputs.
    """
    if snippets:
        targets = tuple(reference.target for reference in references.translation)
        for name in config.translation:
            yield _pairing("translation", name, tuple(snippets), targets)
    for part, text, accepted in (
        ("headline", headline, references.headline),
        ("summary", summary.text, references.summary),
    ):
        if accepted and text:
            for name in config.summary:
                yield _pairing(part, name, (text,), (accepted,))
    if config.unreferenced:
        done = [segment for segment in segments if segment.target]
        targets_, sources = tuple(s.target for s in done), tuple(s.source for s in done)
        for name in TRANSLATION_UNREFERENCED if done else ():
            yield _pairing("translation", name, targets_, (), sources)
        for name in SUMMARY_UNREFERENCED if summary.text and done else ():
            yield _pairing("summary", name, (summary.text,), (), (" ".join(targets_),))


def _metric(part: str, name: str) -> Metric:
    task: Task = "translation" if part == "translation" else "summary"
    return metric(name, task)


def _pairing(
    part: str,
    name: str,
    hypotheses: tuple[str, ...],
    references: tuple[tuple[str, ...], ...],
    sources: tuple[str, ...] = (),
) -> Pairing:
    signature = _metric(part, name).signature()
    return Pairing(part, name, signature, hypotheses, references, sources)


def collect(items: Sequence[Pairing], scored: Sequence[Scored]) -> Scores:
    """The scores of one document, by part and metric."""
    parts: dict[str, dict[str, float]] = {"translation": {}, "summary": {}, "headline": {}}
    signatures: dict[str, str] = {}
    for item, score in zip(items, scored, strict=True):
        parts[item.part][score.name] = score.score
        signatures[score.name] = score.signature
    return Scores(**parts, signatures=signatures)


class Totals:
    """Scores over a whole run: the referenced texts of all documents, scored as one corpus."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], tuple[list[str], list[tuple[str, ...]]]] = {}
        self._sums: dict[tuple[str, str], tuple[float, int]] = {}
        self._signatures: dict[str, str] = {}

    def add(self, items: Sequence[Pairing], scored: Sequence[Scored]) -> None:
        """Take in one document."""
        for item, score in zip(items, scored, strict=True):
            if item.references:
                texts, references = self._texts.setdefault((item.part, item.metric), ([], []))
                texts += item.hypotheses
                references += item.references
            else:
                total, count = self._sums.get((item.part, score.name), (0.0, 0))
                self._sums[item.part, score.name] = (total + score.score, count + 1)
                self._signatures[score.name] = score.signature

    def scores(self) -> Scores:
        """Corpus scores where there are references, means over documents elsewhere."""
        items = [_pairing(p, m, tuple(h), tuple(r)) for (p, m), (h, r) in self._texts.items()]
        found = collect(items, Score().run(items))
        for (part, name), (total, count) in self._sums.items():
            getattr(found, part)[name] = round(total / count, 4)
        found.signatures.update(self._signatures)
        return found
