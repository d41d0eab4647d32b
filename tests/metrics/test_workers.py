"""Workers: a real small one, every way in which one can fail, and the scripts that come along."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics import metric
from pipeline.metrics.base import Need
from pipeline.metrics.registry import WORKERS
from pipeline.metrics.workers.client import Worker, ask
from pipeline.metrics.workers.neural import WorkerMetric
from pipeline.scoreconfig import ScoreConfig

SCRIPTS = Path(__file__).parents[2] / "pipeline" / "metrics" / "workers" / "scripts"
OUTPUTS = ["Two ships sank.", "Rice is dear.", "Rain fell."]
REFERENCES = [["Two ships sank."], ["The sun rose.", "Rice is dear now."], ["Snow fell."]]

# The share of an output's letters that its best reference has. It answers backwards, and talks.
OVERLAP = """
import json, sys

header = json.loads(sys.stdin.readline())
assert header["protocol"] == 1, header
segments = [json.loads(line) for line in sys.stdin]
assert len(segments) == header["segments"]
total = 0.0
for segment in reversed(segments):
    print("reading", segment["id"], "x" * 500, file=sys.stderr)
    letters = set(segment["hypothesis"])
    score = max(len(letters & set(text)) / len(letters) for text in segment["references"])
    total += score
    print(json.dumps({"id": segment["id"], "score": score}), flush=True)
mean = total / len(segments) if segments else None
print(json.dumps({"corpus_score": mean, "signature": "model:" + header["model"] + "|refs:best"}))
"""


class Overlap(WorkerMetric):
    """A metric on a script of the test's own."""

    name = "overlap"
    needs: ClassVar[Need] = "references"
    python_variable = "RINGKAS_OVERLAP_PYTHON"
    model_variable = "RINGKAS_OVERLAP_MODEL"
    model = "letters"

    def __init__(self, script: Path) -> None:
        self.script = str(script)  # type: ignore[misc]


@pytest.fixture
def overlap(tmp_path: Path) -> Overlap:
    script = tmp_path / "overlap.py"
    script.write_text(OVERLAP)
    return Overlap(script)


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Any]:
    """Asks a script for the scores of three segments."""

    def ask_script(code: str, timeout: float = 20, python: str = sys.executable) -> Any:
        script = tmp_path / "worker.py"
        script.write_text(f"import json, os, sys, time\n{code}")
        worker = Worker("METRIC", "m", script, python, "RINGKAS_METRIC_PYTHON", timeout)
        return ask(worker, [{"hypothesis": text} for text in OUTPUTS])

    return ask_script


def test_a_worker_scores_in_the_order_of_the_segments(overlap: Overlap) -> None:
    result = overlap.score(OUTPUTS, REFERENCES)
    assert result.segment_scores == (1.0, 1.0, pytest.approx(6 / 9))
    assert result.corpus_score == pytest.approx(sum(result.segment_scores) / 3)
    assert result.signature == overlap.signature() == "model:letters|refs:best"
    assert overlap.rows(result).shape == (3, 2)


def test_the_model_is_named_by_the_environment(overlap: Overlap, monkeypatch) -> None:
    monkeypatch.setenv("RINGKAS_OVERLAP_MODEL", "other")
    assert overlap.signature() == "model:other|refs:best"


def test_texts_arrive_as_they_are(tmp_path: Path) -> None:
    script = tmp_path / "echo.py"
    script.write_text(
        "import json, sys\n"
        "sys.stdin.readline()\n"
        "for line in sys.stdin:\n"
        "    one = json.loads(line)\n"
        "    same = one['hypothesis'] == one['references'][0] == chr(0x2028) + 'é\\n\\ud83d\\x00'\n"
        "    print(json.dumps({'id': one['id'], 'score': float(same)}))\n"
        "print(json.dumps({'corpus_score': 1, 'signature': 's:1'}))\n"
    )
    text = "\u2028é\n\ud83d\x00"
    assert Overlap(script).score([text], [[text]]).segment_scores == (1.0,)


def test_neither_side_waits_for_the_other(overlap: Overlap) -> None:
    """Far more than a pipe holds goes in, out and to stderr at the same time."""
    text = "A long and winding sentence. " * 20
    result = overlap.score([text] * 5_000, [[text]] * 5_000)
    assert result.segment_scores == (1.0,) * 5_000


