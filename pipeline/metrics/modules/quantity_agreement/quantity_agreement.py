"""Whether numbers, money, dates and times agree with the source: 0-1, 1 = all do."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "either", "quantity_agreement")
