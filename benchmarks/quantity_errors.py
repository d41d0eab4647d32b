"""Wrong quantities and names in six systems' translations of FLORES-200 dev.

    python -m benchmarks.quantity_errors DATA [--samples 1000] [--seed 12345]

For each system and for the human reference: F1 of quantity agreement and recall of names against
the source, and what was counted: quantities and names of the source that the output lacks, those
of the output that the source lacks, and the sentences with any. The 95 % interval of a score is
that of a bootstrap over sentences, that of a share of sentences is Wilson's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.data import SYSTEMS, flores, parser, table
from benchmarks.shares import shown
from pipeline.metrics import metric
from pipeline.metrics.agreement import Agreement
from pipeline.metrics.resampling import confidence

METRICS = ("quantity_agreement", "name_recall")


def row(
    subject: Agreement, outputs: list[str], sources: list[str], samples: int, seed: int
) -> tuple[object, ...]:
    """Score with interval, what is missing and what was added, and the sentences with errors."""
    result = subject.score(outputs, sources=sources)
    around = confidence(subject, result, samples=samples, seed=seed)
    counts: Mapping[str, Any] = result.details["source"]
    tallies = [
        subject.tally(source, output, "id") for source, output in zip(sources, outputs, strict=True)
    ]
    wrong = sum(bool(tally.lost or tally.added) for tally in tallies)
    return (
        f"{result.corpus_score:.3f}",
        f"{around.low:.3f} to {around.high:.3f}",
        counts["kept"] + counts["lost"],
        counts["lost"],
        counts["added"],
        wrong,
        *shown(wrong, len(tallies)),
    )


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--samples", type=int, default=1000)
    asking.add_argument("--seed", type=int, default=12345)
    asked = asking.parse_args()
    sources = flores(asked.data, "id")
    texts = {system: flores(asked.data, f"{system}.en") for system in SYSTEMS}
    texts["human reference"] = flores(asked.data, "en")
    for name in METRICS:
        subject = metric(name)
        assert isinstance(subject, Agreement)
        head = ("score", "95 %", "in sources", "missing", "added", "sentences", "%", "95 %")
        print(f"\n{name}, {len(sources)} sentences")
        table(
            [
                ("system", *head),
                *(
                    (system, *row(subject, outputs, sources, asked.samples, asked.seed))
                    for system, outputs in texts.items()
                ),
            ]
        )


if __name__ == "__main__":
    main()
