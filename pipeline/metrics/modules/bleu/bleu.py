"""BLEU by sacreBLEU, as a percentage: how many word n-grams an output shares with references."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "references", "BLEU")
