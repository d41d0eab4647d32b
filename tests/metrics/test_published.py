"""Published scores of published outputs, where the folder with these texts is at hand."""

from __future__ import annotations

import json
import lzma
import os
from pathlib import Path

import pytest

from pipeline.metrics import metric, score_files

SHARED = Path(os.environ.get("RINGKAS_SHARED") or Path(__file__).parents[3] / "shared")
DEV, SCORING = SHARED / "data" / "dev", SHARED / "data" / "scoring"

needs_dev = pytest.mark.skipif(not DEV.is_dir(), reason="no FLORES outputs here")
needs_scoring = pytest.mark.skipif(not SCORING.is_dir(), reason="no CNN/DailyMail outputs here")

# BLEU on FLORES-200 dev, Indonesian to English.
BLEU = {
    "argos": 29.5,
    "bergamot-tiny": 39.5,
    "google": 47.5,
    "microsoft": 47.0,
    "nllb": 39.2,
    "opusmt": 35.1,
}

# ROUGE-1, ROUGE-2 and ROUGE-Lsum F1 on the CNN/DailyMail test set, by Perl ROUGE.
ROUGE = {
    "pointer-gen-cov": (39.53, 17.28, 36.38),
    "pointer-gen": (36.44, 15.66, 33.42),
    "baseline": (31.33, 11.81, 28.83),
    "simcls": (46.67, 22.15, 43.54),
}


@needs_dev
@pytest.mark.parametrize("system", BLEU)
def test_bleu_to_the_published_digit(system: str) -> None:
    output, reference = DEV / f"flores-dev.{system}.en", DEV / "flores-dev.en"
    (result,) = score_files(output, [reference], metrics=["BLEU"])
    assert round(result.corpus_score, 1) == BLEU[system]


@pytest.fixture(scope="module")
def summaries() -> dict[str, tuple[list[str], list[list[str]]]]:
    gold = {item["id"]: item["summary"] for item in read("en_cnndm_test")}
    see, simcls = read("out_cnndm_see2017"), read("out_cnndm_simcls")
    texts = {
        system: ([item[system] for item in see], [[gold[item["id"]]] for item in see])
        for system in ("pointer-gen-cov", "pointer-gen", "baseline")
    }
    outputs = [item["output"] for item in simcls]
    return {**texts, "simcls": (outputs, [[item["reference"]] for item in simcls])}


def read(name: str) -> list[dict[str, str]]:
    with lzma.open(SCORING / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@needs_scoring
@pytest.mark.parametrize("system", ROUGE)
def test_rouge_near_the_published_figure(summaries, system: str) -> None:
    outputs, references = summaries[system]
    # Every eighth text is enough for a standard error of 0.3; over all of them each figure lies
    # within 0.3 of the published one.
    for kind, published in zip(("1", "2", "Lsum"), ROUGE[system], strict=True):
        result = metric(f"ROUGE-{kind}").score(outputs[::8], references[::8])
        assert result.corpus_score == pytest.approx(published, abs=1.0)
