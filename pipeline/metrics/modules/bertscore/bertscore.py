"""BERTScore F1 by a worker in an environment of its own: references; 0-1 in practice."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "references", "BERTScore")
