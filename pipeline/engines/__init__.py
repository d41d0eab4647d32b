"""What runs a model. `load` is the only place that knows which engine is which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from pipeline.engines.model import (
    DECODERS,
    ENCODER_DECODERS,
    Decoding,
    Hypothesis,
    Instruction,
    TextModel,
)

if TYPE_CHECKING:
    from pipeline.models import Model

__all__ = [
    "DECODERS",
    "ENCODER_DECODERS",
    "Decoding",
    "Hypothesis",
    "Instruction",
    "TextModel",
    "load",
    "settle",
]


def settle(engine: str, device: str, compute_type: str) -> tuple[str, str]:
    """The device and compute type that a request comes to on this machine.

    Raises:
        ModelError: if the engine does not have the compute type.
    """
    module = _module(engine)
    settled: str = module.device(device)
    return settled, module.compute_type(compute_type, settled)


def load(
    engine: str,
    model: Model,
    *,
    languages: tuple[str, str],
    device: str,
    compute_type: str,
    threads: int,
    batch_tokens: int,
    notify: Callable[[str], None],
) -> TextModel:
    """Load a model that the store has resolved.

    Args:
        engine: "ctranslate2" or "transformers".
        model: from `pipeline.models.resolve`.
        languages: ISO 639-1 codes of source and target text.
        device, compute_type: as `settle` returned them.
        threads: 0 takes all cores.
        batch_tokens: tokens in one batch, padding included.
        notify: told of a conversion, which takes a while.

    Raises:
        ModelError: if the folder is broken or the engine does not know the architecture.
    """
    from pipeline.engines.tokens import Tokens
    from pipeline.models import converted, with_weights

    tokens = Tokens(model.folder, model.architecture, languages)
    if engine == "transformers":
        from pipeline.engines.transformers import TransformersModel

        folder: Path = with_weights(model, notify=notify)
        return TransformersModel(folder, tokens, device, compute_type, threads, batch_tokens)
    from pipeline.engines.ctranslate2 import Decoder, EncoderDecoder

    folder = converted(model, compute_type, notify=notify)
    kind = Decoder if tokens.decoder_only else EncoderDecoder
    return kind(folder, tokens, device, compute_type, threads, batch_tokens)


def _module(engine: str) -> ModuleType:
    if engine == "transformers":
        from pipeline.engines import transformers

        return transformers
    from pipeline.engines import ctranslate2

    return ctranslate2
