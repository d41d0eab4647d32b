"""Files that are whole or not there, and clear words where the system refuses."""

import errno
import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.outputs.atomic import output_error, prepare_folder, write_atomically

resource = pytest.importorskip("resource", reason="limits of POSIX")


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, b"satu")
    write_atomically(path, b"dua")
    assert path.read_bytes() == b"dua"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """A real refusal in the middle of a write: the file grows over the process's limit."""
    path = tmp_path / "a.json"
    write_atomically(path, b"lama")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OutputError, match="grows larger than the system allows"):
            write_atomically(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_made_with_its_parents_and_left_as_it_was(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_left_overs_of_killed_runs_are_removed_and_nothing_else(tmp_path: Path) -> None:
    stale, fresh, other = (
        tmp_path / name for name in (".a.json.0123abcd.tmp", ".b.json.0123abcd.tmp", ".mine.tmp")
    )
    for path in (stale, fresh, other):
        path.touch()
    for path in (stale, other):
        os.utime(path, (time.time() - 7_200,) * 2)
    prepare_folder(tmp_path)
    assert sorted(tmp_path.iterdir()) == [fresh, other]


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OutputError, match="a file, not a folder; choose another"):
            prepare_folder(folder)


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OutputError, match="there is a folder of that name"):
        write_atomically(tmp_path / "a.json", b"x")


def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    root = os.geteuid() == 0  # who may write everywhere, so become nobody meanwhile
    if root:
        os.seteuid(65_534)
    try:
        with pytest.raises(OutputError, match="you may not write there; choose another folder"):
            prepare_folder(tmp_path / "briefs")
    finally:
        if root:
            os.seteuid(0)
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EDQUOT, "quota"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_reasons(number: int, told: str) -> None:
    error = output_error(Path("briefs/a.json"), OSError(number, os.strerror(number)))
    assert str(error).startswith("output briefs/a.json: cannot be written: ")
    assert told in str(error)
