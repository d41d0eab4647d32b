"""Which share of the names of the source the output keeps: 0-1, 1 = all."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "either", "name_recall")
