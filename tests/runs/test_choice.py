"""Which runs compare, and which is best."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import RequestError
from pipeline.runs.choice import best, comparable, part_of
from tests.runs.records import LIGHT, run

RUNS = [run(1, "a", 20.0), run(2, "b", 30.0), run(3, "c", 25.0), run(4, "d", 30.0)]


def test_more_is_better_but_for_ter() -> None:
    assert best(RUNS, "translation", "BLEU").config_name == "b"
    assert best(RUNS, "translation", "TER").config_name == "b"
    assert best([RUNS[0], RUNS[2]], "translation", "TER").config_name == "c"
    with pytest.raises(RequestError, match="novelty describes"):
        best(RUNS, "translation", "novelty")


def test_runs_without_the_score_are_passed_over() -> None:
    assert best([replace(RUNS[1], scores=LIGHT.scores), RUNS[0]], "headline", "ROUGE-1")
    assert best([LIGHT, RUNS[0]], "translation", "quantity_agreement") is LIGHT


def test_only_runs_on_the_same_documents_compare() -> None:
    signed = replace(LIGHT.scores, translation={"BLEU": 90.0}, signatures={"BLEU": "nrefs:4"})
    others = [
        run(5, "other documents", 90.0, corpus="b2:99"),
        run(6, "one failed", 90.0, failed=1),
        replace(run(7, "other references", 90.0), scores=signed),
        replace(run(8, "no BLEU", 0.0), scores=replace(LIGHT.scores, translation={})),
    ]
    assert comparable([*others, *RUNS], "translation", "BLEU") == RUNS
    assert comparable([*RUNS, others[0]], "translation", "BLEU") == [others[0]]
    assert comparable([*RUNS, others[3]], "translation", "BLEU") == RUNS


def test_the_part_is_the_first_that_has_the_score() -> None:
    assert part_of([LIGHT], "quantity_agreement") == "translation"
    assert part_of([LIGHT], "quantity_agreement", "summary") == "summary"
    assert part_of([LIGHT], "ROUGE-1") == "headline"
    with pytest.raises(RequestError, match="none of 1 runs has COMET; there are: BLEU, TER"):
        part_of([LIGHT], "COMET")
    with pytest.raises(RequestError, match="has BLEU of a summary"):
        part_of([LIGHT], "BLEU", "summary")
    with pytest.raises(RequestError, match="no scores at all"):
        part_of([], "BLEU")
