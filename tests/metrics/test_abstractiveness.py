"""Novelty, compression, coverage and density: fragments by hand and their laws."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.metrics import metric
from pipeline.metrics.abstractiveness import (
    compression,
    coverage,
    density,
    fragments,
    novelty,
)
from pipeline.text.words import words

ARTICLE = "the flood hit the town on monday and the mayor closed all schools"

# summary, lengths of its fragments
FRAGMENTS = [
    ("", []),
    ("quiet seas", []),
    ("the mayor closed all schools", [5]),
    # "the" alone would be found sooner, but "the town on monday" is the longest run from there.
    ("flooding hit the town on monday", [5]),
    # Reading goes on behind a fragment; "schools the" stands nowhere in the article.
    ("all schools the town closed", [2, 2, 1]),
    # The longest run starts with the second "the", not with the first.
    ("the mayor hit the flood", [2, 2, 1]),
    ("monday monday monday", [1, 1, 1]),
    ("town hall on monday", [1, 2]),
]


@pytest.mark.parametrize(("summary", "lengths"), FRAGMENTS)
def test_fragments(summary: str, lengths: list[int]) -> None:
    assert list(fragments(words(ARTICLE), words(summary))) == lengths


def test_the_measures_by_hand() -> None:
    # Of six words five lie in one fragment of five; the article has thirteen.
    source, summary = words(ARTICLE), words("Flooding hit the town on Monday.")
    assert coverage(source, summary) == pytest.approx(5 / 6)
    assert density(source, summary) == pytest.approx(25 / 6)
    assert compression(source, summary) == pytest.approx(13 / 6)
    # "flooding hit" is the one new pair of five.
    assert novelty(source, summary) == pytest.approx(1 / 5)
    assert novelty(source, summary, n=1) == pytest.approx(1 / 6)
    assert novelty(source, summary, n=5) == pytest.approx(1 / 2)


def test_corpus_scores_are_means_over_segments() -> None:
    result = metric("coverage").score(["the flood", "quiet seas"], sources=[ARTICLE, ARTICLE])
    assert result.segment_scores == (1.0, 0.0)
    assert result.corpus_score == 0.5


texts = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=14)


@given(texts, texts)
def test_laws(article: list[str], summary: list[str]) -> None:
    lengths = list(fragments(article, summary))
    # What a fragment covers is exactly what the article has.
    assert sum(lengths) == sum(word in article for word in summary)
    assert 0 <= coverage(article, summary) <= 1
    assert coverage(article, summary) <= density(article, summary) or not lengths
    assert 0 <= novelty(article, summary) <= 1
    if summary:
        assert list(fragments(summary, summary)) == [len(summary)]
        assert novelty(summary, summary) == 0


@given(texts, texts)
def test_fragments_are_those_of_the_plain_definition(article, summary) -> None:
    assert list(fragments(article, summary)) == list(plain_fragments(article, summary))


def plain_fragments(article: list[str], summary: list[str]):
    start = 0
    while start < len(summary):
        longest = max(
            n
            for n in range(len(summary) - start + 1)
            if any(
                article[at : at + n] == summary[start : start + n] for at in range(len(article) + 1)
            )
        )
        if longest:
            yield longest
        start += max(longest, 1)


def test_hostile_repetition_is_no_trap() -> None:
    begun = time.perf_counter()
    assert list(fragments(["a"] * 20_000, ["a"] * 5_000)) == [5_000]
    assert list(fragments(["a", "b"] * 10_000, ["a"] * 2_000)) == [1] * 2_000
    assert time.perf_counter() - begun < 2
