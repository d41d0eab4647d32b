"""Choosing among hypotheses."""

from __future__ import annotations

import pytest

from pipeline.engines import Hypothesis
from pipeline.stages.verdict import judge

SOURCE = "Kerugian akibat banjir di Kendal mencapai Rp 1,5 triliun, kata Sutopo."
RIGHT = "Losses from the flood in Kendal reached Rp 1.5 trillion, said Sutopo."


def _judge(*texts: str, source: str = SOURCE, cut: tuple[int, ...] = ()) -> tuple[int, set[str]]:
    hypotheses = [Hypothesis(text, -float(i), i in cut) for i, text in enumerate(texts)]
    verdict = judge(source, hypotheses)
    return verdict.rank, set(verdict.flags)


def test_the_first_wins_where_nothing_is_wrong() -> None:
    assert _judge(RIGHT, RIGHT.replace("Losses", "Damage")) == (0, set())


@pytest.mark.parametrize(
    ("worse", "flag"),
    [
        (RIGHT.replace("trillion", "billion"), "quantity-mismatch"),
        (RIGHT.replace("1.5", "15"), "quantity-mismatch"),
        (RIGHT.replace("Sutopo", "Hartono"), "name-missing"),
        ("flood, flood, flood, flood, flood, flood, flood, flood, flood, flood", "repetition"),
        (SOURCE, "untranslated"),
        ("", "empty"),
    ],
)
def test_a_doubtful_hypothesis_gives_way_or_is_flagged(worse: str, flag: str) -> None:
    assert _judge(worse, RIGHT) == (1, set())
    rank, flags = _judge(worse)
    assert rank == 0
    assert flag in flags


def test_a_cut_hypothesis_gives_way() -> None:
    assert _judge(RIGHT, RIGHT, cut=(0,)) == (1, set())
    assert _judge(RIGHT, cut=(0,)) == (0, {"truncated"})


def test_amounts_weigh_more_than_names() -> None:
    wrong_amount = RIGHT.replace("1.5", "2.5")
    wrong_name = RIGHT.replace("Kendal", "Bandung")
    assert _judge(wrong_amount, wrong_name)[0] == 1
    assert _judge(wrong_name, wrong_amount)[0] == 0
