"""`ringkas run`: articles in, a folder of briefs out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

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
) -> None:
    """Translate, summarize and score articles; print the paths of what was written."""
    from pipeline.document import Failure
    from pipeline.outputs import RunTable, score_rows, writer
    from pipeline.sources import read, total

    extra = [f"run.formats=[{formats}]"] if formats else []
    chosen = configured(config, [*(settings or []), *extra])
    options = source_options(chosen.run)
    table, start = RunTable(), time.monotonic()
    documents = read(inputs, options)
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
            progress.advance()
        for path in briefs.close():
            print(path, flush=True)
        totals = work.totals.scores()
    show(table.table(totals))
    for row in score_rows(totals):
        say("  ".join(row.cells))
    say(f"{table.documents} documents in {time.monotonic() - start:.1f} s")
    if table.failed:
        raise typer.Exit(1)
