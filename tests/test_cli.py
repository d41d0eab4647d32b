"""The command, as a user meets it: what is printed where, and with which exit code."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import __version__
from tests.command import Ringkas, caller

ARTICLES = {
    "jembatan": "Jembatan baru\n\nBupati meresmikan jembatan pada hari Senin. Warga gembira.\n",
    "cabai": "Harga cabai\n\nHarga cabai naik 12,5 persen. Pedagang mengeluh.\n",
    "hujan": "Hujan lebat\n\nHujan merendam puluhan rumah. Warga mengungsi ke sekolah.\n",
}


@pytest.fixture
def folder(
    tmp_path: Path, checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A working folder with articles and a chain of tiny models."""
    (tmp_path / "in").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    (tmp_path / "tiny.yaml").write_text(
        f"extends: lead\ntranslate: {{model: {checkpoint('marian')}, compute_type: float32}}\n"
        f"run: {{window: 1, cache: {tmp_path / 'cache.sqlite'}}}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ask(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ringkas:
    return caller(monkeypatch, capsys)


def test_run_writes_briefs_and_prints_their_paths(ask: Ringkas, folder: Path) -> None:
    answer = ask("run", "in", "-c", "tiny.yaml", "-o", "out")
    assert answer.code == 0, answer.err
    paths = answer.out.split()
    assert sorted(Path(p).name for p in paths) == sorted(
        f"{name}.{suffix}" for name in ARTICLES for suffix in ("json", "md")
    )
    brief = json.loads((folder / "out" / "cabai.json").read_text())
    assert brief["schema"] == "ringkas/brief/1"
    assert {"id", "source", "headline", "summary", "translation", "flags", "scores"} <= set(brief)
    assert "3 of 3 documents" in answer.err


def test_one_bad_document_costs_no_other(ask: Ringkas, folder: Path) -> None:
    (folder / "in" / "empty.txt").write_text("")
    (folder / "in" / "binary.txt").write_bytes(bytes(range(256)) * 40)
    answer = ask("run", "in", "-c", "tiny.yaml", "-o", "out")
    assert answer.code == 1
    assert {p.stem for p in (folder / "out").glob("*.md")} == {*ARTICLES, "empty", "binary"}
    assert "empty: it is empty" in answer.err
    assert "error" in json.loads((folder / "out" / "binary.json").read_text())


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["run", "nowhere"], ["nowhere"]),
        (["run", "in", "-c", "tinny.yaml"], ["tinny"]),
        (["run", "in", "--set", "translate.beam_sise=5"], ["did you mean 'beam_size'"]),
        (["run", "in", "--set", "translate.model=./gone"], ["./gone", "no such folder"]),
        (["run", "in", "--refresh", "translation"], ["translate"]),
        (["run", "in", "--format", "docx"], ["docx", "markdown"]),
        (["run", "in", "-o", "tiny.yaml"], ["tiny.yaml"]),
        (["run", "in", "--cache", "tiny.yaml"], ["tiny.yaml", "--no-cache"]),
        (["run", "in", "--cache", "c", "--no-cache"], ["exclude"]),
        (["translate", "nowhere.txt"], ["nowhere.txt"]),
        (["score", "--hyp", "nowhere", "--ref", "nowhere"], ["nowhere"]),
        (["cache", "prune"], ["--days"]),
        (["models", "path", "starter/id-eng"], ["starter/id-en"]),
    ],
)
def test_impossible_requests(ask: Ringkas, words: list[str], parts: list[str]) -> None:
    chain = [] if "-c" in words or words[0] != "run" else ["-c", "tiny.yaml"]
    answer = ask(*words, *chain)
    assert answer.code == 2
    for part in parts:
        assert part in answer.err
    assert "Traceback" not in answer.err


def test_a_broken_model_folder(ask: Ringkas, folder: Path) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / "config.json").write_text('{"model_type": "marian"}')
    answer = ask("run", "in", "-c", "tiny.yaml", "--set", "translate.model=./broken")
    assert answer.code == 2
    assert "broken" in answer.err
    assert "Traceback" not in answer.err


def test_translate_keeps_one_line_a_line(ask: Ringkas) -> None:
    text = "Hujan lebat. Warga mengungsi.\n\nHarga naik.\nTanpa baris baru"
    answer = ask("translate", "--lines", "-c", "tiny.yaml", stdin=text)
    assert answer.code == 0
    lines = answer.out.split("\n")[:-1]
    assert [bool(line) for line in lines] == [True, False, True, True]
    again = ask("translate", "-", "--lines", "-c", "tiny.yaml", "--no-cache", stdin=text)
    assert again.out == answer.out


