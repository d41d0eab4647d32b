"""Quantity agreement and name recall: what an output owes to its source and to a reference."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.metrics import metric
from pipeline.metrics.agreement import Tally

QUANTITIES = [
    # task, source, output, score of the segment
    ("translation", "Kerugian mencapai Rp 1,5 triliun.", "Losses reached Rp 1.5 trillion.", 1.0),
    ("translation", "Kerugian mencapai Rp 1,5 triliun.", "Losses reached Rp 1.5 billion.", 0.0),
    ("translation", "Ada 12 korban di 3 desa.", "There were 12 victims in 3 villages.", 1.0),
    # One of two on either side.
    ("translation", "Ada 12 korban di 3 desa.", "There were 12 victims in 4 villages.", 0.5),
    # One of two was lost, nothing was added: precision 1, recall 1/2.
    ("translation", "Ada 12 korban di 3 desa.", "There were 12 victims.", 2 / 3),
    ("translation", "Ada 12 korban.", "There were victims.", 0.0),
    ("translation", "Hujan turun lagi.", "It rained again.", 1.0),
    ("translation", "Hujan turun lagi.", "", 1.0),
    # A summary owes nothing but must not invent.
    ("summary", "Ada 12 korban di 3 desa.", "There were 12 victims.", 1.0),
    ("summary", "Ada 12 korban di 3 desa.", "There were 40 victims in 3 villages.", 0.5),
    ("summary", "Ada 12 korban di 3 desa.", "There were victims.", 1.0),
]

NAMES = [
    ("translation", "Wali Kota Bobby Nasution tiba di Medan.", "Bobby Nasution is in Medan.", 1.0),
    ("translation", "Kapal itu tiba di Ambon.", "The ship arrived in port.", 0.0),
    ("translation", "Hujan turun lagi.", "It rained again.", 1.0),
    ("summary", "Kapal itu berlayar dari Ambon ke Ternate.", "The ship left Ambon.", 1.0),
    ("summary", "Kapal itu berlayar dari Ambon.", "The ship left Ambon for Makassar.", 0.5),
]


@pytest.mark.parametrize(("task", "source", "output", "score"), QUANTITIES)
def test_quantities_against_a_source(task, source, output, score) -> None:
    result = metric("quantity_agreement", task, "id").score([output], sources=[source])
    assert result.segment_scores == (pytest.approx(score),)
    assert "against:source|" in result.signature


@pytest.mark.parametrize(("task", "source", "output", "score"), NAMES)
def test_names_against_a_source(task, source, output, score) -> None:
    result = metric("name_recall", task, "id").score([output], sources=[source])
    assert result.segment_scores == (pytest.approx(score),)


def test_a_summary_is_compared_with_an_english_source_unless_told_otherwise() -> None:
    result = metric("quantity_agreement", "summary").score(
        ["It cost $1,500."], sources=["The repair cost $1,500 (and took 2.5 hours)."]
    )
    assert result.corpus_score == 1.0
    assert "|lang:en-en|" in result.signature


def test_without_sources_references_decide_and_the_best_of_them_counts() -> None:
    output, references = "It fell by 3.5%.", ["It fell 4%.", "It fell by 3.5 percent."]
    result = metric("quantity_agreement", "summary").score([output], [references])
    assert result.corpus_score == 1.0
    assert "against:reference|measure:f1|" in result.signature
    # Against a reference a summary owes the whole of it.
    short = metric("quantity_agreement", "summary").score(["It fell."], [references])
    assert short.corpus_score == 0.0


def test_with_both_the_source_decides_and_both_are_counted() -> None:
    result = metric("quantity_agreement").score(
        ["There were 12 victims."], [["There were 20 victims."]], ["Ada 12 korban."]
    )
    assert result.corpus_score == 1.0
    assert result.details["source"]["f1"] == 1.0
    assert result.details["reference"]["f1"] == 0.0
    assert result.details["reference"]["lost"] == result.details["reference"]["added"] == 1


def test_the_corpus_score_counts_quantities_and_not_segments() -> None:
    sources = ["Ada 12 korban di 3 desa dan 4 kota.", "Harga naik 5 persen.", "Hujan turun."]
    outputs = ["12 victims in 3 villages and 4 towns.", "Prices rose 6 percent.", "It rained."]
    result = metric("quantity_agreement").score(outputs, sources=sources)
    assert result.segment_scores == (1.0, 0.0, 1.0)
    assert result.corpus_score == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(), 1.0, 1.0, 1.0),
        (Tally(kept=3, lost=1, stated=3, added=3), 0.5, 0.75, 0.6),
        (Tally(lost=2, added=1), 0.0, 0.0, 0.0),
        (Tally(lost=2), 1.0, 0.0, 0.0),
    ],
)
def test_tallies(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall) == (precision, recall)
    assert tally.f1 == pytest.approx(f1)


texts = st.lists(
    st.sampled_from(["12", "victims", "in", "Ambon", "3.5%", "of", "Rp 2 million", "on 3 May", "."])
).map(" ".join)
corpora = st.lists(st.tuples(texts, st.lists(texts, min_size=1, max_size=3)), min_size=1)


@pytest.mark.parametrize("name", ["quantity_agreement", "name_recall"])
@settings(max_examples=40, deadline=None)
@given(corpora, st.randoms(use_true_random=False), texts)
def test_laws(name, corpus, random, more) -> None:
    subject = metric(name)
    outputs, references = zip(*corpus, strict=True)
    result = subject.score(outputs, references)
    assert all(0 <= score <= 1 for score in result.segment_scores)
    shuffled = subject.score(*zip(*random.sample(corpus, len(corpus)), strict=True))
    assert shuffled.corpus_score == result.corpus_score
    richer = subject.score(outputs, [[*each, more] for each in references])
    pairs = zip(richer.segment_scores, result.segment_scores, strict=True)
    assert all(after >= before for after, before in pairs)
    assert subject.score(outputs, [[output] for output in outputs]).corpus_score == 1.0


def test_the_score_is_the_same_in_every_process() -> None:
    """Sets of strings have another order in each process: none may reach a score."""
    program = (
        "from pipeline.metrics.agreement import QuantityAgreement as Q\n"
        "print(Q().tally('Nomor 1/2017 dan Nomor 23/2010, waktu 1 menit 37/870 detik.',"
        " 'Number 1/2017 and Number 23/2010, a time of 1 minute 37/870 seconds.', 'id'))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(1, 7)
    }
    assert len(said) == 1, said
