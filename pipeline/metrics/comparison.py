"""Is B better than A? Systems scored on the same documents: intervals, differences and p-values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics.base import Metric, Result
from pipeline.metrics.resampling import (
    LEVEL,
    SAMPLES,
    SEED,
    Interval,
    Test,
    bootstrap_p,
    bootstrap_scores,
    by_document,
    check_settings,
    interval,
    randomization_p,
)

if TYPE_CHECKING:
    from pipeline.metrics.base import Array


@dataclass(frozen=True)
class Settings:
    """How systems are compared. `samples` None: as many as each test takes by default.

    Raises:
        RequestError: if a number is out of bounds, or if there is no such test.
    """

    tests: tuple[Test, ...] = ("bootstrap",)
    samples: int | None = None
    seed: int = SEED
    level: float = LEVEL

    def __post_init__(self) -> None:
        unknown = [test for test in self.tests if test not in SAMPLES]
        if unknown or not self.tests:
            found = ", ".join(unknown) or "none"
            raise RequestError(f"tests: found {found}; there are {' and '.join(SAMPLES)}.")
        check_settings(1 if self.samples is None else self.samples, self.seed, self.level)

    def samples_of(self, test: Test) -> int:
        """How many resamples or shuffles a test takes."""
        return self.samples or SAMPLES[test]

    @property
    def resamples(self) -> int:
        """How many resamples the intervals rest on: those of the bootstrap test if it is made."""
        in_use = "bootstrap" in self.tests
        return self.samples_of("bootstrap") if in_use else SAMPLES["bootstrap"]

    @property
    def threshold(self) -> float:
        """A difference whose p lies below this is called significant."""
        return round(1 - self.level, 9)


@dataclass(frozen=True)
class Trial:
    """One metric on one `part` of what the systems put out, with a result for each system.

    `documents` names for each system the document of each of its segments; the systems may have
    them in any order. None: each segment is a document of its own, and their order is the same.
    """

    part: str
    metric: Metric
    results: tuple[Result, ...]
    documents: tuple[Sequence[str], ...] | None = None


@dataclass(frozen=True)
class Finding:
    """What one metric says of one system. The baseline has no difference and no p.

    `significant`: p lies below the threshold in every test that was made.
    """

    system: str
    score: float
    interval: Interval
    difference: float | None = None
    p: Mapping[Test, float] = field(default_factory=dict)
    significant: bool = False


@dataclass(frozen=True)
class Verdict:
    """What one metric says of all systems, the baseline first; so many documents were resampled."""

    part: str
    metric: str
    signature: str
    higher_is_better: bool | None
    documents: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Comparison:
    """All verdicts, and how they were come by. `unit` is what was resampled, in the plural."""

    systems: tuple[str, ...]
    settings: Settings
    unit: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...] = ()

    @property
    def tests_made(self) -> int:
        """How many p-values there are."""
        return sum(len(found.p) for verdict in self.verdicts for found in verdict.findings)


def compare(
    systems: Sequence[str],
    trials: Iterable[Trial],
    settings: Settings | None = None,
    *,
    unit: str = "segments",
    notes: Sequence[str] = (),
) -> Comparison:
    """Compare each system with the first, the baseline.

    Args:
        systems: their names, in the order of the results of every trial.
        trials: see `file_trials` and `brief_trials`.
        unit: what the documents of the trials are, in the plural.
        notes: what a reader must know of how the trials came about.

    Raises:
        RequestError: if there are fewer than two systems, or two of one name.
        ScoringError: if the systems of a trial differ in documents.
    """
    check_systems(systems)
    settings = settings or Settings()
    verdicts = tuple(_verdict(systems, trial, settings) for trial in trials)
    return Comparison(tuple(systems), settings, unit, verdicts, tuple(notes))


def check_systems(systems: Sequence[str]) -> None:
    """See whether there is something to compare.

    Raises:
        RequestError: if there are fewer than two systems, or two of one name.
    """
    if len(systems) < 2:
        raise RequestError(
            f"A comparison takes two systems or more, and there is {systems[0] if systems else 0}. "
            "Name the baseline first, then what to compare with it."
        )
    twice = sorted({name for name in systems if systems.count(name) > 1})
    if twice:
        raise RequestError(f"{', '.join(twice)}: given more than once. Name each system once.")


def _verdict(systems: Sequence[str], trial: Trial, settings: Settings) -> Verdict:
    rows = _paired_rows(systems, trial)
    resampled = [
        bootstrap_scores(trial.metric, own, settings.resamples, settings.seed) for own in rows
    ]
    findings = [
        Finding(system, result.corpus_score, interval(scores, settings.level))
        for system, result, scores in zip(systems, trial.results, resampled, strict=True)
    ]
    for number, finding in enumerate(findings[1:], start=1):
        difference = finding.score - findings[0].score
        p: dict[Test, float] = {}
        for test in settings.tests:
            if test == "bootstrap":
                scored = resampled[0], resampled[number]
                p[test] = bootstrap_p(trial.metric, *scored, difference)
            else:
                drawn = settings.samples_of(test), settings.seed
                p[test] = randomization_p(trial.metric, rows[0], rows[number], difference, *drawn)
        significant = all(value < settings.threshold for value in p.values())
        findings[number] = replace(finding, difference=difference, p=p, significant=significant)
    return Verdict(
        part=trial.part,
        metric=trial.metric.name,
        signature=trial.results[0].signature,
        higher_is_better=trial.metric.higher_is_better,
        documents=len(rows[0]),
        findings=tuple(findings),
    )


def _paired_rows(systems: Sequence[str], trial: Trial) -> list[Array]:
    """For each system the rows of its documents, in the order in which the baseline has them."""
    import numpy as np

    rows = [trial.metric.rows(result) for result in trial.results]
    if trial.documents is None:
        if len({len(own) for own in rows}) > 1:
            raise ScoringError(f"{trial.metric.name}: the systems differ in segments.")
        return rows
    known = [by_document(own, ids) for own, ids in zip(rows, trial.documents, strict=True)]
    for system, own in zip(systems, known, strict=True):
        apart = own.keys() ^ known[0].keys()
        if apart:
            raise ScoringError(
                f"{trial.metric.name}: {systems[0]} and {system} differ in {len(apart)} documents, "
                f"such as {min(apart)}."
            )
    return [np.array([own[document] for document in known[0]]) for own in known]
