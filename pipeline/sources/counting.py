"""How many documents there are, where that can be told quickly: for a progress bar."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pipeline.sources.corpora import open_corpus
from pipeline.sources.inputs import Input, articles_in, find_inputs
from pipeline.sources.options import SourceOptions

_QUICK_BYTES = 30_000_000  # a corpus file up to this size is read through in a second or two


def total(
    inputs: Sequence[str | os.PathLike[str]], options: SourceOptions | None = None
) -> int | None:
    """The number of documents that `read` will give, or `None` where it is not told quickly.

    Raises:
        RequestError: as `read` does.
    """
    options = options or SourceOptions()
    counts = [_count(found, options) for found in find_inputs(inputs)]
    known = sum(count for count in counts if count is not None)
    if options.limit is not None and known >= options.limit:
        return options.limit
    return None if None in counts else known


def _count(found: Input, options: SourceOptions) -> int | None:
    if found.kind == "folder":
        return sum(1 for _ in articles_in(found.path))
    if found.kind in ("article", "stdin"):
        return 1
    if found.kind == "hub" or found.path.stat().st_size > _QUICK_BYTES:
        return None
    return max(1, sum(1 for _ in open_corpus(found, options).rows()))  # an empty one is a failure
