"""Scoring: plain functions and small metric classes, texts in, a `Result` out.

    from pipeline.metrics import metric
    metric("BLEU").score(hypotheses, [[reference], …]).corpus_score

Nothing here imports a scoring library until a score is computed.
"""

from pipeline.metrics.base import Metric, Result, Task
from pipeline.metrics.files import as_json, score_files
from pipeline.metrics.registry import METRICS, default_metrics, metric

__all__ = [
    "METRICS",
    "Metric",
    "Result",
    "Task",
    "as_json",
    "default_metrics",
    "metric",
    "score_files",
]
