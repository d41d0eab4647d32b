"""The `evaluate` modules load from their folder, without a network, and agree with the metrics."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from pipeline.metrics import METRICS, metric

OUTPUTS = ["Two ships sank off Ambon on 3 May.", "The ferry carried 120 people to Ternate."]
REFERENCES = [["Two ships sank near Ambon on 3 May."], ["The ferry had 120 people aboard.", "x"]]
SOURCES = ["Dua kapal tenggelam di Ambon pada 3 Mei.", "Feri itu mengangkut 125 orang ke Ternate."]

# `evaluate` is slow to import and keeps caches, so that one process of its own serves all tests.
PROGRAM = """
import evaluate, json, sys
from pathlib import Path
import pipeline.metrics.modules as modules

outputs, references, sources = json.load(sys.stdin)
found = {"modules": {}}
for path in sorted(Path(modules.__file__).parent.glob("*/*.py")):
    module = evaluate.load(modules.folder(path.stem), keep_in_memory=True)
    given = {"sources": sources} if "sources" in module._feature_names() else {}
    found["modules"][path.stem] = module.compute(
        predictions=outputs, **given or {"references": references}
    )
single = evaluate.load(modules.folder("bleu"), keep_in_memory=True)
found["single"] = single.compute(predictions=outputs[:1], references=references[0][:1])
try:
    evaluate.load(modules.folder("novelty")).compute(predictions=outputs, references=references)
except ValueError as error:
    found["refused"] = str(error)
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="module")
def computed(tmp_path_factory) -> dict[str, Any]:
    offline = {"HF_HUB_OFFLINE": "1", "HF_EVALUATE_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}
    home = {"HF_HOME": str(tmp_path_factory.mktemp("hub"))}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps([OUTPUTS, REFERENCES, SOURCES]),
        env=os.environ | offline | home,
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_its_module(computed, name) -> None:
    (scores,) = [scores for scores in computed["modules"].values() if name in scores]
    subject = metric(name)
    expected = (
        subject.score(OUTPUTS, REFERENCES)
        if subject.needs == "references"
        else subject.score(OUTPUTS, sources=SOURCES)
    )
    assert scores[name] == expected.corpus_score
    assert scores[f"{name}_segments"] == list(expected.segment_scores)
    assert scores[f"{name}_signature"] == expected.signature


def test_a_reference_may_be_a_single_text(computed) -> None:
    expected = metric("BLEU").score(OUTPUTS[:1], REFERENCES[:1])
    assert computed["single"]["BLEU"] == expected.corpus_score


def test_references_are_not_dropped_in_silence(computed) -> None:
    assert computed["refused"] == "novelty: give sources=; references= would not be used."
