"""The outputs of several systems, scored side by side: a trial for each metric."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.checks.quantity import Language
from pipeline.errors import ScoringError
from pipeline.metrics.align import Corpus, read_corpus
from pipeline.metrics.base import Metric, Result, Task
from pipeline.metrics.comparison import Trial, check_systems
from pipeline.metrics.files import Scorer, plan
from pipeline.metrics.texts import Part, listed, read_lines


def file_trials(
    outputs: Sequence[Path],
    references: Sequence[Path] = (),
    sources: Path | None = None,
    metrics: Sequence[str] | None = None,
    task: Task = "translation",
    *,
    source_language: Language | None = None,
    allow_empty: bool = False,
    documents: Path | None = None,
    scorer: Scorer | None = None,
) -> list[Trial]:
    """Score files of outputs, each as `score_files` does.

    Args:
        outputs: the baseline's first; one file a system, paired by line, or by id where they have
            ids.
        references, sources, metrics, task, source_language, allow_empty: as for `score_files`.
        documents: a file with a document's id for each line of the baseline; segments of one
            document are resampled together.
        scorer: scores one metric; `KeptScores` does it through the cache.

    Raises:
        RequestError: if there are fewer than two files, or one twice; if a metric is unknown.
        ScoringError: as `score_files` does; if the files differ in ids; if `documents` does not
            fit them.
    """
    check_systems([str(path) for path in outputs])
    corpora = [
        read_corpus(path, references, sources, task, allow_empty=allow_empty) for path in outputs
    ]
    _check_ids(outputs, corpora)
    units = _units(corpora, documents)
    return planned_trials("", corpora, units, metrics, task, source_language, scorer)


def planned_trials(
    part: str,
    corpora: Sequence[Corpus],
    documents: tuple[Sequence[str], ...] | None,
    metrics: Sequence[str] | None,
    task: Part,
    source_language: Language | None = None,
    scorer: Scorer | None = None,
) -> list[Trial]:
    """A trial for each metric that `plan` has for the corpora, one of which is each system's.

    Raises:
        ScoringError, RequestError: as `plan` does.
    """
    score = scorer or _score
    plans = [plan(corpus, metrics, task, source_language=source_language) for corpus in corpora]
    return [
        Trial(part, pairs[0][0], tuple(score(*pair) for pair in pairs), documents)
        for pairs in zip(*plans, strict=True)
    ]


def _score(metric: Metric, corpus: Corpus) -> Result:
    return metric.score(corpus.hypotheses, corpus.references, corpus.sources)


def _check_ids(outputs: Sequence[Path], corpora: Sequence[Corpus]) -> None:
    first = corpora[0].ids
    for path, corpus in zip(outputs, corpora, strict=True):
        if (first is None) != (corpus.ids is None):
            raise ScoringError(f"Of {outputs[0]} and {path} only one has ids. Give both, or none.")
        apart = {*(first or ())} ^ {*(corpus.ids or ())}
        if apart:
            raise ScoringError(
                f"{outputs[0]} and {path} differ in {len(apart)} ids ({listed(sorted(apart))})."
            )
        if first is None and len(corpus.hypotheses) != len(corpora[0].hypotheses):
            raise ScoringError(
                f"{outputs[0]} has {len(corpora[0].hypotheses)} segments and {path} has "
                f"{len(corpus.hypotheses)}: all must be outputs for the same sources."
            )


def _units(corpora: Sequence[Corpus], documents: Path | None) -> tuple[Sequence[str], ...] | None:
    """What is resampled together, for each segment of each system; None: each line by itself."""
    ids = corpora[0].ids
    if documents is None:
        return None if ids is None else tuple(corpus.ids or () for corpus in corpora)
    names, count = read_lines(documents), len(corpora[0].hypotheses)
    if len(names) != count or not all(names):
        raise ScoringError(
            f"{documents} has {len(names)} lines, {names.count('')} of them empty, and there are "
            f"{count} segments. Line n must name the document that segment n belongs to."
        )
    if ids is None:
        return (names,) * len(corpora)
    document = dict(zip(ids, names, strict=True))
    return tuple([document[id] for id in corpus.ids or ()] for corpus in corpora)
