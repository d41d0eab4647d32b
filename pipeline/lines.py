"""Bare text through the translator, line by line: test sets, pipes, and `translate(text)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.chain import Chain
from pipeline.text.sentences import split_sentences

_AT_ONCE = 2048  # lines in one call: enough to fill every batch, little to lose


def translate_lines(chain: Chain, lines: Iterable[str]) -> Iterator[str]:
    """One English line for each Indonesian line, in order; empty lines stay empty.

    A line is translated sentence by sentence: models trained on sentences drop some of them
    otherwise.

    Raises:
        DocumentError: if a line cannot be translated.
    """
    stream = iter(lines)
    while part := list(islice(stream, _AT_ONCE)):
        cut = [split_sentences(line.strip()) if line.strip() else [] for line in part]
        done = iter(chain.translate([sentence for sentences in cut for sentence in sentences]))
        for sentences in cut:
            yield " ".join(next(done) for _ in sentences)
