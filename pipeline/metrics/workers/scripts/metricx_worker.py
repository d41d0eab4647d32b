"""MetricX-24: the errors that a judge would mark in a translation, 0-25, lower is better.

The published models are mT5 that says its score at the decoder's first step, as the logit of one
piece (Juraska et al. 2024). `transformers` alone reads them; the authors publish no package.
"""

from __future__ import annotations

from typing import Any

from channel import RefusedError, best, folder, identity, serve, versions

TOKENIZER = "google/mt5-xl"  # one for the models of all sizes
SCORE = 250089  # the piece <extra_id_10>
WORST = 25.0
MAX_PIECES = 1536  # as in training; what goes beyond is cut, as the authors do
BATCH = 8


def signature(model: str) -> str:
    packages = versions("transformers", "torch")
    which = identity(model, folder(model), "*.safetensors", "*.bin", "config.json")
    return f"{which}|refs:best|{packages}"


def score(model: str, segments: list[dict[str, Any]]) -> list[float]:
    import torch
    from transformers import AutoTokenizer, MT5ForConditionalGeneration

    found = folder(model)
    own = (found / "tokenizer_config.json").is_file()
    pieces = found if own else folder(TOKENIZER, "tokenizer_config.json")
    tokenizer = AutoTokenizer.from_pretrained(str(pieces))
    mt5 = MT5ForConditionalGeneration.from_pretrained(str(found), torch_dtype=torch.float32)
    if mt5.config.vocab_size <= SCORE:
        raise RefusedError(f"{model} is no MetricX model: its vocabulary has no piece {SCORE}")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    mt5.to(device).eval()

    def logits(texts: list[str]) -> list[float]:
        rows = tokenizer(texts, max_length=MAX_PIECES, truncation=True)["input_ids"]
        rows = [row[:-1] for row in rows]  # without the end of sentence
        width = max(len(row) for row in rows)
        ids = [row + [0] * (width - len(row)) for row in rows]
        mask = [[1] * len(row) + [0] * (width - len(row)) for row in rows]
        with torch.inference_mode():
            out = mt5(
                input_ids=torch.tensor(ids, device=device),
                attention_mask=torch.tensor(mask, device=device),
                decoder_input_ids=torch.zeros((len(rows), 1), dtype=torch.long, device=device),
            )
        return [float(value) for value in out.logits[:, 0, SCORE]]

    def run(pairs: list[dict[str, str]]) -> list[float]:
        texts = [prompt(pair) for pair in pairs]
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        scores = [0.0] * len(texts)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            values = logits([texts[place] for place in places])
            for offset, place in enumerate(places):
                scores[place] = min(max(values[offset], 0.0), WORST)
        return scores

    scores: list[float] = best(segments, run, min)
    return scores


def prompt(pair: dict[str, str]) -> str:
    """The texts as the models were trained to read them."""
    text = f"source: {pair['source']} candidate: {pair['hypothesis']}"
    return f"{text} reference: {pair['reference']}" if pair["reference"] else text


if __name__ == "__main__":
    serve("transformers torch sentencepiece protobuf", signature, score)
