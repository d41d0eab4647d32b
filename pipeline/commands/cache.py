"""`ringkas cache`: what is kept, whether it is sound, and making room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.options import CacheOption
from pipeline.errors import RequestError

app = typer.Typer(help="The cache of results.", no_args_is_help=True)


def _path(cache: Path | None) -> Path:
    from pipeline.home import home

    path = cache or home() / "cache.sqlite"
    if not path.is_file():
        raise RequestError(f"cache {path}: there is none yet; `ringkas run` makes it")
    return path


@app.command()
def info(cache: CacheOption = None) -> None:
    """Print the file, its size, and the entries of each stage."""
    from pipeline.cache import Cache

    with Cache(_path(cache)) as store:
        found = store.info()
    print(f"{found.path}: {found.size / 1e6:.1f} MB")
    for stage, entries in found.stages.items():
        print(f"{stage:12} {entries:10,}")


@app.command()
def verify(cache: CacheOption = None) -> None:
    """Check every value against its digest and remove the damaged ones (exit code 1 if any)."""
    from pipeline.cache import Cache

    with Cache(_path(cache)) as store:
        damaged = store.verify()
    print(f"{len(damaged)} damaged values removed" if damaged else "every value is sound")
    if damaged:
        raise typer.Exit(1)


@app.command()
def prune(
    cache: CacheOption = None,
    days: Annotated[float | None, typer.Option(help="Remove what is older.", min=0)] = None,
    stage: Annotated[str | None, typer.Option(help="Remove one stage's results only.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Remove all.")] = False,
) -> None:
    """Remove entries."""
    from pipeline.cache import Cache
    from pipeline.chain import STAGES

    if days is None and stage is None and not everything:
        raise RequestError("cache prune: say what goes: --days N, --stage NAME, or --all")
    if stage is not None and stage not in STAGES:
        raise RequestError(f"cache prune: no stage '{stage}'; the stages are {', '.join(STAGES)}")
    with Cache(_path(cache)) as store:
        print(f"{store.prune(days=days, stage=stage):,} entries removed")