SIGNED = """print('{"corpus_score": 1.0, "signature": "s:1"}')\n"""
SCORED = """for n in range(3): print(json.dumps({"id": n, "score": 0.5}))\n"""


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("sys.exit('no memory for the model')", r"exit code 1; it wrote last:\nno memory for the"),
        ("1 / 0", r"(?s)exit code 1; .*ZeroDivisionError"),
        ("sys.exit(3)", "exit code 3; it wrote nothing to stderr"),
        ("os.kill(os.getpid(), 9)", "killed by signal 9, as when memory runs out"),
        (SCORED + "print('{\"id', end=''); sys.stdout.flush(); os._exit(2)", "exit code 2"),
        ("print('Loading weights')", r"not JSON: 'Loading weights'"),
        ("print('[' * 100000)", r"not JSON: '\[\[\["),
        ("print('[1, 2]')", "without a finite score: "),
        ("""print('{"id": 0, "score": NaN}')""", "without a finite score: .*NaN"),
        ("""print('{"id": 0, "score": 1e999}')""", "without a finite score"),
        ("""print('{"id": 0, "score": 1' + '0' * 400 + '}')""", "without a finite score"),
        ("""print('{"id": 0, "score": "0.5"}')""", "without a finite score"),
        ("""print('{"id": 0, "score": true}')""", "without a finite score"),
        ("""print('{"id": 3, "score": 0.5}')""", "twice, or one that there is not"),
        (SCORED + SCORED, "twice, or one that there is not"),
        ("""print('{"id": 0, "score": 0.5}')\n""" + SIGNED, "it scored 1 of 3 segments"),
        (SCORED, "ended without its signature"),
        (SCORED + """print('{"corpus_score": null, "signature": "s:1"}')""", "finite score"),
        (SCORED + """print('{"corpus_score": NaN, "signature": "s:1"}')""", "finite score"),
        (SCORED + SIGNED + SIGNED, "goes on after the signature"),
        ("""print('{"error": "no weights"}')""", r"^METRIC: no weights \(asked was"),
        ("""print('{"error": "no weights"}', flush=True); sys.exit(1)""", "METRIC: no weights"),
    ],
)
def test_a_worker_that_fails_says_how(asked, code: str, message: str) -> None:
    with pytest.raises(ScoringError, match=message) as raised:
        asked(code)
    assert "RINGKAS_METRIC_PYTHON" in str(raised.value)


