"""The command in a folder and with a home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Ringkas, caller


@pytest.fixture
def ringkas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ringkas:
    """Calls the command with words; files are those of `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "home"))
    return caller(monkeypatch, capsys)
