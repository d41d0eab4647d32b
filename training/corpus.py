"""Files of text: parallel TSV in, cleaned pairs as JSON lines, monolingual text for vocabulary."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from training.errors import TrainingError
from training.text import key, normalise

_SENTENCE_END = re.compile(r'\n+|(?<=[.!?"]) +(?=[A-Z"])')
SHORTEST_KEY = 13
"""Sentences with fewer letters than this ("Terima kasih.") may stand in held-out text too."""


@dataclass(frozen=True)
class Pair:
    source: str
    target: str
    weight: float
    """The probability with which one pass over the corpus takes the pair."""
    origin: str


def tsv_files(folder: Path) -> list[Path]:
    """The corpora of a folder, in the order of their names; TrainingError if there is none."""
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise TrainingError(f"{folder}: no .tsv file here; a corpus is NAME.tsv, source<TAB>target")
    return files


def read_tsv(path: Path, reverse: bool = False) -> Iterator[tuple[str, str]]:
    """The pairs of a TSV file; lines without exactly two columns are passed over."""
    with open_text(path) as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 2:
                left, right = columns
                yield (right, left) if reverse else (left, right)


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """Write pairs as JSON lines, the file in place only when it is whole."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8") as out:
        for pair in pairs:
            row = [round(pair.weight, 4), pair.origin, pair.source, pair.target]
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    part.replace(path)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Read what write_pairs wrote."""
    with open_text(path) as lines:
        for line in lines:
            weight, origin, source, target = json.loads(line)
            yield Pair(source, target, weight, origin)


def sentences(path: Path) -> Iterator[str]:
    """Normalised sentences of a text file or of the title and text of JSON lines, .xz or plain."""
    with open_text(path) as lines:
        for line in lines:
            text = line
            if ".jsonl" in path.suffixes[-2:]:
                document = json.loads(line)
                text = f"{document.get('title') or ''}\n{document['text']}"
            yield from filter(None, map(normalise, _SENTENCE_END.split(text)))


def held_out_keys(paths: Iterable[Path]) -> set[str]:
    """Keys of every line, and of every column of a TSV line, in text that must not train.

    Folders are read whole but for JSON and score files.
    """
    keys: set[str] = set()
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if not file.is_file() or file.suffix in {".json", ".bleu", ".comet", ".md"}:
                continue
            with open_text(file) as lines:
                for line in lines:
                    keys.update(key(normalise(column)) for column in line.split("\t"))
    return {found for found in keys if len(found) >= SHORTEST_KEY}


def open_text(path: Path) -> IO[str]:
    """Open UTF-8 text, compressed with xz or not. Raises TrainingError if it is not there."""
    if not path.is_file():
        raise TrainingError(f"{path}: no such file; check the paths of the settings file")
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
