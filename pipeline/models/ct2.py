"""Converted models in the store: made once, verified when they are used."""

from __future__ import annotations

import difflib
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.models.catalogue import CATALOGUE, CONVERSION
from pipeline.models.convert import convert, supports
from pipeline.models.fetched import gguf_file, weights
from pipeline.models.files import locked, new_folder, read_json, sha256_of, store, write_json
from pipeline.models.model import Model, Notify, to_stderr

COMPUTE_TYPES = (
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
)
MANIFEST = "ringkas.json"


def converted(model: Model, compute_type: str = "int8", *, notify: Notify = to_stderr) -> Path:
    """The folder of a model in CTranslate2's format, converted if it is not in the store.

    Args:
        model: from `resolve`.
        compute_type: how the weights are stored, one of COMPUTE_TYPES.
        notify: told of a conversion.

    Raises:
        ModelError: if the compute type or the architecture is unknown, the checkpoint is broken or
            the store cannot be written.
    """
    if compute_type not in COMPUTE_TYPES:
        close = difflib.get_close_matches(compute_type, COMPUTE_TYPES, n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        raise ModelError(f"compute type '{compute_type}': use {', '.join(COMPUTE_TYPES)}{hint}")
    target = converted_folder(model.digest, compute_type)
    if not sound(target):
        with locked(target, notify):
            if not sound(target):
                _make(model, target, compute_type, notify)
    return target


def converted_folder(digest: str, compute_type: str) -> Path:
    """Where the store keeps the conversion of a model."""
    return store() / "ct2" / f"{digest.removeprefix('sha256:')}-{compute_type}"


def with_weights(model: Model, *, notify: Notify = to_stderr) -> Path:
    """A folder in the hub's layout that has the weights, too, for the engine transformers.

    Raises:
        ModelError: if a catalogue model's file cannot be had or the store cannot be written.
    """
    entry = CATALOGUE.get(model.name)
    return weights(entry, notify) if entry else model.folder


def sound(folder: Path, *, afresh: bool = False) -> bool:
    """Whether a conversion is what it was when it was made.

    Sizes and times are compared, contents only where a time differs or if `afresh`.
    """
    manifest = read_json(folder / MANIFEST)
    try:
        return manifest["conversion"] == CONVERSION and all(
            _unchanged(folder / name, *noted, afresh=afresh)
            for name, noted in manifest["files"].items()
        )
    except (OSError, TypeError, KeyError, AttributeError):  # a file or the manifest is broken
        return False


def _unchanged(path: Path, size: int, time: int, digest: str, *, afresh: bool) -> bool:
    stat = path.stat()
    same_time = stat.st_mtime_ns == time and not afresh
    return stat.st_size == size and (same_time or sha256_of(path) == digest)


def _make(model: Model, target: Path, compute_type: str, notify: Notify) -> None:
    entry = CATALOGUE.get(model.name)
    if not entry and not supports(model.architecture):
        raise ModelError(
            f"{model.name}: CTranslate2 does not know the architecture '{model.architecture}'; use "
            "the engine transformers"
        )
    redone = "again, because its files have changed" if target.exists() else "once"
    notify(f"{model.name}: converting to CTranslate2 {compute_type}, {redone}")
    with new_folder(target) as made:
        if entry:
            with gguf_file(entry, notify) as gguf:
                convert(model.folder, made, compute_type, gguf)
                _seal(model, made, compute_type)
        else:
            convert(model.folder, made, compute_type)
            _seal(model, made, compute_type)


def _seal(model: Model, folder: Path, compute_type: str) -> None:
    """Write down what was made of what."""
    files = {}
    for path in sorted(folder.iterdir()):
        stat = path.stat()
        files[path.name] = [stat.st_size, stat.st_mtime_ns, sha256_of(path)]
    manifest = {"conversion": CONVERSION, "model": model.name, "digest": model.digest}
    write_json(folder / MANIFEST, manifest | {"compute_type": compute_type, "files": files})
