"""How many doubtful translations another model puts right, by how sure of them it is.

    python -m benchmarks.second_opinions CORPUS [-c CHAIN] [--limit N] [--show]

Translates development articles, asks the chain's `translate.second_opinion` for every segment that
a check doubts, and prints how many of its answers pass all checks and lie above each bound of its
mean log-probability a token; `--show` prints these with source and first translation, to be read.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.articles import chosen_ids, translated
from pipeline.loading import load_config
from pipeline.stages.translate import Request, Translate

_BOUNDS = (-0.3, -0.38, -0.45, -0.6, -9.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-c", "--config", default="embedded")
    parser.add_argument("--limit", type=int, default=48)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    config = load_config(asked.config)
    second = config.translate.second_opinion
    if second is None:
        raise SystemExit(f"the chain {asked.config} asks for no second opinion")
    alone = config.model_copy(
        update={"translate": config.translate.model_copy(update={"second_opinion": None})}
    )
    ids = chosen_ids(Path(__file__).with_name("development-ids.txt"))[: asked.limit]
    segments = [s for each in translated(asked.corpus, ids, alone) for s in each.article.segments]
    doubted = [segment for segment in segments if segment.flags]
    stage = Translate(second.model_copy(update={"least_score": None}), print)
    start = time.perf_counter()
    answers = stage.run([Request(segment.source) for segment in doubted])
    seconds = time.perf_counter() - start
    passed = [(s, a) for s, a in zip(doubted, answers, strict=True) if not a.flags]
    print(f"{len(doubted)} of {len(segments)} segments of {len(ids)} articles are doubted")
    print(f"{seconds / len(doubted):.2f} seconds for each")
    for bound in _BOUNDS:
        print(f"pass, and from {bound:5.2f} up: {sum(a.score >= bound for _, a in passed)}")
    for segment, answer in sorted(passed, key=lambda pair: -pair[1].score) if asked.show else ():
        print(f"\n{answer.score:.2f} {', '.join(segment.flags)}")
        print(f"  {segment.source}\n  {segment.target}\n  {answer.text}")


if __name__ == "__main__":
    main()
