"""How much of the lead a summary says."""

from __future__ import annotations

import pytest

from pipeline.checks.lead import lead_coverage

HEADLINE = "Bridge opens in Kendal"
FIRST = "Regent Sutarno opened the new bridge in Kendal on Monday, at a cost of Rp 12 billion."


def test_the_lead_itself_covers_itself() -> None:
    assert lead_coverage(f"{HEADLINE}. {FIRST}", HEADLINE, FIRST) == 1


def test_an_article_that_leads_with_nothing_is_covered() -> None:
    assert lead_coverage("Anything.", "", "") == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Sutarno opened a bridge in Kendal.", "Somebody opened a bridge somewhere."),  # who, where
        ("The bridge was opened on Monday.", "The bridge was opened."),  # when
        ("It cost Rp 12 billion.", "It was costly."),  # how much
        ("The regent opened the new bridge.", "The regent spoke."),  # what
    ],
)
def test_who_what_where_and_when_each_count(better: str, worse: str) -> None:
    assert lead_coverage(better, HEADLINE, FIRST) > lead_coverage(worse, HEADLINE, FIRST)
