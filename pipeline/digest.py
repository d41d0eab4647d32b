"""Canonical JSON and content digests: the one place where bytes are named by their content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, is_dataclass
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no white space and no NaN: equal values give equal text.

    Dataclasses are written as objects, tuples as arrays.

    Raises:
        TypeError, ValueError: if `value` holds something JSON has no form for.
    """
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
        default=_plain,
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no canonical JSON form")


def digest(value: Any) -> str:
    """The tagged BLAKE2b digest of a value's canonical JSON: "b2:" and 64 hexadecimal digits."""
    return text_digest(canonical_json(value))


def text_digest(text: str) -> str:
    """The tagged BLAKE2b digest of a text's UTF-8 bytes."""
    return "b2:" + hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
