"""BLEU, chrF++ and TER: by hand, and against sacreBLEU's own interface and command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from math import exp
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.metrics import Metric, metric

NAMES = ("BLEU", "chrF++", "TER")

OUTPUTS = [
    "The governor opened the new bridge on Monday morning.",
    "Prices of rice rose by 12.5 percent in a week,  traders said.",
    "She said: “We will be back in March.”",
    "Three fishermen are missing after the storm.",
    "The minister declined to comment",
    "",
    "the match ended two all after extra time .",
]
REFERENCES = [
    ["The governor inaugurated the new bridge on Monday morning."],
    ["Traders said rice prices rose 12.5 percent in a week.", "Rice rose 12.5% in a week."],
    ["“We will be back in March,” she said.", "She said she would be back.", "She will return."],
    ["Three fishermen are missing after the storm."],
    ["The minister declined to comment.", "No comment from the minister."],
    ["Schools stay closed until Thursday."],
    ["The match ended 2-2 after extra time."],
]

# name, hypothesis, references, corpus score
BY_HAND = [
    # All four precisions are 1.
    ("BLEU", "the ship left port at dawn", ["the ship left port at dawn"], 100.0),
    # The last word is wrong: it costs one n-gram of each order.
    (
        "BLEU",
        "the ship left port at noon",
        ["the ship left port at dawn"],
        100 * (5 / 6 * 4 / 5 * 3 / 4 * 2 / 3) ** 0.25,
    ),
    # Everything matches, but one word of six is missing: brevity penalty exp(1 - 6/5).
    ("BLEU", "the ship left port at", ["the ship left port at dawn"], 100 * exp(1 - 6 / 5)),
    # The closest length counts, so a second reference takes the penalty away.
    (
        "BLEU",
        "the ship left port at",
        ["the ship left port at dawn", "a ship left the port"],
        100.0,
    ),
    ("BLEU", "nothing is shared here", ["the ship left port at dawn"], 0.0),
    ("chrF++", "the ship left port", ["the ship left port"], 100.0),
    # One letter of two, no pair of letters, no word: mean precision and recall are 1/6 each.
    ("chrF++", "ab", ["ac"], 100 / 6),
    ("chrF++", "ab", ["ac", "ab"], 100.0),
    ("TER", "the ship left port", ["the ship left port"], 0.0),
    # One word to insert, of four.
    ("TER", "the ship left", ["the ship left port"], 25.0),
    # One shift of a phrase is one edit.
    ("TER", "left port the ship", ["the ship left port"], 25.0),
    # The fewest edits (1) over the mean length (3).
    ("TER", "a x", ["a b c d", "a b"], 100 / 3),
    ("TER", "a b c d e f", ["x y"], 300.0),
]


@pytest.mark.parametrize(("name", "hypothesis", "references", "score"), BY_HAND)
def test_by_hand(name: str, hypothesis: str, references: list[str], score: float) -> None:
    assert metric(name).score([hypothesis], [references]).corpus_score == pytest.approx(score)


def test_a_short_segment_is_scored_by_the_orders_that_it_has() -> None:
    result = metric("BLEU").score(["Good morning"], [["Good morning"]])
    assert result.segment_scores == (pytest.approx(100.0),)
    assert "eff:yes" in result.details["segment_signature"]
    assert result.corpus_score == 0.0
    assert "eff:no" in result.signature


def sacrebleu_metric(name: str, for_segments: bool) -> object:
    from sacrebleu.metrics import BLEU, CHRF, TER

    return {
        "BLEU": lambda: BLEU(effective_order=for_segments),
        "chrF++": lambda: CHRF(word_order=2),
        "TER": TER,
    }[name]()


@pytest.mark.parametrize("name", NAMES)
def test_equals_sacrebleu_with_any_number_of_references(name: str) -> None:
    result = metric(name).score(OUTPUTS, REFERENCES)
    padded = [[refs[i] if i < len(refs) else None for refs in REFERENCES] for i in range(3)]
    theirs = sacrebleu_metric(name, for_segments=False)
    assert result.corpus_score == theirs.corpus_score(OUTPUTS, padded).score
    assert result.signature == str(theirs.get_signature())
    assert "nrefs:var" in result.signature
    one_by_one = sacrebleu_metric(name, for_segments=True)
    assert list(result.segment_scores) == [
        one_by_one.sentence_score(output, references).score
        for output, references in zip(OUTPUTS, REFERENCES, strict=True)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_without_the_texts_is_that_of_the_result(name: str) -> None:
    subject = metric(name)
    for count in (1, 2):
        result = subject.score(["A word."], [["A word."] * count])
        assert result.signature == f"nrefs:{count}|{subject.signature()}"


def test_equals_the_command_line_to_the_last_digit(tmp_path: Path) -> None:
    from pipeline.metrics import score_files

    outputs = [line or "x" for line in OUTPUTS]
    write(tmp_path / "out", outputs)
    write(tmp_path / "ref0", [refs[0] for refs in REFERENCES])
    write(tmp_path / "ref1", [refs[-1] for refs in REFERENCES])
    references = [tmp_path / "ref0", tmp_path / "ref1"]
    printed = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", *references, "-i", tmp_path / "out"),
            *("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "17"),
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    ours = score_files(tmp_path / "out", references, metrics=NAMES)
    theirs = json.loads(printed.stdout)
    assert [(r.corpus_score, r.signature) for r in ours] == [
        (score["score"], score["signature"]) for score in theirs
    ]


def write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_statistics_of_parts_add_up_to_the_corpus(name: str) -> None:
    subject = metric(name)
    rows = subject.rows(subject.score(OUTPUTS, REFERENCES))
    for part in (slice(None), slice(3), slice(2, 6)):
        theirs = subject.score(OUTPUTS[part], REFERENCES[part]).corpus_score
        assert subject.from_statistics(rows[part].sum(axis=0, keepdims=True)) == [theirs]


sentences = st.lists(
    st.sampled_from(["rain", "fell", "on", "the", "old", "town", "two", "days", ",", "3.5"]),
    min_size=4,
    max_size=12,
).map(" ".join)
corpora = st.lists(st.tuples(sentences, st.lists(sentences, min_size=1, max_size=3)), min_size=1)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_segments_is_nothing_to_a_score(name, corpus, random) -> None:
    shuffled = random.sample(corpus, len(corpus))
    assert score(metric(name), shuffled) == pytest.approx(score(metric(name), corpus))


@pytest.mark.parametrize(("name", "perfect"), [("BLEU", 100.0), ("chrF++", 100.0), ("TER", 0.0)])
@settings(max_examples=25, deadline=None)
@given(corpora)
def test_a_perfect_output_scores_perfectly(name, perfect, corpus) -> None:
    corpus = [(references[0], references[:1]) for _, references in corpus]
    result = metric(name).score(*zip(*corpus, strict=True))
    assert result.corpus_score == pytest.approx(perfect)
    assert result.segment_scores == pytest.approx([perfect] * len(corpus))


@settings(max_examples=50, deadline=None)
@given(sentences, st.lists(sentences, min_size=1, max_size=3), sentences)
def test_one_more_reference_never_lowers_chrf_of_a_segment(output, references, more) -> None:
    before = metric("chrF++").score([output], [references]).segment_scores[0]
    after = metric("chrF++").score([output], [[*references, more]]).segment_scores[0]
    assert after >= before


def score(subject: Metric, corpus: list[tuple[str, list[str]]]) -> float:
    outputs, references = zip(*corpus, strict=True)
    return subject.score(outputs, references).corpus_score


def test_memory_holds_the_statistics_and_not_the_n_grams() -> None:
    copies = 150
    metric("chrF++").score(OUTPUTS, REFERENCES)  # imports what it needs
    tracemalloc.start()
    try:
        result = metric("chrF++").score(OUTPUTS * copies, REFERENCES * copies)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # 24 counts and a score are 224 bytes a segment; its n-grams would be tens of thousands.
    assert peak < 500_000 + 1000 * len(result.segment_scores)
