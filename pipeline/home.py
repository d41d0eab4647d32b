"""Where the program keeps what it needs between runs: one folder, named by one variable."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """`RINGKAS_HOME`, or `ringkas` in the user's cache folder (`XDG_CACHE_HOME`, `~/.cache`)."""
    named = os.environ.get("RINGKAS_HOME")
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "ringkas"
