"""The picture of runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.errors import OutputError, RequestError
from pipeline.runs.plot import plot
from tests.runs.records import run

RUNS = [
    run(1, "light", 28.0, 110.0),
    run(2, "light", 28.0, 118.0),
    run(3, "light $x_1$", 28.1, 112.0, settings=("translate.beam_size=2",)),
    run(4, "nllb", 36.0, 9.0),
    run(5, "cached", 36.0, None),
]


@pytest.fixture(autouse=True)
def _matplotlib() -> None:
    pytest.importorskip("matplotlib")


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".pdf", b"%PDF"), (".SVG", b"<?xml")]
)
def test_every_kind_of_picture(tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"runs{suffix}"
    assert plot(RUNS, "translation", "BLEU", path) == 4
    assert path.read_bytes().startswith(start)


def test_each_chain_is_named_once_and_letter_for_letter(tmp_path: Path) -> None:
    path = tmp_path / "runs.svg"
    plot(RUNS, "translation", "TER", path)
    text = path.read_text()
    assert text.count(">light<") == 1
    assert ">light $x_1$ translate.beam_size=2<" in text
    assert ">nllb<" in text
    assert "cached" not in text
    assert "TER, lower is better" in text


def test_what_cannot_be_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RequestError, match=r"runs.jpg: the name must end in .png, .svg, .pdf"):
        plot(RUNS, "translation", "BLEU", tmp_path / "runs.jpg")
    with pytest.raises(RequestError, match="no run has both ROUGE-L of the summary and a speed"):
        plot(RUNS, "summary", "ROUGE-L", tmp_path / "runs.png")
    with pytest.raises(RequestError, match="--refresh translate"):
        plot(RUNS[-1:], "translation", "BLEU", tmp_path / "runs.png")
    with pytest.raises(OutputError, match=r"gone/runs.png: cannot be written: No such file"):
        plot(RUNS, "translation", "BLEU", tmp_path / "gone" / "runs.png")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(RequestError, match=r"pip install 'ringkas\[plot\]'"):
        plot(RUNS, "translation", "BLEU", tmp_path / "runs.png")
    assert list(tmp_path.iterdir()) == []
