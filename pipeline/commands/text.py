"""`ringkas translate` and `ringkas summarize`: one text in, English on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.console import say
from pipeline.commands.options import (
    CacheOption,
    ConfigOption,
    NoCacheOption,
    SetOption,
    chain,
    configured,
)
from pipeline.errors import DocumentError, RequestError


def translate(
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="A text file; - or nothing: standard input.")
    ] = "-",
    lines: Annotated[
        bool, typer.Option("--lines", help="One line out for each line in, as test sets need it.")
    ] = False,
    config: ConfigOption = None,
    settings: SetOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Translate plain Indonesian text to English."""
    from pipeline.lines import translate_lines

    with _lines(file) as source, chain(configured(config, settings), cache, no_cache) as work:
        for line in translate_lines(work, source if lines else _paragraphs(source)):
            print(line, flush=True)


def summarize(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="An article, or - for standard input.")
    ],
    config: ConfigOption = None,
    settings: SetOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Print the English summary of one Indonesian article."""
    from pipeline.document import Brief
    from pipeline.sources import read

    failed = False
    with chain(configured(config, settings), cache, no_cache) as work:
        for item in work.run(read([path])):
            if isinstance(item, Brief):
                print(item)
                if item.flags:
                    say(f"{item.id}: doubts: {', '.join(item.flags)}")
            else:
                failed = True
                say(item.error)
    if failed:
        raise typer.Exit(1)


@contextmanager
def _lines(file: str) -> Iterator[Iterable[str]]:
    """The lines of a file or of standard input, as UTF-8, without their ends."""
    if file == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")  # type: ignore[union-attr]
        yield _decoded(sys.stdin, "standard input")
        return
    try:
        with Path(file).open(encoding="utf-8-sig", newline=None) as stream:
            yield _decoded(stream, file)
    except OSError as error:
        raise RequestError(f"{file}: cannot be read: {error.strerror}") from error


def _decoded(stream: Iterable[str], name: str) -> Iterator[str]:
    number = 0
    try:
        for line in stream:
            number += 1
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name}: not UTF-8 after line {number} ({error.reason}); convert it first, "
            "for example with iconv -f cp1252 -t utf-8"
        ) from error


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs of running text: lines up to a blank line belong together if they are wrapped."""
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or held[-1].rstrip().endswith((".", "!", "?", '"', "”"))):
            yield " ".join(held)
            held = []
        if line.strip():
            held.append(line.strip())
        else:
            yield ""
    if held:
        yield " ".join(held)
