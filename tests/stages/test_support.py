"""What a summary rests on."""

from __future__ import annotations

from pipeline.document import TranslatedSegment
from pipeline.stages.form import Form
from pipeline.stages.support import Article, supported

PAIRS = [
    ("Banjir melanda Kendal pada Senin.", "A flood hit Kendal on Monday."),
    ("Sebanyak 312 rumah rusak.", "A total of 312 houses were damaged."),
    ("Kerugian mencapai Rp 1,5 triliun.", "Losses reached Rp 1.5 trillion."),
    ("Bupati Kendal, Sutarno, meminta bantuan.", "The regent of Kendal, Sutarno, asked for help."),
]
SEGMENTS = [TranslatedSegment(s, t, i, "body") for i, (s, t) in enumerate(PAIRS)]
ARTICLE = Article.of("", SEGMENTS)
FORM = Form(3, None)


def test_true_sentences_are_kept_with_their_evidence() -> None:
    summary = supported([["Kendal was hit by a flood.", "It damaged 312 houses."]], ARTICLE, FORM)
    assert [s.text for s in summary.sentences] == [
        "Kendal was hit by a flood.",
        "It damaged 312 houses.",
    ]
    assert [s.evidence[0] for s in summary.sentences] == [0, 1]
    assert all(not s.flags for s in summary.sentences)


def test_a_wrong_amount_is_replaced_by_the_article_and_says_so() -> None:
    summary = supported([["Losses reached Rp 1.5 billion."]], ARTICLE, FORM)
    (sentence,) = summary.sentences
    assert (sentence.text, sentence.flags) == ("Losses reached Rp 1.5 trillion.", ("extracted",))


def test_the_best_candidate_is_taken() -> None:
    candidates = [["Losses reached Rp 9 trillion."], ["Losses came to Rp 1.5 trillion."]]
    summary = supported(candidates, ARTICLE, FORM)
    assert summary.text == "Losses came to Rp 1.5 trillion."
    assert not summary.sentences[0].flags


def test_another_candidates_sentence_comes_before_the_articles() -> None:
    candidates = [
        ["A flood hit Kendal.", "It damaged 900 houses."],
        ["Mayor Budi spoke.", "The flood damaged 312 houses.", "Mayor Joko came."],
    ]
    summary = supported(candidates, ARTICLE, FORM)
    assert [s.flags for s in summary.sentences] == [(), ("other-candidate",)]
    assert summary.sentences[1].text == "The flood damaged 312 houses."


def test_an_invented_name_does_not_stay() -> None:
    summary = supported([["The regent, Widodo, asked for help."]], ARTICLE, FORM)
    assert "Widodo" not in summary.text
    assert summary.text


def test_an_article_without_a_usable_answer_is_led_by_its_first_sentence() -> None:
    assert supported([[]], ARTICLE, Form(1, None)).text == PAIRS[0][1]


def test_nothing_is_said_twice() -> None:
    twice = ["Losses reached Rp 7 trillion.", "Losses were Rp 8 trillion."]
    summary = supported([twice], ARTICLE, FORM)
    assert len({s.text for s in summary.sentences}) == len(summary.sentences)


def test_what_was_said_is_not_said_again_in_other_words() -> None:
    said = [
        "A total of 312 houses in Kendal were damaged.",
        "The damaged houses were 312 in total.",
    ]
    summary = supported([said], ARTICLE, FORM)
    assert [s.text for s in summary.sentences] == said[:1]


def test_unusable_translations_are_not_read() -> None:
    looping = TranslatedSegment("Hujan.", "rain rain rain rain", 9, "body", ("repetition",))
    heading = TranslatedSegment("Banjir", "Flood", 8, "heading")
    article = Article.of("", [heading, looping, *SEGMENTS])
    assert article.sentences == tuple(target for _, target in PAIRS)
    assert article.places == (2, 3, 4, 5)
    assert Article.of("", [looping]).sentences == (looping.target,)


def test_a_doubtful_translation_vouches_for_no_number() -> None:
    wrong = TranslatedSegment(
        "Ikan dijual Rp 14.000 per kilogram.",
        "Fish was sold for Rp 4,000 a kilogram.",
        0,
        "body",
        ("quantity-mismatch",),
    )
    article = Article.of("", [wrong, *SEGMENTS])
    repeated = supported([["Fish was sold for Rp 4,000 a kilogram."]], article, FORM)
    assert "4,000" not in repeated.text.replace("14,000", "")
    right = supported([["Fish was sold for Rp 14,000 a kilogram."]], article, FORM)
    assert "14,000" in right.text


def test_the_dead_are_not_the_villages() -> None:
    segments = [
        TranslatedSegment(
            "Sebanyak 11 orang tewas di tiga desa.", "11 people died in three villages.", 0, "body"
        )
    ]
    summary = supported([["Three people died."]], Article.of("", segments), FORM)
    assert summary.text == "11 people died in three villages."
    assert summary.sentences[0].flags == ("extracted",)
