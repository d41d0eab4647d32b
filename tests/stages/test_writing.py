"""What a model is asked for a summary, and for a headline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import SummarizeConfig
from pipeline.document import TranslatedSegment
from pipeline.engines import Decoding, Hypothesis, Instruction
from pipeline.stages.article import Article
from pipeline.stages.form import Form
from pipeline.stages.summarize import Reading, summarizer
from pipeline.stages.writing import Writer

BODY = tuple(
    TranslatedSegment(f"Kalimat {i}.", f"Sentence {i} tells of harbour {i}.", i, "body")
    for i in range(40)
)
Asked = list[tuple[Sequence[str], Decoding, Instruction]]


@pytest.fixture
def make(checkpoint: Callable[[str], Path]) -> Callable[..., Writer]:
    def build(name: str = "qwen2", **settings: Any) -> Writer:
        config = SummarizeConfig(model=str(checkpoint(name)), compute_type="float32", **settings)
        return Writer(config, Form(config.sentences, config.words), lambda _: None, None)

    return build


def _listen(writer: Writer, monkeypatch: pytest.MonkeyPatch, answer: str = "") -> Asked:
    """What the model is asked; with `answer`, it says that instead of its own."""
    model, asked = writer._resource.get(), Asked()
    generate = model.generate

    def heard(texts: Any, how: Any, limits: Any, told: Instruction) -> list[list[Hypothesis]]:
        asked.append((texts, how, told))
        own = generate(texts, how, limits, told)
        return [[Hypothesis(answer, 0.0, False)] for _ in texts] if answer else own

    monkeypatch.setattr(model, "generate", heard)
    return asked


def _messages(asked: Asked) -> list[str]:
    return [told.about(text) for texts, _, told in asked for text in texts]


def test_the_request_has_length_headline_and_article(
    make: Callable[..., Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = make(
        sentences=2,
        templates={"chat": {"system": "In {sentences}.", "request": "Give {sentences}: {article}"}},
    )
    asked = _listen(writer, monkeypatch)
    writer.summaries(writer.readings([Article("Harbours", BODY[:2])]))
    ((texts, _, told),) = asked
    assert told == Instruction("In 2.", "Give 2: {text}")
    assert texts == ["Harbours\n\nSentence 0 tells of harbour 0. Sentence 1 tells of harbour 1."]


def test_an_architecture_has_its_own_template(
    make: Callable[..., Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = make(templates={"qwen2": {"request": "Own: {article}"}})
    asked = _listen(writer, monkeypatch)
    writer.summaries(writer.readings([Article("", BODY[:1])]))
    assert _messages(asked) == ["Own: Sentence 0 tells of harbour 0."]


@pytest.mark.parametrize(
    ("name", "request_"),
    [("t5", "summarize: Sentence 0 tells of harbour 0."), ("bart", BODY[0].target)],
)
def test_models_without_instruction_read_the_bare_article(
    make: Callable[..., Writer], monkeypatch: pytest.MonkeyPatch, name: str, request_: str
) -> None:
    writer = make(name)
    asked = _listen(writer, monkeypatch)
    writer.summaries(writer.readings([Article("A headline", BODY[:1])]))
    assert _messages(asked) == [request_]


def test_what_was_not_read_is_counted(make: Callable[..., Writer]) -> None:
    article = Article("", BODY)
    (all_of_it,) = make(max_input_tokens=10_000).readings([article])
    assert (all_of_it.unread, len(all_of_it.sentences)) == (0, len(BODY))
    (part,) = make(max_input_tokens=150).readings([article])
    assert part.unread == len(BODY) - len(part.sentences) > 0
    assert part.sentences[:4] == article.sentences[:4]


def test_asked_again_it_searches_with_more_beams(
    make: Callable[..., Writer], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = make(retry_candidates=3)
    asked = _listen(writer, monkeypatch)
    read = writer.readings([Article("", BODY[:2])])
    assert len(writer.summaries(read)[0]) == 1
    assert len(writer.summaries(read, again=True)[0]) == 3
    assert [how.beam_size for _, how, _ in asked] == [1, 3]


def _headed(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, answer: str, title: str = ""
) -> str:
    config = SummarizeConfig(model=str(checkpoint("qwen2")), compute_type="float32")
    stage: Any = summarizer(config, lambda _: None)
    _listen(stage._writer, monkeypatch, answer)
    (summary,) = stage.run([Reading(title, BODY[:3])])
    return str(summary.headline)


@pytest.mark.parametrize(
    ("answer", "headline"),
    [
        ("**Headline:** “Sentence tells of harbour 1.”", "Sentence tells of harbour 1"),
        ("Sentence tells of harbour 77", ""),  # no such number in the article
        ("Wellington tells of harbour 1", ""),  # no such name
    ],
)
def test_an_article_without_a_title_gets_a_checked_headline(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, answer: str, headline: str
) -> None:
    assert _headed(checkpoint, monkeypatch, answer) == headline


def test_an_article_with_a_title_keeps_it(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _headed(checkpoint, monkeypatch, "Sentence tells of harbour 1", "Harbours") == ""


def test_a_doubtful_title_is_replaced(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = SummarizeConfig(model=str(checkpoint("qwen2")), compute_type="float32")
    stage: Any = summarizer(config, lambda _: None)
    _listen(stage._writer, monkeypatch, "Sentence tells of harbour 1")
    title = TranslatedSegment("Judul", "Jude Harboard", -1, "headline", ("name-missing",))
    sound = TranslatedSegment("Judul", "A title", -1, "headline")
    doubtful, fine = stage.run(
        [Reading("Jude Harboard", (title, *BODY[:3])), Reading("A title", (sound, *BODY[:3]))]
    )
    assert doubtful.headline == "Sentence tells of harbour 1"
    assert fine.headline == ""
