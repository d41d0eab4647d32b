"""Rows through the `datasets` library, streamed: hub data sets, Parquet files, JSON arrays."""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RequestError
from pipeline.sources.inputs import corpus_format
from pipeline.sources.options import SourceOptions

if TYPE_CHECKING:
    from pipeline.sources.corpora import Row

_NAME = re.compile(r"(?P<name>[\w.-]+(/[\w.-]+)?)(:(?P<config>[^@]+))?(@(?P<revision>.+))?")


def hub_rows(name: str, options: SourceOptions) -> Callable[[], Iterator[Row]]:
    """The rows of a hub data set `org/name[:config][@revision]`, in its split `options.split`.

    Raises:
        RequestError: if the name is malformed or the data set cannot be had.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        raise RequestError(f"data set hf:{name}: expected hf:org/name[:config][@revision]")
    return _rows(
        f"data set hf:{name}", options, match["name"], match["config"], revision=match["revision"]
    )


def file_rows(path: Path, options: SourceOptions) -> Callable[[], Iterator[Row]]:
    """The rows of a Parquet file or of a JSON array in a file.

    Raises:
        RequestError: if the file cannot be read as such.
    """
    pattern = glob.escape(str(path.absolute()))
    return _rows(
        f"corpus {path}", options, corpus_format(path), data_files={options.split: pattern}
    )


def _rows(
    what: str, options: SourceOptions, *args: Any, **kwargs: Any
) -> Callable[[], Iterator[Row]]:
    from datasets import load_dataset

    try:
        table = load_dataset(*args, split=options.split, streaming=True, **kwargs)
    except Exception as error:  # the library raises some twenty kinds, for network and content
        raise RequestError(f"{what}: cannot be read: {_first_line(error)}") from error
    if table.features:  # images and sound among the columns stay as they are stored
        table = table.decode(False)

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for fields in table:
                number += 1
                yield number, fields
        except Exception as error:
            yield number + 1, f"cannot be read on from here: {_first_line(error)}"

    return rows


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
