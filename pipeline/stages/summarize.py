"""Stage 4: the English translation of an article to an abstractive summary with its evidence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.config import SummarizeConfig
from pipeline.document import Summary, TranslatedSegment
from pipeline.stages.form import Form
from pipeline.stages.packing import pack, parts
from pipeline.stages.resource import Notify, Resource, decoding, reproducible
from pipeline.stages.stage import ModelLabel, Stage
from pipeline.stages.support import Article, supported

_TOKENS_PER_SENTENCE = 40  # an English news sentence has about 30
_TOKENS_PER_WORD = 2


@dataclass(frozen=True)
class Reading:
    """What a summary is made from: the translated headline and segments of one article."""

    headline: str
    segments: tuple[TranslatedSegment, ...]


def summarizer(config: SummarizeConfig, notify: Notify) -> Stage[Reading, Summary]:
    """The stage that a configuration asks for."""
    return Lead(config) if config.engine == "lead" else Abstract(config, notify)


class _Summarize(Stage[Reading, Summary], ABC):
    """What every generator shares: form and support of what was written."""

    name, version, output = "summarize", 1, Summary

    def __init__(self, config: SummarizeConfig) -> None:
        self._config = config
        self._form = Form(config.sentences, config.words)

    def keeps(self, output: Summary) -> bool:
        return bool(output.text) and not any("truncated" in s.flags for s in output.sentences)

    def run(self, items: Sequence[Reading]) -> list[Summary]:
        articles = [Article.of(item.headline, item.segments) for item in items]
        full = [i for i, article in enumerate(articles) if article.sentences]
        written = dict(zip(full, self._write([articles[i] for i in full]), strict=True))
        return [
            supported([self._form.sentences(t) for t in written[i]], article, self._form)
            if i in written
            else Summary("", ())
            for i, article in enumerate(articles)
        ]

    @abstractmethod
    def _write(self, articles: Sequence[Article]) -> list[list[str]]:
        """For each article the candidate summaries, best first."""


class Lead(_Summarize):
    """The extractive baseline: the first sentences of the body."""

    def identity(self) -> Any:
        return {"engine": "lead", "sentences": self._config.sentences, "words": self._config.words}

    def _write(self, articles: Sequence[Article]) -> list[list[str]]:
        return [[" ".join(a.sentences[: self._config.sentences])] for a in articles]


class Abstract(_Summarize):
    """A language model's summary."""

    def __init__(self, config: SummarizeConfig, notify: Notify) -> None:
        super().__init__(config)
        self._resource = Resource(config, config.engine, ("en", "en"), notify)

    def identity(self) -> Any:
        own = ("sentences", "words", "reading", "max_input_tokens", "prefix", "system", "prompt")
        asked = {name: getattr(self._config, name) for name in own}
        return self._resource.identity() | asked | {"decoding": decoding(self._config).__dict__}

    def label(self) -> ModelLabel:
        return self._resource.label

    def keeps(self, output: Summary) -> bool:
        return reproducible(self._config) and super().keeps(output)

    def close(self) -> None:
        self._resource.close()

    def _write(self, articles: Sequence[Article]) -> list[list[str]]:
        whole: list[Sequence[str]] = [article.sentences for article in articles]
        sizes = [self._resource.get().count(sentences) for sentences in whole]
        if self._config.reading == "map-reduce":
            whole = self._condense(articles, sizes)
            sizes = [self._resource.get().count(sentences) for sentences in whole]
        read = [
            [sentences[i] for i in pack(sentences, size, self._budget)]
            for sentences, size in zip(whole, sizes, strict=True)
        ]
        return self._generate([a.headline for a in articles], read)

    def _condense(
        self, articles: Sequence[Article], sizes: Sequence[Sequence[int]]
    ) -> list[Sequence[str]]:
        """Articles that do not fit, summarized part by part; the others as they are."""
        owners: list[int] = []
        texts: list[Sequence[str]] = []
        for i, (article, size) in enumerate(zip(articles, sizes, strict=True)):
            if sum(size) > self._budget:
                for part in parts(size, self._budget):
                    owners.append(i)
                    texts.append([article.sentences[j] for j in part])
        headlines = [articles[i].headline for i in owners]
        condensed: dict[int, list[str]] = {}
        for i, candidates in zip(owners, self._generate(headlines, texts), strict=True):
            condensed.setdefault(i, []).extend(self._form.sentences(candidates[0]))
        return [condensed.get(i, article.sentences) for i, article in enumerate(articles)]

    @property
    def _budget(self) -> int:
        """Tokens of an article that are read."""
        return min(self._config.max_input_tokens, self._resource.get().input_limit - 256)

    def _generate(
        self, headlines: Sequence[str], texts: Sequence[Sequence[str]]
    ) -> list[list[str]]:
        model, config = self._resource.get(), self._config
        requests = []
        for headline, sentences in zip(headlines, texts, strict=True):
            article = " ".join(sentences)
            if model.instructed:
                titled = f"{headline}\n\n{article}" if headline else article
                request = self._fill(config.prompt, article=titled)
            else:
                request = config.prefix + article
            requests.append(request)
        limits = [self._output_limit] * len(requests)
        how = decoding(config)
        written = model.generate(requests, how, limits, self._fill(config.system))
        return [
            [self._form.whole(h.text, h.truncated) for h in hypotheses] for hypotheses in written
        ]

    def _fill(self, template: str, article: str = "") -> str:
        """The template with its places filled; the article last, since it may hold braces."""
        length = str(self._config.sentences)
        return template.replace("{sentences}", length).replace("{article}", article)

    @property
    def _output_limit(self) -> int:
        """Tokens of the longest summary that is asked for."""
        config = self._config
        by_sentences = config.sentences * _TOKENS_PER_SENTENCE
        return by_sentences if config.words is None else config.words * _TOKENS_PER_WORD + 32
