"""Cosine of e5 embeddings with the best reference, or with the source: 0-1 in practice."""

from pipeline.metrics.modules.adapter import evaluate_module

Module = evaluate_module(__name__, __doc__, "either", "embedding_similarity")
