"""Do published outputs get their published scores, and the very digits of sacreBLEU's command line?

    python -m benchmarks.published DATA [--only bleu|rouge]

BLEU must round to the published figure, and BLEU, chrF++, TER and their signatures must equal what
`python -m sacrebleu` prints with 17 decimals. ROUGE-1, -2 and -Lsum must lie within 0.5 of figures
that were published with Perl ROUGE. The program ends with status 1 if anything does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.data import SYSTEMS, flores_file, parser, published_bleu, records, table
from pipeline.metrics import metric, score_files

METRICS = ("BLEU", "chrF++", "TER")
KINDS = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")

# F1 on the CNN/DailyMail test set by Perl ROUGE: See et al. 2017, table 1; Liu and Liu 2021.
ROUGE = {
    "pointer-gen-cov": (39.53, 17.28, 36.38),
    "pointer-gen": (36.44, 15.66, 33.42),
    "baseline": (31.33, 11.81, 28.83),
    "simcls": (46.67, 22.15, 43.54),
}
_NEAR = 0.5


def bleu(data: Path) -> bool:
    """Print the table of translation scores; whether all are as they should be."""
    rows: list[tuple[object, ...]] = [("system", "published", *METRICS, "sacrebleu's digits")]
    good = True
    reference = flores_file(data, "en")
    for system in SYSTEMS:
        output = flores_file(data, f"{system}.en")
        ours = score_files(output, [reference], metrics=METRICS)
        same = [(r.corpus_score, r.signature) for r in ours] == command_line(output, reference)
        published = published_bleu(data, system)
        good &= same and round(ours[0].corpus_score, 1) == published
        scores = (result.corpus_score for result in ours)
        rows.append((system, f"{published:.1f}", *scores, "equal" if same else "DIFFERENT"))
    table(rows)
    print("\n".join(result.signature for result in ours))
    return good


def command_line(output: Path, reference: Path) -> list[tuple[float, str]]:
    """Score and signature of each of `METRICS` as sacreBLEU's own command prints them."""
    printed = subprocess.run(
        [
            *(sys.executable, "-m", "sacrebleu", str(reference), "-i", str(output)),
            *("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "17"),
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    return [(score["score"], score["signature"]) for score in json.loads(printed.stdout)]


def rouge(data: Path) -> bool:
    """Print the table of summary scores; whether all are near the published ones."""
    rows: list[tuple[object, ...]] = [("system", *(f"{kind}  published" for kind in KINDS))]
    good = True
    for system, (outputs, references) in summaries(data).items():
        cells = []
        for kind, published in zip(KINDS, ROUGE[system], strict=True):
            found = metric(kind).score(outputs, references).corpus_score
            good &= abs(found - published) <= _NEAR
            cells.append(f"{found:.2f}  {published:.2f}")
        rows.append((system, *cells))
    table(rows)
    return good


def summaries(data: Path) -> dict[str, tuple[list[str], list[list[str]]]]:
    """The outputs and references of each system of `ROUGE`."""
    gold = {item["id"]: item["summary"] for item in records(data, "en_cnndm_test")}
    see, simcls = records(data, "out_cnndm_see2017"), records(data, "out_cnndm_simcls")
    found = {
        system: ([item[system] for item in see], [[gold[item["id"]]] for item in see])
        for system in ("pointer-gen-cov", "pointer-gen", "baseline")
    }
    outputs = [item["output"] for item in simcls]
    return {**found, "simcls": (outputs, [[item["reference"]] for item in simcls])}


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--only", choices=("bleu", "rouge"))
    asked = asking.parse_args()
    checks = {"bleu": bleu, "rouge": rouge}
    chosen = [asked.only] if asked.only else list(checks)
    good = [checks[name](asked.data) for name in chosen]
    raise SystemExit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
