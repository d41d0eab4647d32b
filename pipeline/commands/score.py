"""`ringkas score`: line-aligned files against references and sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer


def score(
    hyp: Annotated[Path, typer.Option("--hyp", help="The outputs, one a line.")],
    ref: Annotated[
        list[Path] | None, typer.Option("--ref", help="References, line by line; may be repeated.")
    ] = None,
    src: Annotated[Path | None, typer.Option("--src", help="The sources, line by line.")] = None,
    task: Annotated[
        Literal["translation", "summary"], typer.Option("--task", help="What the outputs are.")
    ] = "translation",
    metrics: Annotated[
        list[str] | None, typer.Option("--metric", help="One metric; may be repeated.")
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Score empty lines as what they are.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON with the scores of every segment.")
    ] = False,
) -> None:
    """Score outputs; every score is printed with its signature."""
    from pipeline import metrics as scoring

    results = scoring.score_files(hyp, ref or [], src, metrics, task, allow_empty=allow_empty)
    if as_json:
        print(json.dumps(scoring.as_json(results), ensure_ascii=False, indent=2))
        return
    width = max(len(result.name) for result in results)
    for result in results:
        print(f"{result.name:{width}}  {result.corpus_score:8.4f}  {result.signature}")
