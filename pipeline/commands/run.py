"""`ringkas run`: articles in, a folder of briefs out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.console import Progress, say, show
from pipeline.commands.options import (
    CacheOption,
    ConfigOption,
    NoCacheOption,
    SetOption,
    chain,
    configured,
    source_options,
)
from pipeline.commands.score import hold
from pipeline.errors import RequestError

if TYPE_CHECKING:
    from pipeline.config import ChainConfig
    from pipeline.document import Scores
    from pipeline.runs import RunObserver


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files (.txt, .md, .html, .jsonl, .csv, .parquet), folders, patterns, a data set "
            "on the hub (hf:NAME), or - for standard input.",
        ),
    ],
    config: ConfigOption = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder of the briefs.")] = Path(
        "briefs"
    ),
    settings: SetOption = None,
    formats: Annotated[
        str | None,
        typer.Option("--format", help="json, markdown, html, jsonl, parquet; commas between."),
    ] = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    refresh: Annotated[
        list[str] | None,
        typer.Option("--refresh", metavar="STAGE", help="Compute this stage anew."),
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate", help="Exit with 1 if the run's scores miss score.gate.")
    ] = False,
    no_record: Annotated[
        bool, typer.Option("--no-record", help="Leave no record for `ringkas runs`.")
    ] = False,
) -> None:
    """Translate, summarize and score articles; print the paths of what was written."""
    from pipeline.document import Failure
    from pipeline.metrics.gate import judge
    from pipeline.outputs import RunTable, score_rows, writer
    from pipeline.runs import RunObserver
    from pipeline.sources import read, total

    extra = [f"run.formats=[{formats}]"] if formats else []
    chosen = configured(config, [*(settings or []), *extra])
    thresholds = _thresholds(chosen, config) if gate else {}
    options = source_options(chosen.run)
    table, start = RunTable(), time.monotonic()
    observer = RunObserver(chosen, _name(config), settings or [], inputs)
    documents = observer.documents(read(inputs, options))
    with (
        Progress(total(inputs, options) if "-" not in inputs else None) as progress,
        chain(chosen, cache, no_cache, refresh, progress.stage) as work,
        writer(out, chosen.run.formats) as briefs,
    ):
        work.prepare()
        for item in work.run(documents):
            for path in briefs.write(item):
                print(path, flush=True)
            if isinstance(item, Failure):
                say(f"{item.id}: {item.error}")
            table.add(item)
            observer.add(item)
            progress.advance()
        for path in briefs.close():
            print(path, flush=True)
        totals = work.totals.scores()
    show(table.table(totals))
    for row in score_rows(totals):
        say("  ".join(row.cells))
    say(f"{table.documents} documents in {time.monotonic() - start:.1f} s")
    if not no_record:
        _record(observer, totals)
    hold(
        [v for part, least in thresholds.items() for v in judge(part, least, getattr(totals, part))]
    )
    if table.failed:
        raise typer.Exit(1)


def _record(observer: RunObserver, totals: Scores) -> None:
    """Keep the record of the run; the briefs are there, so whatever goes wrong costs no more."""
    from pipeline.runs import runs_folder, save

    try:
        save(observer.record(totals), runs_folder())
    except Exception as error:
        say(f"this run leaves no record: {error}")


def _name(config: str | None) -> str:
    """How a chain is called: by its file's name, or as it comes with the program."""
    return Path(config).stem if config else "default"


def _thresholds(config: ChainConfig, name: str | None) -> dict[str, dict[str, float]]:
    """The thresholds of a chain by part.

    Raises:
        RequestError: if there are none, or one for a score that the chain never computes.
    """
    from pipeline.stages.score import SUMMARY_UNREFERENCED, TRANSLATION_UNREFERENCED

    score = config.score
    computed = {
        "translation": {*score.translation, *TRANSLATION_UNREFERENCED * score.unreferenced},
        "summary": {*score.summary, *SUMMARY_UNREFERENCED * score.unreferenced},
        "headline": {*score.summary},
    }
    thresholds: dict[str, dict[str, float]] = score.gate.model_dump()
    if not any(thresholds.values()):
        raise RequestError(
            f"--gate: {name or 'the default chain'} has no thresholds; give it some, such as "
            "score: {gate: {translation: {BLEU: 25}}}"
        )
    for part, least in thresholds.items():
        for metric in least:
            if metric not in computed[part]:
                raise RequestError(
                    f"--gate: score.gate.{part}.{metric}: this chain does not compute it; it "
                    f"computes {', '.join(sorted(computed[part]))}"
                )
    return thresholds
