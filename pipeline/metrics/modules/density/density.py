"""Mean length of the fragment that a summary's word was copied in (Grusky et al. 2018)."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "density")
