"""Names and numbers in each other's places."""

import pytest

from pipeline.checks.misplaced import misplaced

SEGMENTS = (
    "The flood destroyed 43 houses and two bridges in the village of Sukamaju on Monday night.",
    "At least 1,250 residents of the valley were moved to tents beside the stadium.",
    "The river rose by three metres within the night, said Hendra Wijaya of the weather office.",
    "Budi Hartanto, the regent, promised new bridges before the next rainy season.",
    "Rice worth Rp 17 billion was lost near Lembang, where Maya Kusuma owns fields.",
)

MISPLACED = [
    ("The flood destroyed 17 houses and two bridges in the village of Sukamaju.", ["17"]),
    ("At least 43 residents of the valley were moved to tents.", ["43"]),
    ("The river rose by two metres within the night, the weather office said.", ["two"]),
    (
        "The flood destroyed houses and bridges in the village of Lembang on Monday night.",
        ["Lembang"],
    ),
    ("Budi Wijaya promised new bridges.", ["Budi Wijaya"]),
]

RIGHT = [
    "The flood destroyed 43 houses and two bridges in Sukamaju.",
    "About 1250 residents of the valley were moved to tents beside the stadium.",
    "The river rose by 3 metres within the night.",
    "Regent Budi Hartanto promised new bridges before the rainy season.",
    "Maya Kusuma, who owns fields near Lembang, lost rice worth Rp 17 billion.",
    # The names check's business: the article does not have them at all.
    "The flood destroyed houses and bridges in the village of Ciwidey.",
    "",
]


@pytest.mark.parametrize(("sentence", "found"), MISPLACED)
def test_what_stands_in_anothers_place(sentence, found):
    assert misplaced(sentence, SEGMENTS) == found


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_stands_in_its_own(sentence):
    assert misplaced(sentence, SEGMENTS) == []


def test_a_number_that_stands_there_too_is_right():
    segments = (*SEGMENTS, "Later reports spoke of 17 houses.")
    sentence = "The flood destroyed 17 houses and two bridges in the village of Sukamaju."
    assert misplaced(sentence, segments) == []
