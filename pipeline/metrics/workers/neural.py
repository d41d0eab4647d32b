"""COMET, MetricX and BERTScore as metrics: who is asked, with what.

Each is set up by environment variables, never by a chain's configuration, since they start a
program: `RINGKAS_COMET_PYTHON` names the interpreter of the environment that has the package (by
default the one that runs this), `RINGKAS_COMET_MODEL` other weights, as a folder or a name of the
hub. The scales are the models' own, and scores of two models do not compare.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from pipeline.errors import RequestError
from pipeline.metrics.base import Metric, Need, Result
from pipeline.metrics.workers.client import Worker, ask

_SCRIPTS = Path(__file__).with_name("scripts")
_TIMEOUT = 6 * 3600.0


class WorkerMetric(Metric):
    """A metric whose scores come from a script in another environment."""

    script: ClassVar[str]
    python_variable: ClassVar[str]
    model_variable: ClassVar[str]
    model: ClassVar[str]
    """The weights that are used unless others are named."""

    def signature(self) -> str:
        """As the script says it, which is asked once; it may hash weights, but loads none.

        Raises:
            ScoringError: if the script lacks its package or its weights.
        """
        return _signature(self.worker())

    def worker(self) -> Worker:
        """Whom the environment's variables name.

        Raises:
            RequestError: if a variable has no sense.
        """
        return Worker(
            metric=self.name,
            model=os.environ.get(self.model_variable) or self.model,
            script=_SCRIPTS / self.script,
            python=os.environ.get(self.python_variable) or sys.executable,
            setting=self.python_variable,
            timeout=_timeout(),
        )

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        segments: list[dict[str, Any]] = [{"hypothesis": text} for text in hypotheses]
        if self.needs in ("references", "both") and references is not None:
            for segment, texts in zip(segments, references, strict=True):
                segment["references"] = list(texts)
        if self.needs in ("sources", "both") and sources is not None:
            for segment, source in zip(segments, sources, strict=True):
                segment["source"] = source
        answer = ask(self.worker(), segments)
        assert answer.corpus_score is not None  # as there are segments
        return Result(self.name, answer.corpus_score, answer.scores, answer.signature)


@cache
def _signature(worker: Worker) -> str:
    return ask(worker).signature


def _timeout() -> float:
    given = os.environ.get("RINGKAS_WORKER_TIMEOUT")
    try:
        seconds = float(given) if given else _TIMEOUT
    except ValueError:
        seconds = -1
    if not 0 < seconds < float("inf"):
        raise RequestError(f"RINGKAS_WORKER_TIMEOUT={given}: give a number of seconds above 0.")
    return seconds


class Comet(WorkerMetric):
    """COMET-22 (Rei et al. 2022): source, output and reference; about 0-1."""

    name = "COMET"
    needs: ClassVar[Need] = "both"
    script = "comet_worker.py"
    python_variable = "RINGKAS_COMET_PYTHON"
    model_variable = "RINGKAS_COMET_MODEL"
    model = "Unbabel/wmt22-comet-da"


class CometKiwi(Comet):
    """COMETKiwi-22 (Rei et al. 2022): source and output alone. Its weights are CC-BY-NC-SA."""

    name = "COMETKiwi"
    needs: ClassVar[Need] = "sources"
    model_variable = "RINGKAS_COMETKIWI_MODEL"
    model = "Unbabel/wmt22-cometkiwi-da"


class MetricX(WorkerMetric):
    """MetricX-24 hybrid (Juraska et al. 2024): source, output and reference. Errors, 0-25."""

    name = "MetricX"
    needs: ClassVar[Need] = "both"
    higher_is_better: ClassVar[bool | None] = False
    script = "metricx_worker.py"
    python_variable = "RINGKAS_METRICX_PYTHON"
    model_variable = "RINGKAS_METRICX_MODEL"
    model = "google/metricx-24-hybrid-large-v2p6"


class MetricXQE(MetricX):
    """The same model without a reference."""

    name = "MetricX-QE"
    needs: ClassVar[Need] = "sources"


class BertScore(WorkerMetric):
    """BERTScore F1 (Zhang et al. 2020): output and reference, in English."""

    name = "BERTScore"
    needs: ClassVar[Need] = "references"
    script = "bertscore_worker.py"
    python_variable = "RINGKAS_BERTSCORE_PYTHON"
    model_variable = "RINGKAS_BERTSCORE_MODEL"
    model = "roberta-large"
