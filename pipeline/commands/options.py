"""Options that several subcommands share, and how they become a chain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.commands.console import say
from pipeline.errors import RequestError

if TYPE_CHECKING:
    from pipeline.chain import Chain
    from pipeline.config import ChainConfig, RunConfig
    from pipeline.sources import SourceOptions

ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config", "-c", help="A chain: a YAML file or a name (default, embedded, light ...)."
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change one key: translate.beam_size=5."),
]
CacheOption = Annotated[Path | None, typer.Option("--cache", help="The cache file.")]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep results.")]


def configured(config: str | None, settings: list[str] | None) -> ChainConfig:
    """The chain's configuration from the options."""
    from pipeline.loading import load_config

    return load_config(config, settings or [])


def source_options(run: RunConfig) -> SourceOptions:
    """How inputs are read, from the `run` section."""
    from dataclasses import fields

    from pipeline.sources import SourceOptions

    return SourceOptions(**{f.name: getattr(run, f.name) for f in fields(SourceOptions)})


def chain(
    config: ChainConfig,
    cache: Path | None,
    no_cache: bool,
    refresh: list[str] | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Chain:
    """A chain that tells what it does on standard error.

    Raises:
        RequestError: for a stage that does not exist, or a cache both named and forbidden.
    """
    from pipeline.chain import STAGES, Chain

    unknown = [stage for stage in refresh or [] if stage not in STAGES]
    if unknown:
        raise RequestError(f"--refresh {unknown[0]}: the stages are {', '.join(STAGES)}")
    if cache is not None and no_cache:
        raise RequestError("--cache and --no-cache exclude each other")
    options: dict[str, Any] = {"progress": progress} if progress else {}
    where = False if no_cache else cache
    return Chain(config, cache=where, refresh=refresh or (), notify=say, **options)
