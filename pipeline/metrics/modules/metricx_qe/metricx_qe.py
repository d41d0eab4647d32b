"""MetricX-24 without references: errors, 0-25, lower is better."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "MetricX-QE")
