"""A tiny Qwen2 checkpoint as a GGUF file with quantized weights, as llama.cpp writes it."""

from __future__ import annotations

import json
from pathlib import Path

RENAMED = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}


def write_gguf(checkpoint: Path, target: Path) -> Path:
    """Write the Qwen2 checkpoint in a folder as a GGUF file.

    Matrices have 8 bits. The one token table of the checkpoint is written twice, as llama.cpp
    does: 4 bits for the input, 8 for the output.
    """
    import gguf
    from safetensors.numpy import load_file
    from transformers import AutoTokenizer

    config = json.loads((checkpoint / "config.json").read_text())
    tokenizer = AutoTokenizer.from_pretrained(checkpoint, local_files_only=True)
    rows = config["vocab_size"]
    names = {i: token for token, i in tokenizer.get_vocab().items()}
    tokens = [names.get(i, f"[PAD{i}]") for i in range(rows)]
    special = set(tokenizer.all_special_ids) | {tokens.index("<|im_start|>")}
    kinds = gguf.TokenType
    types = [
        kinds.UNUSED if i not in names else kinds.CONTROL if i in special else kinds.NORMAL
        for i in range(rows)
    ]
    backend = json.loads((checkpoint / "tokenizer.json").read_text())

    writer = gguf.GGUFWriter(target, "qwen2")
    writer.add_name("Tiny")
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_freq_base(config["rope_parameters"]["rope_theta"])
    writer.add_vocab_size(rows)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges([" ".join(pair) for pair in backend["model"]["merges"]])
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_pad_token_id(tokens.index("<|endoftext|>"))
    writer.add_chat_template(tokenizer.chat_template)
    eight, four = gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.Q4_1
    tensors = load_file(checkpoint / "model.safetensors")
    table = tensors["lm_head.weight"] = tensors.pop("model.embed_tokens.weight")
    writer.add_tensor("token_embd.weight", gguf.quants.quantize(table, four), raw_dtype=four)
    for name, tensor in tensors.items():
        if tensor.ndim == 2:
            rounded = gguf.quants.quantize(tensor, eight)
            writer.add_tensor(_renamed(name), rounded, raw_dtype=eight)
        else:
            writer.add_tensor(_renamed(name), tensor.astype("float32"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _renamed(name: str) -> str:
    if name == "lm_head.weight":
        return "output.weight"
    if name == "model.norm.weight":
        return "output_norm.weight"
    layer, rest = name.removeprefix("model.layers.").split(".", 1)
    module, kind = rest.rsplit(".", 1)
    return f"blk.{layer}.{RENAMED[module]}.{kind}"