def test_a_worker_that_hangs_is_ended(asked, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = f"open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    start = time.monotonic()
    with pytest.raises(ScoringError, match="no answer within 1 seconds; RINGKAS_WORKER_TIMEOUT"):
        asked(code, timeout=1)
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_a_process_left_behind_holds_nothing_open(asked) -> None:
    left = (
        "import subprocess; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(8)'])"
    )
    start = time.monotonic()
    assert asked(f"{left}\n{SCORED}{SIGNED}").scores == (0.5,) * 3
    assert time.monotonic() - start < 7


def test_an_interpreter_that_is_not_there_is_named(asked) -> None:
    with pytest.raises(
        ScoringError, match=r"no interpreter to be started: No such file.*/no/python"
    ):
        asked(SIGNED, python="/no/python")


@pytest.mark.parametrize("given", ["soon", "0", "-1", "inf", "nan"])
def test_a_timeout_is_a_number_of_seconds(overlap: Overlap, monkeypatch, given: str) -> None:
    monkeypatch.setenv("RINGKAS_WORKER_TIMEOUT", given)
    with pytest.raises(RequestError, match=f"RINGKAS_WORKER_TIMEOUT={given}"):
        overlap.score(OUTPUTS, REFERENCES)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of an environment without any package."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    return str(next(folder.glob("*/python")))


@pytest.mark.parametrize(
    ("name", "variable", "package"),
    [
        ("COMET", "RINGKAS_COMET_PYTHON", "unbabel-comet"),
        ("COMETKiwi", "RINGKAS_COMET_PYTHON", "unbabel-comet"),
        ("MetricX", "RINGKAS_METRICX_PYTHON", "transformers"),
        ("MetricX-QE", "RINGKAS_METRICX_PYTHON", "transformers"),
        ("BERTScore", "RINGKAS_BERTSCORE_PYTHON", "bert-score"),
    ],
)
def test_a_missing_package_is_named_with_the_command(
    monkeypatch, bare: str, name: str, variable: str, package: str
) -> None:
    monkeypatch.setenv(variable, bare)
    message = f"^{name}: the package {package} is missing.*: {bare} -m pip install {package}"
    with pytest.raises(ScoringError, match=f"{message}.*{variable} names another"):
        metric(name).score(["Rain."], [["Rain."]], ["Hujan."])
    with pytest.raises(ScoringError, match=message):
        metric(name).signature()


def test_missing_weights_are_named_with_the_command() -> None:
    """MetricX needs only packages that are here, and no test has its weights."""
    message = "the weights of google/metricx-24-hybrid-large-v2p6 are not on this machine.*fetch"
    with pytest.raises(ScoringError, match=message):
        metric("MetricX").signature()


@pytest.mark.parametrize(
    ("model", "message"),
    [("/no/model", "there is no folder /no/model"), ("", "are not on this machine")],
)
def test_a_model_that_is_not_there(monkeypatch, model: str, message: str) -> None:
    monkeypatch.setenv("RINGKAS_METRICX_MODEL", model)
    with pytest.raises(ScoringError, match=message):
        metric("MetricX-QE").score(["Rain."], None, ["Hujan."])


def test_comet_needs_both_references_and_sources() -> None:
    with pytest.raises(ScoringError, match="COMET needs references and sources"):
        metric("COMET").score(["Rain."], [["Rain."]])
    with pytest.raises(ScoringError, match="segment 0 has no reference"):
        metric("COMET").score(["Rain."], [[]], ["Hujan."])


def test_better_is_said_of_each() -> None:
    assert {name for name in WORKERS if metric(name).higher_is_better is False} == {
        "MetricX",
        "MetricX-QE",
    }


@pytest.mark.parametrize("name", sorted(WORKERS))
def test_a_chain_starts_no_worker(name: str) -> None:
    with pytest.raises(ValueError, match=f"ringkas score --metric {name}"):
        ScoreConfig(translation=(name,))


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.name)
def test_scripts_run_on_python_3_8_and_need_nothing_of_the_package(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 8))
    imported = [
        module
        for node in ast.walk(tree)
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    assert imported
    assert not [module for module in imported if module.startswith("pipeline")]
    top = [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert set(top) <= {"__future__", "channel", "typing", "pathlib", "collections.abc"} | {
        "importlib.metadata"
    }


def test_what_a_library_prints_does_not_get_among_the_answers(tmp_path: Path) -> None:
    """And references are chosen among by the script's own idea of better."""
    script = tmp_path / "chatty.py"
    script.write_text(
        f"import os, sys\nsys.path.insert(0, {str(SCRIPTS)!r})\n"
        "from channel import best, serve\n"
        "def score(model, segments):\n"
        "    print('loading', model)\n"
        "    os.system('echo from a child')\n"
        "    run = lambda pairs: [len(pair['reference']) for pair in pairs]\n"
        "    return best(segments, run, min)\n"
        "serve('nothing', lambda model: 'model:' + model, score)\n"
    )
    result = Overlap(script).score(OUTPUTS, REFERENCES)
    assert result.segment_scores == (15.0, 13.0, 10.0)


def test_metricx_reads_a_checkpoint_as_its_authors_do(tmp_path: Path, monkeypatch) -> None:
    """On a tiny random mT5: batched and padded, the worker gives the same as one by one."""
    from tests.metrics.tinymetricx import expected, tiny_metricx

    outputs, sources = ["two ships sank", "rain", "rice is dear"], ["dua kapal", "hujan", "beras"]
    references = [["ships sank"], ["it rained", "rain fell on many roofs"], ["dear rice"]]
    monkeypatch.setenv("RINGKAS_METRICX_MODEL", str(tiny_metricx(tmp_path / "tiny")))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    found = metric("MetricX").score(outputs, references, sources)
    wanted = expected(tmp_path / "tiny", outputs, sources, references)
    assert found.segment_scores == pytest.approx(wanted, abs=1e-3)
    assert len(set(wanted)) == 3
    assert all(0 < score < 25 for score in wanted)
    assert found.signature.startswith("model:tiny|weights:")
    assert "|refs:best|transformers:" in found.signature


def test_scripts_can_be_run_by_hand(bare: str) -> None:
    run = subprocess.run(
        [bare, str(SCRIPTS / "bertscore_worker.py")],
        input='{"protocol": 2, "metric": "BERTScore", "model": "m", "segments": 0}\n',
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout == '{"error": "this worker speaks protocol 1, not 2"}\n'
