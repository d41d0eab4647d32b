"""Prints reported mismatches at random, for a person to judge: is the flag right?

    python -m benchmarks.flagged DATA [--names] [--count 100] [--seed 1] [--pair SRC HYP]...

Source, output and what was flagged, from the six systems' translations of FLORES-200 dev, or from
line-aligned files of one's own. A flag is right if the output, as it stands, says another quantity
than the source, or lacks one or has one too many; the precision of the flags is the share that is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import SYSTEMS, flores_file, parser
from pipeline.checks import names, quantities
from pipeline.metrics.texts import read_lines


def flagged(source: Path, output: Path, of_names: bool) -> Iterator[str]:
    """The mismatches between the lines of two files, in words."""
    pairs = zip(read_lines(source), read_lines(output), strict=True)
    for number, (text, translation) in enumerate(pairs, start=1):
        if of_names:
            lost = names.missing_names(text, translation)
            added = names.unsupported_names(translation, [text])
        else:
            report = quantities.compare(text, translation)
            lost = [quantity.text for quantity in report.missing]
            added = [quantity.text for quantity in report.added]
        if lost or added:
            yield (
                f"{output.name}, line {number}\n  source   {text}\n  output   {translation}\n"
                f"  missing  {', '.join(lost) or '-'}\n  added    {', '.join(added) or '-'}"
            )


def main() -> None:
    """Print what is to be read."""
    asking = parser(__doc__)
    asking.add_argument("--names", action="store_true", help="names in place of quantities")
    asking.add_argument("--count", type=int, default=100)
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--pair", type=Path, nargs=2, action="append", metavar=("SRC", "HYP"))
    asked = asking.parse_args()
    pairs = asked.pair or [
        (flores_file(asked.data, "id"), flores_file(asked.data, f"{system}.en"))
        for system in SYSTEMS
    ]
    found = [text for source, output in pairs for text in flagged(source, output, asked.names)]
    chosen = random.Random(asked.seed).sample(found, min(asked.count, len(found)))
    print(f"{len(chosen)} of {len(found)} reported mismatches")
    for number, text in enumerate(chosen, start=1):
        print(f"\n[{number}] {text}")


if __name__ == "__main__":
    main()
