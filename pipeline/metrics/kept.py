"""Scores through the cache: what was scored once is read back, segment scores and all.

They lie in the file where the chain keeps its own, as entries of the stage `score`. A key is the
texts, the metric, and its signature, which names settings and versions. Errors are never kept, nor
is a score that JSON has no number for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from pipeline.cache import Cache, cache_key
from pipeline.errors import CacheError
from pipeline.metrics.align import Corpus
from pipeline.metrics.base import Metric, Result

VERSION = 1  # raised when a metric's code changes without its signature


class KeptScores:
    """Scores corpora, through a cache that is open as long as this is used.

    Args:
        cache: where scores are kept.
        notify: told if they cannot be written; the scores are worth more than the cache.
    """

    def __init__(self, cache: Cache, notify: Callable[[str], None]) -> None:
        self._cache, self._notify = cache, notify

    def __call__(self, metric: Metric, corpus: Corpus) -> Result:
        """The result of `metric` on `corpus`, computed or read.

        Raises:
            ScoringError: as `Metric.score` does.
        """
        identity = {"metric": metric.name, "signature": metric.signature(), "segments": True}
        key = cache_key("score", VERSION, identity, corpus.digest)
        kept = self._cache.get_many([key]).get(key)
        if kept is not None:
            return Result(**kept | {"segment_scores": tuple(kept["segment_scores"])})
        start = time.perf_counter()
        result = metric.score(corpus.hypotheses, corpus.references, corpus.sources)
        try:
            self._cache.put(key, "score", _plain(result), time.perf_counter() - start)
            self._cache.commit()
        except (ValueError, CacheError) as error:
            self._notify(f"{result.name} is not kept: {error}")
        return result


def _plain(result: Result) -> dict[str, Any]:
    """The result as JSON data; statistics are mostly counts, and are written as such."""
    statistics = result.statistics
    if statistics is not None:
        import numpy as np

        rows = np.asarray(statistics).tolist()
        statistics = [[int(n) if n == int(n) else n for n in row] for row in rows]
    return {
        "name": result.name,
        "corpus_score": result.corpus_score,
        "segment_scores": list(result.segment_scores),
        "signature": result.signature,
        "details": dict(result.details),
        "statistics": statistics,
    }
