"""`ringkas compare`, as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.outputs.brief_json import to_json
from tests.command import Answer, caller
from tests.outputs.briefs import DOUBTFUL, PLAIN

Ask = Callable[..., Answer]

LINES = {
    "ref": ["The dam broke at 14:30.", "Two people were hurt.", "It rained on Monday."],
    "a": ["The dam burst at 14:30.", "Two persons were hurt.", "Rain fell on Monday."],
    "b": ["The dam broke at 14:30.", "Two people were hurt.", "It rained on Monday."],
    "short": ["The dam broke at 14:30."],
    "documents": ["one", "one", "two"],
}


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    for name, lines in LINES.items():
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines))
    for name in ("run1", "run2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sungai.json").write_text(to_json(PLAIN))
    monkeypatch.chdir(tmp_path)

    call = caller(monkeypatch, capsys)
    return lambda *words: call("compare", *words)


def test_the_text_is_the_default(ask: Ask) -> None:
    code, out, err = ask("a", "b", "--ref", "ref", "--metric", "chrF++", "--samples", "50")
    assert (code, err) == (0, "")
    assert "chrF++  b       100.00" in out
    assert "Seed: 12345. Resampled: segments." in out


def test_all_options(ask: Ask) -> None:
    code, out, err = ask(
        *("a", "b", "--ref", "ref", "--metric", "BLEU", "--metric", "ter", "--json"),
        *("--test", "randomization", "--test", "bootstrap", "--samples", "40", "--seed", "3"),
        *("--level", "0.9", "--documents", "documents", "--no-cache"),
    )
    assert code == 0, err
    found = json.loads(out)
    assert found["settings"] == {
        "tests": {"randomization": 40, "bootstrap": 40},
        "interval_resamples": 40,
        "level": 0.9,
        "threshold": 0.1,
        "seed": 3,
        "resampled": "documents",
    }
    assert [(v["metric"], v["documents"]) for v in found["verdicts"]] == [("BLEU", 2), ("TER", 2)]
    again = ask(
        *("a", "b", "--ref", "ref", "--metric", "BLEU", "--metric", "ter", "--format", "json"),
        *("--test", "randomization", "--test", "bootstrap", "--samples", "40", "--seed", "3"),
        *("--level", "0.9", "--documents", "documents"),
    )
    assert again[1] == out


@pytest.mark.parametrize(("format", "start"), [("markdown", "| metric |"), ("latex", "% needs")])
def test_other_formats(ask: Ask, format: str, start: str) -> None:
    code, out, _ = ask("a", "b", "--ref", "ref", "--format", format, "--samples", "20")
    assert code == 0
    assert out.startswith(start)


def test_folders_of_briefs(ask: Ask) -> None:
    code, out, err = ask("run1", "run2", "--task", "translation", "--samples", "20")
    assert code == 0, err
    assert "translation quantity_agreement: run2 and run1 score the same." in out
    assert "Resampled: documents." in out
    assert "summary" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a", "--ref", "ref"], "two systems or more, and there is a"),
        (["a", "a", "--ref", "ref"], "a: given more than once"),
        (["a", "short", "--ref", "ref"], "short has 1 lines"),
        (["a", "b", "--ref", "ref", "--metric", "blue"], "Did you mean 'BLEU'?"),
        (["a", "b", "--ref", "ref", "--test", "t"], "tests: found t; there are bootstrap and"),
        (["a", "b", "--ref", "ref", "--samples", "0"], "0 samples"),
        (["a", "b", "--ref", "ref", "--level", "95"], "level 95.0: it must lie between 0 and 1"),
        (["a", "b", "--ref", "ref", "--documents", "short"], "short has 1 lines"),
        (["a", "b"], "There is nothing to score a translation against"),
        (["a", "nowhere", "--ref", "ref"], "nowhere: cannot be read"),
        (["run1", "a"], "run1 holds briefs and a does not"),
        (["run1", "run2", "--src", "a"], "briefs bring their sources along"),
        (["run1", "run2", "--documents", "a"], "each is a document"),
        (["run1", "run2", "--ref", "a", "--ref", "b"], "one folder of references"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_exit_code_2(ask: Ask, words, message) -> None:
    code, out, err = ask(*words)
    assert (code, out) == (2, "")
    assert message in err


def test_sets_of_other_documents(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "run2" / "ragu.json").write_text(to_json(DOUBTFUL))
    code, _, err = ask("run1", "run2")
    assert code == 2
    assert "only run2 has ragu" in err
