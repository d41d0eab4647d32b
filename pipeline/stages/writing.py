"""Asking a model for summaries: what it reads, what it is told, and how it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.config import SummarizeConfig, Template
from pipeline.engines import DECODERS, Decoding, Instruction
from pipeline.engines.memory import Memory
from pipeline.stages.article import Article
from pipeline.stages.form import Form, headline
from pipeline.stages.packing import pack, parts
from pipeline.stages.resource import Notify, Resource, decoding
from pipeline.stages.stage import ModelLabel

_READ_PER_SENTENCE = 115  # tokens of the article for each sentence of the summary
_TOKENS_PER_SENTENCE = 40  # an English news sentence has about 30
_TOKENS_PER_WORD = 2
_HEADLINE_TOKENS = 32
_SPARE_TOKENS = 256  # of what a model can read: the instruction, and what it writes


@dataclass(frozen=True)
class Excerpt:
    """What is read of an article: its headline, sentences in order, and how many are left out."""

    headline: str
    sentences: tuple[str, ...]
    unread: int = 0


class Writer:
    """A model with its instruction.

    Args:
        config: which model, what it is asked, and how it writes.
        form: brings what it wrote into form.
        notify: told of everything that takes long.
        memory: where the model is loaded.
    """

    def __init__(
        self, config: SummarizeConfig, form: Form, notify: Notify, memory: Memory | None
    ) -> None:
        self._config, self._form = config, form
        self._resource = Resource(config, config.engine, ("en", "en"), notify, memory)

    @property
    def label(self) -> ModelLabel:
        """The model."""
        return self._resource.label

    def identity(self) -> Any:
        """All that can change what is written."""
        return self._resource.identity() | {
            "reading": self._config.reading,
            "max_input_tokens": self._config.max_input_tokens or _READ_PER_SENTENCE,
            "template": self._template.model_dump(),
            "decoding": decoding(self._config).__dict__,
        }

    def close(self) -> None:
        """Release the model."""
        self._resource.close()

    def readings(self, articles: Sequence[Article]) -> list[Excerpt]:
        """What is read of each article: all of it where it fits, else by `config.reading`."""
        whole = [Excerpt(article.headline, article.sentences) for article in articles]
        if self._config.reading == "map-reduce":
            whole = self._condensed(whole)
        model = self._resource.get()
        excerpts = []
        for excerpt in whole:
            places = pack(excerpt.sentences, model.count(excerpt.sentences), self._budget)
            kept = tuple(excerpt.sentences[i] for i in places)
            excerpts.append(
                replace(excerpt, sentences=kept, unread=len(excerpt.sentences) - len(kept))
            )
        return excerpts

    def summaries(self, excerpts: Sequence[Excerpt], again: bool = False) -> list[list[str]]:
        """Candidates for each, best first; `again` asks for `config.retry_candidates` by beams."""
        how = decoding(self._config)
        if again:
            beams = self._config.retry_candidates
            how = replace(how, candidates=beams, beam_size=beams, temperature=0.0)
        requests = []
        for excerpt in excerpts:
            article = " ".join(excerpt.sentences)
            titled = self._resource.get().instructed and excerpt.headline
            requests.append(f"{excerpt.headline}\n\n{article}" if titled else article)
        return self._ask(self._template.request, "{article}", requests, how, self._output_limit)

    def headlines(self, summaries: Sequence[str]) -> list[str]:
        """A headline for each summary; "" where the model is not asked for any."""
        if not self._template.headline or not summaries:
            return [""] * len(summaries)
        how = Decoding(beam_size=1)
        request = self._template.headline
        written = self._ask(request, "{summary}", summaries, how, _HEADLINE_TOKENS, whole=False)
        return [headline(candidates[0]) for candidates in written]

    def _ask(
        self,
        request: str,
        place: str,
        texts: Sequence[str],
        how: Decoding,
        limit: int,
        whole: bool = True,
    ) -> list[list[str]]:
        """What the model answers to `request` with each of `texts` in its `place`."""
        length = str(self._config.sentences)
        told = Instruction(
            self._template.system.replace("{sentences}", length),
            request.replace("{sentences}", length).replace(place, "{text}"),
        )
        written = self._resource.get().generate(texts, how, [limit] * len(texts), told)
        form = self._form.whole if whole else _as_written
        return [[form(h.text, h.truncated) for h in hypotheses] for hypotheses in written]

    def _condensed(self, excerpts: Sequence[Excerpt]) -> list[Excerpt]:
        """Articles that do not fit, summarized part by part; the others as they are."""
        model = self._resource.get()
        owners: list[int] = []
        pieces: list[Excerpt] = []
        for i, excerpt in enumerate(excerpts):
            sizes = model.count(excerpt.sentences)
            for part in parts(sizes, self._budget) if sum(sizes) > self._budget else ():
                owners.append(i)
                pieces.append(replace(excerpt, sentences=tuple(excerpt.sentences[j] for j in part)))
        condensed: dict[int, tuple[str, ...]] = {}
        for i, candidates in zip(owners, self.summaries(pieces), strict=True):
            found = self._form.sentences(candidates[0])
            condensed[i] = (*condensed.get(i, ()), *found)
        return [
            replace(excerpt, sentences=condensed.get(i, excerpt.sentences))
            for i, excerpt in enumerate(excerpts)
        ]

    @property
    def _template(self) -> Template:
        """The one of the model's architecture, else of its kind."""
        templates, architecture = self._config.templates, self._resource.model.architecture
        chat = templates["chat"] if architecture in DECODERS else Template()
        return templates.get(architecture, chat)

    @property
    def _budget(self) -> int:
        """Tokens of an article that are read."""
        config = self._config
        wanted = config.max_input_tokens or _READ_PER_SENTENCE * config.sentences
        return min(wanted, self._resource.get().input_limit - _SPARE_TOKENS)

    @property
    def _output_limit(self) -> int:
        """Tokens of the longest summary that is asked for."""
        config = self._config
        by_sentences = config.sentences * _TOKENS_PER_SENTENCE
        return by_sentences if config.words is None else config.words * _TOKENS_PER_WORD + 32


def _as_written(text: str, truncated: bool) -> str:
    """A headline that was cut is none."""
    return "" if truncated else text
