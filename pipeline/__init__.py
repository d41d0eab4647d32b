"""Ringkas: Indonesian news articles in, English briefs out.

Nothing heavy is imported until it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import summarize, translate
    from pipeline.chain import Chain
    from pipeline.config import ChainConfig
    from pipeline.document import Brief, Document, Failure
    from pipeline.loading import load_config
    from pipeline.sources import read

__version__ = "0.1.0"
__all__ = [
    "Brief",
    "Chain",
    "ChainConfig",
    "Document",
    "Failure",
    "load_config",
    "read",
    "summarize",
    "translate",
]

_HOMES = {
    "Brief": "document",
    "Chain": "chain",
    "ChainConfig": "config",
    "Document": "document",
    "Failure": "document",
    "load_config": "loading",
    "read": "sources",
    "summarize": "api",
    "translate": "api",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"pipeline.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'pipeline' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
