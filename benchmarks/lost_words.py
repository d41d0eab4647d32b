"""Words of the lexicon that a translation has no rendering of: of six systems, and of references.

    python -m benchmarks.lost_words DATA [--show SYSTEM]

What is reported of a reference or of the best system is nearly always a false alarm: another way of
saying it that the lexicon lacks. What a weak system loses beyond that it mistranslates.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.data import SYSTEMS, flores, parser, table
from pipeline.checks.lexicon import lost_words

_TSV = ("tico19_all.tsv", "gunnxx_news_valid.tsv")


def row(name: str, sources: Sequence[str], targets: Sequence[str]) -> tuple[object, ...]:
    """How many words of the lexicon the sources have, and how many the targets lack."""
    words = sum(len(lost_words(source, "")) for source in sources)
    lost = [len(lost_words(s, t)) for s, t in zip(sources, targets, strict=True)]
    return (name, len(sources), words, sum(lost), f"{100 * sum(lost) / max(1, words):.1f}%")


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--show", help="print what one system lost, with source and translation")
    asked = asking.parse_args()
    sources = flores(asked.data, "id")
    rows: list[tuple[object, ...]] = [("translation", "sentences", "words", "lost", "share")]
    for name in ("reference", *SYSTEMS):
        targets = flores(asked.data, "en" if name == "reference" else f"{name}.en")
        rows.append(row(name, sources, targets))
        if name == asked.show:
            for source, target in zip(sources, targets, strict=True):
                if lost := lost_words(source, target):
                    print(f"{', '.join(lost)}\n  {source}\n  {target}")
    for name in _TSV:
        lines = (asked.data / "dev" / name).read_text("utf-8").splitlines()
        pairs = [line.split("\t")[:2] for line in lines if "\t" in line]
        rows.append(row(name, [pair[0] for pair in pairs], [pair[1] for pair in pairs]))
    table(rows)


if __name__ == "__main__":
    main()
