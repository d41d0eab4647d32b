"""The summarize stage on tiny models of every kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import SummarizeConfig
from pipeline.document import Summary, TranslatedSegment
from pipeline.stages.stage import Stage
from pipeline.stages.summarize import Reading, summarizer

Make = Callable[..., Stage[Reading, Summary]]


def _reading(sentences: int) -> Reading:
    segments = tuple(
        TranslatedSegment(f"Kalimat {i}.", f"Sentence {i} tells of harbour {i % 9}.", i, "body")
        for i in range(sentences)
    )
    return Reading("A headline", segments)


@pytest.fixture
def make(checkpoint: Callable[[str], Path]) -> Make:
    def build(name: str, **settings: Any) -> Stage[Reading, Summary]:
        base = {"model": str(checkpoint(name)), "compute_type": "float32"}
        return summarizer(SummarizeConfig(**{**base, **settings}), lambda _: None)

    return build


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
@pytest.mark.parametrize("name", ["bart", "pegasus", "t5", "mbart", "qwen2", "llama"])
def test_every_kind_of_model_summarizes(make: Make, name: str, engine: str) -> None:
    readings = [_reading(3), _reading(12), Reading("Only a title", ())]
    summaries = make(name, engine=engine, sentences=2).run(readings)
    assert [bool(s.text) for s in summaries] == [True, True, False]
    for reading, summary in zip(readings, summaries, strict=True):
        assert len(summary.sentences) <= 2
        assert summary.text == " ".join(s.text for s in summary.sentences)
        places = [place for s in summary.sentences for place in s.evidence]
        assert all(0 <= place < len(reading.segments) for place in places)


@pytest.mark.parametrize("reading", ["pack", "map-reduce"])
def test_a_long_article_is_read_within_the_budget(
    make: Make, monkeypatch: pytest.MonkeyPatch, reading: str
) -> None:
    stage: Any = make("qwen2", reading=reading, max_input_tokens=200)
    model = stage._writer._resource.get()
    asked: list[str] = []
    generate = model.generate

    def spy(texts: Any, *rest: Any) -> Any:
        asked.extend(texts)
        return generate(texts, *rest)

    monkeypatch.setattr(model, "generate", spy)
    (summary,) = stage.run([_reading(60)])
    assert summary.text
    body = [text.partition("\n\n")[2] for text in asked]
    assert all(body), "the headline stands before the text"
    assert all(model.count([text])[0] <= 260 for text in body)
    everything = " ".join(asked)
    assert all(f"Sentence {i} " in everything for i in range(4))
    if reading == "map-reduce":
        assert all(f"Sentence {i} " in everything for i in range(60))
        assert len(asked) > 2


def test_lead_takes_the_first_sentences() -> None:
    stage = summarizer(SummarizeConfig(engine="lead", sentences=2), lambda _: None)
    (summary,) = stage.run([_reading(5)])
    assert summary.text == "Sentence 0 tells of harbour 0. Sentence 1 tells of harbour 1."
    assert [s.evidence[0] for s in summary.sentences] == [0, 1]


def test_the_word_limit_holds() -> None:
    stage = summarizer(SummarizeConfig(engine="lead", sentences=5, words=12), lambda _: None)
    (summary,) = stage.run([_reading(9)])
    assert len(summary.text.split()) <= 12


def test_the_prompt_is_in_the_identity(make: Make) -> None:
    assert (
        make("qwen2").identity()
        != make("qwen2", templates={"chat": {"request": "{article}"}}).identity()
    )
    assert make("qwen2").identity() == make("qwen2").identity()


def test_braces_in_an_article_do_no_harm(make: Make) -> None:
    segments = (
        TranslatedSegment("a", "The {sentences} of {article} and {0} were odd.", 0, "body"),
    )
    (summary,) = make("qwen2").run([Reading("{article}", segments)])
    assert summary.text
