"""COMETKiwi-22 by a worker in an environment of its own: sources alone; about 0-1."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "sources", "COMETKiwi")
