"""Words of the source for each word of the summary."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "compression")
