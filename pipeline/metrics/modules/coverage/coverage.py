"""Share of a summary's words copied from its source in fragments: 0-1 (Grusky et al. 2018)."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "coverage")
