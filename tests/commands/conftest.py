"""The command as a user meets it, in a folder and with a home of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli import main


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Ringkas = Callable[..., Answer]


@pytest.fixture
def ringkas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ringkas:
    """Calls the command with words; files are those of `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))

    def call(*words: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["ringkas", *words])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call
