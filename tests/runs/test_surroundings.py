"""The revision around a run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.runs.surroundings import git_revision


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_the_revision_of_a_project(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=n", "-c", "user.email=e", *words]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init")
    assert git_revision(tmp_path) == ""  # no revision yet
    git("commit", "--allow-empty", "-m", "first")
    inner = tmp_path / "inner"
    inner.mkdir()
    assert git_revision(inner) == git("rev-parse", "HEAD") != ""


def test_no_project_and_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git_revision(tmp_path) == ""
    assert git_revision(tmp_path / "gone") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_revision(Path(__file__).parent) == ""
