"""What of an article is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.packing import pack, parts

SIZES = st.lists(st.integers(1, 40), min_size=1, max_size=60)


def _sentences(count: int) -> list[str]:
    return [f"Sentence number{i} about harbour{i % 7} and rice." for i in range(count)]


@given(SIZES, st.integers(1, 300))
def test_packing_keeps_order_lead_and_budget(sizes: list[int], budget: int) -> None:
    taken = pack(_sentences(len(sizes)), sizes, budget)
    assert taken == sorted(set(taken))
    assert taken[0] == 0
    assert sum(sizes[i] for i in taken) <= max(budget, sizes[0])
    if sum(sizes) <= budget:
        assert taken == list(range(len(sizes)))


@given(SIZES, st.integers(1, 300))
def test_parts_cover_everything_once(sizes: list[int], budget: int) -> None:
    ranges = parts(sizes, budget)
    assert [i for r in ranges for i in r] == list(range(len(sizes)))
    assert all(len(r) == 1 or sum(sizes[i] for i in r) <= budget for r in ranges)


def test_salient_sentences_are_taken_before_others() -> None:
    sentences = [
        "The harbour opened.",
        "It rained.",
        "People came.",
        "Ships docked.",
        "Nothing else of note was said by anyone there.",
        "The harbour authority said the harbour would take large ships this year.",
    ]
    assert pack(sentences, [5] * 6, 25) == [0, 1, 2, 3, 5]
