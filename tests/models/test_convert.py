"""Conversions: every architecture says the same in CTranslate2 as in transformers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ModelError
from pipeline.models import check, converted, list_models, resolve, supports, with_weights
from pipeline.models.model import Model
from tests.checkpoints import CHECKPOINTS, SENTENCES
from tests.models.fakehub import FakeHub

Checkpoint = Callable[[str], Path]
LANGUAGES = {
    "m2m_100": ("id", "__en__"),
    "nllb": ("ind_Latn", "eng_Latn"),
    "mbart": ("id_ID", "en_XX"),
}
TEXTS = SENTENCES[:4:2]
LENGTH = 16


def local(folder: Path) -> Model:
    return resolve([str(folder)], notify=lambda _: None)


@pytest.mark.parametrize("name", CHECKPOINTS)
def test_greedy_outputs_agree(store: Path, checkpoint: Checkpoint, name: str) -> None:
    import ctranslate2
    import torch
    from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer

    torch.set_num_threads(1)  # quicker for models this small
    folder = checkpoint(name)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = local(folder)
    assert supports(model.architecture)
    made = str(converted(model, "float32", notify=lambda _: None))
    options: dict[str, Any] = {}
    if name in LANGUAGES:
        tokenizer.src_lang, target = LANGUAGES[name]
        options["forced_bos_token_id"] = tokenizer.convert_tokens_to_ids(target)
    causal = model.architecture in ("qwen2", "llama")
    kind = AutoModelForCausalLM if causal else AutoModelForSeq2SeqLM
    reference = kind.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    special = set(tokenizer.all_special_ids)
    outputs = set()
    for text in TEXTS:
        ids = tokenizer(text)["input_ids"]
        tokens = tokenizer.convert_ids_to_tokens(ids)
        wanted = reference.generate(
            torch.tensor([ids]),
            num_beams=1,
            do_sample=False,
            max_new_tokens=LENGTH,
            min_new_tokens=1,
            min_length=0,
            no_repeat_ngram_size=0,
            forced_eos_token_id=None,
            **options,
        )[0].tolist()[len(ids) if causal else 1 :]
        if causal:
            result = ctranslate2.Generator(made, compute_type="float32").generate_batch(
                [tokens],
                max_length=LENGTH,
                min_length=1,
                sampling_topk=1,
                include_prompt_in_result=False,
                end_token=reference.generation_config.eos_token_id,
            )[0]
            got = result.sequences_ids[0]
        else:
            prefix = [LANGUAGES[name][1]] if name in LANGUAGES else []
            result = ctranslate2.Translator(made, compute_type="float32").translate_batch(
                [tokens],
                beam_size=1,
                max_decoding_length=LENGTH,
                target_prefix=[prefix] if prefix else None,
            )[0]
            got = tokenizer.convert_tokens_to_ids(result.hypotheses[0])
        wanted, got = ([i for i in row if i not in special] for row in (wanted, got))
        shared = min(len(wanted), len(got))  # one library counts the language as a token
        assert got[:shared] == wanted[:shared]
        assert abs(len(got) - len(wanted)) <= 1
        outputs.add(tuple(got))
    assert len(outputs) == len(TEXTS), "the output does not depend on the input"


def test_a_conversion_is_made_once_and_verified(
    store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    model = local(checkpoint("marian"))
    folder = converted(model, notify=said.append)
    assert said == [f"{model.name}: converting to CTranslate2 int8, once"]
    assert folder == store / "ct2" / f"{model.digest.removeprefix('sha256:')}-int8"
    binary = folder / "model.bin"
    stamp = binary.stat().st_mtime_ns
    assert converted(model, notify=said.append) == folder
    assert binary.stat().st_mtime_ns == stamp
    assert f"{folder}: as it was made" in check(model.name, notify=said.append)
    assert any("converted: int8" in line for line in list_models())

    binary.write_bytes(binary.read_bytes()[:-1])
    said.clear()
    assert converted(model, notify=said.append) == folder
    assert "again, because its files have changed" in said[0]
    (folder / "ringkas.json").write_text("{}")
    said.clear()
    converted(model, notify=said.append)
    assert "converting" in said[0]


def test_check_finds_a_damaged_conversion_and_has_it_redone(
    store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    import os

    model = local(checkpoint("marian"))
    binary = converted(model, notify=said.append) / "model.bin"
    stat, data = binary.stat(), bytearray(binary.read_bytes())
    data[-1] ^= 1
    binary.write_bytes(data)
    os.utime(binary, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(ModelError, match=r"damaged.*models pull"):
        check(model.name, notify=said.append)
    converted(model, notify=said.append)
    assert "again" in said[-1]
    assert "as it was made" in check(model.name, notify=said.append)


def test_two_at_a_time_convert_once(store: Path, checkpoint: Checkpoint, said: list[str]) -> None:
    model = local(checkpoint("marian"))
    threads = [
        threading.Thread(target=converted, args=(model,), kwargs={"notify": said.append})
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum("converting" in line for line in said) == 1
    assert sorted(p.name for p in (store / "ct2").iterdir() if p.is_dir()) == [
        f"{model.digest.removeprefix('sha256:')}-int8"
    ]


def test_a_failure_leaves_nothing_behind(store: Path, copy: Checkpoint, said: list[str]) -> None:
    folder = copy("marian")
    vocabulary = json.loads((folder / "vocab.json").read_text())
    last = max(vocabulary.values())
    swapped = {t: {last: 5, 5: last}.get(i, i) for t, i in vocabulary.items()}
    (folder / "vocab.json").write_text(json.dumps(swapped))
    with pytest.raises(ModelError, match=r"the last entry of vocab\.json is not <pad>"):
        converted(local(folder), notify=said.append)
    assert [p for p in (store / "ct2").iterdir() if p.is_dir()] == []


def test_what_a_killed_conversion_left_is_cleared(
    store: Path, checkpoint: Checkpoint, said: list[str]
) -> None:
    model = local(checkpoint("marian"))
    target = store / "ct2" / f"{model.digest.removeprefix('sha256:')}-int8"
    left = target.with_name(f".{target.name}.abc")
    left.mkdir(parents=True)
    (left / "model.bin").write_bytes(b"half")
    assert converted(model, notify=said.append) == target
    assert not left.exists()


def test_pickled_weights_are_converted_like_others(
    store: Path, checkpoint: Checkpoint, tmp_path: Path, said: list[str]
) -> None:
    from tests.checkpoints import tiny_marian

    folder = tiny_marian(tmp_path / "old", pickle=True)
    model = resolve([str(folder)], allow_pickle=True, notify=said.append)
    binary = converted(model, "float32", notify=said.append) / "model.bin"
    other = converted(local(checkpoint("marian")), "float32", notify=said.append) / "model.bin"
    assert binary.read_bytes() == other.read_bytes()


def test_a_pickle_with_code_is_not_run(store: Path, tmp_path: Path, said: list[str]) -> None:
    import pickle

    from tests.checkpoints import tiny_marian

    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "run",))

    folder = tiny_marian(tmp_path / "evil", pickle=True)
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"model.shared.weight": Evil()}))
    model = resolve([str(folder)], allow_pickle=True, notify=said.append)
    with pytest.raises(ModelError, match="cannot convert"):
        converted(model, notify=said.append)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", ["bart", "pegasus", "mbart"])
def test_configs_without_the_old_keys(store: Path, copy: Checkpoint, name: str) -> None:
    """Configs written by a new version of transformers do not say where the norms are."""
    folder = copy(name)
    with_keys = converted(local(folder), "float32", notify=lambda _: None)
    config = json.loads((folder / "config.json").read_text())
    for key in ("normalize_before", "normalize_embedding"):
        config.pop(key)
    (folder / "config.json").write_text(json.dumps(config))
    without = converted(local(folder), "float32", notify=lambda _: None)
    assert with_keys != without
    assert (with_keys / "model.bin").read_bytes() == (without / "model.bin").read_bytes()


def test_m2m100_without_its_list_of_languages(store: Path, copy: Checkpoint) -> None:
    folder = copy("m2m_100")
    whole = converted(local(folder), notify=lambda _: None) / "shared_vocabulary.json"
    (folder / "special_tokens_map.json").unlink()
    bare = converted(local(folder), notify=lambda _: None) / "shared_vocabulary.json"
    assert bare != whole
    assert json.loads(bare.read_text()) == json.loads(whole.read_text())


@pytest.mark.parametrize("name", ["marian", "nllb", "qwen2"])
def test_local_folders_ask_the_hub_for_nothing(
    hub: FakeHub, checkpoint: Checkpoint, name: str
) -> None:
    converted(local(checkpoint(name)), notify=lambda _: None)
    assert hub.requests == []


def test_more_rows_than_tokens(store: Path, copy: Checkpoint) -> None:
    import ctranslate2
    from transformers import AutoModelForSeq2SeqLM

    folder = copy("bart")
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, local_files_only=True)
    model.resize_token_embeddings(model.config.vocab_size + 24, mean_resizing=False)
    model.save_pretrained(folder)
    made = converted(local(folder), notify=lambda _: None)
    assert ctranslate2.Translator(str(made), compute_type="int8").translate_batch([["<s>", "</s>"]])


def test_a_large_model_is_converted_in_a_child(
    store: Path, checkpoint: Checkpoint, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = local(checkpoint("marian"))
    here = (converted(model, notify=said.append) / "model.bin").read_bytes()
    monkeypatch.setattr("pipeline.models.convert._APART", 0)
    monkeypatch.setattr("pipeline.models.ct2.CONVERSION", 2)  # so that it is made again
    assert (converted(model, notify=said.append) / "model.bin").read_bytes() == here


@pytest.mark.parametrize(
    ("compute_type", "hint"), [("int9", "did you mean int8"), ("auto", "use int8, int8_float32")]
)
def test_unknown_compute_types(
    store: Path, checkpoint: Checkpoint, compute_type: str, hint: str
) -> None:
    with pytest.raises(ModelError, match=hint):
        converted(local(checkpoint("marian")), compute_type)


def test_unknown_architectures(store: Path, copy: Checkpoint) -> None:
    folder = copy("marian")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"model_type": "reformer"}))
    with pytest.raises(ModelError, match=r"does not know .*'reformer'.*transformers"):
        converted(local(folder), notify=lambda _: None)


def test_other_models_have_their_weights_in_their_folder(
    store: Path, checkpoint: Checkpoint
) -> None:
    assert with_weights(local(checkpoint("t5"))) == checkpoint("t5")
