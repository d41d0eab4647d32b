"""Which runs compare, and which of them is best."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import RequestError
from pipeline.metrics.registry import metric
from pipeline.runs.record import PARTS, RunRecord


def part_of(records: Sequence[RunRecord], name: str, part: str | None = None) -> str:
    """The part that is meant by a metric's name: the one that is given, else the first of
    translation, headline and summary of which a run has that score.

    Raises:
        RequestError: if no run has that score.
    """
    for each in (part,) if part else PARTS:
        if any(record.score(each, name) is not None for record in records):
            return each
    known = dict.fromkeys(n for r in records for p in PARTS for n in getattr(r.scores, p))
    of_part = f" of a {part}" if part else ""
    raise RequestError(
        f"runs: none of {len(records)} runs has {name}{of_part}; there are: "
        f"{', '.join(known) or 'no scores at all'}"
    )


def comparable(records: Sequence[RunRecord], part: str, name: str) -> list[RunRecord]:
    """The runs whose score compares with the newest one's: same documents, of which as many
    failed, and the same signature."""
    scored = [record for record in records if record.score(part, name) is not None]
    return [run for run in scored if _basis(run, name) == _basis(scored[-1], name)]


def best(records: Sequence[RunRecord], part: str, name: str) -> RunRecord:
    """The run with the best score among those that have one; of equal ones the first.

    Raises:
        RequestError: if the metric describes, and is neither good nor bad.
    """
    better = metric(name).higher_is_better
    if better is None:
        raise RequestError(f"runs: {name} describes; more of it is neither better nor worse")
    scored = [(score, run) for run in records if (score := run.score(part, name)) is not None]
    sign = 1 if better else -1
    return max(scored, key=lambda pair: sign * pair[0])[1]


def _basis(record: RunRecord, name: str) -> tuple[str, int, str]:
    return record.corpus, record.failed, record.scores.signatures.get(name, "")
