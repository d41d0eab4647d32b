"""Texts as piece numbers: a SentencePiece model in Marian's numbering, and stores of pairs on disk.

SentencePiece counts <unk> 0, </s> 1, pieces from 2; Marian here counts </s> 0, <unk> 1, pieces from
2, and <pad> last, as CTranslate2 asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpus import Pair
from training.errors import TrainingError

END, UNKNOWN = 0, 1
SPACE = "\u2581"
"""How SentencePiece writes the blank before a word."""
LONGEST = 100
Links = Sequence[tuple[int, int]]
"""Alignment of pieces: (target position, source position)."""


class Vocabulary:
    """The pieces of a model file, numbered as Marian numbers them."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        self.path = path
        self.model: Any = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self.size: int = self.model.get_piece_size() + 1
        self.pad: int = self.size - 1

    def encode(self, texts: Iterable[str]) -> list[list[int]]:
        """Piece numbers without the end mark."""
        return [[_SWAP.get(n, n) for n in numbers] for numbers in self.model.encode(list(texts))]

    def table(self) -> dict[str, int]:
        """vocab.json: the piece of every number."""
        pieces = {self.model.id_to_piece(n): n for n in range(2, self.pad)}
        return {"</s>": END, "<unk>": UNKNOWN, **pieces, "<pad>": self.pad}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each piece stands in the text, in characters."""
        from sentencepiece import sentencepiece_pb2

        encoded = sentencepiece_pb2.SentencePieceText()
        encoded.ParseFromString(self.model.encode(text, out_type="serialized_proto"))
        # The offsets count bytes of UTF-8.
        at = [index for index, char in enumerate(text) for _ in char.encode()] + [len(text)]
        return [(at[piece.begin], at[piece.end]) for piece in encoded.pieces]

    def rare(self, store: Store, most: int) -> tuple[list[str], list[str]]:
        """Pieces of letters alone that stand at most `most` times in a store: those that begin a
        word and have a capital, and those inside a word in lower case."""
        counts = np.bincount(np.concatenate([store.source, store.target]), minlength=self.size)
        heads: list[str] = []
        inner: list[str] = []
        for number in range(2, self.pad):
            piece: str = self.model.id_to_piece(number)
            text = piece.removeprefix(SPACE)
            if counts[number] > most or len(text) < 2 or not text.isalpha():
                continue
            if text != piece and text[0].isupper():
                heads.append(text)
            elif text == piece and text.islower():
                inner.append(text)
        return heads, inner

    def require(self, piece: str) -> int:
        """The number of a piece. Raises TrainingError where the vocabulary lacks it."""
        number = self.model.piece_to_id(piece)
        if number == self.model.unk_id():
            raise TrainingError(f"{self.path}: no piece {piece!r}; choose one of its pieces")
        return int(number)


_SWAP = {0: UNKNOWN, 1: END}


@dataclass(frozen=True)
class Store:
    """Encoded pairs: `x[x_at[i]:x_at[i + 1]]` is row i of x.

    A row of links is target position, source position, target position, and so on.
    """

    weight: NDArray[np.float32]
    source: NDArray[np.uint16]
    source_at: NDArray[np.int64]
    target: NDArray[np.uint16]
    target_at: NDArray[np.int64]
    links: NDArray[np.uint8]
    links_at: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.weight)

    def row(self, index: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Source pieces, target pieces and links of one pair."""
        cut = [
            values[at[index] : at[index + 1]].astype(np.int64)
            for values, at in (
                (self.source, self.source_at),
                (self.target, self.target_at),
                (self.links, self.links_at),
            )
        ]
        return cut[0], cut[1], cut[2]


def encode(
    pairs: Sequence[Pair],
    vocabulary: Vocabulary,
    links: Sequence[Links] = (),
    prefix: Sequence[int] = (),
) -> Store:
    """Encode pairs; those with a side of no or more than LONGEST pieces are left out.

    So are those with an unknown piece in the target, which the model would learn to write.
    `prefix` stands before every source.
    """
    if vocabulary.size > np.iinfo(np.uint16).max:
        raise TrainingError(f"{vocabulary.path}: {vocabulary.size} pieces; at most 65,535 fit")
    source = vocabulary.encode(pair.source for pair in pairs)
    target = vocabulary.encode(pair.target for pair in pairs)
    kept = [
        i
        for i in range(len(pairs))
        if 0 < len(source[i]) <= LONGEST and 0 < len(target[i]) <= LONGEST
        if UNKNOWN not in target[i]
    ]
    if not kept:
        raise TrainingError("no pair is left to encode; see what `training.clean` refused")
    source_flat, source_at = _flat([[*prefix, *source[i]] for i in kept])
    target_flat, target_at = _flat([target[i] for i in kept])
    aligned = [np.array(links[i] if links else (), np.uint8).reshape(-1) for i in kept]
    return Store(
        np.array([pairs[i].weight for i in kept], np.float32),
        source_flat,
        source_at,
        target_flat,
        target_at,
        np.concatenate(aligned),
        np.cumsum([0, *map(len, aligned)]).astype(np.int64),
    )


def save(store: Store, path: Path) -> None:
    """Write a store, the file in place only when it is whole."""
    part = path.with_suffix(".part.npz")
    np.savez(part, **vars(store))
    part.replace(path)


def load(path: Path) -> Store:
    """Read a store."""
    with np.load(path, allow_pickle=False) as arrays:
        return Store(**{name: arrays[name] for name in arrays.files})


def _flat(rows: list[list[int]]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    at = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    return np.array([number for row in rows for number in row], np.uint16), at
