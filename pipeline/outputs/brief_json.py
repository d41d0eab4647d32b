"""Briefs as JSON, written and read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.document import Brief, Failure
from pipeline.errors import DocumentError

ERROR_SCHEMA = "ringkas/error/1"


def as_dict(item: Brief | Failure) -> dict[str, Any]:
    """The JSON object of a brief, or the error entry that stands in its place."""
    if isinstance(item, Brief):
        return item.as_dict()
    return {"schema": ERROR_SCHEMA, "id": item.id, "path": item.path, "error": item.error}


def to_json(item: Brief | Failure) -> str:
    """The text of a `.json` file."""
    return json.dumps(as_dict(item), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_json_line(item: Brief | Failure) -> str:
    """One line of a `.jsonl` file."""
    return json.dumps(as_dict(item), ensure_ascii=False, allow_nan=False) + "\n"


def load_brief(path: Path) -> Brief:
    """Read a brief back from its `.json` file.

    Raises:
        DocumentError: if the file cannot be read, is an error entry, or is no brief, saying where
            it departs from the schema.
    """
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise DocumentError(f"brief {path}: cannot be read: {error}") from error
    try:
        return brief_from(value)
    except DocumentError as error:
        raise DocumentError(f"brief {path}: {error}") from None


def brief_from(value: Any) -> Brief:
    """The brief of a JSON object, such as a line of `briefs.jsonl`.

    Raises:
        DocumentError: if it is an error entry or no brief.
    """
    from pydantic import TypeAdapter, ValidationError

    schema = value.get("schema") if isinstance(value, dict) else None
    if schema == ERROR_SCHEMA:
        raise DocumentError(f"it is an error entry: {value.get('error')}")
    if schema != Brief.SCHEMA:
        raise DocumentError(f"expected the schema {Brief.SCHEMA}, found {str(schema)[:80]}")
    try:
        return TypeAdapter(Brief).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DocumentError(f"{where or 'the whole'}: {first['msg']}") from None
