"""The model store: a name in, a verified local folder out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.models import hub
from pipeline.models.catalogue import CATALOGUE, STARTERS
from pipeline.models.fetched import described
from pipeline.models.files import unwritable
from pipeline.models.folder import Checkpoint, IncompleteError, inspect
from pipeline.models.model import Model, Notify, UnavailableError, to_stderr
from pipeline.models.modeldigest import model_digest


def resolve(
    names: Sequence[str],
    *,
    allow_pickle: bool = False,
    notify: Notify = to_stderr,
    retry: bool = False,
) -> Model:
    """The first model of a list that can be had, fetched if need be.

    Args:
        names: starters, catalogue names, folders, or hub ids "org/name[@revision]", best first.
        allow_pickle: accept `.bin` weights where there are no safetensors.
        notify: told of downloads, and of names that were passed over.
        retry: ask the hub even if it was out of reach within the last day.

    Raises:
        ModelError: if none can be had: every name, why it failed, and the way out.
    """
    names = [names] if isinstance(names, str) else list(names)
    failed: list[str] = []
    for name in names:
        try:
            model = _one(name, allow_pickle=allow_pickle, notify=notify, retry=retry)
        except UnavailableError as reason:
            failed.append(f"{name}: {reason}")
        except OSError as error:
            raise unwritable(error) from error
        else:
            for line in failed:
                notify(line)
            if failed:
                notify(f"using {model.name} instead")
            return model
    raise ModelError("no model can be had:\n" + "\n".join(f"  {line}" for line in failed))


def _one(name: str, *, allow_pickle: bool, notify: Notify, retry: bool) -> Model:
    """Resolve one name.

    Raises:
        UnavailableError: with the reason.
    """
    if name in STARTERS:
        starter = STARTERS[name]
        found = inspect(starter.folder, allow_pickle=False)
        return _model(name, found, starter.license)
    if name in CATALOGUE:
        entry = CATALOGUE[name]
        folder = described(entry, notify, retry=retry)
        return Model(name, folder, entry.digest, entry.architecture, entry.license)
    path = Path(name).expanduser()
    if name.startswith((".", "~", "/")) or path.is_dir():
        if not path.is_dir():
            raise UnavailableError("no such folder")
        return _model(name, inspect(path, allow_pickle=allow_pickle))
    matched = hub.NAME.fullmatch(name)
    if not matched or name.startswith("starter/"):
        raise UnavailableError(f"no such model{_nearest(name)}")
    repo, revision = matched[1], matched[2]
    found = _hub_model(repo, revision, allow_pickle=allow_pickle, notify=notify, retry=retry)
    return _model(f"{repo}@{found.folder.name[:12]}", found)


def _hub_model(
    repo: str, revision: str | None, *, allow_pickle: bool, notify: Notify, retry: bool
) -> Checkpoint:
    """The snapshot in the hub's cache, else a new one."""
    folder = hub.cached(repo, revision)
    if folder is not None:
        try:
            return inspect(folder, allow_pickle=allow_pickle, root=folder.parents[1])
        except IncompleteError as reason:
            notify(f"{repo}: the copy in the hub's cache is of no use: {reason}")
    folder = hub.fetch(repo, revision, allow_pickle=allow_pickle, notify=notify, retry=retry)
    return inspect(folder, allow_pickle=allow_pickle, root=folder.parents[1])


def _model(name: str, found: Checkpoint, license: str | None = None) -> Model:
    digest = model_digest(found.folder, found.files)
    if license is None:
        license = found.license or _known_license(name)
    return Model(name, found.folder, digest, found.architecture, license)


def _known_license(name: str) -> str:
    """The license of models whose card is not at hand: NLLB's forbids commercial use."""
    return "CC-BY-NC-4.0" if re.match(r"facebook/nllb", name, re.IGNORECASE) else ""


def _nearest(name: str) -> str:
    known = [*STARTERS, *CATALOGUE]
    close = difflib.get_close_matches(name.lower(), known, n=2, cutoff=0.5) or known
    return f"; try {' or '.join(close)}, a folder (./NAME) or a hub id (ORG/NAME)"
