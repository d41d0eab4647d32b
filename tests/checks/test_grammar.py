"""Words by stem, in clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.grammar import content, read, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ("plan", "plans", "planned", "planning"),
        ("move", "moves", "moved", "moving"),
        ("deny", "denies", "denied", "denying"),
        ("beat", "beats", "beaten", "beating"),
        ("sue", "sues", "sued", "suing"),
        ("pass", "passes", "passed", "passing"),
        ("tell", "told", "telling"),
        ("village", "villages"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len(set(map(stem, forms))) == 1


@pytest.mark.parametrize(("one", "other"), [("rise", "raise"), ("sue", "use"), ("boss", "boat")])
def test_other_words_have_another(one, other):
    assert stem(one) != stem(other)


def test_marks_and_conjunctions_end_clauses():
    words = read("The ferry, which left Ambon, sank because it was old.")
    assert [(w.text, w.clause) for w in words if w.has_content] == [
        ("ferry", 0),
        ("left", 2),
        ("Ambon", 2),
        ("sank", 3),
        ("old", 4),
    ]


def test_contractions_and_possessives_are_taken_apart():
    words = read("Rini's brother didn’t, couldn't n't")
    assert [w.lower for w in words] == ["rini", "brother", "did", "n't", "could", "n't", "n't"]


def test_content_leaves_out_what_every_sentence_has():
    assert content(read("It was said that the dam had been broken")) == stems("dam broken")


@given(st.text(max_size=60))
def test_any_text_is_read_in_order(text):
    words = read(text)
    assert all(word.text and word.stem for word in words)
    assert [word.clause for word in words] == sorted(word.clause for word in words)
