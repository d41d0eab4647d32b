"""Several sets of briefs, scored side by side: a trial for each part and metric.

Metrics that need references are scored where there are reference snippets: translations on the
sentences that the snippets name, headlines and summaries as wholes. The others are scored against
sources: each translated segment against its Indonesian, the quantities and names of a summary
against the whole Indonesian article, its words against the translation it was made from.

Documents are what is resampled, so the sets may differ in how they cut a document into segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import ScoringError
from pipeline.metrics.align import Corpus
from pipeline.metrics.base import Task
from pipeline.metrics.comparison import Trial, check_systems
from pipeline.metrics.files import Scorer
from pipeline.metrics.folders import Briefs, read_folder
from pipeline.metrics.registry import default_metrics, metric
from pipeline.metrics.texts import Part, Texts, listed
from pipeline.metrics.trials import planned_trials

_TASKS: Mapping[Part, Task] = {
    "translation": "translation",
    "headline": "summary",
    "summary": "summary",
}


def brief_trials(
    systems: Sequence[Briefs],
    references: Path | None = None,
    metrics: Sequence[str] | None = None,
    task: Task | None = None,
    scorer: Scorer | None = None,
) -> tuple[list[Trial], list[str]]:
    """Score sets of briefs of the same documents.

    Args:
        systems: from `read_briefs`, the baseline's first.
        references: a folder of reference snippets, `NAME.refs.yaml` for the brief NAME.
        metrics: names of metrics; by default all that fit the part and what there is.
        task: translations or summaries alone, headlines being summaries.
        scorer: scores one metric; `KeptScores` does it through the cache.

    Returns:
        the trials, and what a reader must know of how they came about.

    Raises:
        RequestError: if there are fewer than two sets, or one twice; if a metric is unknown.
        ScoringError: if the sets are not of the same documents; if the references cannot be read;
            if nothing can be scored.
    """
    check_systems([str(briefs.path) for briefs in systems])
    _check_documents(systems)
    trials, notes = list[Trial](), _strangers(systems[0], references) if references else []
    for part, its_task in _TASKS.items():
        if task not in (None, its_task):
            continue
        fitting = list(_fitting(metrics, its_task))
        alone = [name for name in fitting if metric(name, its_task).can_score(False, True)]
        others = [name for name in fitting if name not in alone]
        if references and others:
            corpora, left_out = _referenced(systems, references, part)
            notes += left_out
            trials += _trials(part, corpora, others, scorer)
        if alone and part != "headline":
            corpora = [_unreferenced(briefs, part) for briefs in systems]
            trials += _trials(part, corpora, alone, scorer)
    if not trials:
        what = ", ".join(metrics or ["the briefs"])
        raise ScoringError(
            f"There is nothing to score {what} against. Give a folder of reference snippets "
            "(--ref FOLDER, NAME.refs.yaml for the brief NAME)."
        )
    return trials, notes


def _check_documents(systems: Sequence[Briefs]) -> None:
    first = systems[0]
    digests = {brief.id: brief.source.digest for brief in first.briefs}
    for other in systems:
        if other.failed:
            raise ScoringError(
                f"{other.path}: {len(other.failed)} documents have an error entry in the place of "
                f"a brief ({listed(other.failed)}). Run them again, or take them out of all sets."
            )
        theirs = {brief.id: brief.source.digest for brief in other.briefs}
        common = digests.keys() & theirs.keys()
        faults = {
            f"only {first.path} has": digests.keys() - common,
            f"only {other.path} has": theirs.keys() - common,
            "of different texts are": {id for id in common if digests[id] != theirs[id]},
        }
        found = "; ".join(f"{fault} {listed(sorted(ids))}" for fault, ids in faults.items() if ids)
        if found:
            raise ScoringError(
                f"{first.path} and {other.path} are not briefs of the same documents: {found}. "
                "Run both chains on the same articles."
            )


def _strangers(briefs: Briefs, references: Path) -> list[str]:
    """What is to be said of references that belong to no brief.

    Raises:
        ScoringError: if none belongs to any.
    """
    ids = {brief.id for brief in briefs.briefs}
    named = read_folder(references, "references", "summary").ids or ()
    strange = [id for id in named if id not in ids]
    if len(strange) == len(named):
        raise ScoringError(
            f"{references} has no references for the briefs in {briefs.path}: it has "
            f"{listed(named)}; the briefs are {listed(sorted(ids))}. A file must be called as its "
            "brief is: NAME.refs.yaml for NAME.json."
        )
    if not strange:
        return []
    return [f"{references} has references for {listed(strange)}, of which there is no brief."]


def _fitting(names: Sequence[str] | None, task: Task) -> Iterator[str]:
    """The task's own metrics among those named, and those that are no task's own."""
    own = default_metrics(task)
    others = {*default_metrics("translation"), *default_metrics("summary")} - {*own}
    return (name for name in names or own if metric(name).name not in others)


def _trials(
    part: Part, corpora: Sequence[Corpus], names: Sequence[str], scorer: Scorer | None
) -> list[Trial]:
    have = corpora[0].references is not None, corpora[0].sources is not None
    possible = [name for name in names if metric(name, _TASKS[part]).can_score(*have)]
    if not possible or not corpora[0].hypotheses:
        return []
    documents = tuple(corpus.documents or () for corpus in corpora)
    return planned_trials(part, corpora, documents, possible, part, scorer=scorer)


def _unreferenced(briefs: Briefs, part: Part) -> Corpus:
    """The outputs of one system and what they were made from."""
    if part == "translation":
        outputs, sources = briefs.segments()
        documents = [_document(id, part) for id in outputs.ids or ()]
        return Corpus(_flat(outputs), sources=_flat(sources), documents=documents)
    outputs, source = briefs.outputs(part), briefs.sources(part)
    return Corpus(
        _flat(outputs),
        sources=_flat(source) if source else None,
        originals=_flat(briefs.articles()),
        documents=outputs.ids,
    )


def _referenced(
    systems: Sequence[Briefs], folder: Path, part: Part
) -> tuple[list[Corpus], list[str]]:
    """The outputs of each system for which there are references, and what was left out."""
    references = _by_id(read_folder(folder, "references", part))
    if part == "translation":
        sentences = read_folder(folder, "sources", part)
        sources = _by_id(sentences)
        outputs = [_by_id(briefs.snippets(sentences)) for briefs in systems]
    else:
        sources = {}
        outputs = [_by_id(briefs.outputs(part)) for briefs in systems]
    known = {brief.id for brief in systems[0].briefs}
    wanted = [id for id, texts in references.items() if texts and _document(id, part) in known]
    ids = [id for id in wanted if all(id in own for own in outputs)]
    corpora = [
        Corpus(
            hypotheses=[own[id][0] for id in ids],
            references=[references[id] for id in ids],
            sources=[sources[id][0] for id in ids] if sources else None,
            documents=[_document(id, part) for id in ids],
        )
        for own in outputs
    ]
    if len(ids) == len(wanted):
        return corpora, []
    return corpora, [
        f"{len(wanted) - len(ids)} of {len(wanted)} reference translations were left out: what "
        "they translate is not a sentence of the article, word for word."
    ]


def _document(id: str, part: Part) -> str:
    """The document of an item; snippets are numbered within theirs."""
    return id.rpartition("#")[0] if part == "translation" else id


def _by_id(texts: Texts) -> dict[str, Sequence[str]]:
    return dict(zip(texts.ids or (), texts.texts, strict=True))


def _flat(texts: Texts) -> list[str]:
    return [text for (text,) in texts.texts]
