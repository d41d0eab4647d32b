"""Intervals and paired tests: against sacreBLEU's own, by hand, and their laws."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import comb
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics import default_metrics, metric
from pipeline.metrics.resampling import (
    bootstrap_p,
    bootstrap_scores,
    by_document,
    confidence,
    interval,
    randomization_p,
)
from pipeline.metrics.texts import read_lines

SHARED = Path(os.environ.get("RINGKAS_SHARED") or Path(__file__).parents[3] / "shared")
DEV = SHARED / "data" / "dev"

BASELINE = [
    "The governor opened the new bridge on Monday morning.",
    "Rice prices rose by 12.5 percent in one week, traders said.",
    "She said that we will be back in March.",
    "Three fishermen are missing since the storm.",
    "The minister declined to comment on it",
    "Schools remain closed to Thursday.",
    "The match ended two all after the extra time.",
    "A ferry with 40 passengers ran aground near Selayar.",
]
SYSTEM = [
    "The governor inaugurated the new bridge on Monday morning.",
    "Prices of rice went up 12 percent in a week.",
    "“We will be back in March,” she said.",
    "Three fishermen were missing after a storm.",
    "The minister refused comment.",
    "School stays closed until Thursday.",
    "The match ended 2-2 after extra time.",
    "A ferry carrying 40 people ran aground off Selayar.",
]
REFERENCES = [
    ["The governor inaugurated the new bridge on Monday.", "The governor opened a new bridge."],
    ["Traders said rice prices rose 12.5 percent in a week.", "Rice rose 12.5% in a week."],
    ["“We will be back in March,” she said.", "She said she would be back in March."],
    ["Three fishermen are missing after the storm.", "Three men who fish are missing."],
    ["The minister declined to comment.", "No comment came from the minister."],
    ["Schools stay closed until Thursday.", "Schools are shut until Thursday."],
    ["The match ended 2-2 after extra time.", "It was 2-2 after extra time."],
    ["A ferry with 40 passengers ran aground off Selayar.", "A ferry ran aground off Selayar."],
]
SACREBLEU = {"BLEU": "BLEU", "chrF++": "chrF2++", "TER": "TER"}


def paired(name: str, test: str, samples: int, seed: int = 12345):
    """Mean, half-width of the system's interval and p, as sacreBLEU prints them."""
    subject = metric(name)
    results = [subject.score(outputs, REFERENCES) for outputs in (BASELINE, SYSTEM)]
    difference = results[1].corpus_score - results[0].corpus_score
    rows = [subject.rows(result) for result in results]
    if test == "ar":
        return randomization_p(subject, *rows, difference, samples, seed)
    scores = [bootstrap_scores(subject, each, samples, seed) for each in rows]
    bounds = interval(scores[1])
    return bounds.mean, bounds.half_width, bootstrap_p(subject, *scores, difference)


@pytest.mark.parametrize("seed", [12345, 7])
@pytest.mark.parametrize("name", SACREBLEU)
def test_equals_the_paired_tests_of_sacrebleu(name: str, seed: int, monkeypatch) -> None:
    from sacrebleu.metrics import BLEU, CHRF, TER
    from sacrebleu.significance import PairedTest

    monkeypatch.setenv("SACREBLEU_SEED", str(seed))
    scorers = {"BLEU": BLEU(), "chrF2++": CHRF(word_order=2), "TER": TER()}
    key = SACREBLEU[name]
    for test, samples in (("bs", 211), ("ar", 411)):
        systems = [("baseline", BASELINE), ("system", SYSTEM)]
        references = list(zip(*REFERENCES, strict=True))
        compared = PairedTest(systems, {key: scorers[key]}, references, test, samples)
        theirs = compared()[1][key][1]
        if test == "ar":
            assert paired(name, test, samples, seed) == theirs.p_value
        else:
            mean, half_width, p = paired(name, test, samples, seed)
            assert p == theirs.p_value
            assert mean == float(theirs.mean)
            assert half_width == pytest.approx(float(theirs.ci), abs=1e-5)  # theirs is a float32


def command_line(test: str, outputs: list[Path], references: list[Path]) -> list[list[float]]:
    """The figures that sacreBLEU's command line prints of the last system, metric by metric."""
    printed = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", *references, "-i", *outputs, f"--paired-{test}"),
            *("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "5", "-f", "latex"),
        ],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    row = [line for line in printed.stdout.splitlines() if line.rstrip().endswith("\\\\")][-1]
    return [[float(n) for n in re.findall(r"\d+\.\d+", cell)] for cell in row.split("&")[1:]]


