"""The command, called in this process as a user calls it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from pipeline.cli import main


class Answer(NamedTuple):
    code: int
    out: str
    err: str


Ringkas = Callable[..., Answer]


def caller(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ringkas:
    """A function from the command's words, and what stands on its standard input, to its answer."""

    def call(*words: str, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "argv", ["ringkas", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call
