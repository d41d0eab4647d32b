"""Who did what to whom."""

import pytest

from pipeline.checks.exchange import actions, exchanged

SEGMENTS = (
    "Garuda Mataram beat Elang Kupang 2-1 in the final on Sunday.",
    "The mayor of Sukamaju, Budi Hartanto, sued the newspaper Suara Lembah over the report.",
    "Rini Astuti (pictured), who owns a stall, was praised by the governor for her courage.",
    "On Friday police arrested Joko Prasetyo in a village near Garut.",
    "Laras lost to Wulan in three sets, and Sekar met Ayu.",
    "Officials said that Andi Saputra had replaced Hendra Wijaya.",
    "Dewi attacked Maya by writing that she had lied.",
)

EXCHANGED = [
    ("Elang Kupang beat Garuda Mataram 2-1.", ["beat"]),
    ("Garuda Mataram were beaten by Elang Kupang.", ["beaten"]),
    ("Garuda Mataram lost to Elang Kupang in the final.", ["lost"]),
    ("Elang Kupang defeated Garuda Mataram on Sunday.", ["defeated"]),
    ("Suara Lembah sued Budi Hartanto.", ["sued"]),
    ("The governor was praised by Rini Astuti.", ["praised"]),
    ("Joko Prasetyo arrested police near Garut.", ["arrested"]),
    ("Laras defeated Wulan.", ["defeated"]),
    ("It is clear that Hendra Wijaya replaced Andi Saputra.", ["replaced"]),
    ("Maya attacked Dewi.", ["attacked"]),
]

RIGHT = [
    "Garuda Mataram beat Elang Kupang.",
    "Elang Kupang were beaten 2-1 by Garuda Mataram on Sunday.",
    "Elang Kupang lost to Garuda Mataram.",
    "Budi Hartanto, the mayor of Sukamaju, sued Suara Lembah.",
    "Suara Lembah was sued by Budi Hartanto.",
    "The governor praised Rini Astuti.",
    "Joko Prasetyo was arrested by police.",
    "Wulan beat Laras.",
    "Hendra Wijaya was replaced by Andi Saputra.",
    # Verbs that go both ways, and what the article does not have.
    "Ayu met Sekar.",
    "Wulan beat Sekar.",
    "Joko Prasetyo sued Budi Hartanto.",
    "",
]


@pytest.mark.parametrize(("sentence", "verbs"), EXCHANGED)
def test_exchanged_subject_and_object(sentence, verbs):
    assert exchanged(sentence, SEGMENTS) == verbs


@pytest.mark.parametrize("sentence", RIGHT)
def test_the_same_in_other_words_is_right(sentence):
    assert exchanged(sentence, SEGMENTS) == []


def test_an_article_that_says_both_is_no_evidence():
    both = (*SEGMENTS, "A week before, Elang Kupang beat Garuda Mataram.")
    assert exchanged("Elang Kupang beat Garuda Mataram.", both) == []


def test_an_aside_is_not_the_subject():
    (action,) = actions("Rini, who saw Joko, sued Laras.")[-1:]
    assert (action.verb, action.agents, action.patients) == ("sue", {"rini"}, {"lara"})
