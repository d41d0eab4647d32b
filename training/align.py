"""Align the words of the cleaned pairs with eflomal in both directions -> links.txt.

A line holds the links "source-target" on which both directions agree, counted in words.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from training.command import log, main
from training.corpus import Pair, read_pairs
from training.errors import TrainingError
from training.pieces import Links, Vocabulary
from training.settings import Settings
from training.text import WORD


def run(settings: Settings) -> None:
    """Write links.txt beside pairs.jsonl, line by line the same pairs."""
    pairs = list(read_pairs(settings.file("pairs.jsonl")))
    out = settings.file("links.txt")
    part = out.with_suffix(".part")
    part.write_text("".join(f"{line}\n" for line in agreed(pairs)), encoding="utf-8")
    part.replace(out)
    log.info("aligned %d pairs", len(pairs))


def agreed(pairs: Iterable[Pair]) -> list[str]:
    """The links on which both directions agree. Raises TrainingError without eflomal."""
    program = Path(sys.executable).with_name("eflomal-align")
    if not program.exists():
        raise TrainingError("eflomal is missing: pip install 'ringkas[training]'")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "text").open("w", encoding="utf-8") as text:
            for pair in pairs:
                sides = (
                    " ".join(WORD.findall(side.lower())) for side in (pair.source, pair.target)
                )
                text.write(" ||| ".join(sides) + "\n")
        options = ["--overwrite", "--model", "3", "--length", "0.25"]
        files = ["-i", "text", "-f", "forward", "-r", "back"]
        subprocess.run([program, *files, *options], cwd=folder, check=True)
        ways = [(folder / way).read_text("utf-8").splitlines() for way in ("forward", "back")]
    return [
        " ".join(sorted(set(left.split()) & set(right.split())))
        for left, right in zip(*ways, strict=True)
    ]


def piece_links(pair: Pair, words: str, vocabulary: Vocabulary) -> Links:
    """Carry links of words over to pieces: equal counts one to one, else by position."""
    source = _pieces_of_words(pair.source, vocabulary)
    target = _pieces_of_words(pair.target, vocabulary)
    links: list[tuple[int, int]] = []
    for link in words.split():
        left, right = map(int, link.split("-"))
        from_, to = source.get(left, []), target.get(right, [])
        if from_:
            links += [(t, from_[min(i, len(from_) - 1)]) for i, t in enumerate(to)]
    return links


def _pieces_of_words(text: str, vocabulary: Vocabulary) -> dict[int, list[int]]:
    """The pieces that begin inside each word, by the word's number."""
    words = [found.span() for found in WORD.finditer(text)]
    result: dict[int, list[int]] = {}
    word = 0
    for index, (begin, end) in enumerate(vocabulary.spans(text)):
        blanks = len(text[begin:end]) - len(text[begin:end].lstrip(" "))
        start = begin + blanks
        while word < len(words) and words[word][1] <= start:
            word += 1
        if word < len(words) and words[word][0] < max(end, start + 1):
            result.setdefault(word, []).append(index)
    return result


if __name__ == "__main__":
    main(run, __doc__)
