"""What a summary rests on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Summary, TranslatedSegment
from pipeline.stages.article import Article
from pipeline.stages.candidates import judge
from pipeline.stages.form import Form
from pipeline.stages.support import supported

PAIRS = [
    ("Banjir melanda Kendal pada Senin.", "A flood hit Kendal on Monday."),
    ("Sebanyak 312 rumah rusak.", "A total of 312 houses were damaged."),
    ("Kerugian mencapai Rp 1,5 triliun.", "Losses reached Rp 1.5 trillion."),
    ("Bupati Kendal, Sutarno, meminta bantuan.", "The regent of Kendal, Sutarno, asked for help."),
]
SEGMENTS = [TranslatedSegment(s, t, i, "body") for i, (s, t) in enumerate(PAIRS)]
ARTICLE = Article("", tuple(SEGMENTS))
FORM = Form(3, None)
ONE, TWO = Form(1, None), Form(2, None)


def _summary(drafts: Sequence[Sequence[str]], article: Article, form: Form) -> Summary:
    return supported([judge(draft, article, form) for draft in drafts], article, form)


def test_true_sentences_are_kept_with_their_evidence() -> None:
    summary = _summary([["Kendal was hit by a flood.", "It damaged 312 houses."]], ARTICLE, FORM)
    assert [s.text for s in summary.sentences] == [
        "Kendal was hit by a flood.",
        "It damaged 312 houses.",
    ]
    assert [s.evidence[0] for s in summary.sentences] == [0, 1]
    assert all(not s.flags for s in summary.sentences)


def test_a_wrong_amount_is_replaced_by_the_article_and_says_why() -> None:
    summary = _summary([["Losses reached Rp 1.5 billion."]], ARTICLE, ONE)
    (sentence,) = summary.sentences
    assert (sentence.text, sentence.flags) == ("Losses reached Rp 1.5 trillion.", ("extracted",))
    assert sentence.reasons == ("unsupported-number: Rp 1.5 billion",)
    assert sentence.support == 1.0
    assert not summary.left_out


def test_a_wrong_sentence_is_left_out_where_enough_remains() -> None:
    draft = ["A flood hit Kendal.", "It damaged 312 houses.", "Losses reached Rp 1.5 billion."]
    summary = _summary([draft], ARTICLE, FORM)
    assert [s.text for s in summary.sentences] == draft[:2]
    assert summary.left_out == ("unsupported-number: Rp 1.5 billion",)


def test_what_takes_a_sentences_place_stands_in_its_place() -> None:
    draft = ["Losses reached Rp 1.5 billion.", "The regent, Sutarno, asked for help."]
    summary = _summary([draft], ARTICLE, FORM)
    assert [s.flags for s in summary.sentences] == [("extracted",), ()]
    assert summary.sentences[0].text == PAIRS[2][1]


def test_a_summary_that_is_too_short_is_filled_up_from_the_lead() -> None:
    summary = _summary([["The regent, Sutarno, asked for help."]], ARTICLE, FORM)
    assert [s.text for s in summary.sentences] == [
        "The regent, Sutarno, asked for help.",
        PAIRS[0][1],
    ]
    assert [s.flags for s in summary.sentences] == [(), ("extracted",)]


def test_bullets_are_a_list() -> None:
    draft = ["A flood hit Kendal.", "It damaged 312 houses."]
    summary = _summary([draft], ARTICLE, Form(2, None, "bullets"))
    assert summary.text == "- A flood hit Kendal.\n- It damaged 312 houses."


def test_what_rests_on_doubtful_translations_alone_says_so() -> None:
    doubted = TranslatedSegment("Sapi dijual.", "Cattle were sold cheaply.", 0, "body", ("length",))
    summary = _summary([["Cattle were sold cheaply."]], Article("", (doubted,)), ONE)
    assert summary.sentences[0].flags == ("doubtful-evidence",)
    article = Article("", (doubted, *SEGMENTS))
    assert article.evidence("A flood hit Kendal on Monday.") == (1,)
    assert article.evidence("Cattle were sold cheaply.")[0] == 0


def test_a_second_opinion_is_no_doubt() -> None:
    other = TranslatedSegment("Sapi dijual.", "Cattle were sold.", 0, "body", ("second-opinion",))
    summary = _summary([["Cattle were sold."]], Article("", (other,)), ONE)
    assert not summary.sentences[0].flags


def test_the_best_candidate_is_taken() -> None:
    candidates = [["Losses reached Rp 9 trillion."], ["Losses came to Rp 1.5 trillion."]]
    summary = _summary(candidates, ARTICLE, ONE)
    assert summary.text == "Losses came to Rp 1.5 trillion."
    assert not summary.sentences[0].flags


def test_another_candidates_sentence_comes_before_the_articles() -> None:
    candidates = [
        ["A flood hit Kendal.", "It damaged 900 houses."],
        ["Mayor Budi spoke.", "The flood damaged 312 houses.", "Mayor Joko came."],
    ]
    summary = _summary(candidates, ARTICLE, FORM)
    assert [s.flags for s in summary.sentences] == [(), ("other-candidate",)]
    assert summary.sentences[1].reasons == ("unsupported-number: 900",)
    assert summary.sentences[1].text == "The flood damaged 312 houses."


def test_an_invented_name_does_not_stay() -> None:
    summary = _summary([["The regent, Widodo, asked for help."]], ARTICLE, FORM)
    assert "Widodo" not in summary.text
    assert summary.text


def test_an_article_without_a_usable_answer_is_led_by_its_first_sentence() -> None:
    assert _summary([[]], ARTICLE, Form(1, None)).text == PAIRS[0][1]


def test_nothing_is_said_twice() -> None:
    twice = ["Losses reached Rp 7 trillion.", "Losses were Rp 8 trillion."]
    summary = _summary([twice], ARTICLE, FORM)
    assert len({s.text for s in summary.sentences}) == len(summary.sentences)


def test_what_was_said_is_not_said_again_in_other_words() -> None:
    said = [
        "A total of 312 houses in Kendal were damaged.",
        "The damaged houses were 312 in total.",
    ]
    summary = _summary([said], ARTICLE, FORM)
    assert said[1] not in [s.text for s in summary.sentences]


def test_unusable_translations_are_not_read() -> None:
    looping = TranslatedSegment("Hujan.", "rain rain rain rain", 9, "body", ("repetition",))
    heading = TranslatedSegment("Banjir", "Flood", 8, "heading")
    article = Article("", (heading, looping, *SEGMENTS))
    assert article.sentences == tuple(target for _, target in PAIRS)
    assert article.places == (2, 3, 4, 5)
    assert Article("", (looping,)).sentences == (looping.target,)


def test_a_doubtful_translation_vouches_for_no_number() -> None:
    wrong = TranslatedSegment(
        "Ikan dijual Rp 14.000 per kilogram.",
        "Fish was sold for Rp 4,000 a kilogram.",
        0,
        "body",
        ("quantity-mismatch",),
    )
    article = Article("", (wrong, *SEGMENTS))
    repeated = _summary([["Fish was sold for Rp 4,000 a kilogram."]], article, FORM)
    assert "4,000" not in repeated.text.replace("14,000", "")
    right = _summary([["Fish was sold for Rp 14,000 a kilogram."]], article, FORM)
    assert "14,000" in right.text


def test_the_dead_are_not_the_villages() -> None:
    segments = [
        TranslatedSegment(
            "Sebanyak 11 orang tewas di tiga desa.", "11 people died in three villages.", 0, "body"
        )
    ]
    summary = _summary([["Three people died."]], Article("", tuple(segments)), FORM)
    assert summary.text == "11 people died in three villages."
    assert summary.sentences[0].flags == ("extracted",)


def test_a_sentence_in_other_words_says_so() -> None:
    summary = _summary([["Help was wanted by Sutarno after Kendal was under water."]], ARTICLE, ONE)
    (sentence,) = summary.sentences
    assert sentence.support < 0.2
    assert sentence.flags == ("low-support",)


PEOPLE = Article(
    "",
    tuple(
        TranslatedSegment(source, target, i, "body")
        for i, (source, target) in enumerate(
            [
                ("Pelatih Persila, Rino Talu, tiba di Kendal.", "Rino Talu arrived in Kendal."),
                ("Ia memuji para pemain muda.", "He praised the young players of the club."),
                ("Ia berjanji menang hari Minggu.", "He promised to win on Sunday."),
            ]
        )
    ),
)


def test_who_he_is_stands_before_what_he_did() -> None:
    draft = ["He praised the club's young players.", "He promised a win on Sunday."]
    summary = _summary([draft], PEOPLE, FORM)
    assert [s.text for s in summary.sentences] == ["Rino Talu arrived in Kendal.", *draft]
    assert summary.sentences[0].flags == ("extracted",)
    assert summary.sentences[0].reasons == ("no-antecedent: He",)


def test_a_draft_that_names_him_is_better() -> None:
    named = ["Rino Talu praised the young players.", "He promised a win on Sunday."]
    unnamed = ["He praised the young players of the club.", "He promised a win on Sunday."]
    summary = _summary([unnamed, named], PEOPLE, TWO)
    assert [s.text for s in summary.sentences] == named


def test_where_nobody_is_named_before_it_the_sentence_says_so() -> None:
    nameless = Article("", PEOPLE.segments[1:])
    summary = _summary([["He praised the young players of the club."]], nameless, ONE)
    assert summary.sentences[0].flags == ("no-antecedent",)


def test_what_fills_up_is_not_what_a_sentence_already_rests_on() -> None:
    draft = ["The regent Sutarno of Kendal hopes for help."]
    summary = _summary([draft], ARTICLE, FORM)
    assert [s.evidence[0] for s in summary.sentences][1:] == [0]
