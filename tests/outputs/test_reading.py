"""What a reader is shown: paragraphs and doubts in plain words."""

from dataclasses import replace

import pytest

from pipeline.outputs.reading import doubts, explain, figure, paragraphs
from tests.outputs.briefs import DOUBTFUL, PLAIN


def test_paragraphs_gather_their_sentences() -> None:
    assert [(p.kind, p.text) for p in paragraphs(PLAIN.translation)] == [
        ("headline", "Residents Clean River"),
        ("body", "Hundreds of residents cleaned it. They began early."),
        ("heading", "Plastic waste"),
        ("body", "60% was plastic."),
    ]
    assert [place for p in paragraphs(PLAIN.translation) for place, _ in p.segments] == [*range(5)]


def test_a_brief_without_flags_has_no_doubts() -> None:
    assert doubts(PLAIN) == []


def test_doubts_are_counted_and_the_worst_is_shown() -> None:
    whole, summary, amounts, names, worst = doubts(DOUBTFUL)
    assert whole == "The article seems to be in Malay"
    assert summary.startswith("Summary, sentences 1, 2: taken word for word from the translation")
    assert amounts.startswith(
        "Translation, 2 of 5 segments: a number, amount, date or time differs"
    )
    assert names.startswith("Translation, 1 of 5 segments: a name")
    assert worst == "Look first at “Ratusan warga.” → “Hundreds of residents cleaned it.”"


def test_doubts_stay_few_and_short() -> None:
    flags = tuple(f"doubt-{number}" for number in range(30))
    long = replace(PLAIN.translation.segments[1], source="kata " * 200, flags=flags)
    translation = replace(PLAIN.translation, segments=(long,))
    lines = doubts(replace(PLAIN, translation=translation))
    assert len(lines) == 9
    assert lines[7] == "23 more kinds of doubt"
    assert len(lines[8]) < 400


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("quantity-mismatch", "a number, amount, date or time differs from the Indonesian"),
        ("language-en", "the article seems to be in English"),
        ("language-xx", "the article seems to be in the language 'xx'"),
        ("something-new", "something new"),
        ("name-missing: Sri", "a name of the Indonesian is missing (Sri)"),
    ],
)
def test_flags_in_words(flag: str, words: str) -> None:
    assert explain(flag) == words


@pytest.mark.parametrize(("value", "shown"), [(41.236, "41.24"), (0.98765, "0.988"), (1, "1.000")])
def test_figures(value: float, shown: str) -> None:
    assert figure(value) == shown
