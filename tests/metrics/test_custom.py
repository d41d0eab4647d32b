"""A user's own metrics by path: what is read of their results, and that no file can name one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, RequestError, ScoringError
from pipeline.loading import load_config
from pipeline.metrics import metric
from pipeline.metrics.modules import folder
from pipeline.metrics.registry import known_name
from pipeline.scoreconfig import ScoreConfig

OUTPUTS = ["Two ships sank.", "Rice is dear."]
REFERENCES = [["Two ships sank."], ["Rice rose."]]
SOURCES = ["Dua kapal tenggelam.", "Beras mahal."]

MODULE = '''
"""A metric of somebody's own."""

import datasets
import evaluate

TEXT = datasets.Value("string")
TEXTS = datasets.Sequence(TEXT)


class Own(evaluate.Metric):
    def _info(self):
        return evaluate.MetricInfo(
            description="", citation="", inputs_description="", features=[%(features)s]
        )

    def _compute(self, predictions, references=None, sources=None):
        %(body)s
'''
REFERENCE = 'datasets.Features({"predictions": TEXT, "references": TEXT})'
NESTED = 'datasets.Features({"predictions": TEXT, "references": TEXTS})'
SOURCE = 'datasets.Features({"predictions": TEXT, "sources": TEXT})'
ALL = 'datasets.Features({"predictions": TEXT, "references": TEXT, "sources": TEXT})'
LENGTHS = "lengths = [float(len(text)) for text in predictions]; mean = sum(lengths) / len(lengths)"


@pytest.fixture
def module(tmp_path: Path) -> Callable[..., str]:
    """Writes a module and gives its path."""

    def write(body: str, features: str = REFERENCE, name: str = "my_metric") -> str:
        script = tmp_path / name / f"{name}.py"
        script.parent.mkdir()
        script.write_text(MODULE % {"features": features, "body": body})
        return str(script.parent)

    return write


def test_a_folder_and_a_file_are_alike(module) -> None:
    path = module(f"{LENGTHS}; return {{'my_metric': mean}}")
    for name in (path, f"{path}/", f"{path}/my_metric.py"):
        result = metric(name).score(OUTPUTS, REFERENCES)
        assert result.name == "my_metric"
        assert result.corpus_score == 14
        assert result.segment_scores == (15, 13)


def test_a_path_relative_to_where_one_is(module, monkeypatch) -> None:
    monkeypatch.chdir(Path(module(f"{LENGTHS}; return {{'my_metric': mean}}")).parent)
    assert metric("./my_metric").score(OUTPUTS, REFERENCES).corpus_score == 14
    monkeypatch.chdir("my_metric")
    assert metric("my_metric.py").score(OUTPUTS, REFERENCES).corpus_score == 14


@pytest.mark.parametrize(
    ("result", "corpus", "segments"),
    [
        ("{'my_metric': mean}", 14, (15, 13)),
        ("{'My_Metric': mean, 'count': 2}", 14, (15, 13)),
        ("{'score': mean, 'precisions': [0.1, 0.2]}", 14, (15, 13)),
        ("{'anything': mean, 'note': 'a text', 'flag': True}", 14, (15, 13)),
        ("{'my_metric': lengths}", 14, (15, 13)),
        ("{'my_metric': 5, 'my_metric_segments': [4, 6]}", 5, (4, 6)),
        ("{'mean_score': 5.0, 'scores': [0.0, 6.0]}", 5, (0, 6)),
        ("{'my_metric': __import__('numpy').float32(mean)}", 14, (15, 13)),
        ("{'my_metric': __import__('numpy').array(lengths)}", 14, (15, 13)),
        ("{'my_metric': __import__('numpy').array(mean)}", 14, (15, 13)),
        ("{'my_metric': max(lengths)}", 15, (15, 13)),
    ],
)
def test_what_is_read_of_a_result(module, result: str, corpus: float, segments) -> None:
    found = metric(module(f"{LENGTHS}; return {result}")).score(OUTPUTS, REFERENCES)
    assert found.corpus_score == corpus
    assert found.segment_scores == segments


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return {'f1': 1, 'recall': 2}", "which of these is its score[?] f1, recall"),
        ("return {}", "which of these is its score[?] It gave none"),
        ("return {'my_metric': float('nan')}", "'my_metric' is no finite number"),
        ("return {'my_metric': [1.0, 2.0, 3.0]}", "'my_metric' is no finite number"),
        ("return {'my_metric': 'good'}", "'my_metric' is no finite number"),
        ("raise KeyError('weights')", "its compute failed: 'weights'"),
    ],
)
def test_a_result_that_says_no_score_is_refused(module, body: str, message: str) -> None:
    with pytest.raises(ScoringError, match=f"my_metric: .*{message}"):
        metric(module(body)).score(OUTPUTS, REFERENCES)


@pytest.mark.parametrize(
    ("features", "needs"), [(REFERENCE, "references"), (SOURCE, "sources"), (ALL, "both")]
)
def test_a_module_gets_what_it_takes(module, features: str, needs: str) -> None:
    subject = metric(module("return {'n': len((references or []) + (sources or []))}", features))
    assert subject.needs == needs
    found = subject.score(OUTPUTS, REFERENCES, SOURCES)
    assert found.corpus_score == (4 if needs == "both" else 2)


def test_several_references_go_to_modules_that_take_them(module) -> None:
    several = [["a", "b"], ["c"]]
    nested = metric(module("return {'n': sum(map(len, references))}", f"{REFERENCE}, {NESTED}"))
    assert nested.score(OUTPUTS, several).corpus_score == 3
    single = metric(module("return {'n': len(references)}", name="single"))
    with pytest.raises(ScoringError, match="single takes one reference a segment; segment 0 has 2"):
        single.score(OUTPUTS, several)


def test_a_score_that_is_no_mean_is_not_resampled(module) -> None:
    subject = metric(module(f"{LENGTHS}; return {{'my_metric': max(lengths)}}"))
    with pytest.raises(ScoringError, match="is not the mean over segments"):
        subject.rows(subject.score(OUTPUTS, REFERENCES))


def test_the_signature_changes_with_the_code(module) -> None:
    path = Path(module("return {'n': 1}"))
    before = metric(str(path)).signature()
    assert before.startswith("module:my_metric|sha256:")
    (path / "helper.py").write_text("FACTOR = 2\n")
    with_helper = metric(str(path)).signature()
    (path / "helper.py").write_text("FACTOR = 3\n")
    assert len({before, with_helper, metric(str(path)).signature()}) == 3


def test_an_edited_module_is_loaded_anew(module) -> None:
    path = module("return {'n': 1}")
    assert metric(path).score(OUTPUTS, REFERENCES).corpus_score == 1
    script = Path(path) / "my_metric.py"
    script.write_text(script.read_text().replace("'n': 1", "'n': 2"))
    assert metric(path).score(OUTPUTS, REFERENCES).corpus_score == 2


def test_what_a_module_prints_is_no_result(module, capsys) -> None:
    metric(module("print('loading'); return {'n': 1}")).score(OUTPUTS, REFERENCES)
    out, err = capsys.readouterr()
    assert out == ""
    assert "loading" in err


def test_our_own_modules_load_by_path_too() -> None:
    found = metric(folder("novelty")).score(OUTPUTS, None, SOURCES)
    assert found.segment_scores == metric("novelty").score(OUTPUTS, None, SOURCES).segment_scores
    chrf = metric(folder("chrf")).score(OUTPUTS, REFERENCES)
    assert chrf.corpus_score == metric("chrF++").score(OUTPUTS, REFERENCES).corpus_score


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("./nothing_there", "there is no .*nothing_there"),
        ("nothing.py", "there is no .*nothing.py"),
        ("squad/v2", "there is no .*squad/v2"),  # never asked of a hub
    ],
)
def test_a_path_that_leads_nowhere(name: str, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        metric(name)


def test_files_that_are_no_modules_are_refused(module, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def (")
    (tmp_path / "plain.py").write_text("x = 1\n")
    (tmp_path / "my-metric.py").write_text("x = 1\n")
    (tmp_path / "notes.txt").write_text("x")
    for name in ("broken.py", "plain.py"):
        with pytest.raises(RequestError, match=f"{name}: cannot be loaded as a module of evaluate"):
            metric(str(tmp_path / name))
    for name in ("my-metric.py", "notes.txt"):
        with pytest.raises(RequestError, match=r"a \.py file named like a variable"):
            metric(str(tmp_path / name))
    features = 'datasets.Features({"predictions": TEXT, "labels": TEXT})'
    with pytest.raises(RequestError, match="takes labels, predictions; a metric here gets"):
        metric(module("return {'n': 1}", features))


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A module that leaves a mark when it is loaded, and where."""
    mark = tmp_path / "mark"
    script = tmp_path / "trap.py"
    script.write_text(f"open({str(mark)!r}, 'w').close()\n")
    return script, mark


@pytest.mark.parametrize("key", ["translation", "summary", "gate"])
@pytest.mark.parametrize("form", ["{}", "./{}", "~/{}", "trap.py", "os.system", "pipeline.metrics"])
def test_a_chain_names_no_code(
    trap: tuple[Path, Path], monkeypatch, tmp_path: Path, key: str, form: str
) -> None:
    script, mark = trap
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    name = form.format(script if form == "{}" else "trap.py")
    value = {"translation": {name: 1.0}} if key == "gate" else [name]
    with pytest.raises(ValueError, match="There is no metric"):
        ScoreConfig.model_validate({key: value})
    chain = tmp_path / "chain.yaml"
    chain.write_text(json.dumps({"score": {key: value}}))  # JSON is YAML
    with pytest.raises(ConfigError, match="There is no metric"):
        load_config(str(chain), [])
    with pytest.raises(RequestError, match="There is no metric"):
        known_name(name)
    assert not mark.exists()


def test_the_trap_would_have_caught_it(trap: tuple[Path, Path]) -> None:
    script, mark = trap
    with pytest.raises(RequestError):
        metric(str(script))
    assert mark.exists()
