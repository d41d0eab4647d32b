"""Whose words they are."""

import pytest

from pipeline.checks.speakers import misattributed

SEGMENTS = (
    "The wall was cracked for months before the flood, Ratna Wulandari told reporters.",
    "Repairs will begin in April, said Governor Hendra Wijaya.",
    "He added that the dam would be watched day and night.",
    "Nobody was hurt.",
    "Students in the city collected blankets and rice for the valley.",
    "Prices of rice will rise after the harvest was lost, said Laras Dewi of the farmers' union.",
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Laras Dewi said the wall was cracked for months before the flood.", ["Laras Dewi"]),
        (
            "Prices of rice will rise after the lost harvest, said Ratna Wulandari.",
            ["Ratna Wulandari"],
        ),
    ],
)
def test_another_speaker(sentence, found):
    assert misattributed(sentence, SEGMENTS) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ratna Wulandari said the wall was cracked for months.",
        "Wulandari said the wall was cracked for months before the flood.",
        "The dam would be watched day and night, Hendra Wijaya said.",  # he, a sentence before
        "Officials said the wall was cracked for months before the flood.",
        "Laras Dewi said the harvest was bad.",
        "The wall was cracked for months before the flood.",
        "",
    ],
)
def test_the_right_speaker_or_none(sentence):
    assert misattributed(sentence, SEGMENTS) == []
