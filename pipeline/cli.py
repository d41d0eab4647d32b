"""The command `ringkas`: parses, calls, prints. What it prints to keep goes to standard output,
progress and messages go to standard error.

Exit codes: 0 all documents done; 1 some failed, the others are written; 2 the request is
impossible; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.commands import cache, compare, config, models, run, runs, score, text
from pipeline.errors import RingkasError

app = typer.Typer(
    name="ringkas",
    help="Indonesian news articles in, English briefs out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("run")(run.run)
app.command("translate")(text.translate)
app.command("summarize")(text.summarize)
app.command("score")(score.score)
app.command("compare")(compare.compare)
app.add_typer(models.app, name="models")
app.add_typer(runs.app, name="runs")
app.add_typer(cache.app, name="cache")
app.add_typer(config.app, name="config")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"ringkas {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    return None


def main() -> None:
    """Run the command and turn what went wrong into a message and an exit code."""
    try:
        app()
    except RingkasError as error:
        print(f"ringkas: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("ringkas: interrupted; what was finished is kept", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # the reader went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
