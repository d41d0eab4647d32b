"""What metrics promise whatever the texts: order, perfection, one more reference, bounds."""

from __future__ import annotations

from math import isfinite
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.metrics import Result, Task, metric

TASKS: dict[str, Task] = {
    "BLEU": "translation",
    "chrF++": "translation",
    "TER": "translation",
    "ROUGE-1": "summary",
    "ROUGE-2": "summary",
    "ROUGE-L": "summary",
    "ROUGE-Lsum": "summary",
    "quantity_agreement": "translation",
    "name_recall": "translation",
    "summary_support": "summary",
    "novelty": "summary",
    "compression": "summary",
    "coverage": "summary",
    "density": "summary",
}
REFERENCE_BASED = ("BLEU", "chrF++", "TER", "ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum")
# A segment is scored with the reference that suits it best.
BEST_REFERENCE = (
    *(name for name in REFERENCE_BASED if name not in ("BLEU", "TER")),
    *("quantity_agreement", "name_recall"),
)
OURS = ("quantity_agreement", "name_recall", "summary_support")

# The score of a copy of the reference, and of a copy of the source. A copy of the source has one
# fragment, so its density is the number of its words.
COPY_OF_REFERENCE = {
    **dict.fromkeys(REFERENCE_BASED, 100.0),
    **{"TER": 0.0, "quantity_agreement": 1.0, "name_recall": 1.0},
}
COPY_OF_SOURCE = {"summary_support": 1.0, "novelty": 0.0, "coverage": 1.0, "compression": 1.0}

WORDS = [
    *("rain", "fell", "on", "the", "old", "towns", "of", "Ambon", "and", "Haruku", "in", "May"),
    *("12", "3.5%", "Rp 2 million", "five", "boats", "PLN", "on 4 June", "at 7.30 p.m.", ",", "."),
]
texts = st.lists(st.sampled_from(WORDS), min_size=5, max_size=14).map(" ".join)
documents = st.tuples(texts, st.lists(texts, min_size=1, max_size=3), texts)
corpora = st.lists(documents, min_size=1, max_size=6)
promised = settings(max_examples=25, deadline=None)

Corpus = list[tuple[str, list[str], str]]


def score(name: str, corpus: Corpus) -> Result:
    """The result on (output, references, source) of each document."""
    outputs, references, sources = zip(*corpus, strict=True)
    return metric(name, TASKS[name]).score(outputs, references, sources)


@pytest.mark.parametrize("name", TASKS)
@promised
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_documents_is_nothing_to_a_score(
    name: str, corpus: Corpus, random: Random
) -> None:
    result = score(name, corpus)
    order = random.sample(range(len(corpus)), len(corpus))
    shuffled = score(name, [corpus[place] for place in order])
    assert shuffled.corpus_score == pytest.approx(result.corpus_score)
    assert shuffled.signature == result.signature
    # And a document's own score is none of its neighbours' business.
    assert shuffled.segment_scores == tuple(result.segment_scores[place] for place in order)


@pytest.mark.parametrize("name", COPY_OF_REFERENCE)
@promised
@given(st.lists(texts, min_size=1, max_size=4))
def test_a_copy_of_the_reference_is_perfect(name: str, copies: list[str]) -> None:
    result = metric(name, TASKS[name]).score(copies, [[text] for text in copies])
    assert result.corpus_score == pytest.approx(COPY_OF_REFERENCE[name])
    assert result.segment_scores == pytest.approx([COPY_OF_REFERENCE[name]] * len(copies))


@pytest.mark.parametrize("name", COPY_OF_SOURCE)
@promised
@given(st.lists(st.text("abcdefg ", min_size=5).filter(str.strip), min_size=1, max_size=4))
def test_a_copy_of_the_source_is_all_there(name: str, copies: list[str]) -> None:
    result = metric(name, "summary").score(copies, sources=copies)
    assert result.corpus_score == pytest.approx(COPY_OF_SOURCE[name])
    length = metric("density", "summary").score(copies, sources=copies)
    assert length.segment_scores == tuple(float(len(text.split())) for text in copies)


@pytest.mark.parametrize("name", BEST_REFERENCE)
@promised
@given(texts, st.lists(texts, min_size=1, max_size=3), texts)
def test_one_more_reference_never_lowers_a_segment(
    name: str, output: str, references: list[str], more: str
) -> None:
    before, after = (
        metric(name).score([output], [given]).segment_scores[0]
        for given in (references, [*references, more])
    )
    assert after >= before


@pytest.mark.parametrize(
    ("name", "output", "references", "more"),
    [
        # The closest reference was shorter than the output, now it is longer: a brevity penalty.
        ("BLEU", "a b c d e f", ["a b c d"], "a b c x y z w"),
        # Fewer edits, but over an average length that shrank by more. Lower is better.
        ("TER", "a x", ["a b c d"], "q"),
    ],
)
def test_bleu_and_ter_promise_no_such_thing(
    name: str, output: str, references: list[str], more: str
) -> None:
    before, after = (
        metric(name).score([output], [given]).corpus_score
        for given in (references, [*references, more])
    )
    assert (after < before) if name == "BLEU" else (after > before)


# Digits of other scripts, fractions, numerals, marks that join, turn or hide, and half a character.
STRANGE = [
    *("٣٤", "१२", "²", "½", "Ⅳ", "㉕", "1⁄4", "MÃ1⁄4", "�", "\u200b", "\u202e", "\u0301"),
    *(
        "İ",
        "ß",
        "ﬁ",
        "\0",
        "\x85",
        "\u2028",
        "\ud800",
        "👩‍👩‍👧",
        "&#39;",
        "€“1",
        "ke-",
        "Rp",
        "99" * 20,
    ),
    *(
        "99" * 20,
        "1,2,3",
        "3/2/1",
        "..",
        "p.m.",
        "A.B.",
        "XX",
        "setengah",
        "half past",
        "juta",
        "-",
        "“",
        "'",
    ),
]
hostile = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from([*STRANGE, *WORDS]), max_size=10).map(" ".join),
    st.lists(st.sampled_from([*STRANGE, *WORDS]), max_size=10).map("".join),
)


@pytest.mark.parametrize("name", OURS)
@settings(max_examples=150, deadline=None)
@given(hostile, hostile, st.lists(hostile, min_size=1, max_size=2))
def test_our_scores_lie_between_0_and_1_whatever_the_text(
    name: str, output: str, source: str, references: list[str]
) -> None:
    for task in ("translation", "summary"):
        subject = metric(name, task)
        results = [subject.score([output], sources=[source])]
        if subject.can_score(have_references=True, have_sources=False):
            results.append(subject.score([output], [references]))
        for result in results:
            assert all(0 <= value <= 1 for value in (result.corpus_score, *result.segment_scores))


@pytest.mark.parametrize("name", TASKS)
@promised
@given(hostile, hostile)
def test_every_score_is_a_number_whatever_the_text(name: str, output: str, source: str) -> None:
    output, source = (text.encode("utf-8", "replace").decode() for text in (output, source))
    result = score(name, [(output, [source], source)])
    assert all(isfinite(value) for value in (result.corpus_score, *result.segment_scores))
