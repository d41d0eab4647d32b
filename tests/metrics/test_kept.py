"""Scores through the cache: the same to the last digit, and never what went wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.cache import Cache
from pipeline.errors import ScoringError
from pipeline.metrics import Metric, Result, metric
from pipeline.metrics.align import Corpus
from pipeline.metrics.kept import KeptScores

CORPUS = Corpus(
    ["Prices of rice rose 5 percent on Monday.", "Rain fell."],
    [["Rice prices rose by 5 percent on Monday."], ["It rained.", "Rain fell on roofs."]],
    ["Prices of rice rose 5 percent on Monday, sellers said.", "Rain fell on the roofs."],
)
NAMES = ["BLEU", "chrF++", "TER", "ROUGE-Lsum", "quantity_agreement", "summary_support", "density"]


class Counted(Metric):
    """A metric that counts how often it is computed."""

    name, needs, settings = "counted", "sources", "a"
    value = 0.5

    def __init__(self) -> None:
        self.times = 0

    def signature(self) -> str:
        return self.settings

    def _score(self, hypotheses, references, sources) -> Result:
        self.times += 1
        if self.value < 0:
            raise ScoringError("it cannot be")
        return Result(self.name, self.value, (self.value,) * len(hypotheses), self.settings)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_back_is_what_was_computed(file: Path, name: str) -> None:
    subject = metric(name, "summary", "en")
    computed = subject.score(CORPUS.hypotheses, CORPUS.references, CORPUS.sources)
    for _ in range(2):
        with Cache(file) as cache:
            kept = KeptScores(cache, pytest.fail)(subject, CORPUS)
            assert kept == computed
            assert subject.rows(kept).tolist() == subject.rows(computed).tolist()
            assert cache.info().stages == {"score": 1}


def test_a_score_is_computed_once_for_texts_and_settings(file: Path) -> None:
    subject = Counted()
    with Cache(file) as cache:
        score = KeptScores(cache, pytest.fail)
        assert score(subject, CORPUS) == score(subject, CORPUS)
        assert subject.times == 1
        score(subject, Corpus(CORPUS.hypotheses, CORPUS.references, ["other", "sources"]))
        assert subject.times == 2
        subject.settings = "b"
        score(subject, CORPUS)
        assert subject.times == 3


def test_errors_are_not_kept(file: Path) -> None:
    subject = Counted()
    subject.value = -1
    with Cache(file) as cache:
        score = KeptScores(cache, pytest.fail)
        for times in (1, 2):
            with pytest.raises(ScoringError, match="cannot be"):
                score(subject, CORPUS)
            assert subject.times == times
        assert cache.info().stages == {}


def test_no_number_is_not_kept(file: Path) -> None:
    subject, told = Counted(), list[str]()
    subject.value = float("nan")
    with Cache(file) as cache:
        result = KeptScores(cache, told.append)(subject, CORPUS)
        assert result.corpus_score != result.corpus_score
        assert cache.info().stages == {}
    assert "counted is not kept" in told[0]


def test_a_cache_that_cannot_be_written_costs_no_score(file: Path) -> None:
    told = list[str]()
    with Cache(file) as cache, sqlite3.connect(file) as other:
        other.execute("DROP TABLE entries")
        other.execute("CREATE VIEW entries AS SELECT '' AS key, '' AS stage, '' AS value")
        other.commit()
        assert KeptScores(cache, told.append)(Counted(), CORPUS).corpus_score == 0.5
    assert "counted is not kept" in told[0]


def test_a_damaged_entry_is_computed_again(file: Path) -> None:
    subject = Counted()
    for _ in range(2):
        with Cache(file) as cache:
            KeptScores(cache, pytest.fail)(subject, CORPUS)
        with sqlite3.connect(file) as other:
            other.execute("UPDATE contents SET json = replace(json, '0.5', '0.9')")
    assert subject.times == 2
