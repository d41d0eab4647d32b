"""chrF++ by sacreBLEU, as a percentage: character and word n-grams shared with references."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "references", "chrF++")
