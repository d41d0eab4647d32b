"""A tiny random mT5 that says its score as MetricX does, and what it should say."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

SCORE = 250089


def tiny_metricx(folder: Path) -> Path:
    """Weights and a tokenizer of letters, in the hub's layout."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import MT5Config, MT5ForConditionalGeneration, PreTrainedTokenizerFast

    pieces = ["<pad>", "</s>", "<unk>", *string.ascii_lowercase, ":", " "]
    tokenizer = Tokenizer(
        models.WordLevel({piece: n for n, piece in enumerate(pieces)}, unk_token="<unk>")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(2)
    sizes = {"d_model": 8, "d_kv": 4, "d_ff": 16, "num_layers": 2, "num_heads": 2}
    mt5 = MT5ForConditionalGeneration(MT5Config(vocab_size=250112, **sizes))
    with torch.no_grad():
        mt5.lm_head.weight[SCORE].normal_(0, 9)
    mt5.save_pretrained(folder)
    return folder


def expected(
    folder: Path, outputs: list[str], sources: list[str], references: list[list[str]]
) -> list[float]:
    """The best score of each output, text by text."""
    import torch
    from transformers import AutoTokenizer, MT5ForConditionalGeneration

    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    mt5 = MT5ForConditionalGeneration.from_pretrained(folder).eval()

    def one(text: str) -> float:
        ids = torch.tensor([tokenizer(text)["input_ids"][:-1]])
        with torch.no_grad():
            out = mt5(input_ids=ids, decoder_input_ids=torch.zeros((1, 1), dtype=torch.long))
        return float(out.logits[0, 0, SCORE].clamp(0, 25))

    return [
        min(one(f"source: {source} candidate: {output} reference: {text}") for text in texts)
        for output, source, texts in zip(outputs, sources, references, strict=True)
    ]
