"""Names to models: order of preference, digests, and what is said when nothing can be had."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.models import check, list_models, resolve
from pipeline.models.catalogue import CATALOGUE

Checkpoint = Callable[[str], Path]


def test_the_starter_comes_with_the_program(store: Path, said: list[str]) -> None:
    model = resolve(["starter/id-en"], notify=said.append)
    assert (model.architecture, model.license) == ("marian", "Apache-2.0")
    assert model.digest.startswith("sha256:")
    assert said == []


def test_the_first_that_can_be_had_is_taken(
    store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    names = ["./nowhere", str(checkpoint("bart")), "starter/id-en"]
    model = resolve(names, notify=said.append)
    assert model.architecture == "bart"
    assert said == ["./nowhere: no such folder", f"using {checkpoint('bart')} instead"]


def test_every_failure_is_named(store: Path, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    names = [str(tmp_path / "empty"), "starter/id-eng", "org/name", "qwen2.5-coder"]
    with pytest.raises(ModelError) as failure:
        resolve(names, notify=said.append)
    for line in (
        "empty: no config.json",
        "starter/id-eng: no such model; try starter/id-en",
        "org/name: not on this machine, and HF_HUB_OFFLINE is set",
        "qwen2.5-coder: no such model; try qwen2.5-coder-",
    ):
        assert line in str(failure.value)


def test_a_digest_follows_the_content_alone(
    store: Path, copy: Checkpoint, checkpoint: Checkpoint, said: list[str]
) -> None:
    folder = copy("marian")
    before = resolve([str(checkpoint("marian"))], notify=said.append).digest
    assert resolve([str(folder)], notify=said.append).digest == before
    (folder / "README.md").write_text("A card changes nothing.")
    assert resolve([str(folder)], notify=said.append).digest == before
    (folder / "generation_config.json").write_text('{"num_beams": 2}')
    assert resolve([str(folder)], notify=said.append).digest != before


def test_a_digest_is_remembered_until_a_file_changes(
    store: Path, copy: Checkpoint, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy("marian")
    digest = resolve([str(folder)], notify=said.append).digest
    monkeypatch.setattr(
        "pipeline.models.modeldigest.sha256_of", lambda path: pytest.fail(str(path))
    )
    assert resolve([str(folder)], notify=said.append).digest == digest
    os.utime(folder / "vocab.json")
    with pytest.raises(pytest.fail.Exception, match=r"vocab\.json"):
        resolve([str(folder)], notify=said.append)


def test_check_finds_what_times_hide(store: Path, copy: Checkpoint, said: list[str]) -> None:
    folder = copy("marian")
    assert "7 files, sha256:" in check(str(folder), notify=said.append)
    path = folder / "model.safetensors"
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(ModelError, match="have changed although their times have not"):
        check(str(folder), notify=said.append)


def test_a_damaged_memory_costs_only_time(
    store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    digest = resolve([str(checkpoint("marian"))], notify=said.append).digest
    for content in ("{", "[1]", '{"a": 1}'):
        (store / "digests.json").write_text(content)
        assert resolve([str(checkpoint("marian"))], notify=said.append).digest == digest


def test_a_catalogue_digest_is_known_beforehand() -> None:
    digests = {entry.digest for entry in CATALOGUE.values()}
    assert len(digests) == len(CATALOGUE)
    assert all(len(digest) == len("sha256:") + 64 for digest in digests)


def test_a_store_that_cannot_be_written(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.models import converted

    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("RINGKAS_HOME", str(tmp_path / "file"))
    model = resolve(["starter/id-en"], notify=said.append)  # only a memory could not be kept
    with pytest.raises(ModelError, match=r"cannot be written.*RINGKAS_HOME"):
        converted(model, notify=said.append)


def test_the_list_names_everything(store: Path) -> None:
    lines = list_models()
    assert lines[0].startswith("starter/id-en ")
    assert "comes with the program; not converted yet" in lines[0]
    assert [line.split()[0] for line in lines[1:]] == list(CATALOGUE)


def test_nothing_heavy_is_imported_until_it_is_needed(store: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pipeline.models import resolve; resolve(['starter/id-en']);"
        "print({'torch', 'transformers', 'ctranslate2', 'huggingface_hub'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
