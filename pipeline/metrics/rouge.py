"""ROUGE-1, -2, -L and -Lsum F1 (Lin 2004) by Google's rouge-score, as percentages.

Words are Porter-stemmed unless told otherwise, as the published scores of the field are. Of several
references the one with the highest F1 counts, so one more never lowers a score. The corpus score is
the mean over segments.

What it cannot see: rouge-score keeps the letters a-z and digits alone, so "%", "$", "1.5" against
"1,5", and the accents of names are lost on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any, ClassVar, Literal

from pipeline.metrics.base import Metric, Need, Result
from pipeline.metrics.sentences import sentences

RougeName = Literal["ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"]


@dataclass(frozen=True)
class Rouge(Metric):
    """One kind of ROUGE. L takes a text as one sequence of words, Lsum sentence by sentence."""

    name: RougeName
    stem: bool = True

    needs: ClassVar[Need] = "references"

    def signature(self) -> str:
        split = "|split:english.1" if self.name == "ROUGE-Lsum" else ""
        stem = "yes" if self.stem else "no"
        return (
            f"measure:f1|refs:best|stem:{stem}{split}|version:rouge-score-{version('rouge-score')}"
        )

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        from rouge_score.rouge_scorer import RougeScorer

        assert references is not None
        kind = self.name.replace("ROUGE-", "rouge")
        scorer = RougeScorer([kind], tokenizer=_Tokenizer(self.stem))
        prepare = _sentence_lines if self.name == "ROUGE-Lsum" else str
        best = [
            max(
                (scorer.score(prepare(text), prepare(hypothesis))[kind] for text in texts),
                key=lambda score: float(score.fmeasure),
            )
            for hypothesis, texts in zip(hypotheses, references, strict=True)
        ]
        segments = tuple(100.0 * float(score.fmeasure) for score in best)
        counts = {len(texts) for texts in references}
        return Result(
            name=self.name,
            corpus_score=sum(segments) / len(segments),
            segment_scores=segments,
            signature=f"nrefs:{counts.pop() if len(counts) == 1 else 'var'}|{self.signature()}",
            details={
                "precision": 100.0 * sum(float(score.precision) for score in best) / len(best),
                "recall": 100.0 * sum(float(score.recall) for score in best) / len(best),
            },
        )


def _sentence_lines(text: str) -> str:
    """One sentence a line, as rouge-score wants both sides of ROUGE-Lsum."""
    return "\n".join(sentences(text))


class _Tokenizer:
    """rouge-score's tokenizer, which asks for each word's stem but once."""

    def __init__(self, stem: bool) -> None:
        self._stemmer = _stemmer() if stem else None

    def tokenize(self, text: str) -> Any:
        from rouge_score.tokenize import tokenize

        return tokenize(text, self._stemmer)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from rouge_score.tokenizers import porter  # the very stemmer that rouge-score takes

    class CachedStemmer:
        stem = staticmethod(lru_cache(maxsize=1 << 16)(porter.PorterStemmer().stem))

    return CachedStemmer()
