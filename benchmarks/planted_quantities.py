"""How many wrong quantities does `quantity_agreement` see?

    python -m benchmarks.planted_quantities DATA [--each 40] [--seed 1] [--show]

Good translations are people's and two systems' of FLORES-200 dev, and people's in DATA/dev/*.tsv
(source TAB translation), where source and translation agree. One error is planted in each
(`benchmarks.wrong_quantities`), at most `--each` of a kind, and is caught if source and translation
do not agree any more. Prints the share caught, kind by kind, with its 95 % interval (Wilson), and
what was missed.
"""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.data import flores, parser, table
from benchmarks.shares import shown
from benchmarks.wrong_quantities import KINDS, Kind
from pipeline.checks.quantities import compare


def good_translations(data: Path) -> list[tuple[str, str]]:
    """Pairs of source and translation whose quantities agree, each pair once."""
    sources = flores(data, "id")
    pairs = [
        pair
        for name in ("en", "google.en", "microsoft.en")
        for pair in zip(sources, flores(data, name), strict=True)
    ]
    for path in sorted((data / "dev").glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        pairs += [(source, target) for source, target, *_ in (line.split("\t") for line in lines)]
    return [pair for pair in dict.fromkeys(pairs) if compare(*pair).agrees]


def plant(
    kind: Kind, pairs: list[tuple[str, str]], most: int, chance: random.Random
) -> list[tuple[str, str, str]]:
    """At most `most` of (source, translation, the same with an error), one a translation."""
    found = []
    for source, target in chance.sample(pairs, len(pairs)):
        planted = list(kind.planted(target, chance))
        if planted:
            found.append((source, target, chance.choice(planted)))
        if len(found) == most:
            break
    return found


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--each", type=int, default=40)
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--show", action="store_true", help="print what was missed")
    asked = asking.parse_args()
    pairs = good_translations(asked.data)
    rows: list[tuple[object, ...]] = [("kind", "planted", "caught", "%", "95 %")]
    all_missed: list[str] = []
    total = 0
    for kind in KINDS:
        planted = plant(kind, pairs, asked.each, random.Random(f"{asked.seed} {kind.name}"))
        missed = [case for case in planted if compare(case[0], case[2]).agrees]
        rows.append(_row(kind.name, len(planted), len(missed)))
        total += len(planted)
        all_missed += [f"{kind.name}\n  {a}\n  {b}\n  {c}" for a, b, c in missed]
    rows.append(_row("all", total, len(all_missed)))
    print(f"{len(pairs)} good translations")
    table(rows)
    if asked.show:
        print("\nmissed: source, translation, translation with the error", *all_missed, sep="\n")


def _row(name: str, planted: int, missed: int) -> tuple[object, ...]:
    if not planted:
        return name, 0, 0, "-", "-"
    return name, planted, planted - missed, *shown(planted - missed, planted)


if __name__ == "__main__":
    main()
