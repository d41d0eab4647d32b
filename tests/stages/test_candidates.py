"""Which draft is the best."""

from __future__ import annotations

from pipeline.document import TranslatedSegment
from pipeline.stages.article import Article
from pipeline.stages.candidates import best, judge
from pipeline.stages.form import Form

PAIRS = [
    ("Banjir melanda Kendal pada Senin.", "A flood hit Kendal on Monday."),
    ("Sebanyak 312 rumah rusak.", "A total of 312 houses were damaged."),
    ("Bupati Kendal, Sutarno, meminta bantuan.", "The regent of Kendal, Sutarno, asked for help."),
]
ARTICLE = Article(
    "Flood in Kendal", tuple(TranslatedSegment(s, t, i, "body") for i, (s, t) in enumerate(PAIRS))
)


def _best(*drafts: list[str], sentences: int = 2) -> tuple[str, ...]:
    form = Form(sentences, None)
    return best([judge(draft, ARTICLE, form) for draft in drafts]).sentences


def test_support_comes_first() -> None:
    invented = ["A flood hit Kendal on Monday.", "It damaged 500 houses."]
    true = ["Sutarno asked for help."]
    assert _best(invented, true) == tuple(true)


def test_then_the_lead() -> None:
    beside = ["Sutarno asked for help.", "There were 312 damaged houses."]
    lead = ["A flood hit Kendal on Monday.", "There were 312 damaged houses."]
    assert _best(beside, lead) == tuple(lead)


def test_then_the_length() -> None:
    short = ["A flood hit Kendal on Monday."]
    full = ["A flood hit Kendal on Monday.", "There were 312 damaged houses."]
    assert _best(short, full) == tuple(full)


def test_then_what_is_not_copied() -> None:
    copied = [PAIRS[0][1], PAIRS[1][1]]
    told = ["On Monday a flood hit Kendal.", "The damaged houses were 312 in number."]
    assert _best(copied, told) == tuple(told)


def test_the_first_among_equals() -> None:
    one = ["On Monday a flood hit Kendal.", "There were 312 damaged houses."]
    two = ["On Monday, a flood hit Kendal.", "There were 312 damaged houses."]
    assert _best(one, two) == tuple(one)
    assert _best(two, one) == tuple(two)


def test_what_does_not_fit_is_not_judged() -> None:
    draft = ["A flood hit Kendal on Monday.", "It damaged 500 houses."]
    assert judge(draft, ARTICLE, Form(1, None)).doubts == 0
