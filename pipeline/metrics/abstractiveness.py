"""How a summary's words relate to its source: novelty, compression, coverage, density.

Coverage, density and compression are those of Grusky, Naaman and Artzi, "Newsroom" (NAACL 2018).
With F(A, S) the fragments that a greedy reading of summary S finds in article A (at each word the
longest run of words that stands somewhere in A, then on behind it):

    coverage(A, S)    = 1/|S| · Σ |f|   over f in F(A, S)     share of words that lie in a fragment
    density(A, S)     = 1/|S| · Σ |f|²                        mean length of a word's fragment
    compression(A, S) = |A| / |S|                             article words for each summary word

Novelty is the share of the summary's n-grams that the article does not have (See, Liu and Manning
2017). Words are those of `pipeline.text.words`. Each number describes; none is good or bad by
itself. A summary too short to have any fragment or n-gram scores 0; the corpus score is the mean
over segments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.metrics.base import Metric, Need, Result
from pipeline.text.words import words

Words = Sequence[str]


def fragments(article: Words, summary: Words) -> Iterator[int]:
    """The lengths of the fragments F(article, summary), from left to right.

    Each distinct word becomes one character, so that finding a run of words is finding a substring.
    """
    codes = {word: chr(code) for code, word in enumerate(dict.fromkeys(summary), start=1)}
    haystack = "".join(codes.get(word, "\0") for word in article)
    needle = "".join(codes[word] for word in summary)
    start = 0
    while start < len(needle):
        end, at = start, 0
        # A longer run cannot stand before the first place of a shorter one.
        while end < len(needle) and (at := haystack.find(needle[start : end + 1], at)) >= 0:
            end += 1
        if end > start:
            yield end - start
        start = max(end, start + 1)


def coverage(article: Words, summary: Words) -> float:
    """Share of the summary's words, 0-1, that were taken over in fragments."""
    return sum(fragments(article, summary)) / len(summary) if summary else 0.0


def density(article: Words, summary: Words) -> float:
    """Mean over the summary's words of the length of the fragment they lie in, from 0 up."""
    return sum(n * n for n in fragments(article, summary)) / len(summary) if summary else 0.0


def compression(article: Words, summary: Words) -> float:
    """Words of the article for each word of the summary."""
    return len(article) / len(summary) if summary else 0.0


def novelty(article: Words, summary: Words, n: int = 2) -> float:
    """Share of the summary's `n`-grams, 0-1, each occurrence counted, that the article lacks."""
    known = set(_ngrams(article, n))
    found = _ngrams(summary, n)
    return sum(ngram not in known for ngram in found) / len(found) if found else 0.0


def _ngrams(text: Words, n: int) -> list[tuple[str, ...]]:
    return list(zip(*(text[i:] for i in range(n)), strict=False))


@dataclass(frozen=True)
class Abstractiveness(Metric):
    """A function of (article, summary) words as a metric over hypotheses and their sources."""

    name: str
    measure: Callable[[Words, Words], float]
    settings: str = "words:lc"

    needs: ClassVar[Need] = "sources"
    higher_is_better: ClassVar[bool | None] = None

    def signature(self) -> str:
        return f"{self.settings}|mean:segments|version:1"

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        assert sources is not None
        segments = tuple(
            self.measure(words(source), words(hypothesis))
            for hypothesis, source in zip(hypotheses, sources, strict=True)
        )
        return Result(self.name, sum(segments) / len(segments), segments, self.signature())


NOVELTY = Abstractiveness("novelty", novelty, "n:2|words:lc")
COMPRESSION = Abstractiveness("compression", compression)
COVERAGE = Abstractiveness("coverage", coverage)
DENSITY = Abstractiveness("density", density)
