"""Where records lie: one JSON file a run, in the folder `runs` of the program's own folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import DocumentError, OutputError, RequestError
from pipeline.home import home
from pipeline.outputs.atomic import write_atomically
from pipeline.runs.record import RunRecord, record_from

_MAX_BYTES = 5_000_000


def runs_folder() -> Path:
    """The folder of the records, which may not be there yet."""
    return home() / "runs"


def save(record: RunRecord, folder: Path) -> Path:
    """Write a record, whole or not at all, and return its path.

    Raises:
        OutputError: if the system refuses.
    """
    text = json.dumps(record.as_dict(), ensure_ascii=False, indent=2, allow_nan=False)
    path = folder / f"{record.id}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror or error}") from error
    write_file(path, f"{text}\n".encode())
    return path


def write_file(path: Path, data: bytes) -> None:
    """Write a file as a whole.

    Raises:
        OutputError: if the system refuses.
    """
    try:
        write_atomically(path, data)
    except OutputError as error:
        reason = getattr(error.__cause__, "strerror", None) or error.__cause__
        raise OutputError(f"{path}: cannot be written: {reason}") from error


def load_runs(folder: Path) -> tuple[list[RunRecord], list[str]]:
    """The records in a folder from the oldest to the newest, and what is wrong with others."""
    records, problems = list[RunRecord](), list[str]()
    for path in sorted(folder.glob("*.json")):
        try:
            records.append(_load(path))
        except DocumentError as error:
            problems.append(f"{path}: is no record of a run and is left out: {error}")
    return sorted(records, key=lambda record: (record.time, record.id)), problems


def find(records: Sequence[RunRecord], name: str) -> RunRecord:
    """The record of that id, or of an id that begins so, or the newest for "last".

    Raises:
        RequestError: if there is none, or more than one.
    """
    found = [record for record in records if record.id.startswith(name)]
    if name == "last" and records:
        return records[-1]
    if len(found) == 1:
        return found[0]
    if found:
        raise RequestError(f"runs: {len(found)} ids begin with {name!r}: write more of it")
    newest = f"; the newest is {records[-1].id}" if records else ""
    raise RequestError(f"runs: there is no run {name!r} among {len(records)}{newest}")


def _load(path: Path) -> RunRecord:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise DocumentError(f"it is larger than {_MAX_BYTES:,} bytes")
        value = json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        raise DocumentError(f"it cannot be read: {error}") from error
    return record_from(value)
