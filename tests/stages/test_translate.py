"""The translate stage on a tiny model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import TranslateConfig
from pipeline.stages.translate import Rendering, Request, Translate

SENTENCES = [
    "Hujan lebat merendam rumah warga.",
    "Harga cabai naik; pedagang mengeluh, pembeli berkurang, dan pasar sepi.",
    "Polisi datang.",
]
Make = Callable[..., Translate]


@pytest.fixture
def make(checkpoint: Callable[[str], Path]) -> Make:
    def translate(name: str = "marian", **settings: Any) -> Translate:
        base = {"model": str(checkpoint(name)), "compute_type": "float32", "candidates": 2}
        return Translate(TranslateConfig(**{**base, **settings}), lambda _: None)

    return translate


def _texts(stage: Translate, texts: list[str]) -> list[str]:
    return [rendering.text for rendering in stage.run([Request(text) for text in texts])]


def test_one_output_an_input_in_order(make: Make) -> None:
    stage = make()
    together = _texts(stage, SENTENCES)
    assert together == [_texts(stage, [sentence])[0] for sentence in SENTENCES]
    assert stage.run([]) == []


@pytest.mark.parametrize("name", ["marian", "m2m_100", "nllb", "qwen2"])
@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_every_kind_of_model_translates(make: Make, name: str, engine: str) -> None:
    renderings = make(name, engine=engine, retry=False).run([Request(s) for s in SENTENCES])
    assert len(renderings) == len(SENTENCES)
    assert all(rendering.score <= 0 for rendering in renderings)


def test_what_a_model_cannot_read_at_once_is_split_not_cut(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make(retry=False)
    model = stage._resource.get()
    monkeypatch.setattr(model, "input_limit", 24)
    read: list[str] = []
    generate = model.generate

    def spy(texts: Any, *rest: Any) -> Any:
        read.extend(texts)
        return generate(texts, *rest)

    monkeypatch.setattr(model, "generate", spy)
    (rendering,) = stage.run([Request(SENTENCES[1])])
    assert " ".join(read) == SENTENCES[1]
    assert len(read) > 1
    assert rendering.text


def test_the_model_gets_the_quotation_marks_it_knows(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make(retry=False)
    model = stage._resource.get()
    read: list[str] = []
    generate = model.generate

    def spy(texts: Any, *rest: Any) -> Any:
        read.extend(texts)
        return generate(texts, *rest)

    monkeypatch.setattr(model, "generate", spy)
    stage.run([Request("“Hujan lebat,” katanya.")])
    assert read == ['"Hujan lebat," katanya.']


@pytest.mark.parametrize(
    ("rendering", "settings", "kept"),
    [
        (Rendering("Rain."), {}, True),
        (Rendering("Rain.", ("quantity-mismatch",)), {}, True),
        (Rendering(""), {}, False),
        (Rendering("rain rain", ("repetition",)), {}, False),
        (Rendering("Rain", ("truncated",)), {}, False),
        (Rendering("Rain."), {"temperature": 1.0}, False),
        (Rendering("Rain."), {"temperature": 1.0, "seed": 1}, True),
    ],
)
def test_what_may_be_cached(
    make: Make, rendering: Rendering, settings: dict[str, Any], kept: bool
) -> None:
    assert make(**settings).keeps(rendering) is kept


def test_the_identity_holds_model_engine_and_decoding(make: Make) -> None:
    base = make().identity()
    assert make().identity() == base
    for change in (
        {"name": "nllb"},
        {"engine": "transformers"},
        {"beam_size": 5},
        {"compute_type": "int8"},
        {"prompt": "Say: {text}"},
    ):
        assert make(**change).identity() != base


def test_addresses_and_bare_numbers_pass_through(make: Make) -> None:
    texts = ["https://berita.example/2024/banjir-besar", "12.500", "redaksi@berita.example"]
    assert _texts(make(), texts) == texts