def test_translate_reports_wrong_encodings(ask: Ringkas, folder: Path) -> None:
    (folder / "old.txt").write_bytes("Baris satu.\nKafé.\n".encode("cp1252"))
    answer = ask("translate", "old.txt", "-c", "tiny.yaml")
    assert answer.code == 2
    assert "not UTF-8" in answer.err


def test_summarize_prints_the_summary_alone(ask: Ringkas) -> None:
    answer = ask("summarize", "in/hujan.txt", "-c", "tiny.yaml")
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 1


def test_score_prints_what_sacrebleu_prints(ask: Ringkas, folder: Path) -> None:
    (folder / "h").write_text("The price of rice rose sharply today.\n")
    (folder / "r").write_text("The price of rice rose sharply on Monday.\n")
    answer = ask("score", "--hyp", "h", "--ref", "r", "--metric", "BLEU", "--json")
    (found,) = json.loads(answer.out)["metrics"]
    assert found["name"] == "BLEU"
    assert found["signature"].startswith("nrefs:1|case:mixed|eff:no|tok:13a")
    assert len(found["segment_scores"]) == 1
    assert "BLEU" in ask("score", "--hyp", "h", "--ref", "r").out


def test_the_cache_commands(ask: Ringkas, folder: Path) -> None:
    ask("run", "in", "-c", "tiny.yaml", "-o", "out")
    cache = ["--cache", "cache.sqlite"]
    assert "translate" in ask("cache", "info", *cache).out
    assert ask("cache", "verify", *cache).code == 0
    assert "removed" in ask("cache", "prune", "--all", *cache).out
    assert "translate" not in ask("cache", "info", *cache).out


def test_config_show_prints_every_key_and_the_digest(ask: Ringkas) -> None:
    answer = ask("config", "show", "-c", "light", "--set", "translate.beam_size=5")
    assert "beam_size: 5" in answer.out
    assert "# digest: b2:" in answer.out


def test_models_path_prints_a_converted_folder(
    ask: Ringkas, checkpoint: Callable[[str], Path]
) -> None:
    answer = ask("models", "path", str(checkpoint("marian")))
    assert (Path(answer.out.strip()) / "model.bin").is_file()


def test_version(ask: Ringkas) -> None:
    assert ask("--version").out.strip() == f"ringkas {__version__}"


def _cpu_seconds(*words: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    nothing = min(_cpu_seconds("-c", "pass") for _ in range(3))
    assert min(_cpu_seconds("-m", "pipeline.cli", "--help") for _ in range(3)) < nothing + 0.3
    heavy = "torch|transformers|datasets|evaluate|ctranslate2|sacrebleu|numpy"
    code = (
        "import sys; sys.argv = ['ringkas', '--help']\n"
        "from pipeline.cli import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        f"found = set(sys.modules) & set('{heavy}'.split('|'))\n"
        "sys.exit(str(found) if found else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_cached_run_loads_no_model_library(ask: Ringkas, folder: Path) -> None:
    first = ask("run", "in", "-c", "tiny.yaml", "-o", "out")
    assert first.code == 0
    code = (
        "import sys; sys.argv = 'ringkas run in -c tiny.yaml -o out'.split()\n"
        "from pipeline.cli import app\n"
        "try: app()\nexcept SystemExit: pass\n"
        "found = set(sys.modules) & {'torch', 'transformers', 'datasets', 'evaluate'}\n"
        "sys.exit(str(found) if found else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=folder)


def test_a_killed_run_goes_on_and_ends_in_the_same_briefs(ask: Ringkas, folder: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "run", "in", "-c", "tiny.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(
        [*command, "-o", "killed"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    process.stdout.readline()  # the first brief is written
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert ask("run", "in", "-c", "tiny.yaml", "-o", "killed").code == 0
    whole = ask("run", "in", "-c", "tiny.yaml", "-o", "whole", "--cache", "other.sqlite")
    assert whole.code == 0
    for name in ARTICLES:
        one, two = (
            json.loads((folder / run / f"{name}.json").read_text()) for run in ("killed", "whole")
        )
        del one["provenance"], two["provenance"]
        assert one == two


def test_an_interrupted_run_says_so(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "translate", "-c", "tiny.yaml"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        # a parent in the background may have left the signal ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not (folder / "cache.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.5)  # the chain stands, and waits for its input
    process.send_signal(signal.SIGINT)
    _, message = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in message
