"""Sentences that say nothing, and copies."""

import pytest

from pipeline.checks.substance import copied_from, says_nothing


@pytest.mark.parametrize(
    "sentence",
    [
        "This is an important event.",
        "The situation is very serious.",
        "The article discusses the flood in Sukamaju and its victims.",
        "This article also highlights the importance of clean water.",
        "In the article, the author describes a new bridge.",
        "More details are awaited.",
        "No further information was available.",
        "Click here for the latest news from Garut.",
        "Here is a summary of the report:",
        "",
    ],
)
def test_nothing_is_said(sentence):
    assert says_nothing(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The flood destroyed a bridge.",
        "It rained.",
        "Budi is well.",
        "There were 12 of them.",
        "The report says that exports fell by a third.",
        "Further talks are expected between the two parties about the water price.",
        "Police checked the luggage here and found more knives.",
        "The articles of the treaty were signed in Ambon.",
    ],
)
def test_something_is_said(sentence):
    assert not says_nothing(sentence)


SEGMENTS = ("It rained.", "The ferry left Ambon on Tuesday, two hours late, with 120 passengers.")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The ferry left Ambon on Tuesday, two hours late, with 120 passengers.", 1),
        ("the ferry left Ambon on Tuesday – two hours late – with 120 passengers", 1),
        ("The ferry left Ambon on Tuesday, two hours late, with 120", 1),
        ("The ferry left Ambon on Tuesday.", None),
        ("The ferry left Ambon late on Tuesday with 120 passengers.", None),
        ("It rained.", None),
        ("", None),
    ],
)
def test_copies(sentence, place):
    assert copied_from(sentence, SEGMENTS) == place
