"""The whole program on one screen: documents in, briefs out, stage after stage, window by window.

    documents -> normalise -> segment -> translate -> summarize -> score -> briefs

What a check doubts of a translation may be asked of a second model in between.

A window is a fixed number of documents in the order they come. Its segments are translated
together and its articles summarized together; what it computed is committed to the cache at once.
Nothing else knows the order of the stages or the cache.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.cache import Cache, cache_key
from pipeline.config import ChainConfig
from pipeline.digest import digest
from pipeline.document import Brief, Document, Failure, StageRecord
from pipeline.engines.memory import Memory
from pipeline.errors import CacheError, DocumentError, RequestError
from pipeline.home import home
from pipeline.stages.normalise import Normalise
from pipeline.stages.score import Score, Totals
from pipeline.stages.secondopinion import SecondOpinion
from pipeline.stages.segment import SegmentArticles
from pipeline.stages.stage import Stage
from pipeline.stages.summarize import summarizer
from pipeline.stages.translate import Request, Translate
from pipeline.text.repair import repair
from pipeline.versions import versions
from pipeline.work import Work

STAGES = ("normalise", "segment", "translate", "second-opinion", "summarize", "score")
log = logging.getLogger(__name__)


def _silent(*_: Any) -> None:
    return None


@dataclass(frozen=True)
class Outcome:
    """What a stage gave for one input: `error` says why there is no value."""

    value: Any
    cached: bool
    error: str = ""


class Chain:
    """A configured chain; use it as a context manager to release its models and its cache.

    Args:
        config: from `pipeline.load_config`.
        cache: a file; `None` is the config's, else the one in the program's own folder;
            `False` keeps nothing.
        refresh: names of stages whose cached results are not used, but replaced.
        notify: told, in a line, of everything that takes long or was decided on the way.
        progress: told the stage and the number of its inputs whenever one starts to compute.

    Raises:
        CacheError: if the cache cannot be opened.
    """

    def __init__(
        self,
        config: ChainConfig,
        *,
        cache: Path | bool | None = None,
        refresh: Iterable[str] = (),
        notify: Callable[[str], None] = _silent,
        progress: Callable[[str, int], None] = _silent,
    ) -> None:
        self.config, self.totals = config, Totals()
        self._refresh, self._progress = frozenset(refresh), progress
        self._notes: list[str] = []
        self._notify = notify

        def note(message: str) -> None:
            self._notes.append(message)
            notify(message)

        self._normalise = Normalise(config.normalise)
        self._segment = SegmentArticles(config.segment)
        self._memory = Memory()
        self._translate = Translate(config.translate, note, self._memory)
        second = config.translate.second_opinion
        self._second = SecondOpinion(second, note, self._memory) if second else None
        self._summarize = summarizer(config.summarize, note, self._memory)
        self._score = Score()
        own = Path(config.run.cache).expanduser() if config.run.cache else home() / "cache.sqlite"
        path = None if cache is False else cache if isinstance(cache, Path) else own
        self._cache = Cache(path, versions())

    def prepare(self) -> None:
        """Find out before any work whether every model can be had.

        Raises:
            ModelError: if no model that the config names can be had.
        """
        for stage in (self._translate, self._second, self._summarize):
            if stage is not None:
                stage.identity()

    def run(self, documents: Iterable[Document | Failure]) -> Iterator[Brief | Failure]:
        """Briefs in the order of the documents; a document that fails gives a `Failure`."""
        stream = iter(documents)
        while window := list(islice(stream, self.config.run.window)):
            briefs = iter(self._window([d for d in window if isinstance(d, Document)]))
            yield from [next(briefs) if isinstance(d, Document) else d for d in window]

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Translate segments as they are, through the cache.

        Raises:
            DocumentError: naming the first text that could not be translated.
        """
        requests = [Request(repair(text)[0].strip()) for text in texts]
        outcomes = self._through(self._translate, requests)
        self._commit()
        for text, outcome in zip(texts, outcomes, strict=True):
            if outcome.error:
                raise DocumentError(f"cannot translate {text[:60]!r}: {outcome.error}")
        return [outcome.value.text for outcome in outcomes]

    def close(self) -> None:
        """Release models and cache."""
        self._memory.close()
        self._cache.close()

    def __enter__(self) -> Chain:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _window(self, documents: Sequence[Document]) -> list[Brief | Failure]:
        works = [Work(document) for document in documents]
        self._step(self._normalise, works, lambda work: [work.document.article])
        self._step(self._segment, works, lambda work: [work.clean])
        self._step(self._translate, works, lambda work: work.requests)
        if self._second is not None:
            self._step(self._second, works, lambda work: work.doubts)
        self._step(self._summarize, works, lambda work: [work.reading])
        self._step(self._score, works, lambda work: work.pairings(self.config.score))
        self._commit()
        return [self._finish(work) for work in works]

    def _commit(self) -> None:
        """Keep what was computed; where that fails the briefs are worth more than the cache."""
        try:
            self._cache.commit()
        except CacheError as error:
            self._notify(f"{error}. This window's results are not kept.")

    def _finish(self, work: Work) -> Brief | Failure:
        if work.error:
            return Failure(work.document.id, work.document.path, work.error)
        pairs = work.pairings(self.config.score)
        self.totals.add(pairs, work.scored)
        return work.brief(pairs, self.config.digest(), versions(), tuple(self._notes))

    def _step(
        self,
        stage: Stage[Any, Any],
        works: Sequence[Work],
        ask: Callable[[Work], Sequence[Any]],
    ) -> None:
        """Run one stage over all documents that are still well, and keep what it gave."""
        asked: list[tuple[Work, Sequence[Any]]] = []
        for work in works:
            try:
                if not work.error:
                    asked.append((work, ask(work)))
            except DocumentError as error:
                work.error = str(error)
        start = time.perf_counter()
        outcomes = iter(self._through(stage, [item for _, items in asked for item in items]))
        seconds = round(time.perf_counter() - start, 3)
        label = stage.label()
        for work, items in asked:
            mine = [next(outcomes) for _ in items]
            work.error = next((o.error for o in mine if o.error), "")
            work.results[stage.name] = [outcome.value for outcome in mine]
            cached = sum(outcome.cached for outcome in mine)
            work.records.append(
                StageRecord(
                    stage.name,
                    stage.version,
                    label.name,
                    label.digest,
                    label.engine,
                    seconds,
                    cached,
                    len(mine) - cached,
                )
            )

    def _through(self, stage: Stage[Any, Any], items: Sequence[Any]) -> list[Outcome]:
        """One stage over `items` through the cache: equal inputs are computed once."""
        from pydantic import TypeAdapter, ValidationError

        adapter = TypeAdapter(stage.output)
        identity = stage.identity()
        keys = [cache_key(stage.name, stage.version, identity, digest(item)) for item in items]
        known: dict[str, Outcome] = {}
        if stage.name not in self._refresh:
            for key, value in self._cache.get_many(list(dict.fromkeys(keys))).items():
                try:
                    known[key] = Outcome(adapter.validate_python(value), True)
                except ValidationError:
                    log.warning("cache: a value of the stage %s has another form", stage.name)
        missing = {k: item for k, item in zip(keys, items, strict=True) if k not in known}
        if missing:
            self._progress(stage.name, len(missing))
            start = time.perf_counter()
            computed = _attempt(stage, list(missing.values()))
            each = (time.perf_counter() - start) / len(missing)
            for key, outcome in zip(missing, computed, strict=True):
                known[key] = outcome
                if not outcome.error and stage.keeps(outcome.value):
                    replace = stage.name in self._refresh
                    self._cache.put(key, stage.name, outcome.value, each, replace)
        return [known[key] for key in keys]


def _attempt(stage: Stage[Any, Any], items: Sequence[Any]) -> list[Outcome]:
    """Run a stage; where it fails, once more item by item, so that one costs no other."""
    try:
        return [Outcome(value, False) for value in stage.run(items)]
    except RequestError:
        raise
    except Exception as error:
        if len(items) == 1:
            log.debug("stage %s failed", stage.name, exc_info=True)
            return [Outcome(None, False, f"{stage.name}: {type(error).__name__}: {error}")]
        return [outcome for item in items for outcome in _attempt(stage, [item])]
