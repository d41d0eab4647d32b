"""Stage 4: the English translation of an article to a summary with its evidence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.config import SummarizeConfig
from pipeline.document import Summary, TranslatedSegment
from pipeline.engines.memory import Memory
from pipeline.stages.article import Article
from pipeline.stages.candidates import Candidate, best, judge
from pipeline.stages.form import Form
from pipeline.stages.resource import Notify, reproducible
from pipeline.stages.stage import ModelLabel, Stage
from pipeline.stages.support import supported
from pipeline.stages.writing import Writer


@dataclass(frozen=True)
class Reading:
    """What a summary is made from: the translated headline and segments of one article."""

    headline: str
    segments: tuple[TranslatedSegment, ...]


def summarizer(
    config: SummarizeConfig, notify: Notify, memory: Memory | None = None
) -> Stage[Reading, Summary]:
    """The stage that a configuration asks for."""
    return Lead(config) if config.engine == "lead" else Abstract(config, notify, memory)


@dataclass(frozen=True)
class Draft:
    """What was written of one article, and how many of its sentences were not read for it."""

    candidates: tuple[Candidate, ...]
    unread: int = 0


class _Summarize(Stage[Reading, Summary], ABC):
    """What every generator shares: form and support of what was written."""

    name, version, output = "summarize", 4, Summary

    def __init__(self, config: SummarizeConfig) -> None:
        self._config = config
        self._form = Form(config.sentences, config.words, config.style)

    def keeps(self, output: Summary) -> bool:
        return bool(output.text)

    def run(self, items: Sequence[Reading]) -> list[Summary]:
        articles = [Article(item.headline, item.segments) for item in items]
        full = [article for article in articles if article.sentences]
        written = iter(self._finish(full, self.drafts(full)) if full else [])
        return [next(written) if article.sentences else Summary("", ()) for article in articles]

    def _finish(self, articles: Sequence[Article], drafts: Sequence[Draft]) -> list[Summary]:
        return [
            replace(supported(draft.candidates, article, self._form), unread=draft.unread)
            for article, draft in zip(articles, drafts, strict=True)
        ]

    @abstractmethod
    def drafts(self, articles: Sequence[Article]) -> list[Draft]:
        """Candidate summaries of each article, none of which is empty."""

    def _judged(self, texts: Sequence[str], article: Article) -> tuple[Candidate, ...]:
        return tuple(judge(self._form.sentences(text), article, self._form) for text in texts)


class Lead(_Summarize):
    """The extractive baseline: the first sentences of the body."""

    def identity(self) -> Any:
        names = ("engine", "sentences", "words", "style")
        return {name: getattr(self._config, name) for name in names}

    def drafts(self, articles: Sequence[Article]) -> list[Draft]:
        texts = [" ".join(a.sentences[: self._config.sentences]) for a in articles]
        return [Draft(self._judged([t], a)) for t, a in zip(texts, articles, strict=True)]


class Abstract(_Summarize):
    """A language model's summary.

    An article whose best candidate has findings is asked for again, with more beams. An article
    without a title, or whose title came out doubtful, gets a headline, made from its summary and
    checked in the same way.
    """

    def __init__(
        self, config: SummarizeConfig, notify: Notify, memory: Memory | None = None
    ) -> None:
        super().__init__(config)
        self._writer = Writer(config, self._form, notify, memory)

    def identity(self) -> Any:
        names = ("sentences", "words", "style", "retry_candidates")
        asked = {name: getattr(self._config, name) for name in names}
        return self._writer.identity() | asked

    def label(self) -> ModelLabel:
        return self._writer.label

    def keeps(self, output: Summary) -> bool:
        return reproducible(self._config) and super().keeps(output)

    def close(self) -> None:
        self._writer.close()

    def drafts(self, articles: Sequence[Article]) -> list[Draft]:
        read = self._writer.readings(articles)
        drafts = [
            Draft(self._judged(texts, article), reading.unread)
            for texts, article, reading in zip(
                self._writer.summaries(read), articles, read, strict=True
            )
        ]
        doubted = [i for i, draft in enumerate(drafts) if best(draft.candidates).doubts]
        if doubted and self._config.retry_candidates:
            again = self._writer.summaries([read[i] for i in doubted], again=True)
            for i, texts in zip(doubted, again, strict=True):
                more = drafts[i].candidates + self._judged(texts, articles[i])
                drafts[i] = replace(drafts[i], candidates=more)
        return drafts

    def _finish(self, articles: Sequence[Article], drafts: Sequence[Draft]) -> list[Summary]:
        summaries = super()._finish(articles, drafts)
        headless = [i for i, article in enumerate(articles) if not article.headed]
        texts = [" ".join(s.text for s in summaries[i].sentences) for i in headless]
        for i, line in zip(headless, self._writer.headlines(texts), strict=True):
            if line and not articles[i].findings(line):
                summaries[i] = replace(summaries[i], headline=line)
        return summaries