@pytest.mark.parametrize(("test", "samples"), [("bs", 1000), ("ar", 10_000)])
def test_equals_the_command_line_of_sacrebleu(tmp_path: Path, test: str, samples: int) -> None:
    texts = {"a": BASELINE, "b": SYSTEM}
    texts |= {f"ref{n}": [refs[n] for refs in REFERENCES] for n in range(2)}
    for name, lines in texts.items():
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    outputs, references = [tmp_path / "a", tmp_path / "b"], [tmp_path / "ref0", tmp_path / "ref1"]
    for name, theirs in zip(SACREBLEU, command_line(test, outputs, references), strict=True):
        ours = paired(name, test, samples)
        figures = [ours] if test == "ar" else [round(n, 5) for n in ours[:2]] + [ours[2]]
        assert [*figures[:-1], round(figures[-1], 4)] == pytest.approx(theirs[1:], abs=1e-9)


@pytest.mark.skipif(not DEV.is_dir(), reason="no FLORES outputs here")
@pytest.mark.parametrize(
    ("test", "known"), [("bs", {"BLEU": 0.2348, "chrF++": 0.0010}), ("ar", {"BLEU": 0.6307})]
)
def test_equals_sacrebleu_on_flores(test: str, known: dict[str, float]) -> None:
    references = [[line] for line in read_lines(DEV / "flores-dev.en")]
    outputs = [read_lines(DEV / f"flores-dev.{s}.en") for s in ("nllb", "bergamot-tiny")]
    for name, p in known.items():
        subject = metric(name)
        results = [subject.score(texts, references) for texts in outputs]
        rows = [subject.rows(result) for result in results]
        difference = results[1].corpus_score - results[0].corpus_score
        if test == "ar":
            found = randomization_p(subject, *rows, difference, 10_000, 12345)
        else:
            scores = [bootstrap_scores(subject, each, 1000, 12345) for each in rows]
            found = bootstrap_p(subject, *scores, difference)
        assert round(found, 4) == p  # as `sacrebleu --paired-bs` and `--paired-ar` print


SOURCES = ["Harga beras naik 12,5 persen di Medan.", "Ada 40 penumpang.", "Hujan di Ambon."]
OUTPUTS = ["Rice rose 12.5 percent in Medan.", "There were 14 passengers.", "It rained in Ambon."]
ANSWERS = [["Rice rose 12.5 percent in Medan."], ["There were 40 passengers."], ["Rain in Ambon."]]


SCORABLE = [
    (name, task, references, sources)
    for name in dict.fromkeys([*default_metrics("translation"), *default_metrics("summary")])
    for task in ("translation", "summary")
    for references, sources in ((True, True), (True, False), (False, True))
    if metric(name, task).can_score(references, sources)
]


@pytest.mark.parametrize(("name", "task", "with_references", "with_sources"), SCORABLE)
def test_rows_add_up_to_the_corpus_score(name, task, with_references, with_sources) -> None:
    subject = metric(name, task)
    references = ANSWERS if with_references else None
    sources = SOURCES if with_sources else None
    result = subject.score(OUTPUTS, references, sources)
    rows = subject.rows(result)
    assert rows.shape[0] == len(OUTPUTS)
    total = subject.from_statistics(rows.sum(axis=0, keepdims=True))
    assert total == pytest.approx([result.corpus_score])
    # A subset of rows is the score of these segments alone.
    first = subject.score(
        OUTPUTS[:2], references and references[:2], sources and sources[:2]
    ).corpus_score
    assert subject.from_statistics(rows[:2].sum(axis=0, keepdims=True)) == pytest.approx([first])


def means(scores: list[float]):
    """A result whose corpus score is the mean over segments, with its metric."""
    from pipeline.metrics.base import Result

    subject = metric("coverage")
    mean = sum(scores) / len(scores)
    return subject, Result(subject.name, mean, tuple(scores), subject.signature())


shares = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=2, max_size=30)


@settings(max_examples=30, deadline=None)
@given(shares, st.integers(0, 2**32))
def test_the_interval_holds_the_score_and_the_seed_repeats_it(scores, seed) -> None:
    subject, result = means(scores)
    found = confidence(subject, result, samples=400, seed=seed)
    assert found.low <= result.corpus_score <= found.high
    assert min(scores) <= found.low <= found.mean <= found.high <= max(scores)
    assert found == confidence(subject, result, samples=400, seed=seed)
    narrower = confidence(subject, result, samples=400, seed=seed, level=0.5)
    assert found.low <= narrower.low <= narrower.high <= found.high


@pytest.mark.parametrize(
    ("level", "low", "high"), [(0.95, 25, 974), (0.9, 50, 949), (0.99, 5, 994), (0.5, 250, 749)]
)
def test_percentiles(level: float, low: int, high: int) -> None:
    found = interval(np.arange(1000.0)[::-1], level)
    assert (found.low, found.high, found.mean) == (low, high, 499.5)


