"""ROUGE by hand, sentence by sentence, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.metrics import metric
from pipeline.metrics.rouge import Rouge
from pipeline.metrics.sentences import sentences

KINDS = ("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum")

# name, output, references, F1 as a percentage
BY_HAND = [
    ("ROUGE-1", "Floods closed five schools.", ["Floods closed five schools."], 100.0),
    # Three of four words on either side.
    ("ROUGE-1", "floods closed five schools", ["floods closed six schools"], 75.0),
    # Precision 2/2, recall 2/4.
    ("ROUGE-1", "floods closed", ["floods closed six schools"], 100 * 2 / 3),
    # One pair of three on either side.
    ("ROUGE-2", "floods closed five schools", ["floods closed six schools"], 100 / 3),
    ("ROUGE-2", "floods", ["floods"], 0.0),
    # The longest common subsequence is "a c d" of five words and of four.
    ("ROUGE-L", "a b c x d", ["a c d y"], 100 * 2 * 3 / 9),
    # As one sequence only one of the two sentences is in order; sentence by sentence both are.
    ("ROUGE-L", "The dam broke. Rain fell.", ["Rain fell. The dam broke."], 100 * 3 / 5),
    ("ROUGE-Lsum", "The dam broke. Rain fell.", ["Rain fell. The dam broke."], 100.0),
    # The best of several references counts.
    ("ROUGE-1", "floods closed schools", ["dry roads", "floods closed schools"], 100.0),
    ("ROUGE-1", "", ["floods"], 0.0),
    # What rouge-score cannot see.
    ("ROUGE-1", "It fell 3% to $5", ["It fell $3 to 5%"], 100.0),
]


@pytest.mark.parametrize(("name", "output", "references", "score"), BY_HAND)
def test_by_hand(name: str, output: str, references: list[str], score: float) -> None:
    assert metric(name).score([output], [references]).corpus_score == pytest.approx(score)


def test_stemming_can_be_switched_off_and_is_in_the_signature() -> None:
    output, references = ["schools closing"], [["school closed"]]
    stemmed = Rouge("ROUGE-1").score(output, references)
    plain = Rouge("ROUGE-1", stem=False).score(output, references)
    assert (stemmed.corpus_score, plain.corpus_score) == (100.0, 0.0)
    assert "stem:yes" in stemmed.signature
    assert "stem:no" in plain.signature


def test_the_corpus_score_is_the_mean_and_the_signature_counts_references() -> None:
    result = metric("ROUGE-1").score(["one road", "x"], [["one road"], ["y", "z"]])
    assert result.segment_scores == (100.0, 0.0)
    assert result.corpus_score == 50.0
    assert result.signature.startswith("nrefs:var|")
    assert result.details == {"precision": 50.0, "recall": 50.0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rain fell. The dam broke.", ["Rain fell.", "The dam broke."]),
        ("Rain fell\nthe dam broke", ["Rain fell", "the dam broke"]),
        ("rain fell . the dam broke !", ["rain fell .", "the dam broke !"]),
        ("It cost Rp 1.5 million.", ["It cost Rp 1.5 million."]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize("name", KINDS)
def test_equals_rouge_score_on_its_own_terms(name: str) -> None:
    from rouge_score.rouge_scorer import RougeScorer

    kind = name.replace("ROUGE-", "rouge")
    outputs = ["The bridges were reopened.\nTraffic is flowing again.", "Nobody was hurt."]
    references = ["A bridge reopened on Friday.\nAgain traffic flows.", "No one had been hurt."]
    theirs = RougeScorer([kind], use_stemmer=True)
    assert list(metric(name).score(outputs, [[r] for r in references]).segment_scores) == [
        100 * theirs.score(reference, output)[kind].fmeasure
        for output, reference in zip(outputs, references, strict=True)
    ]


summaries = st.lists(
    st.sampled_from(["Rain", "fell", "on", "towns", ".", "!", "two", "roads", "3.5%"]),
    min_size=3,
    max_size=10,
).map(" ".join)
with_two_words = summaries.map(lambda text: f"Heavy floods {text}")
corpora = st.lists(st.tuples(summaries, st.lists(summaries, min_size=1, max_size=3)), min_size=1)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=25, deadline=None)
@given(corpora, st.randoms(use_true_random=False), summaries)
def test_order_is_nothing_and_one_more_reference_never_lowers(name, corpus, random, more) -> None:
    before = score(name, corpus)
    assert score(name, random.sample(corpus, len(corpus))) == pytest.approx(before)
    richer = [(output, [*references, more]) for output, references in corpus]
    assert score(name, richer) >= before - 1e-9


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=25, deadline=None)
@given(with_two_words)
def test_a_perfect_output_scores_perfectly(name: str, text: str) -> None:
    assert score(name, [(text, [text])]) == pytest.approx(100.0)


def score(name: str, corpus: list[tuple[str, list[str]]]) -> float:
    outputs, references = zip(*corpus, strict=True)
    return metric(name).score(outputs, references).corpus_score
