"""The hub's side of the store, against a hub on this machine and real tiny checkpoints."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.models import check, resolve
from tests.models.fakehub import FakeHub

Checkpoint = Callable[[str], Path]


def downloads(hub: FakeHub) -> list[str]:
    """Names of the files that were sent, as a list."""
    return sorted(
        r.rsplit("/", 1)[1] for r in hub.requests if r.startswith("GET") and "resolve" in r
    )


def test_a_model_is_fetched_once_and_then_found_without_the_hub(
    hub: FakeHub, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    model = resolve(["desa/opus-id-en"], notify=said.append)
    commit = hub.commit("desa/opus-id-en")
    assert model.name == f"desa/opus-id-en@{commit[:12]}"
    assert model.architecture == "marian"
    assert (model.folder / "vocab.json").read_bytes() == (
        checkpoint("marian") / "vocab.json"
    ).read_bytes()
    assert said == ["desa/opus-id-en: fetching 7 files from the hub"]
    asked = len(hub.requests)
    assert resolve(["desa/opus-id-en"], notify=said.append) == model
    assert resolve([f"desa/opus-id-en@{commit[:9]}"], notify=said.append) == model
    assert len(hub.requests) == asked, "a second look asked the hub"
    assert "desa/opus-id-en" in check("desa/opus-id-en", notify=said.append)


def test_the_digest_does_not_depend_on_where_a_model_lies(
    hub: FakeHub, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    local = resolve([str(checkpoint("marian"))], notify=said.append)
    assert resolve(["desa/opus-id-en"], notify=said.append).digest == local.digest


def test_only_needed_files_are_fetched(hub: FakeHub, copy: Checkpoint, said: list[str]) -> None:
    folder = copy("marian")
    (folder / "README.md").write_text("---\nlicense: cc-by-4.0\n---\n# Card\n")
    for name in ("rust_model.ot", "tf_model.h5", "pytorch_model.bin", "modeling.py", "train.log"):
        (folder / name).write_bytes(b"x" * 100)
    hub.repos["desa/opus-id-en"] = folder
    model = resolve(["desa/opus-id-en"], notify=said.append)
    assert model.license == "CC-BY-4.0"
    assert sorted(path.name for path in model.folder.iterdir()) == [
        "README.md",
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "source.spm",
        "target.spm",
        "tokenizer_config.json",
        "vocab.json",
    ]
    assert not {"pytorch_model.bin", "modeling.py", "rust_model.ot"} & set(downloads(hub))


def test_pickles_are_refused_before_they_are_fetched(
    hub: FakeHub, tmp_path: Path, said: list[str]
) -> None:
    from tests.checkpoints import tiny_marian

    hub.repos["desa/old"] = tiny_marian(tmp_path / "old", pickle=True)
    with pytest.raises(ModelError, match=r"desa/old: .*pytorch_model\.bin.*allow_pickle: true"):
        resolve(["desa/old"], notify=said.append)
    assert downloads(hub) == []
    model = resolve(["desa/old"], allow_pickle=True, notify=said.append)
    assert (model.folder / "pytorch_model.bin").is_file()


def test_a_broken_download_is_taken_up_again(
    hub: FakeHub, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    hub.broken_off = {"model.safetensors"}
    model = resolve(["desa/opus-id-en"], notify=said.append)
    assert (model.folder / "model.safetensors").read_bytes() == (
        checkpoint("marian") / "model.safetensors"
    ).read_bytes()


def test_a_copy_that_lacks_files_is_fetched_again(
    hub: FakeHub, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    model = resolve(["desa/opus-id-en"], notify=said.append)
    (model.folder / "model.safetensors").unlink()
    assert resolve(["desa/opus-id-en"], notify=said.append) == model
    assert any("of no use: no weights" in line for line in said)


def test_a_damaged_blob_is_named(hub: FakeHub, checkpoint: Checkpoint, said: list[str]) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    blob = (resolve(["desa/opus-id-en"], notify=said.append).folder / "model.safetensors").resolve()
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    with pytest.raises(ModelError, match=rf"model\.safetensors is damaged; delete {blob}"):
        check("desa/opus-id-en", notify=said.append)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("desa/none", "the hub has no model of that name"),
        ("desa/opus-id-en@v9", "not this revision"),
        ("desa/gated", "accept its terms.*HF_TOKEN"),
    ],
)
def test_refusals_are_explained(
    hub: FakeHub, checkpoint: Checkpoint, name: str, reason: str, said: list[str]
) -> None:
    hub.repos |= {"desa/opus-id-en": checkpoint("marian"), "desa/gated": checkpoint("marian")}
    hub.gated.add("desa/gated")
    with pytest.raises(ModelError, match=f"{name}: .*{reason}"):
        resolve([name], notify=said.append)


def test_an_unreachable_hub_is_asked_once_a_day(
    hub: FakeHub,
    checkpoint: Checkpoint,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
    monkeypatch.setenv("HF_ENDPOINT", address)  # nobody listens there any more
    names = ["desa/opus-id-en", "starter/id-en"]
    assert resolve(names, notify=said.append).name == "starter/id-en"
    assert f"desa/opus-id-en: {address} cannot be reached" in said[0]
    assert said[1:] == ["using starter/id-en instead"]

    monkeypatch.setattr("pipeline.models.hub._listing", lambda *_: pytest.fail("asked again"))
    said.clear()
    assert resolve(names, notify=said.append).name == "starter/id-en"
    assert "could not be reached 0 min ago" in said[0]


def test_after_a_day_the_hub_is_asked_again(
    hub: FakeHub, store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    store.mkdir(parents=True)
    (store / "hub.json").write_text(json.dumps({hub.url: time.time() - 25 * 3600}))
    assert resolve(["desa/opus-id-en"], notify=said.append).name.startswith("desa/opus-id-en@")


def test_a_success_clears_the_memory(
    hub: FakeHub, store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    store.mkdir(parents=True)
    (store / "hub.json").write_text(json.dumps({hub.url: time.time() - 7200}))
    with pytest.raises(ModelError, match="could not be reached 2 h ago"):
        resolve(["desa/opus-id-en"], notify=said.append)
    resolve(["desa/opus-id-en"], notify=said.append, retry=True)
    assert json.loads((store / "hub.json").read_text()) == {}


def test_a_silent_hub_is_not_waited_for(
    hub: FakeHub, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.models.hub._PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        with pytest.raises(ModelError, match="cannot be reached"):
            resolve(["desa/opus-id-en"], notify=said.append)
        assert time.monotonic() - began < 3


def test_offline_means_no_question_at_all(
    hub: FakeHub, checkpoint: Checkpoint, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.repos["desa/opus-id-en"] = checkpoint("marian")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set"):
        resolve(["desa/opus-id-en"], notify=said.append)
    assert hub.requests == []


def test_weights_in_parts(hub: FakeHub, copy: Checkpoint, said: list[str]) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy("bart")
    tensors = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    names = sorted(tensors)
    places = {}
    for part, chosen in ((1, names[::2]), (2, names[1::2])):
        file = f"model-{part:05}-of-00002.safetensors"
        save_file({n: tensors[n] for n in chosen}, folder / file, metadata={"format": "pt"})
        places |= dict.fromkeys(chosen, file)
    index = {"metadata": {}, "weight_map": places}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    hub.repos["desa/summarizer"] = folder
    model = resolve(["desa/summarizer"], notify=said.append)
    assert len(list(model.folder.glob("*.safetensors"))) == 2
    (model.folder / "model-00002-of-00002.safetensors").unlink()
    assert resolve(["desa/summarizer"], notify=said.append).digest == model.digest
