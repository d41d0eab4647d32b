"""Makes a metric of ours into a class that `evaluate.load` finds.

`evaluate` copies a module's file into a cache of its own and imports it there, so that file must
name everything absolutely, and must hold one class of `evaluate.Metric` alone: the first it meets
is taken. Hence a function that builds the class, and modules of two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import datasets
import evaluate

from pipeline.checks.quantity import Language
from pipeline.metrics.base import Need, Result, Task
from pipeline.metrics.registry import metric

_TEXT = datasets.Value("string")
_TEXTS = datasets.Sequence(_TEXT)

# The forms of input that a module takes: a reference may be one text or several.
_FEATURES: dict[Need, list[dict[str, Any]]] = {
    "references": [
        {"predictions": _TEXT, "references": _TEXTS},
        {"predictions": _TEXT, "references": _TEXT},
    ],
    "sources": [{"predictions": _TEXT, "sources": _TEXT}],
    "both": [
        {"predictions": _TEXT, "references": _TEXTS, "sources": _TEXT},
        {"predictions": _TEXT, "references": _TEXT, "sources": _TEXT},
    ],
}
# `evaluate` knows no input that may be left out: what is, is empty.
_FEATURES["either"] = _FEATURES["both"]


def evaluate_module(
    module: str, description: str, needs: Need, *names: str
) -> type[evaluate.Metric]:
    """The class of a module that computes the metrics of these names, all of which need the same.

    `module` and `description` are the `__name__` and `__doc__` of the module's file.

    `compute(predictions=…, references=… and/or sources=…, task=…, source_language=…)` returns each
    metric's corpus score under its name, and for each "NAME_segments" and "NAME_signature".
    """

    class Module(evaluate.Metric):  # type: ignore[misc]
        def _info(self) -> evaluate.MetricInfo:
            return evaluate.MetricInfo(
                description=description,
                citation="",
                inputs_description=f"predictions and {needs}: one text a segment",
                features=[datasets.Features(form) for form in _FEATURES[needs]],
            )

        def compute(self, *, references: Any = None, **inputs: Any) -> Any:
            """Score `predictions`: each metric's corpus score, segment scores and signature."""
            if references is not None and needs == "sources":
                # evaluate itself would drop them without a word.
                raise ValueError(f"{self.name}: give sources=; references= would not be used.")
            if needs == "either":
                count = len(inputs.get("predictions") or ())
                references = [[]] * count if references is None else references
                inputs["sources"] = inputs.get("sources") or [""] * count
            return super().compute(references=references, **inputs)

        def _compute(
            self,
            predictions: Sequence[str],
            references: Sequence[str | Sequence[str]] | None = None,
            sources: Sequence[str] | None = None,
            task: Task = "translation",
            source_language: Language | None = None,
        ) -> dict[str, Any]:
            if references is not None:
                references = [[r] if isinstance(r, str) else r for r in references]
            if needs == "either":
                references = references if any(references or ()) else None
                sources = sources if any(sources or ()) else None
            scored = [
                metric(name, task, source_language).score(predictions, references, sources)
                for name in names
            ]
            return {key: value for result in scored for key, value in _flat(result).items()}

    Module.__name__ = module.rpartition(".")[2]  # by this name `evaluate` knows it
    return Module


def _flat(result: Result) -> dict[str, Any]:
    return {
        result.name: result.corpus_score,
        f"{result.name}_segments": list(result.segment_scores),
        f"{result.name}_signature": result.signature,
    }
