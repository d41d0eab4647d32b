"""How prompts share batches: beams take memory as texts would, and the instruction is read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import SummarizeConfig
from pipeline.engines import Decoding, Instruction
from pipeline.engines import ctranslate2 as module
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
    written = model.generate(texts, how, [8] * 16, Instruction())
    assert [len(found) for found in written] == [beams] * 16
    return sizes


@pytest.fixture
def model(checkpoint: Callable[[str], Path]) -> Any:
    config = SummarizeConfig(
        model=str(checkpoint("qwen2")), compute_type="float32", threads=1, batch_tokens=400
    )
    return Resource(config, "ctranslate2", ("en", "en"), lambda _: None).get()


def test_beams_share_the_budget(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        alone = _sizes(model, 1, patch)
    with monkeypatch.context() as patch:
        beams = _sizes(model, 4, patch)
    assert sum(alone) == sum(beams) == 16
    assert max(alone) >= 4 * max(beams)


@pytest.mark.parametrize("beams", [1, 3])
def test_the_instruction_read_once_changes_nothing(
    model: Any, monkeypatch: pytest.MonkeyPatch, beams: int
) -> None:
    monkeypatch.setattr(module, "_CHAT_LENGTH_STEPS", (1, 1))  # or the filler stands elsewhere
    how = Decoding(beam_size=beams, candidates=beams, repetition_penalty=1.2)
    told = Instruction("Be brief.", "Tell of {text} in one line.")
    texts = ["the harbour", "rain", "\n\nthe harbour of the old town and of its boats", "rain"]

    def written() -> list[list[str]]:
        return [[h.text for h in found] for found in model.generate(texts, how, [16] * 4, told)]

    once, again = written(), written()
    monkeypatch.setattr(model._tokens, "chat_start", lambda _: ())
    assert once == again == written()
    assert once[1] == once[3] != once[0]


def test_prompts_of_one_length_stand_in_one_batch(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "_budget", 100_000)
    assert _sizes(model, 1, monkeypatch) == [16]
