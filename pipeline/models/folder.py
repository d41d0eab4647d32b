"""A model folder in the hub's layout, read as what it is: files from a stranger.

Nothing here loads a model. What is looked at: the config is JSON and names an architecture, no file
asks for code of its own (`auto_map`) or for another model (adapters), no link leads out of the
folder, the weights are safetensors and whole, or pickles that the chain allows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.models.model import UnavailableError

CONFIG = ("config.json", "generation_config.json")
TOKENIZER = (
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "target_vocab.json",
    "vocab.txt",
    "merges.txt",
    "source.spm",
    "target.spm",
    "spiece.model",
    "sentencepiece.bpe.model",
    "tokenizer.model",
    "chat_template.jinja",
    "chat_template.json",
)
CARD = "README.md"
_VOCABULARIES = ("tokenizer.json", "vocab.json", "vocab.txt", *TOKENIZER[8:13])
_SAFE, _PICKLE = "model.safetensors", "pytorch_model.bin"
_SHARD = re.compile(r"(model|pytorch_model)-\d{5}-of-\d{5}\.(safetensors|bin)")
_MAX_HEADER = 100_000_000  # bytes; safetensors' own limit
_MAX_JSON = 1 << 22  # bytes of a config; the index of a very large model is smaller, too
_LICENSE = re.compile(r"^license:[ \t]*[\"']?([\w.+-]+)", re.MULTILINE)
_SPDX = {"apache-2.0": "Apache-2.0", "mit": "MIT"}


class IncompleteError(UnavailableError):
    """Files are missing or cut off: fetching them again can help."""


@dataclass(frozen=True)
class Checkpoint:
    """What a folder holds: `files` are its weights, tokenizer and configs, and nothing else."""

    folder: Path
    architecture: str
    license: str
    files: tuple[str, ...]


def choose(names: Collection[str], *, allow_pickle: bool) -> list[str]:
    """The files a model needs of all that a folder or repository has.

    Raises:
        IncompleteError: if config, tokenizer or weights are missing.
        UnavailableError: if the weights are pickles and `allow_pickle` is false.
    """
    files = [name for name in (*CONFIG, *TOKENIZER) if name in names]
    if "config.json" not in files:
        raise IncompleteError("no config.json")
    if not any(name in files for name in _VOCABULARIES):
        raise IncompleteError(f"no tokenizer ({', '.join(_VOCABULARIES)})")
    return files + _weights(names, allow_pickle=allow_pickle)


def inspect(folder: Path, *, allow_pickle: bool, root: Path | None = None) -> Checkpoint:
    """Look at a folder.

    Args:
        folder: in the hub's layout.
        allow_pickle: whether `.bin` weights will do.
        root: where links may lead; the folder itself unless given.

    Raises:
        IncompleteError, UnavailableError: with the reason.
    """
    inside = (root or folder).resolve()
    present = [path.name for path in folder.iterdir()]
    files = choose(present, allow_pickle=allow_pickle)
    if "adapter_config.json" in present:
        raise UnavailableError(
            "it is an adapter to another model: merge the two and save the whole"
        )
    for name in files:
        path = folder / name
        if not path.resolve().is_relative_to(inside):
            raise UnavailableError(f"{name} is a link out of the folder")
        if not path.is_file():
            raise IncompleteError(f"{name} is no file, or a link to nothing")
        if name.endswith(".safetensors"):
            _whole(path)
    configs = {name: _json(folder / name) for name in files if name in (*CONFIG, TOKENIZER[1])}
    for name, config in configs.items():
        if "auto_map" in config:
            raise UnavailableError(f"{name} asks to run code that comes with the model (auto_map)")
    architecture = configs["config.json"].get("model_type")
    if not isinstance(architecture, str) or not architecture:
        raise UnavailableError("config.json names no model_type")
    for index in (f"{_SAFE}.index.json", f"{_PICKLE}.index.json"):
        if index in files:
            _shards_there(folder / index, files)
    return Checkpoint(folder, architecture, _license(folder / CARD), tuple(sorted(files)))


def _weights(names: Collection[str], *, allow_pickle: bool) -> list[str]:
    for single in (_SAFE, _PICKLE):
        index = f"{single}.index.json"
        suffix = Path(single).suffix
        shards = sorted(n for n in names if _SHARD.fullmatch(n) and n.endswith(suffix))
        found = [single] if single in names else [index, *shards] if index in names else []
        if found and single == _PICKLE and not allow_pickle:
            raise UnavailableError(
                f"its weights are pickles ({found[-1]}), which can carry code; if you trust who "
                "made them say `allow_pickle: true` (they are loaded as weights only)"
            )
        if found:
            return found
    raise IncompleteError(f"no weights ({_SAFE}, {_PICKLE}, or either in parts with its index)")


def _shards_there(index: Path, files: Collection[str]) -> None:
    places = _json(index).get("weight_map")
    if not isinstance(places, dict):
        raise UnavailableError(f"{index.name} has no weight_map")
    missing = sorted({str(place) for place in places.values()} - set(files))
    if missing:
        raise IncompleteError(
            f"{index.name} names weights that are missing: {', '.join(missing[:3])}"
        )


def _whole(path: Path) -> None:
    """Check that a safetensors file is as long as its header says."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        try:
            header = json.loads(file.read(size) if size < _MAX_HEADER else b"")
            ends = [v["data_offsets"][1] for k, v in header.items() if k != "__metadata__"]
            expected = 8 + size + max(ends, default=0)
        except (ValueError, AttributeError, TypeError, KeyError, IndexError):
            raise IncompleteError(f"{path.name} is no safetensors file") from None
    if path.stat().st_size != expected:
        raise IncompleteError(f"{path.name} has {path.stat().st_size:,} bytes, not {expected:,}")


def _json(path: Path) -> dict[str, Any]:
    if path.stat().st_size > _MAX_JSON:
        raise UnavailableError(
            f"{path.name} has {path.stat().st_size:,} bytes: too large for a config"
        )
    try:
        value = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise IncompleteError(f"{path.name} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise UnavailableError(f"{path.name} holds {type(value).__name__}, not an object")
    return value


def _license(card: Path) -> str:
    """The license of the card's front matter, or ""."""
    try:
        with card.open(encoding="utf-8", errors="replace") as file:
            text = file.read(1 << 16)
    except OSError:
        return ""
    parts = text.split("---", 2)
    found = _LICENSE.search(parts[1]) if len(parts) == 3 and not parts[0].strip() else None
    if not found:
        return ""
    name = found[1].lower()
    return _SPDX.get(name, name.upper() if name.startswith("cc") else name)
