"""What `ringkas models` shows and checks."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.models.catalogue import CATALOGUE, STARTERS
from pipeline.models.ct2 import MANIFEST, converted, sound
from pipeline.models.files import folder_size, read_json, sha256_of, store
from pipeline.models.folder import inspect
from pipeline.models.model import Model, Notify, to_stderr
from pipeline.models.modeldigest import model_digest
from pipeline.models.store import resolve


def list_models() -> list[str]:
    """One line for every starter, catalogue entry and other model with a conversion."""
    made: dict[str, list[str]] = defaultdict(list)
    for manifest in sorted((store() / "ct2").glob(f"*/{MANIFEST}")):
        noted = read_json(manifest)
        if isinstance(noted, dict):
            size = folder_size(manifest.parent) / 1e6
            made[str(noted.get("model"))].append(f"{noted.get('compute_type')} ({size:,.0f} MB)")
    lines = []
    for starter in STARTERS.values():
        lines.append((starter.name, starter.license, "comes with the program"))
    for entry in CATALOGUE.values():
        lines.append(
            (entry.name, entry.license, f"fetched by its hash, {entry.size / 1e6:,.0f} MB")
        )
    listed = {name for name, _, _ in lines}
    lines += [(name, "", "") for name in sorted(made) if name not in listed]
    width = max(len(name) for name, _, _ in lines)
    return [
        "  ".join([f"{name:{width}}", f"{license:10}", _state(origin, made[name])]).rstrip()
        for name, license, origin in lines
    ]


def _state(origin: str, conversions: list[str]) -> str:
    state = f"converted: {', '.join(conversions)}" if conversions else "not converted yet"
    return "; ".join(filter(None, [origin, state]))


def pull(
    name: str,
    *,
    allow_pickle: bool = False,
    compute_type: str = "int8",
    notify: Notify = to_stderr,
) -> Path:
    """Fetch, verify and convert a model, asking the hub even if it was out of reach today.

    Raises:
        ModelError: as `resolve` and `converted`.
    """
    model = resolve([name], allow_pickle=allow_pickle, notify=notify, retry=True)
    return converted(model, compute_type, notify=notify)


def check(name: str, *, allow_pickle: bool = False, notify: Notify = to_stderr) -> str:
    """Read every file of a model and of its conversions again; a report in words.

    Raises:
        ModelError: if a file is not what it was. A damaged conversion is made again when it is
            needed next.
    """
    model = resolve([name], allow_pickle=allow_pickle, notify=notify)
    lines = [f"{model.name}: {model.architecture}, {model.license or 'license unknown'}"]
    lines.append(f"{model.folder}: {_checked_files(model, allow_pickle=allow_pickle)}")
    damaged = []
    for folder in sorted((store() / "ct2").glob(f"{model.digest.removeprefix('sha256:')}-*/")):
        if sound(folder, afresh=True):
            lines.append(f"{folder}: as it was made")
        else:
            damaged.append(str(folder))
            (folder / MANIFEST).unlink(missing_ok=True)
    if damaged:
        raise ModelError(
            f"{model.name}: damaged: {', '.join(damaged)}; "
            f"`ringkas models pull {name}` makes it again"
        )
    return "\n".join(lines)


def _checked_files(model: Model, *, allow_pickle: bool) -> str:
    if model.name in CATALOGUE:
        return f"tokenizer and config; {model.digest}"
    root = model.folder.parents[1] if "@" in model.name else None
    found = inspect(model.folder, allow_pickle=allow_pickle, root=root)
    for file in found.files:
        blob = (model.folder / file).resolve()
        # The hub's cache names large files by their SHA-256.
        if root and len(blob.name) == 64 and sha256_of(blob) != blob.name:
            raise ModelError(f"{model.name}: {file} is damaged; delete {blob} and pull it again")
    digest = model_digest(found.folder, found.files, afresh=True)
    if digest != model.digest:
        raise ModelError(
            f"{model.name}: its files have changed although their times have not: {digest} now, "
            f"{model.digest} before; fetch it again"
        )
    return f"{len(found.files)} files, {digest}"
