"""The form of a summary."""

from __future__ import annotations

import pytest

from pipeline.stages.form import Form, answer, closed, headline


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Rain fell. Roads closed.", "Rain fell. Roads closed."),
        ("Here is a summary of the article:\n\nRain fell.", "Rain fell."),
        ("**Summary:** Rain fell.", "Rain fell."),
        ("Summary: Rain fell.\n\nRoads closed.", "Rain fell. Roads closed."),
        ("1. Rain fell.\n2. Roads closed.", "Rain fell. Roads closed."),
        ("- Rain *fell*.\n- Roads closed.", "Rain fell. Roads closed."),
        ("The summary says little.", "The summary says little."),
        ("Prices rose 2.5 percent.", "Prices rose 2.5 percent."),
        ("  \n ", ""),
    ],
)
def test_leftovers_go_and_text_stays(answer: str, expected: str) -> None:
    assert Form(3, None).whole(answer, truncated=False) == expected


def test_what_was_cut_off_ends_at_a_sentence() -> None:
    assert Form(3, None).whole("Rain fell. Roads were closed in", truncated=True) == "Rain fell."


def test_sentences_are_closed_and_said_once() -> None:
    form = Form(5, None)
    assert form.sentences("Rain fell all day. Rain fell all day. The roads are closed") == [
        "Rain fell all day.",
        "The roads are closed.",
    ]


def test_a_sentence_speaks_of_the_news_not_of_the_article() -> None:
    said = "The article also highlights that rain fell. The article discusses the rain of May."
    assert Form(3, None).sentences(said) == [
        "Rain fell.",
        "The article discusses the rain of May.",
    ]


@pytest.mark.parametrize(
    ("sentences", "words", "fits"), [(2, None, 2), (9, None, 4), (9, 8, 2), (9, 2, 1)]
)
def test_the_length_that_was_asked_for(sentences: int, words: int | None, fits: int) -> None:
    said = ["One two three four."] * 4
    assert Form(sentences, words).fit(said) == fits


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Flood hits Kendal.", "Flood hits Kendal"),
        ("\n\n**Flood hits Kendal**\n\nMore text", "Flood hits Kendal"),
        ('Headline: "Flood hits Kendal"', "Flood hits Kendal"),
        ("“Flood hits Kendal”", "Flood hits Kendal"),
        ("The end ...", "The end ..."),
        ("", ""),
    ],
)
def test_a_headline_is_one_bare_line(answer: str, expected: str) -> None:
    assert headline(answer) == expected


@pytest.mark.parametrize(
    ("sentences", "words", "available", "least"),
    [(3, None, 9, 2), (3, None, 1, 1), (1, None, 9, 1), (6, None, 9, 4), (3, 20, 9, 1)],
)
def test_a_summary_is_not_much_shorter_than_asked(
    sentences: int, words: int | None, available: int, least: int
) -> None:
    assert Form(sentences, words).least(available) == least


@pytest.mark.parametrize(
    "said",
    [
        "According to the article, rice rose again.",
        "The report says that rice rose again.",
        "Rice rose again.",
    ],
)
def test_the_article_is_not_spoken_of(said: str) -> None:
    assert Form(3, None).sentences(said) == [closed("rice rose again.")]


@pytest.mark.parametrize("mark", ["", "- ", "2. ", "(3) ", "J: "])
def test_marks_of_lists_and_speakers_are_taken_off(mark: str) -> None:
    assert closed(f"{mark}we boil the water") == "We boil the water."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Rice rose again.", "Rice rose again."),
        ('The sentence translates to English as:\n\n"Rice rose again."', "Rice rose again."),
        ("Here is the translation:\nRice rose again.", "Rice rose again."),
        ("“Rice rose again.”", "Rice rose again."),
        ("“Rice,” he said, “rose again.”", "“Rice,” he said, “rose again.”"),
        ("Prices at the market:\nrice rose again.", "Prices at the market:\nrice rose again."),
        ("", ""),
    ],
)
def test_an_answer_is_the_translation_alone(said: str, expected: str) -> None:
    assert answer(said) == expected
