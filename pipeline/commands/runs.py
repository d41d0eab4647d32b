"""`ringkas runs`: what was run, how it compares, and which was best."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.commands.console import say

if TYPE_CHECKING:
    from pipeline.runs import RunRecord

app = typer.Typer(help="The records of runs.", no_args_is_help=True)

JsonOption = Annotated[bool, typer.Option("--json", help="The records as JSON.")]
MetricOption = Annotated[str, typer.Option("--metric", help="The score that counts.")]
PartOption = Annotated[
    Literal["translation", "summary", "headline"] | None,
    typer.Option("--part", help="Of which part; by default the first that has such a score."),
]
AllOption = Annotated[
    bool,
    typer.Option(
        "--all", help="Also runs on other documents than the newest, or of another signature."
    ),
]


@app.command("list")
def list_(
    metrics: Annotated[
        list[str] | None,
        typer.Option("--metric", help="A score to show; may be repeated. Default: one a part."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the runs, the oldest first."""
    from rich.console import Console

    from pipeline.runs.table import runs_table

    records = _records()
    if as_json:
        print(json.dumps([run.as_dict() for run in records], ensure_ascii=False, indent=2))
    elif records:
        console = Console(width=None if sys.stdout.isatty() else 160)
        console.print(runs_table(records, metrics or ()))
    else:
        say("there is no record of a run yet; `ringkas run` leaves them")


@app.command()
def show(
    run: Annotated[str, typer.Argument(metavar="ID|last", help="An id, or how it begins.")],
    as_json: JsonOption = False,
) -> None:
    """Print all about one run, its configuration included."""
    import yaml

    from pipeline.runs import find
    from pipeline.runs.table import run_lines

    found = find(_records(), run)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    for line in run_lines(found):
        print(line)
    print(yaml.safe_dump(found.config, sort_keys=False, allow_unicode=True), end="")


@app.command()
def best(
    metric: MetricOption,
    part: PartOption = None,
    every: AllOption = False,
    as_json: JsonOption = False,
) -> None:
    """Print the run with the best score, among those on the same documents as the newest."""
    from pipeline.outputs.reading import figure
    from pipeline.runs.choice import best as best_of

    records, chosen, name = _chosen(metric, part, every)
    found = best_of(records, chosen, name)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    score = getattr(found.scores, chosen)[name]
    print(f"{found.id}  {chosen} {name} {figure(score)}  {found.label}")


@app.command()
def plot(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A .png, .svg or .pdf file.")],
    metric: MetricOption,
    part: PartOption = None,
    every: AllOption = False,
) -> None:
    """Draw a score against speed, a point a run (needs 'ringkas[plot]')."""
    from pipeline.runs.plot import plot as draw

    records, chosen, name = _chosen(metric, part, every)
    drawn = draw(records, chosen, name, out)
    if drawn < len(records):
        say(f"{len(records) - drawn} of {len(records)} runs have no speed: most was cached")
    print(out)


def _records() -> list[RunRecord]:
    """The records there are; what is no record is told."""
    from pipeline.runs import load_runs, runs_folder

    records, problems = load_runs(runs_folder())
    for problem in problems:
        say(problem)
    return records


def _chosen(name: str, part: str | None, every: bool) -> tuple[list[RunRecord], str, str]:
    """The runs that compare in a metric, the part that is meant, and the metric's own name."""
    from pipeline.metrics import metric
    from pipeline.runs.choice import comparable, part_of

    known, records = metric(name).name, _records()
    chosen = part_of(records, known, part)
    alike = records if every else comparable(records, chosen, known)
    others = sum(run.score(chosen, known) is not None for run in records) - len(alike)
    if not every and others:
        say(
            f"{others} runs on other documents, or of another signature of {known}, are left out "
            "(--all takes them in)"
        )
    return alike, chosen, known
