"""Models of the Hugging Face hub: from its cache on this machine, else fetched into it.

A hub that cannot be reached is asked once, for a few seconds, and then left alone for a day.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any

from pipeline.models.files import read_json, store, write_json
from pipeline.models.folder import CARD, IncompleteError, choose
from pipeline.models.model import Notify, UnavailableError

NAME = re.compile(r"([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)(?:@([\w][\w./-]*))?")
_PATIENCE = 4.0  # seconds for the one question whether the hub is there
_DAY = 24 * 3600.0
_PLAIN = re.compile(r"[\w.-]+")  # file names that are not patterns or paths


def cached(repo: str, revision: str | None) -> Path | None:
    """The folder of a snapshot in the hub's cache, whole or not; no network is used."""
    base = _cache() / f"models--{repo.replace('/', '--')}"
    wanted = revision or "main"
    if ".." in wanted:
        return None
    reference = base / "refs" / wanted
    commit = reference.read_text("utf-8").strip() if reference.is_file() else wanted
    snapshots = base / "snapshots"
    if (snapshots / commit / "config.json").exists():
        return snapshots / commit
    if re.fullmatch(r"[0-9a-f]{7,40}", commit) and snapshots.is_dir():
        known = [path for path in snapshots.iterdir() if path.name.startswith(commit)]
        return known[0] if len(known) == 1 else None
    return None


def cached_file(repo: str, file: str) -> Path | None:
    """A file of a repository's main branch in the hub's cache."""
    base = _cache() / f"models--{repo.replace('/', '--')}"
    reference = base / "refs" / "main"
    if not reference.is_file():
        return None
    path = base / "snapshots" / reference.read_text("utf-8").strip() / file
    return path if path.is_file() else None


def fetch(
    repo: str, revision: str | None, *, allow_pickle: bool, notify: Notify, retry: bool = False
) -> Path:
    """Download the files a model needs into the hub's cache; the folder of the snapshot.

    Args:
        repo, revision: "org/name" and a branch, tag or commit.
        allow_pickle: whether `.bin` weights will do where there is nothing else.
        notify: told of the download.
        retry: ask the hub even if it was out of reach within the last day.

    Raises:
        UnavailableError: with the reason.
    """
    listing = _ask(repo, revision, retry=retry)
    names = {file.rfilename for file in listing.siblings or [] if _PLAIN.fullmatch(file.rfilename)}
    files = choose(names, allow_pickle=allow_pickle)
    notify(f"{repo}: fetching {len(files)} files from the hub")
    from huggingface_hub import snapshot_download

    return Path(
        _download(
            snapshot_download,
            repo,
            revision=revision,
            allow_patterns=[*files, CARD],
            cache_dir=_cache(),
        )
    )


def fetch_file(repo: str, file: str, folder: Path, *, retry: bool = False) -> Path:
    """Download one file of a repository into a folder, going on after a break.

    Raises:
        UnavailableError: with the reason.
    """
    _ask(repo, None, retry=retry)
    from huggingface_hub import hf_hub_download

    return Path(_download(hf_hub_download, repo, filename=file, local_dir=folder))


def _ask(repo: str, revision: str | None, *, retry: bool) -> Any:
    """What the hub has under a name. Remembers whether it could be reached."""
    if _offline():
        raise UnavailableError("not on this machine, and HF_HUB_OFFLINE is set")
    hub, memory_file = _endpoint() or "the hub", store() / "hub.json"
    memory = read_json(memory_file)
    memory = memory if isinstance(memory, dict) else {}
    ago = time.time() - float(memory.get(hub, 0.0))
    if 0 <= ago < _DAY and not retry:
        raise UnavailableError(
            f"{hub} could not be reached {_ago(ago)} ago; it is asked again after a day, or by "
            f"`ringkas models pull {repo}`"
        )
    answer = _listing(repo, revision)
    if not isinstance(answer, ConnectionError):
        if memory.pop(hub, None) is not None:
            write_json(memory_file, memory)
        if isinstance(answer, UnavailableError):
            raise answer
        return answer
    write_json(memory_file, memory | {hub: time.time()})
    raise UnavailableError(f"{hub} cannot be reached ({answer})")


def _listing(repo: str, revision: str | None) -> Any:
    """The hub's answer, UnavailableError if it says no, ConnectionError if it says nothing in time.

    In a thread, because looking up a host's address knows no time limit.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    answers: list[Any] = []

    def ask() -> None:
        try:
            api = HfApi(endpoint=_endpoint())
            answers.append(api.model_info(repo, revision=revision, timeout=_PATIENCE))
        except HfHubHTTPError as error:
            answers.append(UnavailableError(_refusal(error)))
        except Exception as error:  # the kinds depend on the HTTP library
            answers.append(ConnectionError(f"{type(error).__name__}: {error}"))

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_PATIENCE + 1)
    return answers[0] if answers else ConnectionError(f"no answer in {_PATIENCE + 1:.0f} seconds")


def _download(function: Any, repo: str, **options: Any) -> str:
    from huggingface_hub.errors import HfHubHTTPError
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    bars = not are_progress_bars_disabled()
    if not sys.stderr.isatty():
        disable_progress_bars()
    try:
        path: str = function(repo, endpoint=_endpoint(), **options)
    except HfHubHTTPError as error:
        raise UnavailableError(_refusal(error)) from error
    except OSError as error:
        raise UnavailableError(f"the download failed: {error}") from error
    except Exception as error:  # broken connections have the HTTP library's kinds
        raise IncompleteError(f"the download broke off: {error}") from error
    finally:
        if bars:
            enable_progress_bars()
    return path


def _refusal(error: Any) -> str:
    kind = type(error).__name__
    if kind == "GatedRepoError":
        return "the hub gives it only to those who accept its terms: do so there and set HF_TOKEN"
    if kind == "RepositoryNotFoundError":
        return "the hub has no model of that name, or a private one (HF_TOKEN)"
    if kind == "RevisionNotFoundError":
        return "the hub has the model, but not this revision"
    response = getattr(error, "response", None)
    return f"the hub answered {getattr(response, 'status_code', error)}"


def _ago(seconds: float) -> str:
    return f"{seconds / 3600:.0f} h" if seconds >= 5400 else f"{seconds / 60:.0f} min"


def _endpoint() -> str | None:
    """The hub's address if the user names one; the library knows the usual one."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or None


def _offline() -> bool:
    flags = (os.environ.get(name, "") for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"))
    return any(flag.upper() in ("1", "ON", "YES", "TRUE") for flag in flags)


def _cache() -> Path:
    named = os.environ.get("HF_HUB_CACHE")
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    default = (Path(base) if base else Path.home() / ".cache") / "huggingface"
    return Path(os.environ.get("HF_HOME") or default).expanduser() / "hub"
