"""Corpora to rows, one at a time.

JSON lines, CSV and TSV are read line by line here: a broken line costs itself alone, the encoding
is detected, values stay the text they are ("007", "NA"), and nothing heavy is imported. Parquet,
JSON arrays and hub data sets are streamed by the `datasets` library.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any

from pipeline.errors import DocumentError, RequestError
from pipeline.sources.encoding import decode_line, displayed, wide_encoding
from pipeline.sources.inputs import Input, corpus_format, corpus_stem
from pipeline.sources.options import SourceOptions

Fields = Mapping[str, Any]
Row = tuple[int, Fields | str]  # its number, and its fields or why it cannot be read

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_DAMAGE = (OSError, EOFError, lzma.LZMAError, zlib.error)


@dataclass(frozen=True)
class Corpus:
    """A corpus that can be read several times: `stem` begins the ids of its documents."""

    name: str
    stem: str
    rows: Callable[[], Iterator[Row]]


def open_corpus(source: Input, options: SourceOptions) -> Corpus:
    """Open a corpus file or a hub data set; its rows are read when they are asked for.

    Raises:
        RequestError: if a hub data set cannot be had.
    """
    if source.kind == "hub":
        from pipeline.sources.hub import hub_rows

        stem = source.name.partition("@")[0].replace("/", "-").replace(":", "-")
        return Corpus(f"hf:{source.name}", stem, hub_rows(source.name, options))
    path, form = source.path, corpus_format(source.path)
    rows: Callable[[], Iterator[Row]]
    if form == "parquet" or (form == "json" and _is_array(path)):
        from pipeline.sources.hub import file_rows

        rows = file_rows(path, options)
    elif form in ("csv", "tsv"):
        rows = partial(table_rows, path, options.max_bytes, tab=form == "tsv")
    else:
        rows = partial(json_rows, path, options.max_bytes)
    return Corpus(displayed(path), displayed(corpus_stem(path)), rows)


def json_rows(path: Path, max_bytes: int) -> Iterator[Row]:
    """The rows of a file of JSON objects, one a line; a row's number is its line's."""
    for number, line in enumerate(_lines(path, max_bytes), 1):
        if isinstance(line, DocumentError):
            yield number, str(line)
        elif line.strip():
            yield number, _json_object(line)


def table_rows(path: Path, max_bytes: int, tab: bool = False) -> Iterator[Row]:
    """The rows of a CSV or TSV file with a header; a row's number does not count the header.

    A CSV file is divided by what its header holds most of: comma, semicolon, tab or bar.
    """
    csv.field_size_limit(max(max_bytes, csv.field_size_limit()))
    broken: list[DocumentError] = []
    lines = _sound(_lines(path, max_bytes), broken)
    header = next((line for line in lines if line.strip()), "")
    mark = "\t" if tab else max(",;\t|", key=header.count)
    reader = csv.reader(chain([header], lines), delimiter=mark)
    try:
        names = [name.strip() for name in next(reader)]
    except csv.Error as error:
        yield 0, f"the header is broken: {error}"
        return
    number = 0
    while True:
        number += 1
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield number, f"the row is broken: {error}"
            continue
        if broken:
            yield number, str(broken.pop())
        elif values is None:
            return
        elif not values:
            number -= 1
        elif len(values) != len(names):
            yield number, f"the row has {len(values)} fields where the header has {len(names)}"
        else:
            yield number, dict(zip(names, values, strict=True))


def _json_object(line: str) -> Fields | str:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"the line is not JSON: {error}"
    if isinstance(value, dict):
        return value
    return f"the line holds a JSON {type(value).__name__}; an object is expected"


def _sound(lines: Iterable[str | DocumentError], broken: list[DocumentError]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, DocumentError):
            broken.append(line)
            yield "\n"
        else:
            yield line


def _lines(path: Path, max_bytes: int) -> Iterator[str | DocumentError]:
    """The lines of a text file, each decoded by itself; an error stands for one that cannot be.

    Damage to the file itself (a cut archive, a failing disk) is the last line's error.
    """
    try:
        with _open(path) as file:
            wide = wide_encoding(file.read(4096))
        with _open(path) as file:
            if wide is None:
                yield from _narrow_lines(file, max_bytes)
            else:
                wrapped = io.TextIOWrapper(file, wide, errors="replace", newline="\n")
                while line := wrapped.readline(max_bytes):
                    yield line.lstrip("\ufeff")
    except DocumentError as error:
        yield error
    except _DAMAGE as error:
        yield DocumentError(f"the file is damaged or cannot be read on from here: {error}")


def _narrow_lines(file: IO[bytes], max_bytes: int) -> Iterator[str | DocumentError]:
    while line := file.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield decode_line(line).lstrip("\ufeff")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(max_bytes)
        yield DocumentError(f"the line is longer than {max_bytes:,} bytes")


def _open(path: Path) -> IO[bytes]:
    opened: IO[bytes] = _OPENERS.get(path.suffix.lower(), Path.open)(path, "rb")
    return opened


def _is_array(path: Path) -> bool:
    """Whether a .json file holds one array; else it must hold one object a line.

    Raises:
        RequestError: if it holds one object over several lines.
    """
    try:
        with _open(path) as file:
            start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    except _DAMAGE:  # told when the rows are read
        return False
    if start.startswith(b"{") and start[1:].lstrip(b" \t\r").startswith(b"\n"):
        raise RequestError(
            f"corpus {path}: one JSON object over several lines; expected an array of objects, or "
            "one object a line (jq -c . makes that)"
        )
    return start.startswith(b"[")
