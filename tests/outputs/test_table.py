"""The table at the end of a run."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from pipeline.document import Failure, Scores
from pipeline.outputs import RunTable, run_table
from tests.outputs.briefs import DOUBTFUL, FAILED, HOSTILE, PLAIN


def drawn(table: object) -> str:
    out = StringIO()
    Console(file=out, width=200).print(table)
    return out.getvalue()


def test_every_document_is_there_with_its_scores() -> None:
    text = drawn(run_table([PLAIN, FAILED, DOUBTFUL], Scores(translation={"BLEU": 40.5})))
    lines = text.splitlines()
    plain, failed, doubtful = (
        next(line for line in lines if line.startswith(f"│ {id_} "))
        for id_ in ("sungai", "rusak", "ragu")
    )
    assert [cell.strip() for cell in plain.split("│")[1:-1]] == [
        *("sungai", "5", "", "1.2", "41.24", "52.50"),
    ]
    assert "it is empty" in failed
    assert "language-ms, extracted" in doubtful
    footer = next(line for line in lines if "2 of 3 documents" in line)
    assert [cell.strip() for cell in footer.split("│")[1:-1]] == [
        *("2 of 3 documents", "10", "in 1", "", "40.50", ""),
    ]


def test_what_came_from_the_cache_says_so() -> None:
    stages = tuple(replace(stage, computed=0) for stage in PLAIN.provenance.stages)
    brief = replace(PLAIN, provenance=replace(PLAIN.provenance, stages=stages))
    assert "cached" in drawn(run_table([brief]))


def test_a_long_run_is_cut_short_but_its_failures_are_shown() -> None:
    run = RunTable(rows=3)
    for number in range(10_000):
        run.add(replace(PLAIN, id=f"b{number}"))
    run.add(FAILED)
    text = drawn(run.table())
    assert "b2 " in text
    assert "b3 " not in text
    assert "rusak" in text
    assert "… 9997 more" in text
    assert "10000 of 10001 documents" in text
    assert (run.failed, run.segments) == (1, 50_000)


def test_texts_are_no_console_markup() -> None:
    text = drawn(run_table([replace(PLAIN, id="[red]x"), Failure("y", "", f"{HOSTILE} \x1b[31m")]))
    assert "[red]x" in text
    assert "\x1b" not in text


def test_an_empty_run() -> None:
    assert "0 of 0 documents" in drawn(run_table([]))
