"""Files of the store: written whole or not at all, one process at a time, named by their hash."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError
from pipeline.home import home
from pipeline.models.model import Notify

BLOCK = 1 << 20  # bytes read at a time


def store() -> Path:
    """The folder of the model store."""
    return home() / "models"


def read_json(path: Path) -> Any:
    """The parsed file, or `None` if it is missing or not JSON."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: Any) -> None:
    """Write so that a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=1, sort_keys=True)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to fill, which becomes `target` if the block succeeds and vanishes if it fails.

    To be used while `target` is `locked`.

    Raises:
        ModelError: if the folder cannot be written (no space, no permission).
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for left in target.parent.glob(f".{target.name}.*"):  # of a process that was killed
            shutil.rmtree(left, ignore_errors=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise unwritable(error) from error
    try:
        yield made
        made.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        made.replace(target)
    except OSError as error:
        raise unwritable(error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def locked(target: Path, notify: Notify) -> Iterator[None]:
    """Keep other processes from making `target` at the same time."""
    from filelock import FileLock, Timeout

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.with_name(f"{target.name}.lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            notify(f"another process is making {target.name}: waiting for it")
            lock.acquire()
    except OSError as error:
        raise unwritable(error) from error
    try:
        yield
    finally:
        lock.release()


def sha256_of(path: Path) -> str:
    """The hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_size(folder: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def need_space(folder: Path, size: int) -> None:
    """Raise ModelError if fewer than `size` bytes are free where `folder` is or will be."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free < size:
        raise ModelError(
            f"{existing}: {free / 1e9:.1f} GB are free, the model needs {size / 1e9:.1f} GB while "
            "it is made; free some, or set RINGKAS_HOME to a folder on a larger disk"
        )


def unwritable(error: OSError) -> ModelError:
    """The ModelError for a failure to write to the store."""
    return ModelError(
        f"the model store {store()} cannot be written: {error}; free some space there, or set "
        "RINGKAS_HOME to a folder that can be written"
    )
