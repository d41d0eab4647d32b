"""What every worker does: read the question, keep the answers clean, fail in one line.

Imports the standard library alone and runs on Python 3.8; `../__init__.py` has the protocol. The
network is never used: weights are read where `huggingface_hub` keeps them, or from a folder.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

PROTOCOL = 1
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?")


class RefusedError(Exception):
    """Why this worker cannot score, in one line for the user."""


def serve(
    packages: str,
    signature: Callable[[str], str],
    score: Callable[[str, list[dict[str, Any]]], list[float]],
) -> None:
    """Answer the question on stdin, or end the process with the reason why not.

    Args:
        packages: what pip must install where an import fails.
        signature: from the model's name to settings and versions, "key:value|key:value".
        score: from the model's name and the segments to a score for each.
    """
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what libraries print must not get among the answers
    sys.stdout = sys.stderr
    with answers:
        try:
            _answer(signature, score, answers)
        except (RefusedError, ImportError) as error:
            reason = str(error)
            if isinstance(error, ImportError):
                command = f"{sys.executable} -m pip install {packages}"
                reason = f"{reason}. Install it, best in an environment of its own: {command}"
            answers.write(json.dumps({"error": " ".join(reason.split())}) + "\n")
            sys.exit(1)


def _answer(
    signature: Callable[[str], str],
    score: Callable[[str, list[dict[str, Any]]], list[float]],
    answers: IO[str],
) -> None:
    header = json.loads(sys.stdin.readline())
    if header["protocol"] != PROTOCOL:
        raise RefusedError(f"this worker speaks protocol {PROTOCOL}, not {header['protocol']}")
    segments = [json.loads(line) for line in sys.stdin]
    model, total = header["model"], None
    told = signature(model)
    if segments:
        scores = score(model, segments)
        total = math.fsum(scores) / len(segments)
        for place, segment in enumerate(segments):
            answers.write(json.dumps({"id": segment["id"], "score": scores[place]}) + "\n")
    answers.write(json.dumps({"corpus_score": total, "signature": told}) + "\n")


def best(
    segments: list[dict[str, Any]],
    score: Callable[[list[dict[str, str]]], list[float]],
    choose: Callable[[list[float]], float],
) -> list[float]:
    """Score each segment with each of its references, all in one go, and choose among the scores.

    Args:
        segments: without references they are scored once, with an empty one.
        score: from {"source", "hypothesis", "reference"} to a score for each.
        choose: `max`, or `min` where lower is better.
    """
    pairs, counts = [], []
    for segment in segments:
        references = segment.get("references") or [""]
        counts.append(len(references))
        for reference in references:
            texts = {"source": segment.get("source", ""), "hypothesis": segment["hypothesis"]}
            pairs.append({**texts, "reference": reference})
    scores = iter(score(pairs))
    return [choose([float(next(scores)) for _ in range(count)]) for count in counts]


def folder(model: str, needed: str = "config.json") -> Path:
    """The folder of a model on this machine: a path, or a name of the hub that was fetched before.

    Raises:
        RefusedError: if it is not there or lacks the file `needed`, with the command to fetch it.
    """
    from huggingface_hub import snapshot_download

    found = Path(model).expanduser()
    if not found.is_dir():
        if not _HUB_NAME.fullmatch(model):
            raise RefusedError(f"there is no folder {model}, and a model of the hub is ORG/NAME")
        try:
            found = Path(snapshot_download(model, local_files_only=True))
        except Exception:
            raise RefusedError(
                f"the weights of {model} are not on this machine. {_fetch(model)}"
            ) from None
    if not (found / needed).is_file():
        raise RefusedError(f"{found} has no {needed}. {_fetch(model)}")
    return found


def _fetch(model: str) -> str:
    if Path(model).expanduser().is_dir():
        return "It must be a folder in the layout that the model has on the hub."
    call = f"from huggingface_hub import snapshot_download as fetch; fetch('{model}')"
    return f'With a network, once: {sys.executable} -c "{call}"'


def identity(model: str, found: Path, *patterns: str) -> str:
    """ "model:NAME|weights:…", the hub's revision or a hash of the files that match `patterns`."""
    if found.parent.name == "snapshots":
        return f"model:{model}|weights:{found.name[:12]}"
    total = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in found.glob(pattern)):
        content = hashlib.sha256()
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                content.update(block)
        total.update(path.name.encode() + content.digest())
    return f"model:{found.resolve().name}|weights:{total.hexdigest()[:12]}"


def versions(*packages: str) -> str:
    """ "package:version|…" without importing them.

    Raises:
        ImportError: if one is missing.
    """
    try:
        return "|".join(f"{package}:{version(package)}" for package in packages)
    except PackageNotFoundError as error:
        raise ImportError(f"the package {error.name} is missing") from None
