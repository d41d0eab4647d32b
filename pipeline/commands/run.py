"""`ringkas run`: articles in, a folder of briefs out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.console import Progress, say
from pipeline.commands.options import (
    CacheOption,
    ConfigOption,
    NoCacheOption,
    SetOption,
    chain,
    configured,
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
    from pipeline.outputs import run_table, writer
    from pipeline.sources import read, total
    from pipeline.commands.source_options import source_options

    settings = [*(settings or []), *([f"run.formats=[{formats}]"] if formats else [])]
    chosen = configured(config, settings)
    start, failed, rows = time.monotonic(), 0, []
    options = source_options(chosen.run)
    documents = read(inputs, options)
    with (
        Progress(total(inputs, options)) as progress,
        chain(chosen, cache, no_cache, refresh, progress.stage) as work,
        writer(out, chosen.run.formats) as write,
    ):
        work.prepare()
        for item in work.run(documents):
            for path in write.write(item):
                print(path, flush=True)
            failed += isinstance(item, Failure)
            rows.append(item)
            progress.advance()
    say(f"done in {time.monotonic() - start:.1f} s")
    if failed:
        raise typer.Exit(1)
