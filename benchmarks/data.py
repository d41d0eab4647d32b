"""The folder of texts that measurements read, and how they say what is missing from it.

    DATA/dev/flores-dev.{id,en}           FLORES-200 dev, sources and references
    DATA/dev/flores-dev.SYSTEM.en[.bleu]  outputs of six systems and their published BLEU
    DATA/dev/*.tsv                        further sources and translations, with a tab between
    DATA/scoring/*.jsonl.xz               CNN/DailyMail outputs, SummEval and QAGS

The texts belong to others: programs print counts and figures, and nothing of them is kept here.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SYSTEMS = ("argos", "bergamot-tiny", "google", "microsoft", "nllb", "opusmt")


def parser(description: str | None) -> argparse.ArgumentParser:
    """A parser of command lines that begin with the data folder."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("data", type=Path, metavar="DATA", help="the folder with dev/ and scoring/")
    return made


def flores(data: Path, name: str) -> list[str]:
    """The lines of `dev/flores-dev.NAME`, as `pipeline.metrics` reads them."""
    from pipeline.metrics.texts import read_lines

    return read_lines(flores_file(data, name))


def flores_file(data: Path, name: str) -> Path:
    """The path of `dev/flores-dev.NAME`."""
    return present(data / "dev" / f"flores-dev.{name}")


def published_bleu(data: Path, system: str) -> float:
    """The BLEU that was published with a system's output."""
    return float(flores_file(data, f"{system}.en.bleu").read_text(encoding="utf-8"))


def records(data: Path, name: str) -> list[dict[str, Any]]:
    """The records of `scoring/NAME.jsonl.xz`."""
    with lzma.open(present(data / "scoring" / f"{name}.jsonl.xz"), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def present(path: Path) -> Path:
    """`path`, or the end of the program if there is no such file."""
    if not path.is_file():
        raise SystemExit(f"{path} is missing; `python -m benchmarks.data` says what DATA holds.")
    return path


def table(rows: Iterator[tuple[object, ...]] | list[tuple[object, ...]]) -> None:
    """Print rows in columns, the first of them flush left, floats with two decimals."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *others in cells:
        numbers = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *numbers)), flush=True)


def _shown(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


if __name__ == "__main__":
    print(__doc__)