def test_the_interval_of_a_mean_is_that_of_the_normal_law() -> None:
    draw = np.random.default_rng(1)
    subject, result = means(list(draw.normal(0.5, 0.1, size=2000)))
    found = confidence(subject, result)
    error = np.std(result.segment_scores) / np.sqrt(2000)
    assert found.half_width == pytest.approx(1.96 * error, rel=0.1)


def test_segments_of_one_document_are_drawn_together() -> None:
    # Ten documents whose 20 segments are all alike: as if there were ten segments.
    scores = [document / 10 for document in range(10) for _ in range(20)]
    subject, result = means(scores)
    documents = [str(n // 20) for n in range(200)]
    clustered = confidence(subject, result, documents)
    assert clustered.half_width > 3 * confidence(subject, result).half_width
    alone = means([document / 10 for document in range(10)])
    assert clustered.half_width == pytest.approx(confidence(*alone).half_width)


def test_documents_may_be_scattered() -> None:
    rows = np.array([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0]])
    sums = by_document(rows, ["b", "a", "b"])
    assert {name: list(total) for name, total in sums.items()} == {"b": [4, 2], "a": [2, 1]}
    with pytest.raises(ScoringError, match="3 segments but 2 document ids"):
        by_document(rows, ["a", "b"])


@settings(max_examples=20, deadline=None)
@given(shares)
def test_identical_systems_have_p_1(scores) -> None:
    subject, result = means(scores)
    rows = subject.rows(result)
    resampled = bootstrap_scores(subject, rows, 100, 1)
    assert bootstrap_p(subject, resampled, resampled, 0.0) == 1
    assert randomization_p(subject, rows, rows.copy(), 0.0, 100, 1) == 1
    bleu = metric("BLEU")
    same = bleu.rows(bleu.score(SYSTEM, REFERENCES))
    assert randomization_p(bleu, same, same, 0.0, 100, 1) == 1


def test_randomization_by_hand() -> None:
    # Eight pairs, the same difference in each: a shuffle is as far apart as what was observed
    # only if all or none of the pairs change hands.
    subject, better = means([1.0] * 8)
    rows = [subject.rows(means([0.0] * 8)[1]), subject.rows(better)]
    p = randomization_p(subject, *rows, 1.0, 50_000, 5)
    assert p == pytest.approx(2 / 2**8, rel=0.2)
    # Half of the pairs: six of eight or more on one side.
    p = randomization_p(subject, rows[0], rows[1], 0.5, 50_000, 5)
    expected = 2 * sum(comb(8, k) for k in (6, 7, 8)) / 2**8
    assert p == pytest.approx(expected, rel=0.05)


def test_a_single_difference_is_never_significant() -> None:
    # However the outputs change hands, the systems differ by that one document.
    subject, result = means([1.0] * 49 + [0.0])
    rows = subject.rows(result), subject.rows(means([1.0] * 50)[1])
    assert randomization_p(subject, *rows, 0.02, 1000, 1) == 1
    scores = [bootstrap_scores(subject, each, 1000, 1) for each in rows]
    assert bootstrap_p(subject, *scores, 0.02) > 0.2


def test_under_chance_alone_p_is_evenly_spread() -> None:
    draw = np.random.default_rng(2)
    found: dict[str, list[float]] = {"bootstrap": [], "randomization": []}
    for _ in range(150):
        subject, one = means(list(draw.random(40)))
        other = means(list(draw.random(40)))[1]
        rows = subject.rows(one), subject.rows(other)
        difference = other.corpus_score - one.corpus_score
        found["randomization"].append(randomization_p(subject, *rows, difference, 199, 3))
        scores = [bootstrap_scores(subject, each, 199, 3) for each in rows]
        found["bootstrap"].append(bootstrap_p(subject, *scores, difference))
    for values in found.values():
        assert np.mean(np.array(values) < 0.5) == pytest.approx(0.5, abs=0.12)
        assert np.mean(np.array(values) < 0.1) < 0.2


def test_many_documents_are_drawn_in_parts_without_changing_the_outcome(monkeypatch) -> None:
    whole = paired("BLEU", "ar", 500)
    monkeypatch.setattr("pipeline.metrics.resampling._TOSSES_AT_ONCE", 1)
    assert paired("BLEU", "ar", 500) == whole


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"samples": 0}, "0 samples: there must be at least one"),
        ({"seed": -1}, "seed -1: it must be 0 or more"),
        ({"level": 95.0}, "level 95.0: it must lie between 0 and 1"),
    ],
)
def test_numbers_out_of_bounds(wrong, message) -> None:
    with pytest.raises(RequestError, match=message):
        confidence(*means([0.0, 1.0]), **wrong)


def test_a_result_kept_without_statistics_is_not_taken_for_a_mean() -> None:
    from dataclasses import replace

    subject = metric("BLEU")
    result = replace(subject.score(SYSTEM, REFERENCES), statistics=None)
    with pytest.raises(ScoringError, match="BLEU: this result was kept without its statistics"):
        confidence(subject, result)
