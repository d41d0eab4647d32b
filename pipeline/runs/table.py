"""Runs for the eye: a table of many, and all about one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.outputs.reading import figure, score_rows
from pipeline.runs.record import PARTS, RunRecord

if TYPE_CHECKING:
    from rich.table import Table


def runs_table(records: Sequence[RunRecord], metrics: Sequence[str] = ()) -> Table:
    """A table with a row a run.

    Args:
        metrics: the scores that get a column; by default the first of each part.
    """
    from rich.table import Table
    from rich.text import Text

    keys = _columns(records, metrics)
    table = Table()
    table.add_column("run", no_wrap=True)
    table.add_column("chain", overflow="fold")
    for name in ("documents", "failed", "words/s"):
        table.add_column(name, justify="right")
    for key in keys:
        table.add_column("\n".join(key), justify="right")
    for run in records:
        scores = [run.score(*key) for key in keys]
        cells = [run.id, run.label, str(run.documents), str(run.failed or ""), _speed(run)]
        cells += ["" if score is None else figure(score) for score in scores]
        table.add_row(*(Text(cell) for cell in cells))
    return table


def run_lines(run: RunRecord) -> Iterator[str]:
    """All about one run but its whole configuration, line by line."""
    machine = run.hardware
    yield _line("run", run.id)
    yield _line("time", run.time)
    yield _line("chain", f"{run.label}  {run.config_digest}")
    yield _line("inputs", " ".join(run.inputs))
    yield _line("documents", f"{run.documents}, {run.failed} failed, {run.words:,} words")
    yield _line("corpus", run.corpus)
    yield _line("seconds", f"{run.seconds:.1f}")
    yield _line("words/s", _speed(run) or "unknown, as most was found in the cache")
    for use in run.stages:
        counts = f"{use.computed} computed, {use.cached} cached, {use.seconds:.1f} s"
        yield _line(use.stage, "  ".join(filter(None, (counts, use.model, use.model_digest))))
    for row in score_rows(run.scores):
        yield _line(row.part, "  ".join(row.cells[1:]))
    yield _line("git", run.git or "none")
    gpu = f", {machine.gpu}" if machine.gpu else ""
    yield _line("hardware", f"{machine.cpu}, {machine.cores} cores, {machine.memory_gb:g} GB{gpu}")
    yield _line("versions", ", ".join(f"{name} {found}" for name, found in run.versions.items()))


def _columns(records: Sequence[RunRecord], metrics: Sequence[str]) -> list[tuple[str, str]]:
    found = [
        [
            (part, name)
            for name in dict.fromkeys(n for r in records for n in getattr(r.scores, part))
        ]
        for part in PARTS
    ]
    if metrics:
        wanted = {name.casefold() for name in metrics}
        return [key for keys in found for key in keys if key[1].casefold() in wanted]
    return [key for keys in found for key in keys[:1]]


def _speed(run: RunRecord) -> str:
    return "" if run.words_per_second is None else f"{run.words_per_second:.1f}"


def _line(name: str, value: str) -> str:
    return f"{name:15} {value}"
