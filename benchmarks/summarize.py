"""Seconds and memory a brief: alone, in batches of 8 and of 32, and by transformers.

    python -m benchmarks.summarize [INPUT...] [-c CHAIN] [--reference N]

The articles are translated first; what is timed is the summarizer's own work (packing, drafts,
checks, asking again). transformers runs the same weights in float32 on `--reference` of the same
articles, one draft each and no checks: it is there to be compared with, not to be beaten fairly.
Memory is the most that was resident, the translator's part included.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import time
from collections.abc import Sequence
from typing import Any

from pipeline import Brief, Chain, load_config, read
from pipeline.config import ChainConfig
from pipeline.stages.summarize import Reading, summarizer


def readings(inputs: Sequence[str], config: ChainConfig, count: int) -> list[Reading]:
    """`count` translated articles; where there are fewer, they come round again."""
    lead = config.summarize.model_copy(update={"engine": "lead"})
    with Chain(config.model_copy(update={"summarize": lead})) as chain:
        briefs = [item for item in chain.run(read(inputs)) if isinstance(item, Brief)]
    found = [Reading(b.translation.headline, b.translation.segments) for b in briefs]
    return list(itertools.islice(itertools.cycle(found), count))


def seconds(stage: Any, given: Sequence[Reading]) -> float:
    """For each article, all of them in one call of the loaded model."""
    stage.run(given[:1])
    start = time.perf_counter()
    stage.run(given)
    return (time.perf_counter() - start) / len(given)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", default=["seeds"])
    parser.add_argument("-c", "--config", default="embedded")
    parser.add_argument("--reference", type=int, default=4, help="articles; 0: leave it out")
    asked = parser.parse_args()
    config = load_config(asked.config)
    given = readings(asked.inputs, config, 32)
    stage = summarizer(config.summarize, print)
    for size in (1, 8, 32):
        print(f"{'chain, batches of':24} {size:3} {seconds(stage, given[:size]):8.2f} s/brief")
    stage.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{'most resident memory':28} {peak:8.2f} GiB")
    if asked.reference:
        changed = {"engine": "transformers", "compute_type": "float32", "retry_candidates": 0}
        other = summarizer(config.summarize.model_copy(update=changed), print)
        took = seconds(other, given[: asked.reference])
        print(f"{'transformers, batches of':24} {asked.reference:3} {took:8.2f} s/brief")


if __name__ == "__main__":
    main()
