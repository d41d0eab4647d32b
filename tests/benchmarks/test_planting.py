"""Planters make false sentences of true ones, each with one error of its kind."""

from random import Random

import pytest

from benchmarks.planted_summaries import shortened, wilson
from benchmarks.planting import PLANTERS, Scene, names

ARTICLE = (
    "On Tuesday the mayor of Sukamaju said that 43 houses had been lost. "
    "Budi Hartanto, the mayor, was praised by Rini Astuti. Persib beat Arema in Lembang. "
    "Repairs cost $17 million. Maya Kusuma said the river rose. Nobody was hurt."
)
SCENE = Scene(ARTICLE, ("Ciwidey", "Pangalengan"))

SENTENCES = {
    "number": "The flood destroyed 43 houses in the valley.",
    "scale word": "Repairs cost 17 million rupiah in the end.",
    "currency": "Repairs cost $17 million in the end.",
    "date": "The flood came on Tuesday after rain.",
    "name": "The flood came to Sukamaju after rain.",
    "role": "Budi Hartanto, the mayor, was there.",
    "negation": "The houses were rebuilt after the flood.",
    "exchange": "Persib beat Arema in the final.",
    "number of the article": "The flood destroyed 17 houses in the valley.",
    "name of the article": "The river rose in Lembang after rain.",
}


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES.items())
def test_one_error_is_planted(kind, sentence):
    made = {PLANTERS[kind](sentence, Random(seed), SCENE) for seed in range(5)}
    assert made.isdisjoint((None, sentence))
    for false in made:
        kept = set(sentence.rstrip(".").split()) & set(false.rstrip(".").split())
        assert len(kept) >= len(sentence.split()) - 2


@pytest.mark.parametrize("kind", PLANTERS)
def test_no_error_where_there_is_no_place_for_it(kind):
    assert PLANTERS[kind]("it rains and rains", Random(0), SCENE) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dean did not resign on Monday.", "The dean did resign on Monday."),
        ("The dean refused to resign.", "The dean agreed to resign."),
        ("He left without his coat.", "He left with his coat."),
    ],
)
def test_a_negation_is_taken_away(sentence, expected):
    assert PLANTERS["negation"](sentence, Random(0), SCENE) == expected


def test_names_stand_inside_sentences():
    assert "Sukamaju" in names(ARTICLE)
    assert not {"Tuesday", "Repairs"} & set(names(ARTICLE))


def test_a_shortened_sentence_says_less():
    sentence = "After the flood, the mayor (right) left Sukamaju, while others stayed behind."
    assert shortened(sentence) == "The mayor left Sukamaju."


def test_wilson():
    share, low, high = wilson(9, 10)
    assert (share, round(low, 3), round(high, 3)) == (0.9, 0.596, 0.982)
