"""Summary support: what is copied, what is welded together, what is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.metrics import metric
from pipeline.metrics.support import support

ARTICLE = (
    "The ferry Sinar Laut left Ambon on Tuesday with 120 passengers. "
    "A storm broke its engine two hours later. "
    "Fishermen from Haruku towed it back to the harbour before midnight."
)


@pytest.mark.parametrize(
    "summary",
    [
        "A storm broke its engine two hours later.",
        "Fishermen from Haruku towed it back to the harbour. A storm broke its engine.",
        "fishermen from haruku towed it back to the harbour . a storm broke its engine .",
        "",
    ],
)
def test_what_the_source_says_is_supported(summary: str) -> None:
    assert support(summary, ARTICLE) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # A wrong number, a wrong name, a new fact.
        ("The ferry left Ambon with 120 passengers.", "The ferry left Ambon with 210 passengers."),
        ("Fishermen from Haruku towed it back.", "Fishermen from Saparua towed it back."),
        ("A storm broke its engine.", "A storm broke its engine and its rudder."),
        # Two sentences welded into one.
        ("A storm broke its engine.", "A storm broke its engine before midnight with passengers."),
        # One sentence of two is from elsewhere.
        (
            "A storm broke its engine. Fishermen towed it back.",
            "A storm broke its engine. Exports of nickel doubled.",
        ),
    ],
)
def test_what_it_does_not_say_costs(better: str, worse: str) -> None:
    assert support(better, ARTICLE) > support(worse, ARTICLE)


def test_the_corpus_score_is_the_mean() -> None:
    result = metric("summary_support", "summary").score(
        ["A storm broke its engine.", "Exports of nickel doubled."], sources=[ARTICLE, ARTICLE]
    )
    assert result.segment_scores == (1.0, 0.0)
    assert result.corpus_score == 0.5


texts = st.lists(
    st.sampled_from(["Rain", "fell", "on", "Ambon", "120", "ferries", ".", "The", "storm", "!"])
).map(" ".join)


@given(texts, texts)
def test_laws(summary: str, source: str) -> None:
    assert 0 <= support(summary, source) <= 1
    assert support(source, source) == pytest.approx(1.0)
