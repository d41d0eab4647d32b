"""What a metric is: texts in, one `Result` out, and every number with its signature.

Scales: BLEU, chrF++, TER and ROUGE are percentages (0-100, TER may exceed 100), as sacreBLEU prints
them. Our own metrics are shares between 0 and 1; compression and density are ratios from 0 up.

A corpus score is a function of sums: each segment has a row of numbers, its sufficient statistics,
and the sum of the rows of any set of segments gives the score of that set. Hence a set can be
scored anew, as resampling does thousands of times, without reading a text twice. For most metrics
the score is the mean over segments and a row is (score, 1).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pipeline.errors import ScoringError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.floating[Any]]

Task = Literal["translation", "summary"]
Need = Literal["references", "sources", "either", "both"]


@dataclass(frozen=True)
class Result:
    """A score over a corpus and over each of its segments.

    `signature` names every setting and version that can change the numbers; `details` is plain JSON
    data that explains them (n-gram precisions, counts, precision and recall …). `statistics` are
    the rows of the segments, (segments, numbers), where the corpus score is not the mean over
    segments, else None; `Metric.rows` gives them for every metric.
    """

    name: str
    corpus_score: float
    segment_scores: tuple[float, ...]
    signature: str
    details: Mapping[str, Any] = field(default_factory=dict)
    statistics: ArrayLike | None = field(default=None, compare=False, repr=False)


class Metric(ABC):
    """A way to score texts. Subclasses give `name`, `needs`, `signature` and `_score`.

    Where the corpus score is not the mean over segments, they also say so in `mean_of_segments`,
    give `Result.statistics` and override `from_statistics`.
    """

    name: str
    needs: ClassVar[Need]
    mean_of_segments: ClassVar[bool] = True
    higher_is_better: ClassVar[bool | None] = True
    """None where a score describes and is neither good nor bad."""
    resampled_like_sacrebleu: ClassVar[bool] = False
    """See `pipeline.metrics.resampling`."""

    @abstractmethod
    def signature(self) -> str:
        """The settings and versions, without what depends on the texts: fit for a cache key.

        Computes nothing and imports no scoring library.
        """

    def score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None = None,
        sources: Sequence[str] | None = None,
    ) -> Result:
        """Score `hypotheses`.

        Args:
            hypotheses: one text a segment.
            references: for each segment its references, in any number; None where there are none.
            sources: for each segment the text it was made from.

        Raises:
            ScoringError: if there is nothing to score, if the lengths differ, or if what the metric
                needs is missing, for all segments or for one.
        """
        if not hypotheses:
            raise ScoringError(f"{self.name}: there are no hypotheses to score.")
        if not self.can_score(references is not None, sources is not None):
            together = {"either": "references or sources", "both": "references and sources"}
            given = "none were" if references is None and sources is None else "that was not"
            wanted = together.get(self.needs, self.needs)
            raise ScoringError(f"{self.name} needs {wanted}, and {given} given.")
        if references is not None:
            _check_length(self.name, "references", len(references), len(hypotheses))
            self._check_references(references, optional=sources is not None)
        if sources is not None:
            _check_length(self.name, "sources", len(sources), len(hypotheses))
        return self._score(hypotheses, references, sources)

    def can_score(self, have_references: bool, have_sources: bool) -> bool:
        """Whether what there is suffices for this metric."""
        return {
            "references": have_references,
            "sources": have_sources,
            "either": have_references or have_sources,
            "both": have_references and have_sources,
        }[self.needs]

    def rows(self, result: Result) -> Array:
        """What each segment of `result`, one of this metric's, adds to the corpus: (segments, k).

        Raises:
            ScoringError: if the result was kept without the statistics that this metric needs.
        """
        import numpy as np

        if result.statistics is not None:
            return np.asarray(result.statistics, dtype=np.float64)
        if not self.mean_of_segments:
            raise ScoringError(
                f"{self.name}: this result was kept without its statistics, and segment scores "
                "alone do not add up to its corpus score. Score the texts again."
            )
        return np.column_stack([result.segment_scores, np.ones(len(result.segment_scores))])

    def from_statistics(self, totals: Array) -> Array:
        """The corpus scores (m,) of m sums of rows (m, k)."""
        scores: Array = totals[:, 0] / totals[:, 1]
        return scores

    @abstractmethod
    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        """`score` on inputs that were checked."""

    def _check_references(self, references: Sequence[Sequence[str]], optional: bool) -> None:
        for index, segment in enumerate(references):
            if isinstance(segment, str):
                raise ScoringError(
                    f"{self.name}: the references of segment {index} are a single text; give a "
                    "list of texts for each segment, [[ref, ref, …] of segment 0, …]."
                )
            if not segment and (self.needs in ("references", "both") or not optional):
                raise ScoringError(
                    f"{self.name}: segment {index} has no reference; give it at least one or leave "
                    "the segment out."
                )


def _check_length(name: str, what: str, found: int, expected: int) -> None:
    if found != expected:
        raise ScoringError(
            f"{name}: {expected} hypotheses but {found} {what}; there must be one entry of {what} "
            "for each hypothesis, in the same order."
        )
