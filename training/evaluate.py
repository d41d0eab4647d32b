"""Score an exported model on the test sets with CTranslate2 (int8, beam 4) -> scores.json.

    python -m training.evaluate CONFIG              release/
    python -m training.evaluate CONFIG FOLDER ...   any exported models, and other systems' outputs

BLEU and chrF++ by sacreBLEU, with 95 % confidence from 1,000 bootstrap samples.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.command import guarded, log
from training.corpus import open_text, read_tsv
from training.errors import TrainingError
from training.settings import Settings, TestSet, read_settings
from training.text import normalise
from training.translator import Translator

SAMPLES = 1000


@dataclass(frozen=True)
class Score:
    test: str
    system: str
    bleu: float
    bleu_ci: float
    """Half of the 95 % confidence interval."""
    chrf: float
    chrf_ci: float
    words_per_second: float
    """Source words; 0 for outputs read from a file."""
    signatures: tuple[str, str]


def run(settings: Settings) -> None:
    """Score the release."""
    evaluate(settings, [settings.file("release")])


def evaluate(settings: Settings, folders: Sequence[Path], threads: int = 2) -> list[Score]:
    """Score exported models and the test sets' other systems; writes scores.json."""
    scores: list[Score] = []
    for folder in folders:
        with Translator(folder, threads=threads) as translator:
            for test in settings.tests:
                sources, targets = read_test(test)
                start = time.monotonic()
                outputs = translator.translate([normalise(source) for source in sources])
                speed = sum(len(s.split()) for s in sources) / (time.monotonic() - start)
                scores.append(score(test.name, str(folder), outputs, targets, speed))
                log.info("%s", line(scores[-1]))
    for test in settings.tests:
        for name, path in test.systems.items():
            outputs = _lines(path)
            scores.append(score(test.name, name, outputs, read_test(test)[1], 0.0))
            log.info("%s", line(scores[-1]))
    text = json.dumps([asdict(found) for found in scores], indent=1)
    settings.file("scores.json").write_text(text, encoding="utf-8")
    return scores


def read_test(test: TestSet) -> tuple[list[str], list[str]]:
    """Sources and targets of a test set. Raises TrainingError where they do not fit."""
    if test.target is None:
        pairs = list(read_tsv(test.source))
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    sources, targets = _lines(test.source), _lines(test.target)
    if len(sources) != len(targets):
        raise TrainingError(f"{test.name}: {len(sources)} sources, {len(targets)} targets")
    return sources, targets


def score(test: str, system: str, outputs: list[str], targets: list[str], speed: float) -> Score:
    """BLEU and chrF++ of one system's outputs."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    if len(outputs) != len(targets):
        raise TrainingError(f"{test}: {system} has {len(outputs)} lines, not {len(targets)}")
    bleu, chrf = BLEU(), CHRF(word_order=2)
    first = bleu.corpus_score(outputs, [targets], n_bootstrap=SAMPLES)
    second = chrf.corpus_score(outputs, [targets], n_bootstrap=SAMPLES)
    signatures = str(bleu.get_signature()), str(chrf.get_signature())
    return Score(
        test=test,
        system=system,
        bleu=round(first.score, 2),
        bleu_ci=round(float(first._ci), 2),
        chrf=round(second.score, 2),
        chrf_ci=round(float(second._ci), 2),
        words_per_second=round(speed),
        signatures=signatures,
    )


def line(found: Score) -> str:
    """One line of the table."""
    return (
        f"{found.test:12} {found.system[-40:]:40} BLEU {found.bleu:5.2f} ± {found.bleu_ci:.2f}"
        f"  chrF++ {found.chrf:5.2f} ± {found.chrf_ci:.2f}  {found.words_per_second:.0f} words/s"
    )


def _lines(path: Path) -> list[str]:
    with open_text(path) as lines:
        return [text.strip() for text in lines]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()

    def scored() -> None:
        settings = read_settings(given.config)
        evaluate(settings, given.folders or [settings.file("release")], given.threads)

    guarded(scored)
