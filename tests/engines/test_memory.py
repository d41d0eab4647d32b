"""One model in memory at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import SummarizeConfig, TranslateConfig
from pipeline.engines.memory import Memory
from pipeline.stages.resource import Resource

Make = Callable[..., Resource]


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def make(checkpoint: Callable[[str], Path], memory: Memory) -> Make:
    def build(kind: Any, name: str, languages: tuple[str, str], **settings: Any) -> Resource:
        config = kind(model=str(checkpoint(name)), compute_type="float32", **settings)
        return Resource(config, config.engine, languages, lambda _: None, memory)

    return build


def test_the_second_model_releases_the_first(make: Make) -> None:
    translator = make(TranslateConfig, "marian", ("id", "en"))
    summarizer = make(SummarizeConfig, "qwen2", ("en", "en"))
    first = translator.get()
    assert translator.get() is first
    assert summarizer.get() is not first
    again = translator.get()
    assert again is not first
    assert again.count(["Warga datang."]) == first.count(["Warga datang."])


def test_stages_share_a_decoder_only_model_whatever_their_languages(make: Make) -> None:
    budget = {"batch_tokens": 4096}
    translator = make(TranslateConfig, "qwen2", ("id", "en"), **budget)
    summarizer = make(SummarizeConfig, "qwen2", ("en", "en"), **budget)
    assert translator.get() is summarizer.get()


def test_another_language_is_another_model_to_a_translator(make: Make) -> None:
    there = make(TranslateConfig, "m2m_100", ("id", "en")).get()
    assert make(TranslateConfig, "m2m_100", ("en", "id")).get() is not there


def test_released_it_is_loaded_again(make: Make, memory: Memory) -> None:
    resource = make(TranslateConfig, "marian", ("id", "en"))
    first = resource.get()
    memory.close()
    assert resource.get() is not first
