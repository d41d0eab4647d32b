"""ROUGE-1, -2, -L and -Lsum F1 as percentages, words stemmed, best reference."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(
    __name__, __doc__, "references", "ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"
)
