"""Passes over the stores, and what is in a batch."""

from pathlib import Path

import numpy as np
import pytest

from training import batches
from training.corpus import Pair
from training.pieces import END, Store, Vocabulary, encode


@pytest.fixture
def stores(pieces: Path) -> list[Store]:
    vocabulary = Vocabulary(pieces)
    texts = [" ".join(["payung"] * (1 + n % 9)) for n in range(200)]
    real = [Pair(text, text, (0.0, 1.0)[n % 2], "real") for n, text in enumerate(texts)]
    made = [Pair(text, text, 1.0, "made") for text in texts[:30]]
    return [encode(real, vocabulary), encode(made, vocabulary)]


def test_a_pass_takes_pairs_by_weight_and_synthetic_ones_by_share(stores: list[Store]) -> None:
    passed = batches.plan(stores, 0.2, 64, np.random.default_rng(1))
    members = [member for batch in passed for member in batch]
    assert sorted(row for store, row in members if store == 0) == list(range(1, 200, 2))
    assert sum(store == 1 for store, _ in members) == 25


def test_batches_keep_their_size_and_differ_between_passes(stores: list[Store]) -> None:
    draw = np.random.default_rng(2)
    first, second = (batches.plan(stores, 0.2, 64, draw) for _ in range(2))
    for members in first:
        batch = batches.collate(stores, members, 999)
        widest = max(batch.source.shape[1], batch.target.shape[1])
        assert widest * len(members) <= 64 or len(members) == 1
    assert first != second


def test_a_batch_is_padded_and_shifted(stores: list[Store]) -> None:
    batch = batches.collate(stores, [(0, 1), (0, 3)], 999)
    short, long = (stores[0].row(row)[0].tolist() for row in (1, 3))
    width = len(long) + 1
    assert batch.source[0].tolist() == [*short, END] + [999] * (width - len(short) - 1)
    assert batch.source[1].tolist() == [*long, END]
    assert batch.target[0, len(short) + 1 :].tolist() == [batches.IGNORED] * (
        width - len(short) - 1
    )
    assert batch.shifted[1].tolist() == [999, *long]
    assert batch.links.shape == (0, 3)
