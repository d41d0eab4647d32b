"""What the casing of headlines does to their translation.

    python -m benchmarks.headlines CORPUS [-c CHAIN] [--limit N]

Translates the headlines of the development articles as they are written, and in the casing of
running text, and prints how many of those that are written otherwise a check doubts, and the mean
of the model's log-probabilities a token.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import chosen_ids, records
from pipeline.checks.vocabulary import may_be_word
from pipeline.loading import load_config
from pipeline.stages.translate import Request, Translate
from pipeline.text.truecase import learn_casing, truecase


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-c", "--config", default="lead")
    parser.add_argument("--limit", type=int, default=200)
    asked = parser.parse_args()
    ids = set(chosen_ids(Path(__file__).with_name("development-ids.txt"))[: asked.limit])
    rows = [row for row in records(asked.corpus) if row["id"] in ids and row.get("title")]
    written = [row["title"].strip() for row in rows]
    recased = [
        truecase(title, learn_casing(row["text"].split("\n")), lambda word: may_be_word(word, "id"))
        for title, row in zip(written, rows, strict=True)
    ]
    pairs = [(a, b) for a, b in zip(written, recased, strict=True) if a != b]
    print(f"{len(pairs)} of {len(written)} headlines are not in the casing of running text")
    stage = Translate(load_config(asked.config).translate, print)
    _report("as they are written", stage, [a for a, _ in pairs])
    _report("in the casing of running text", stage, [b for _, b in pairs])
    stage.close()


def _report(name: str, stage: Translate, titles: Sequence[str]) -> None:
    found = stage.run([Request(title) for title in titles])
    doubted = sum(bool(rendering.flags) for rendering in found)
    score = sum(rendering.score for rendering in found) / len(found)
    print(f"{name:32} {doubted:4} of {len(found)} doubted   {score:6.2f} a token")


if __name__ == "__main__":
    main()
