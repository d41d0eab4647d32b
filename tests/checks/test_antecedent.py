"""Pronouns at the start of a text."""

import pytest

from pipeline.checks.antecedent import dangling


@pytest.mark.parametrize(
    ("sentence", "pronoun"),
    [
        ("He promised new boats.", "He"),
        ("“They will come,” said the regent.", "They"),
        ("Her brother, Tono, was found on Monday.", "Her"),
        ("It rained for three days.", None),
        ("Hermawan promised new boats.", None),
        ("After his arrest, Tono said nothing.", None),
        ("", None),
    ],
)
def test_a_sentence_that_opens_with_a_person_unnamed(sentence: str, pronoun: str | None) -> None:
    assert dangling(sentence) == pronoun
