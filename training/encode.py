"""Encode the cleaned pairs, with their alignment where it was made -> real.npz."""

from __future__ import annotations

from training.align import piece_links
from training.command import log, main
from training.corpus import read_pairs
from training.pieces import Links, Vocabulary, encode, save
from training.settings import Settings


def run(settings: Settings) -> None:
    """Write real.npz from pairs.jsonl, source.spm and links.txt."""
    vocabulary = Vocabulary(settings.file("source.spm"))
    pairs = list(read_pairs(settings.file("pairs.jsonl")))
    links: list[Links] = []
    aligned = settings.file("links.txt")
    if aligned.exists():
        lines = aligned.read_text("utf-8").splitlines()
        links = [
            piece_links(pair, line, vocabulary) for pair, line in zip(pairs, lines, strict=True)
        ]
    store = encode(pairs, vocabulary, links)
    save(store, settings.file("real.npz"))
    log.info(
        "%d pairs, %d target pieces in one weighted pass",
        len(store),
        round(float((store.target_at[1:] - store.target_at[:-1]) @ store.weight)),
    )


if __name__ == "__main__":
    main(run, __doc__)
