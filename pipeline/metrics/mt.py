"""BLEU, chrF++ and TER by sacreBLEU, equal to its command line to the last digit.

Each segment's sufficient statistics are counted once and serve both the corpus score and the
segment's own. sacreBLEU's public methods would count everything twice, hold the n-grams of all
references at once, and want references transposed and padded to a rectangle; segment by segment,
any number of references is natural and memory holds a few integers a segment.

What several references mean is sacreBLEU's: BLEU clips n-grams by their union and takes the closest
length, chrF++ takes the best reference of each segment (so one more never lowers a segment's
score), TER takes the fewest edits over the average length.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar

from pipeline.metrics.base import Metric, Need, Result

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as Scorer

    from pipeline.metrics.base import Array


class SacreMetric(Metric):
    """A metric of sacreBLEU with its default settings, which `settings` spells out."""

    needs: ClassVar[Need] = "references"
    mean_of_segments: ClassVar[bool] = False
    resampled_like_sacrebleu: ClassVar[bool] = True
    settings: ClassVar[str]

    def signature(self) -> str:
        return f"{self.settings}|version:{version('sacrebleu')}"

    def from_statistics(self, totals: Array) -> Array:
        """The corpus scores (m,) of m sums of rows (m, k), in whatever precision the sums have."""
        import numpy as np

        return np.array([self._corpus._compute_score_from_stats(row).score for row in totals])

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        import numpy as np

        assert references is not None
        corpus, segment = self._scorer(), self._scorer(per_segment=True)
        rows = (
            corpus._extract_corpus_statistics([hypothesis], [[text] for text in texts])[0]
            for hypothesis, texts in zip(hypotheses, references, strict=True)
        )
        numbers = np.fromiter(chain.from_iterable(rows), dtype=np.float64)
        statistics = numbers.reshape(len(hypotheses), -1)
        counts = {len(texts) for texts in references}
        # sacreBLEU's own mark for a varying number of references, printed as nrefs:var.
        corpus.num_refs = segment.num_refs = counts.pop() if len(counts) == 1 else -1
        total = corpus._compute_score_from_stats(statistics.sum(axis=0).tolist())
        return Result(
            name=self.name,
            corpus_score=float(total.score),
            segment_scores=tuple(
                float(segment._compute_score_from_stats(row.tolist()).score) for row in statistics
            ),
            signature=str(corpus.get_signature()),
            details={
                **self._details(total),
                "segment_signature": str(segment.get_signature()),
            },
            statistics=statistics,
        )

    @cached_property
    def _corpus(self) -> Scorer:
        return self._scorer()

    @abstractmethod
    def _scorer(self, per_segment: bool = False) -> Scorer:
        """A fresh sacreBLEU metric; `per_segment`: for scores of single segments."""

    @abstractmethod
    def _details(self, score: Any) -> dict[str, Any]:
        """What explains sacreBLEU's corpus `score`."""


class Bleu(SacreMetric):
    """BLEU (Papineni et al. 2002). Segments are scored with effective order, as short ones must."""

    name = "BLEU"
    settings = "case:mixed|eff:no|tok:13a|smooth:exp"

    def _scorer(self, per_segment: bool = False) -> Scorer:
        from sacrebleu.metrics.bleu import BLEU

        return BLEU(effective_order=per_segment)

    def _details(self, score: Any) -> dict[str, Any]:
        return {
            "precisions": list(score.precisions),
            "brevity_penalty": score.bp,
            "hypothesis_length": score.sys_len,
            "reference_length": score.ref_len,
        }


class ChrF(SacreMetric):
    """chrF++ (Popović 2017): character 6-grams and word bigrams, F2."""

    name = "chrF++"
    settings = "case:mixed|eff:yes|nc:6|nw:2|space:no"

    def _scorer(self, per_segment: bool = False) -> Scorer:
        from sacrebleu.metrics.chrf import CHRF

        return CHRF(word_order=2)

    def _details(self, score: Any) -> dict[str, Any]:
        return {"beta": score.beta}


class Ter(SacreMetric):
    """TER (Snover et al. 2006): edits a hundred reference words. Lower is better."""

    name = "TER"
    settings = "case:lc|tok:tercom|norm:no|punct:yes|asian:no"
    higher_is_better: ClassVar[bool | None] = False

    def _scorer(self, per_segment: bool = False) -> Scorer:
        from sacrebleu.metrics.ter import TER

        return TER()

    def _details(self, score: Any) -> dict[str, Any]:
        return {"edits": score.num_edits, "reference_length": score.ref_length}
