"""Batches of pairs: drawn anew for each pass, of about equal length, cut at a number of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.pieces import END, Store

Member = tuple[int, int]
"""A pair: the number of its store, its row there."""
IGNORED = -100
_WINDOW = 30_000
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    source: Ints
    """(pairs, longest source), padded."""
    target: Ints
    """(pairs, longest target), what is to be predicted; IGNORED where padded."""
    shifted: Ints
    """What the decoder reads: the target moved by one behind <pad>."""
    links: Ints
    """(n, 3): pair, target position, source position."""


def plan(
    stores: Sequence[Store], synthetic_share: float, size: int, draw: np.random.Generator
) -> list[list[Member]]:
    """One pass: each pair of the first store with the probability of its weight, and as many of the
    other stores that they make up `synthetic_share` of all; batches of at most `size` pieces,
    padding counted, in random order."""
    real = stores[0]
    rows = np.flatnonzero(draw.random(len(real)) < real.weight)
    members: list[Member] = [(0, int(row)) for row in rows]
    if len(stores) > 1:
        count = round(len(rows) * synthetic_share / (1 - synthetic_share))
        sizes = np.array([len(store) for store in stores[1:]])
        for index, share in enumerate(np.round(count * sizes / sizes.sum()).astype(int), start=1):
            total = len(stores[index])
            chosen = draw.choice(total, share, replace=bool(share > total))
            members += [(index, int(row)) for row in chosen]
    draw.shuffle(members)
    batches: list[list[Member]] = []
    for start in range(0, len(members), _WINDOW):
        batches += _cut(stores, members[start : start + _WINDOW], size)
    draw.shuffle(batches)
    return batches


def _cut(stores: Sequence[Store], members: list[Member], size: int) -> list[list[Member]]:
    def lengths(member: Member) -> tuple[int, int]:
        store, row = stores[member[0]], member[1]
        source = int(store.source_at[row + 1] - store.source_at[row]) + 1
        return source, int(store.target_at[row + 1] - store.target_at[row]) + 1

    # Both sides should be alike in a batch, or padding eats the time.
    sized = sorted(((*lengths(m), m) for m in members), key=lambda x: ((x[0] + x[1]) // 3, x[1]))
    batches: list[list[Member]] = []
    batch: list[Member] = []
    widest = 0
    for source, target, member in sized:
        widest = max(widest, source, target)
        if batch and widest * (len(batch) + 1) > size:
            batches.append(batch)
            batch, widest = [], max(source, target)
        batch.append(member)
    return [*batches, batch] if batch else batches


def collate(stores: Sequence[Store], members: list[Member], pad: int) -> Batch:
    """The arrays of one batch."""
    rows = [stores[index].row(row) for index, row in members]
    count = len(rows)
    source = np.full((count, max(len(row[0]) for row in rows) + 1), pad, np.int64)
    target = np.full((count, max(len(row[1]) for row in rows) + 1), IGNORED, np.int64)
    shifted = np.full(target.shape, pad, np.int64)
    links = []
    for index, (left, right, link) in enumerate(rows):
        source[index, : len(left)] = left
        source[index, len(left)] = END
        target[index, : len(right)] = right
        target[index, len(right)] = END
        shifted[index, 1 : len(right) + 1] = right
        pairs = link.reshape(-1, 2)
        links.append(np.column_stack([np.full(len(pairs), index, np.int64), pairs]))
    return Batch(source, target, shifted, np.concatenate(links))
