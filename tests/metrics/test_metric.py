"""The seam itself: what every metric checks, how it is named, what importing it costs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics import METRICS, default_metrics, metric
from pipeline.metrics.registry import OPTIONAL

OUTPUTS = ["The port of Belawan reopened on 3 May.", "Prices rose 4.5 percent."]
REFERENCES = [["Belawan port reopened on 3 May."], ["Prices were up by 4.5 percent.", "Up 4.5%."]]
SOURCES = ["Pelabuhan Belawan kembali dibuka pada 3 Mei.", "Harga naik 4,5 persen."]


SHIPPED = [name for name in METRICS if name not in OPTIONAL]


@pytest.mark.parametrize("task", ["translation", "summary"])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_metric_keeps_the_contract(name: str, task: str) -> None:
    subject = metric(name, task)
    result = subject.score(OUTPUTS, REFERENCES, SOURCES)
    assert subject.name == result.name == name
    assert len(result.segment_scores) == len(OUTPUTS)
    assert result.signature.endswith(subject.signature())
    assert all(":" in pair for pair in result.signature.split("|"))
    assert all(type(score) is float for score in (result.corpus_score, *result.segment_scores))
    assert json.loads(json.dumps(dict(result.details))) == result.details
    assert subject.score(OUTPUTS, REFERENCES, SOURCES) == result


@pytest.mark.parametrize("name", METRICS)
@pytest.mark.parametrize(
    ("outputs", "references", "sources", "message"),
    [
        ([], [], [], "there are no hypotheses to score"),
        (OUTPUTS, None, None, "needs .*, and none were given"),
        (OUTPUTS, REFERENCES[:1], SOURCES, "2 hypotheses but 1 references"),
        (OUTPUTS, REFERENCES, [*SOURCES, "x"], "2 hypotheses but 3 sources"),
        (OUTPUTS, ["a text", "another"], SOURCES, "segment 0 are a single text"),
    ],
)
def test_what_does_not_fit_is_refused(name, outputs, references, sources, message) -> None:
    with pytest.raises(ScoringError, match=message):
        metric(name).score(outputs, references, sources)


@pytest.mark.parametrize("name", ["BLEU", "ROUGE-L"])
def test_a_segment_without_reference_is_refused_by_metrics_that_need_one(name: str) -> None:
    with pytest.raises(ScoringError, match="segment 1 has no reference"):
        metric(name).score(OUTPUTS, [REFERENCES[0], []], SOURCES)


def test_names_are_found_in_any_case_and_the_nearest_is_offered() -> None:
    assert metric("bleu").name == "BLEU"
    assert metric("rouge-lsum").name == "ROUGE-Lsum"
    with pytest.raises(RequestError, match=r"no metric 'blue'\. Did you mean 'BLEU'\?.*chrF"):
        metric("blue")


def test_the_defaults_of_both_tasks_are_all_that_need_nothing_more() -> None:
    assert {*default_metrics("translation"), *default_metrics("summary")} == set(SHIPPED)


@pytest.mark.parametrize("name", ["summary_support", "novelty", "density"])
def test_words_are_not_looked_for_in_another_language(name: str) -> None:
    with pytest.raises(RequestError, match=f"{name} looks for the words of English outputs"):
        metric(name, "summary", "id")
    assert name not in default_metrics("summary", "id")


def test_importing_the_package_imports_no_scoring_library() -> None:
    code = "import sys; from pipeline.metrics import metric; metric('BLEU').signature()"
    code += "; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(run.stdout.split())
    assert "pipeline.metrics" in loaded
    heavy = {"sacrebleu", "rouge_score", "nltk", "evaluate", "datasets", "numpy", "torch"}
    assert not loaded & heavy
