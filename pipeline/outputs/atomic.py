"""Files that are whole or not there: written under another name in the same folder, then renamed.

No `fsync`: a killed program loses nothing that was renamed, and every output can be made again from
the cache in no time after a power cut.
"""

from __future__ import annotations

import errno
import re
import secrets
import tempfile
import time
from pathlib import Path

from pipeline.errors import OutputError

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
_STALE_SECONDS = 3600.0
_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and run again, what is done is kept",
    errno.EDQUOT: "your disk quota is used up; free some space and run again, what is done is kept",
    errno.EFBIG: "the file grows larger than the system allows (ulimit -f, or the file system)",
    errno.EACCES: "you may not write there; choose another folder with --out",
    errno.EPERM: "you may not write there; choose another folder with --out",
    errno.EROFS: "the file system is read-only; choose another folder with --out",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another folder with --out",
    errno.EEXIST: "it is a file, not a folder; choose another folder with --out",
    errno.EISDIR: "there is a folder of that name; remove it or choose another folder with --out",
}


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file as a whole; a reader sees the old one or the new one, never a part.

    Raises:
        OutputError: saying why the system refused and what to do.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with temporary.open("xb") as file:
                file.write(data)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise output_error(path, error) from error


def prepare_folder(folder: Path) -> None:
    """Create the folder where it is missing, and find out before any work if it can be written to.

    Left-overs of runs that were killed while writing are removed.

    Raises:
        OutputError: saying why the system refused and what to do.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob(".*.tmp"):
            old = time.time() - file.stat().st_mtime > _STALE_SECONDS
            if old and _TEMPORARY.fullmatch(file.name):
                file.unlink(missing_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise output_error(folder, error) from error


def output_error(path: Path, error: OSError) -> OutputError:
    """What the user is told when the system refuses to write `path`."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return OutputError(f"output {path}: cannot be written: {reason}")
