"""Time and memory of BLEU, chrF++ and TER here and by sacreBLEU's own interface.

    python -m benchmarks.throughput DATA [--segments 100000] [--metric BLEU]... [--rounds 3]

The outputs of six systems on FLORES-200 dev are repeated until there are enough segments, each time
with another number at their ends, so that no two are the same. Both sides score the same texts in
one process, in turns, and the least processor time of the rounds counts. sacreBLEU's time is that
of `corpus_score` alone; ours holds the score of every segment as well, and so does the last column
for sacreBLEU: `corpus_score` and `sentence_score` of each segment.

Memory is what the peak of a process grows by while it scores, for as many segments and for a tenth
of them. It needs Linux.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.data import SYSTEMS, flores, parser, table
from pipeline.metrics import metric

METRICS = ("BLEU", "chrF++", "TER")
Texts = list[str]


def texts(data: Path, count: int) -> tuple[Texts, Texts]:
    """`count` outputs and their references."""
    reference = flores(data, "en")
    outputs = [flores(data, f"{system}.en") for system in SYSTEMS]
    pairs = [pair for lines in outputs for pair in zip(lines, reference, strict=True)]
    numbered = enumerate(islice(cycle(pairs), count))
    tiled = [(f"{output} {n}", f"{wanted} {n}") for n, (output, wanted) in numbered]
    return [output for output, _ in tiled], [wanted for _, wanted in tiled]


def sacrebleu(name: str, for_segments: bool = False) -> Any:
    """A fresh metric of sacreBLEU with the settings of ours."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "BLEU":
        return BLEU(effective_order=for_segments)
    return CHRF(word_order=2) if name == "chrF++" else TER()


def runs(name: str, outputs: Texts, wanted: Texts) -> dict[str, Callable[[], float]]:
    """The three ways to score the same texts; each gives the corpus score."""
    lists = [[text] for text in wanted]

    def ours() -> float:
        return metric(name).score(outputs, lists).corpus_score

    def direct() -> float:
        return float(sacrebleu(name).corpus_score(outputs, [wanted]).score)

    def direct_with_segments() -> float:
        one = sacrebleu(name, for_segments=True)
        for output, references in zip(outputs, lists, strict=True):
            one.sentence_score(output, references)
        return direct()

    return {"ours": ours, "corpus_score": direct, "with segments": direct_with_segments}


def times(ways: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The least processor seconds of each way."""
    best: dict[str, float] = {}
    scores = set()
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.process_time()
            scores.add(round(way(), 9))
            spent = time.process_time() - start
            best[name] = min(best.get(name, spent), spent)
    assert len(scores) == 1, f"the ways differ: {scores}"
    return best


def growth(way: Callable[[], float]) -> float:
    """MiB that the peak of a process of its own grows by while `way` runs."""
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def run() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        way()
        sender.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    grown = float(receiver.recv()) / 1024
    process.join()
    return grown


def report(name: str, outputs: Texts, wanted: Texts, rounds: int) -> Sequence[object]:
    """One row of the table."""
    ways = runs(name, outputs, wanted)
    tenth = runs(name, outputs[: len(outputs) // 10], wanted[: len(wanted) // 10])
    ways["ours"]()  # libraries are loaded before anything is measured
    memory = [growth(tenth[way]) for way in ("ours", "corpus_score")]
    memory += [growth(ways[way]) for way in ("ours", "corpus_score")]
    spent = times(ways, rounds)
    against = (spent["ours"] / spent[way] for way in ("corpus_score", "with segments"))
    return (name, spent["ours"], *against, *(f"{grown:.0f}" for grown in memory))


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--segments", type=int, default=100_000)
    asking.add_argument("--metric", choices=METRICS, action="append")
    asking.add_argument("--rounds", type=int, default=3)
    asked = asking.parse_args()
    outputs, wanted = texts(asked.data, asked.segments)
    print(f"{len(outputs)} segments; MiB for a tenth of them, then for all")
    table(
        [
            ("metric", "seconds", "of corpus_score", "of both", "ours", "theirs", "ours", "theirs"),
            *(
                tuple(report(name, outputs, wanted, asked.rounds))
                for name in asked.metric or METRICS
            ),
        ]
    )


if __name__ == "__main__":
    main()
