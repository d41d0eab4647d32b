"""Model folders are files from strangers: what is refused, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.models.folder import IncompleteError, choose, inspect
from pipeline.models.model import UnavailableError

Spoil = Callable[[Path], Any]


def edit(name: str, **changes: object) -> Spoil:
    def spoil(folder: Path) -> None:
        path = folder / name
        content = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(content | changes))

    return spoil


def cut_weights(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])


def link_out(name: str) -> Spoil:
    def spoil(folder: Path) -> None:
        outside = folder.parent / "outside"
        (folder / name).rename(outside)
        (folder / name).symlink_to(outside)

    return spoil


SPOILED: list[tuple[str, Spoil, type[Exception], str]] = [
    ("no config", lambda f: (f / "config.json").unlink(), IncompleteError, "no config.json"),
    ("config cut", lambda f: (f / "config.json").write_text('{"a'), IncompleteError, "not JSON"),
    ("config a list", lambda f: (f / "config.json").write_text("[]"), UnavailableError, "list"),
    (
        "config nested to death",
        lambda f: (f / "config.json").write_text('{"a":' * 100_000),
        IncompleteError,
        "not JSON",
    ),
    (
        "config huge",
        lambda f: (f / "config.json").write_text(" " * (1 << 23) + "{}"),
        UnavailableError,
        "too large",
    ),
    ("no model_type", edit("config.json", model_type=None), UnavailableError, "no model_type"),
    ("code", edit("config.json", auto_map={"AutoModel": "x.Y"}), UnavailableError, "auto_map"),
    (
        "code in the tokenizer",
        edit("tokenizer_config.json", auto_map={"AutoTokenizer": ["x.Y", None]}),
        UnavailableError,
        r"tokenizer_config\.json asks to run code",
    ),
    ("adapter", edit("adapter_config.json"), UnavailableError, "merge"),
    ("weights cut off", cut_weights, IncompleteError, r"bytes, not [\d,]+"),
    (
        "weights no safetensors",
        lambda f: (f / "model.safetensors").write_bytes(b"<html>not found</html>"),
        IncompleteError,
        "no safetensors file",
    ),
    (
        "weights empty",
        lambda f: (f / "model.safetensors").write_bytes(b""),
        IncompleteError,
        "no safe",
    ),
    ("no weights", lambda f: (f / "model.safetensors").unlink(), IncompleteError, "no weights"),
    ("weights elsewhere", link_out("model.safetensors"), UnavailableError, "out of the folder"),
    ("config elsewhere", link_out("config.json"), UnavailableError, "out of the folder"),
    (
        "link to nothing",
        lambda f: (f / "vocab.json").rename(f / "x") and (f / "vocab.json").symlink_to(f / "y"),
        IncompleteError,
        "link to nothing",
    ),
    (
        "no tokenizer",
        lambda f: [(f / n).unlink() for n in ("vocab.json", "source.spm", "target.spm")],
        IncompleteError,
        "no tokenizer",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "error", "reason"), [row[1:] for row in SPOILED], ids=[row[0] for row in SPOILED]
)
def test_what_is_refused(
    copy: Callable[[str], Path], spoil: Spoil, error: type[Exception], reason: str
) -> None:
    folder = copy("marian")
    assert inspect(folder, allow_pickle=False).architecture == "marian"
    spoil(folder)
    with pytest.raises(error, match=reason):
        inspect(folder, allow_pickle=False)


def test_parts_named_by_an_index_must_be_there_and_stay_inside(copy: Callable[[str], Path]) -> None:
    folder = copy("marian")
    (folder / "model.safetensors").unlink()
    for place in ("model-00001-of-00001.safetensors", "../../secret"):
        index = {"weight_map": {"a": place}}
        (folder / "model.safetensors.index.json").write_text(json.dumps(index))
        with pytest.raises(IncompleteError, match=f"names weights that are missing: {place}"):
            inspect(folder, allow_pickle=False)


BASE = ["config.json", "vocab.json", "README.md"]


@pytest.mark.parametrize(
    ("weights", "allow_pickle", "chosen"),
    [
        (["model.safetensors", "pytorch_model.bin"], True, ["model.safetensors"]),
        (["pytorch_model.bin"], True, ["pytorch_model.bin"]),
        (
            ["model-00002-of-00002.safetensors", "model.safetensors.index.json", "rust_model.ot"],
            False,
            ["model.safetensors.index.json", "model-00002-of-00002.safetensors"],
        ),
    ],
)
def test_safetensors_come_first(weights: list[str], allow_pickle: bool, chosen: list[str]) -> None:
    files = choose(BASE + weights, allow_pickle=allow_pickle)
    assert files == ["config.json", "vocab.json", *chosen]


def test_pickles_need_a_word() -> None:
    with pytest.raises(UnavailableError, match="allow_pickle: true"):
        choose([*BASE, "pytorch_model.bin"], allow_pickle=False)


@pytest.mark.parametrize(
    ("card", "license"),
    [
        ("---\nlicense: apache-2.0\n---\n", "Apache-2.0"),
        ("---\nlanguage: id\nlicense: 'cc-by-nc-4.0'\n---\n# NLLB", "CC-BY-NC-4.0"),
        ("---\ntags:\n- x\n---\nlicense: mit\n", ""),
        ("# Card\nlicense: mit\n", ""),
        ("license: mit", ""),
        ("", ""),
    ],
)
def test_license_of_the_card(copy: Callable[[str], Path], card: str, license: str) -> None:
    folder = copy("marian")
    (folder / "README.md").write_text(card)
    assert inspect(folder, allow_pickle=False).license == license
