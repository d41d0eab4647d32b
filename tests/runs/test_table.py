"""Runs for the eye."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from pipeline.runs.table import run_lines, runs_table
from tests.runs.records import LIGHT, run


def _text(records, metrics=()) -> str:
    file = StringIO()
    Console(width=160, file=file).print(runs_table(records, metrics))
    return file.getvalue()


def test_a_row_for_each_run() -> None:
    cached = run(2, "mine [red]", 30.0, None, settings=("a.b=1",), failed=1)
    text = _text([LIGHT, cached])
    light, other = (next(li for li in text.splitlines() if r.id in li) for r in (LIGHT, cached))
    for part in ("light", "20.0", "28.50", "51.00", "38.00"):
        assert part in light
    assert "mine [red] a.b=1" in other
    assert other.count("20.0") == 0  # all was cached: no speed
    assert "TER" not in text


def test_the_scores_to_show_can_be_chosen() -> None:
    text = _text([LIGHT], ["ter", "quantity_agreement"])
    assert "60.25" in text
    assert text.count("quantity_agreement") == 2
    assert "BLEU" not in text


def test_all_about_one_run() -> None:
    text = "\n".join(run_lines(LIGHT))
    for part in (
        *(LIGHT.id, LIGHT.time, "b2:11", "b2:22", "2, 0 failed, 200 words", "20.0"),
        *("starter/id-en  sha256:aa", "9 computed, 1 cached, 2.0 s", "BLEU  28.50  nrefs:1"),
        *("Some CPU, 2 cores, 25.3 GB", "python 3.11.7", "0" * 40),
    ):
        assert part in text
    assert "unknown, as most was found in the cache" in "\n".join(
        run_lines(replace(LIGHT, words_per_second=None, git=""))
    )
