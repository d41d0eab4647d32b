"""COMET-22 by a worker in an environment of its own: sources and references; about 0-1."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "both", "COMET")
