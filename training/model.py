"""The Marian model that is trained, and the parts of it that the programs share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training.dropout import add_dropout
from training.e5 import HEADS, INNER, WIDTH
from training.pieces import END
from training.settings import ModelSettings


def marian(size: int, settings: ModelSettings) -> Any:
    """A MarianMTModel of `size` pieces with random weights, in the shape of e5's layers.

    The decoder starts from <pad>, the last piece, whose row stays zero: CTranslate2 starts from a
    zero vector and has no row for it.
    """
    from transformers import MarianConfig, MarianMTModel

    pad = size - 1
    config = MarianConfig(
        vocab_size=size,
        d_model=WIDTH,
        encoder_layers=settings.encoder_layers,
        decoder_layers=settings.decoder_layers,
        encoder_ffn_dim=INNER,
        decoder_ffn_dim=INNER,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        max_position_embeddings=512,
        pad_token_id=pad,
        eos_token_id=END,
        decoder_start_token_id=pad,
        forced_eos_token_id=END,
        scale_embedding=True,
        static_position_embeddings=True,
        dropout=0.0,
        attention_dropout=0.0,
        activation_dropout=0.0,
        activation_function="gelu",
        init_std=0.02,
        attn_implementation="eager",  # faster on a CPU than SDPA, and it shows its weights
    )
    return MarianMTModel(config)


def load(folder: Path, dropout: float = 0.0) -> Any:
    """An exported model in float32, ready for training."""
    import torch
    from transformers import MarianMTModel

    model = MarianMTModel.from_pretrained(
        folder, dtype=torch.float32, dropout=0.0, attn_implementation="eager"
    )
    add_dropout(model, dropout)
    return model


def parameters(model: Any) -> dict[str, Any]:
    """What is trained, by name; the shared embedding stands once, the sinusoids not at all."""
    # from_pretrained marks even the sinusoids as trainable.
    named = model.named_parameters()
    return {name: p for name, p in named if not name.endswith("embed_positions.weight")}


def zero_pad(model: Any) -> None:
    """Put the padding row back to zero."""
    import torch

    with torch.no_grad():
        model.model.shared.weight[-1] = 0
