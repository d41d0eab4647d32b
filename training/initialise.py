"""Make the model that training starts from -> initial/.

Either an exported model (model.start), or Marian out of multilingual-e5-small: Marian's layers are
e5's (post-norm, GELU) but for learned positions and an embedding layer norm. So the rows of the
chosen pieces, normalised as e5 does and scaled by 4 to stand out against the sinusoids, become the
embeddings, the first layer's projections undo the scale, and the encoder then imitates e5's own
hidden states for some minutes (relative error .48 -> .03 in four). The decoder takes the same
layers; its cross-attention starts from nothing.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Iterator
from typing import Any

from training import model as models
from training.command import log, main
from training.corpus import read_pairs
from training.e5 import E5, END, HEADS, INNER, LAYERS, PADDING, UNKNOWN, WIDTH, read_e5
from training.pieces import END as MARIAN_END
from training.pieces import Vocabulary
from training.settings import Settings

SCALE = 4.0
_PROJECTIONS = (("q_proj", "q"), ("k_proj", "k"), ("v_proj", "v"))


def run(settings: Settings) -> None:
    """Write the folder initial/ (weights in float32)."""
    out = settings.file("initial")
    if settings.model.start:
        models.load(settings.model.start).save_pretrained(out)
        return
    vocabulary = Vocabulary(settings.file("source.spm"))
    e5 = read_e5()
    rows = [END, UNKNOWN, *json.loads(settings.file("rows.json").read_text()), PADDING]
    model = models.marian(vocabulary.size, settings.model)
    transplant(model, e5, rows)
    if settings.model.imitation_minutes:
        imitate(model, teacher(e5, rows, settings.model.encoder_layers), vocabulary, settings)
    model.save_pretrained(out)


def transplant(model: Any, e5: E5, rows: list[int]) -> None:
    """Put e5's embeddings and layers into a Marian model; rows: e5's row of each Marian piece."""
    import torch
    import torch.nn.functional as F  # noqa: N812

    def tensor(name: str, *shape: int) -> Any:
        return torch.from_numpy(e5.tensors[name]).view(*shape or (-1,))

    def attention(layer: int, part: Any, scale: float) -> None:
        for name, short in _PROJECTIONS:
            getattr(part, name).weight.copy_(tensor(f"l{layer}.{short}.w", WIDTH, WIDTH) / scale)
            getattr(part, name).bias.copy_(tensor(f"l{layer}.{short}.b"))
        part.out_proj.weight.copy_(tensor(f"l{layer}.ao.w", WIDTH, WIDTH) * scale)
        part.out_proj.bias.copy_(tensor(f"l{layer}.ao.b") * scale)

    def block(layer: int, part: Any, scale: float) -> None:
        attention(layer, part.self_attn, scale)
        part.fc1.weight.copy_(tensor(f"l{layer}.fi.w", INNER, WIDTH))
        part.fc1.bias.copy_(tensor(f"l{layer}.fi.b"))
        part.fc2.weight.copy_(tensor(f"l{layer}.fo.w", WIDTH, INNER))
        part.fc2.bias.copy_(tensor(f"l{layer}.fo.b"))
        norm(part.final_layer_norm, f"l{layer}.oln")
        norm(part.self_attn_layer_norm, f"l{layer}.aln")

    def norm(part: Any, name: str) -> None:
        part.weight.copy_(tensor(f"{name}.w"))
        part.bias.copy_(tensor(f"{name}.b"))

    encoder, decoder = model.model.encoder.layers, model.model.decoder.layers
    with torch.no_grad():
        words = tensor("emb.word", -1, WIDTH)[torch.tensor(rows)]
        # e5's positions are learned: their mean over the usual places stands for them here.
        position = tensor("emb.pos", -1, WIDTH)[2:30].mean(0)
        mixed = words + position + tensor("emb.type", -1, WIDTH)[0]
        normed = F.layer_norm(mixed, (WIDTH,), tensor("emb.ln.w"), tensor("emb.ln.b"), 1e-12)
        model.model.shared.weight.copy_(normed * SCALE / math.sqrt(WIDTH))
        models.zero_pad(model)
        for index, part in enumerate(encoder):
            block(index, part, SCALE if index == 0 else 1.0)
        for index, part in enumerate(decoder):
            layer = round(index * (len(encoder) - 1) / max(1, len(decoder) - 1))
            block(layer, part, SCALE if index == 0 else 1.0)
            norm(part.encoder_attn_layer_norm, f"l{layer}.aln")
            for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
                torch.nn.init.xavier_uniform_(getattr(part.encoder_attn, name).weight)


def teacher(e5: E5, rows: list[int], layers: int) -> Any:
    """e5 itself, its first layers and the chosen rows, as a BertModel."""
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=len(rows),
        hidden_size=WIDTH,
        num_hidden_layers=min(layers, LAYERS),
        num_attention_heads=HEADS,
        intermediate_size=INNER,
        max_position_embeddings=512,
        type_vocab_size=e5.tensors["emb.type"].size // WIDTH,
        layer_norm_eps=1e-12,
    )
    bert = BertModel(config, add_pooling_layer=False).eval()
    names = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        **_norm("embeddings.LayerNorm", "emb.ln"),
    }
    for n in range(config.num_hidden_layers):
        layer = f"encoder.layer.{n}."
        names |= _norm(f"{layer}attention.self.query", f"l{n}.q")
        names |= _norm(f"{layer}attention.self.key", f"l{n}.k")
        names |= _norm(f"{layer}attention.self.value", f"l{n}.v")
        names |= _norm(f"{layer}attention.output.dense", f"l{n}.ao")
        names |= _norm(f"{layer}attention.output.LayerNorm", f"l{n}.aln")
        names |= _norm(f"{layer}intermediate.dense", f"l{n}.fi")
        names |= _norm(f"{layer}output.dense", f"l{n}.fo")
        names |= _norm(f"{layer}output.LayerNorm", f"l{n}.oln")
    with torch.no_grad():
        for name, weight in bert.named_parameters():
            values = torch.from_numpy(e5.tensors[names[name]])
            if name.endswith("word_embeddings.weight"):
                values = values.view(-1, WIDTH)[torch.tensor(rows)]
            weight.copy_(values.view(weight.shape))
    return bert


def _norm(module: str, tensor: str) -> dict[str, str]:
    return {f"{module}.weight": f"{tensor}.w", f"{module}.bias": f"{tensor}.b"}


def imitate(model: Any, bert: Any, vocabulary: Vocabulary, settings: Settings) -> float:
    """Train the encoder towards e5's hidden states; returns the last relative squared error."""
    import torch

    device = torch.device(settings.train.device)
    if device.type == "cpu":
        torch.set_num_threads(settings.train.threads)
    encoder = model.model.encoder.to(device).train()
    bert.to(device)
    weights = list(encoder.parameters())
    optimizer = torch.optim.AdamW(weights, lr=2e-4, weight_decay=0.0)
    start, step, error = time.monotonic(), 0, float("nan")
    seconds = settings.model.imitation_minutes * 60
    for numbers in _sentence_batches(vocabulary, settings):
        passed = (time.monotonic() - start) / seconds
        if passed >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = 2e-4 * min(1.0, (step + 1) / 50) * max(0.05, 1 - passed)
        ids = torch.tensor(numbers, device=device)
        mask = (ids != vocabulary.pad).long()
        with torch.autocast(device.type, torch.bfloat16):
            with torch.no_grad():
                positions = (mask.cumsum(1) + 1) * mask
                goal = bert(ids, mask, position_ids=positions).last_hidden_state.float()
            found = encoder(ids, mask).last_hidden_state.float()
        real = mask.bool()
        loss = ((found - goal) ** 2)[real].mean() / goal[real].var()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        models.zero_pad(model)
        step, error = step + 1, float(loss.detach())
        if step == 1 or step % 100 == 0:
            log.info("imitation step %d: relative squared error %.4f", step, error)
    model.to("cpu")
    return error


def _sentence_batches(vocabulary: Vocabulary, settings: Settings) -> Iterator[list[list[int]]]:
    """Padded batches of sentences of either language, of about equal length, without end."""
    draw = random.Random(settings.train.seed)
    pairs = [p for p in read_pairs(settings.file("pairs.jsonl")) if draw.random() < p.weight]
    texts = [
        text for p in draw.sample(pairs, min(60_000, len(pairs))) for text in (p.source, p.target)
    ]
    rows = sorted(vocabulary.encode(texts), key=len)
    batches: list[list[list[int]]] = []
    batch: list[list[int]] = []
    for row in (row[:200] for row in rows):
        if batch and (len(row) + 1) * (len(batch) + 1) > settings.train.pieces_per_batch:
            batches.append(batch)
            batch = []
        batch.append([*row, MARIAN_END])
    batches.append(batch)
    while True:
        draw.shuffle(batches)
        for batch in batches:
            width = max(map(len, batch))
            yield [row + [vocabulary.pad] * (width - len(row)) for row in batch]


if __name__ == "__main__":
    main(run, __doc__)
