"""What a sentence denies and the article affirms, and the other way round."""

import pytest

from pipeline.checks.negation import wrong_negations

SEGMENTS = (
    "The regent of Sukamaju signed the mining permit on Monday despite the protests.",
    "Farmers from nine villages were not invited to the hearing about the permit.",
    "The company has never paid compensation to the families along the river, they said.",
    "Its lawyer failed to appear in court when the families sued.",
    "The bridge over the Citarik will not reopen until the water has fallen.",
    "Rangers saw no elephants in the forest behind the mine this year.",
)

WRONG = [
    ("The regent did not sign the mining permit on Monday.", ["not sign"]),
    ("The regent of Sukamaju never signed the mining permit.", ["never signed"]),
    ("The regent of Sukamaju refused to sign the mining permit on Monday.", ["refused sign"]),
    ("Farmers from nine villages were invited to the hearing about the permit.", ["not invited"]),
    ("The company has paid compensation to the families along the river.", ["never paid"]),
    ("The company's lawyer managed to appear in court when the families sued.", ["failed appear"]),
    ("Rangers saw elephants in the forest behind the mine this year.", ["no elephants"]),
]

RIGHT = [
    "The regent of Sukamaju signed the mining permit on Monday.",
    "Farmers weren't invited to the hearing about the permit.",
    "The company never paid compensation to the families, who sued.",
    "No farmers from the villages were invited to the hearing about the permit.",
    "The company's lawyer did not appear in court when the families sued.",
    # Until, not only, whether or not: these deny nothing.
    "The bridge over the Citarik will reopen when the water has fallen.",
    "The regent did not sign the mining permit until Monday.",
    "The regent of Sukamaju signed not only the mining permit on Monday.",
    # The article does not speak of it, or not in these words.
    "The governor did not comment on the mining permit.",
    "The company has not said when it will pay.",
    "The regent of Sukamaju was not at the hearing.",
    "Rini did not go.",
    "",
]


@pytest.mark.parametrize(("sentence", "found"), WRONG)
def test_a_turned_negation_is_found(sentence, found):
    assert wrong_negations(sentence, SEGMENTS, ()) == found


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_one_is_left_alone(sentence):
    assert wrong_negations(sentence, SEGMENTS, ()) == []


def test_the_original_decides_where_the_translation_lost_a_negation():
    segments = ["The minister signed the decree on rice imports on Monday."]
    sentence = "The minister did not sign the decree on rice imports."
    kept = ["Menteri menandatangani keputusan impor beras pada Senin."]
    lost = ["Menteri tidak menandatangani keputusan impor beras pada Senin."]
    assert wrong_negations(sentence, segments, kept) == ["not sign"]
    assert wrong_negations(sentence, segments, lost) == []


def test_the_original_decides_where_the_translation_made_one_up():
    segments = ["The minister did not sign the decree on rice imports on Monday."]
    sentence = "The minister signed the decree on rice imports on Monday."
    denied = ["Menteri belum menandatangani keputusan impor beras pada Senin."]
    affirmed = ["Menteri menandatangani keputusan impor beras pada Senin."]
    assert wrong_negations(sentence, segments, denied) == ["not sign"]
    assert wrong_negations(sentence, segments, affirmed) == []


def test_an_article_that_says_both_is_no_evidence():
    segments = [
        "The ferry did not leave Ambon harbour on Tuesday.",
        "The ferry left Ambon harbour on Tuesday after all.",
    ]
    assert wrong_negations("The ferry left Ambon harbour on Tuesday.", segments, ()) == []
    assert wrong_negations("The ferry did not leave Ambon harbour.", segments, ()) == []
