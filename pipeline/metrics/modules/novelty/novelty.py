"""Share of a summary's word pairs that its source lacks: 0-1."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "novelty")
