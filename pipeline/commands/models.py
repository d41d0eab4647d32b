"""`ringkas models`: what there is, fetching it, checking it, and where it lies."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.commands.console import say

app = typer.Typer(help="The model store.", no_args_is_help=True)

NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A starter, a catalogue name, a folder, or a hub id org/name[@revision].",
    ),
]
PickleOption = Annotated[
    bool, typer.Option("--allow-pickle", help="Accept .bin weights (loaded as weights only).")
]
ComputeOption = Annotated[str, typer.Option("--compute-type", help="int8, float32, float16 ...")]


@app.command("list")
def list_() -> None:
    """List the starters, the catalogue, and what is in the store."""
    from pipeline.models import list_models

    for line in list_models():
        print(line)


@app.command()
def pull(
    name: NameArgument, allow_pickle: PickleOption = False, compute_type: ComputeOption = "int8"
) -> None:
    """Fetch, verify and convert a model."""
    from pipeline.models import pull as pull_model

    print(pull_model(name, allow_pickle=allow_pickle, compute_type=compute_type, notify=say))


@app.command()
def check(name: NameArgument, allow_pickle: PickleOption = False) -> None:
    """Hash a model's files again (exit code 2 if they are not what they were)."""
    from pipeline.models import check as check_model

    print(check_model(name, allow_pickle=allow_pickle, notify=say))


@app.command()
def path(
    name: NameArgument, allow_pickle: PickleOption = False, compute_type: ComputeOption = "int8"
) -> None:
    """Print the folder of the converted model."""
    from pipeline.models import converted, resolve

    model = resolve([name], allow_pickle=allow_pickle, notify=say)
    print(converted(model, compute_type, notify=say))
