"""How inputs are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceOptions:
    """Which columns of a corpus hold what, and how much is read.

    `split` is that of a hub data set; `limit` counts the documents of all inputs together;
    `max_bytes` is the largest document (file, line or text) that is still taken for an article.
    """

    id_column: str = "id"
    title_column: str = "title"
    text_column: str = "text"
    split: str = "train"
    limit: int | None = None
    max_bytes: int = 5_000_000
