"""Which share of a summary its source supports: 0-1, 1 = nothing is unsupported."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "summary_support")
