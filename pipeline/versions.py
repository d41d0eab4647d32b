"""Which versions made a result: for provenance, never for a key."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

_PACKAGES = ("ringkas", "ctranslate2", "transformers", "torch", "sacrebleu", "rouge-score")


@cache
def versions() -> dict[str, str]:
    """Versions of this package and of the libraries that can change a result."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
