"""From a quantized GGUF file to the hub's layout: its tokenizer and config, and its weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError

_ROUNDING = 0.15  # of the norm; two tables that were never one differ by more than all of it


def describe(gguf: Path, folder: Path) -> None:
    """Write config, generation settings, tokenizer and chat template of a GGUF file to `folder`."""
    from transformers import AutoConfig, AutoTokenizer

    source = {"gguf_file": gguf.name, "local_files_only": True}
    config = AutoConfig.from_pretrained(gguf.parent, **source)
    config.save_pretrained(folder)
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, **source)
    if not tokenizer.chat_template:
        raise ModelError(f"{gguf.name}: it has no chat template")
    tokenizer.model_max_length = config.max_position_embeddings
    tokenizer.save_pretrained(folder)
    # Either token ends an answer; a GGUF file names only the first.
    ends = [tokenizer.eos_token_id, tokenizer.pad_token_id]
    generation = {"eos_token_id": ends, "pad_token_id": ends[1], "bos_token_id": ends[1]}
    (folder / "generation_config.json").write_text(json.dumps(generation, indent=1), "utf-8")


def load(gguf: Path, folder: Path) -> Any:
    """The dequantized model in float16, with the config that `describe` wrote.

    Quantization to 4 bits splits the one table of token vectors that small models share between
    input and output into two, of which the output's has more bits. Where both are still alike,
    the output's serves again for both: closer to the original, and a quarter of a gigabyte less.

    Raises:
        ModelError: if the file lacks weights.
    """
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, GgufConfig

    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    config.tie_word_embeddings = False
    model, found = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        config=config,
        dtype=torch.float16,
        quantization_config=GgufConfig(dequantize=True),
        local_files_only=True,
        output_loading_info=True,
    )
    missing = set(found["missing_keys"]) - {"lm_head.weight"}
    if missing:
        raise ModelError(f"{gguf.name}: weights are missing: {', '.join(sorted(missing)[:3])}")
    table, head = model.get_input_embeddings(), model.get_output_embeddings()
    if found["missing_keys"]:
        head.weight = table.weight
    elif _alike(table.weight, head.weight):
        table.weight = head.weight
    model.config.tie_word_embeddings = table.weight is head.weight
    return model


def _alike(table: Any, head: Any) -> bool:
    """Whether the two differ by no more than rounding to 4 bits does: measured, 4 to 8 percent."""
    rows = slice(None, None, max(1, len(table) // 4000))
    one, other = table[rows].float(), head[rows].float()
    return bool((one - other).norm() < _ROUNDING * other.norm())
