"""TER by sacreBLEU: edits for each hundred reference words; lower is better."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "references", "TER")
