"""Scoring files and folders: what they hold is paired by `align`, and scored metric by metric."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.checks.quantity import Language
from pipeline.errors import ScoringError
from pipeline.metrics.align import Corpus, read_corpus
from pipeline.metrics.base import Metric, Need, Result, Task
from pipeline.metrics.registry import default_metrics, metric
from pipeline.metrics.texts import Part, read_lines

__all__ = ["as_json", "plan", "read_lines", "score_corpus", "score_files"]

Scorer = Callable[[Metric, Corpus], Result]

_WAYS: dict[Need, str] = {
    "references": "references (--ref)",
    "sources": "the source texts (--src)",
    "either": "references (--ref), the source texts (--src), or both",
    "both": "references (--ref) and the source texts (--src)",
}


def score_files(
    hyp: Path,
    refs: Sequence[Path] = (),
    src: Path | None = None,
    metrics: Sequence[str] | None = None,
    task: Part = "translation",
    *,
    source_language: Language | None = None,
    allow_empty: bool = False,
) -> list[Result]:
    """Score the texts of `hyp` against those of `refs` and `src`.

    Args:
        hyp: the outputs: a file, a line each, TSV or JSON lines; a folder of texts or briefs.
        refs: any number of files or folders of references.
        src: the texts that the outputs were made from.
        metrics: names of metrics, scored in this order; by default all of the task's for which the
            files suffice.
        task: "translation", "summary", or "headline", which is scored as a summary.
        source_language: of `src`; "id" for a translation and "en" for a summary unless given.
        allow_empty: score empty outputs as what they are, and take an empty line of one of several
            reference files to mean that the segment lacks this reference.

    Raises:
        ScoringError: if a file cannot be read, is not UTF-8, has an empty line that is not allowed,
            or does not fit the others; if a metric lacks the files that it needs.
        RequestError: if a metric's name is unknown.
    """
    corpus = read_corpus(hyp, refs, src, task, allow_empty=allow_empty)
    return score_corpus(corpus, metrics, task, source_language=source_language)


def score_corpus(
    corpus: Corpus,
    metrics: Sequence[str] | None = None,
    task: Part = "translation",
    *,
    source_language: Language | None = None,
    scorer: Scorer | None = None,
) -> list[Result]:
    """Score a corpus of `read_corpus` with what `plan` says.

    Args:
        scorer: scores one metric; `KeptScores` does it through the cache.

    Raises:
        ScoringError, RequestError: as `plan` and the metrics do.
    """
    planned = plan(corpus, metrics, task, source_language=source_language)
    return [(scorer or _score)(each, its) for each, its in planned]


def plan(
    corpus: Corpus,
    metrics: Sequence[str] | None = None,
    task: Part = "translation",
    *,
    source_language: Language | None = None,
    besides: Sequence[str] = (),
) -> list[tuple[Metric, Corpus]]:
    """Which metrics a corpus is scored with, each beside the corpus as it reads it.

    Args:
        corpus: from `read_corpus`.
        metrics, task, source_language: as for `score_files`.
        besides: metrics to add to the default ones where there is what they need.

    Raises:
        ScoringError: if a metric that was named lacks what it needs, or if none has it.
        RequestError: if a metric's name is unknown.
    """
    as_task: Task = "translation" if task == "translation" else "summary"
    wanted = metrics or [*default_metrics(as_task, source_language), *besides]
    chosen = [metric(name, as_task, source_language) for name in dict.fromkeys(wanted)]
    have = corpus.references is not None, corpus.sources is not None
    possible = [each for each in chosen if each.can_score(*have)]
    for each in chosen if metrics else ():
        if each not in possible:
            raise ScoringError(f"{each.name} needs {_WAYS[each.needs]}.")
    if not possible:
        raise ScoringError(f"There is nothing to score a {task} against: give {_WAYS['either']}.")
    if corpus.originals is None:
        return [(each, corpus) for each in possible]
    original = replace(corpus, sources=corpus.originals)
    return [
        (metric(each.name, as_task, "id"), original) if each.needs == "either" else (each, corpus)
        for each in possible
    ]


def as_json(results: Iterable[Result], ids: Sequence[str] | None = None) -> dict[str, Any]:
    """The results as the JSON object that `ringkas score --json` prints; with the segments' ids
    where they have any."""
    entries = [
        {
            "name": result.name,
            "corpus_score": result.corpus_score,
            "signature": result.signature,
            "segment_scores": list(result.segment_scores),
        }
        for result in results
    ]
    return {"metrics": entries} if ids is None else {"metrics": entries, "ids": list(ids)}


def _score(each: Metric, corpus: Corpus) -> Result:
    return each.score(corpus.hypotheses, corpus.references, corpus.sources)
