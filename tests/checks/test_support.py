"""What a summary sentence rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.evidence import coverage, evidence, support
from pipeline.checks.finding import Flag
from pipeline.checks.support import findings, remarks

SEGMENTS = (
    "The dam at Karangsari broke at 2:30 a.m. on Tuesday after three days of rain.",
    "At least 1,513,200 litres a second poured into the valley, an engineer said.",
    "“Nobody warned us that the wall was cracked,” said Ratna Wulandari, a farmer.",
    "The government promised Rp 1.5 trillion for repairs.",
)
SOURCES = (
    "Bendungan di Karangsari jebol pukul 02.30, Selasa (4/3), setelah hujan tiga hari.",
    "Pemerintah menjanjikan Rp 1,5 triliun untuk perbaikan.",
)


@pytest.mark.parametrize(
    ("sentence", "best"),
    [
        ("A dam broke at Karangsari after days of rain.", 0),
        ("The government will pay for repairs.", 3),
        ("Farmers said nobody had warned them.", 2),
        ("Litres poured into the valley, engineers said.", 1),
    ],
)
def test_the_best_evidence_comes_first(sentence, best):
    assert evidence(sentence, SEGMENTS)[0] == best


def test_further_evidence_covers_what_the_first_does_not():
    sentence = "The dam at Karangsari broke and the government promised repairs."
    assert set(evidence(sentence, SEGMENTS)) == {0, 3}
    assert len(evidence(sentence, SEGMENTS, limit=1)) == 1


def test_no_evidence_where_there_is_none():
    assert evidence("Quixotic zebras juggle.", SEGMENTS) == ()
    assert evidence("Anything", ()) == ()


def test_support_is_full_for_a_copy_and_none_for_an_invention():
    assert support(SEGMENTS[0], SEGMENTS, (0,)) == 1
    assert support("Quixotic zebras juggle.", SEGMENTS, ()) == 0


def test_a_sentence_welded_from_two_has_less_support_than_one_from_a_single_place():
    welded = "The dam at Karangsari promised Rp 1.5 trillion for repairs."
    whole = "The government promised Rp 1.5 trillion for repairs."
    scores = [support(text, SEGMENTS, evidence(text, SEGMENTS)) for text in (welded, whole)]
    assert scores[0] < scores[1] == 1


def test_coverage_counts_content_words_by_stem():
    assert coverage("Dams were breaking", ["The dam breaks."]) == 1
    assert coverage("The dam exploded", ["The dam broke."]) == 0.5
    assert coverage("It was so", []) == 1


SOUND = [
    "A dam at Karangsari broke on Tuesday after three days of rain.",
    "The dam broke on March 4.",
    "More than 1.5 million litres a second poured into the valley.",
    "Repairs will cost 1,500 billion rupiah, the government promised.",
    "“Nobody warned us,” said Ratna Wulandari.",
    "A farmer said “nobody warned us that the wall was cracked”.",
]

DOUBTFUL = [
    ("The dam broke after five days of rain.", Flag.UNSUPPORTED_NUMBER, "five days"),
    ("The dam broke at 2:30 p.m. on Tuesday.", Flag.UNSUPPORTED_NUMBER, "2:30 p.m."),
    ("The dam broke on March 6 after days of rain.", Flag.UNSUPPORTED_NUMBER, "6"),
    ("The government promised $1.5 trillion.", Flag.UNSUPPORTED_NUMBER, "$1.5 trillion"),
    ("About 1.6 million litres poured in.", Flag.UNSUPPORTED_NUMBER, "1.6 million litres"),
    ("Ratna Hartini, a farmer, said nobody warned them.", Flag.UNSUPPORTED_NAME, "Hartini"),
    ("The dam at Sukawening broke on Tuesday.", Flag.UNSUPPORTED_NAME, "Sukawening"),
    (
        "“Everybody warned us that the wall was cracked,” said Ratna Wulandari, a farmer.",
        Flag.UNSUPPORTED_QUOTE,
        "Everybody warned us that the wall was cracked,",
    ),
    ("Captain Ratna Wulandari said nobody warned them.", Flag.UNSUPPORTED_ROLE, "Captain"),
    ("The dam at Karangsari did not break on Tuesday.", Flag.NEGATION, "not break"),
    ("Rp 1.5 trillion promised the government for repairs.", Flag.EXCHANGED, "promised"),
    ("More details about the dam at Karangsari are awaited.", Flag.NO_CONTENT, ""),
]


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_sentence_raises_no_doubt(sentence):
    assert findings(sentence, SEGMENTS, SOURCES) == []


@pytest.mark.parametrize(("sentence", "flag", "detail"), DOUBTFUL)
def test_what_the_article_does_not_state_is_found(sentence, flag, detail):
    found = {finding.flag: finding.detail for finding in findings(sentence, SEGMENTS, SOURCES)}
    assert found == {flag: detail}


def test_a_copy_is_remarked_upon_and_not_doubted():
    assert findings(SEGMENTS[0], SEGMENTS, SOURCES) == []
    (remark,) = remarks(SEGMENTS[3], SEGMENTS)
    assert (remark.flag, remark.detail) == (Flag.COPIED, "sentence 4")
    assert remarks(SOUND[0], SEGMENTS) == []


def test_a_sentence_about_something_else_has_low_support():
    found = findings("A new museum of modern art will open downtown.", SEGMENTS, SOURCES)
    assert [finding.flag for finding in found] == [Flag.LOW_SUPPORT]


@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=5))
def test_support_is_a_share_and_evidence_points_into_the_article(sentence, segments):
    places = evidence(sentence, segments)
    assert all(0 <= place < len(segments) for place in places)
    assert len(places) == len(set(places)) <= 3
    assert 0 <= support(sentence, segments, places) <= 1
    findings(sentence, segments, segments)
