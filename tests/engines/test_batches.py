"""Beams take memory as further texts would: they share a batch's budget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import SummarizeConfig
from pipeline.engines import Decoding
from pipeline.stages.resource import Resource


def _sizes(model: Any, beams: int, patch: pytest.MonkeyPatch) -> list[int]:
    """How many of 16 texts stand in each batch."""
    sizes: list[int] = []
    arrange = model._arrange

    class Counting:
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def generate_batch(self, prompts: Any, **options: Any) -> Any:
            sizes.append(len(prompts))
            return self._inner.generate_batch(prompts, **options)

    patch.setattr(model, "_arrange", lambda *args, **kw: Counting(arrange(*args, **kw)))
    texts = [f"Harbour {number}." for number in range(16)]
    how = Decoding(beam_size=beams, candidates=beams)
    assert [len(found) for found in model.generate(texts, how, [8] * 16, "")] == [beams] * 16
    return sizes


def test_beams_share_the_budget(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = SummarizeConfig(
        model=str(checkpoint("qwen2")), compute_type="float32", threads=1, batch_tokens=1200
    )
    model = Resource(config, "ctranslate2", ("en", "en"), lambda _: None).get()
    with monkeypatch.context() as patch:
        alone = _sizes(model, 1, patch)
    with monkeypatch.context() as patch:
        beams = _sizes(model, 4, patch)
    assert sum(alone) == sum(beams) == 16
    assert max(alone) >= 4 * max(beams)
