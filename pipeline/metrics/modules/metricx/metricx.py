"""MetricX-24 by a worker in an environment of its own: errors, 0-25, lower is better."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "both", "MetricX")
