"""`ringkas compare`: is B better than A, and how sure is that?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from pipeline.commands.options import CacheOption, NoCacheOption
from pipeline.errors import RequestError

if TYPE_CHECKING:
    from pipeline.metrics.folders import Briefs
    from pipeline.metrics.resampling import Test


def compare(
    systems: Annotated[
        list[Path],
        typer.Argument(
            metavar="A B [C...]",
            help="The baseline, then what to compare with it: files of outputs (lines, .tsv, "
            ".jsonl), or folders of briefs of the same articles.",
        ),
    ],
    ref: Annotated[
        list[Path] | None,
        typer.Option(
            "--ref",
            help="References as for `score`, may be repeated; for briefs one folder "
            "(NAME.refs.yaml).",
        ),
    ] = None,
    src: Annotated[Path | None, typer.Option("--src", help="The sources of the files.")] = None,
    task: Annotated[
        Literal["translation", "summary"] | None,
        typer.Option("--task", help="What the outputs are (translation); of briefs both."),
    ] = None,
    metrics: Annotated[
        list[str] | None, typer.Option("--metric", help="One metric; may be repeated.")
    ] = None,
    tests: Annotated[
        list[str] | None,
        typer.Option("--test", help="bootstrap (default) or randomization; may be repeated."),
    ] = None,
    samples: Annotated[
        int | None,
        typer.Option("--samples", help="Resamples (1000) or shuffles (10000) of the test."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="The seed of the random numbers.")] = 12345,
    level: Annotated[
        float, typer.Option("--level", help="Of the intervals; a star marks p < 1 - level.")
    ] = 0.95,
    documents: Annotated[
        Path | None,
        typer.Option("--documents", help="A document id a line: resample documents, not lines."),
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Score empty lines as what they are.")
    ] = False,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    format: Annotated[
        Literal["text", "json", "markdown", "latex"],
        typer.Option("--format", help="Of the report."),
    ] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Compare systems with the first: scores, intervals, differences, p-values."""
    from pipeline.commands.score import kept_scores
    from pipeline.metrics.briefs import brief_trials
    from pipeline.metrics.comparison import Settings, check_systems
    from pipeline.metrics.comparison import compare as compare_trials
    from pipeline.metrics.trials import file_trials
    from pipeline.outputs.comparison import render

    check_systems([str(path) for path in systems])
    short = [path.name for path in systems]
    names = short if len({*short}) == len(short) else [str(path) for path in systems]
    chosen = cast("tuple[Test, ...]", tuple(dict.fromkeys(tests or ["bootstrap"])))
    settings = Settings(chosen, samples, seed, level)
    briefs, refs = _briefs(systems), ref or []
    notes: list[str] = []
    with kept_scores(cache, no_cache) as scorer:
        if briefs is None:
            trials = file_trials(
                *(systems, refs, src, metrics, task or "translation"),
                allow_empty=allow_empty,
                documents=documents,
                scorer=scorer,
            )
        else:
            _check_options(refs, src, documents)
            folder = refs[0] if refs else None
            trials, notes = brief_trials(briefs, folder, metrics, task, scorer)
    unit = "documents" if briefs or documents else "segments"
    found = compare_trials(names, trials, settings, unit=unit, notes=notes)
    print(render(found, "json" if as_json else format), end="")


def _briefs(systems: list[Path]) -> list[Briefs] | None:
    """The sets of briefs, or None where there are none among the systems.

    Raises:
        RequestError: if briefs stand beside something else.
    """
    from pipeline.metrics.folders import read_briefs

    found = [read_briefs(path) for path in systems]
    briefs = [each for each in found if each is not None]
    if not briefs:
        return None
    if len(briefs) < len(found):
        other = systems[found.index(None)]
        raise RequestError(f"{briefs[0].path} holds briefs and {other} does not: compare like.")
    return briefs


def _check_options(refs: list[Path], src: Path | None, documents: Path | None) -> None:
    for name, given in (("--src", src), ("--documents", documents)):
        if given is not None:
            raise RequestError(
                f"{name} {given}: briefs bring their sources along, and each is a document."
            )
    if len(refs) > 1:
        raise RequestError(
            f"--ref {refs[1]}: briefs take one folder of references; NAME.refs.yaml may hold "
            "several for each text."
        )
