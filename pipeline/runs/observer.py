"""Watches a run from outside, in bounded memory, and says in the end what it was."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from pipeline.config import ChainConfig
from pipeline.digest import digest
from pipeline.document import Brief, Document, Failure, Scores, StageRecord
from pipeline.runs.record import RunRecord, StageUse, words_per_second
from pipeline.runs.surroundings import git_revision, hardware
from pipeline.versions import versions

_MODULUS = 1 << 256


class RunObserver:
    """Sees the documents go in and the briefs come out.

    Args:
        config: the chain's.
        name: how the user called it; `settings` are the overrides beside it.
        inputs: what was run on, as the user named it.
    """

    def __init__(
        self, config: ChainConfig, name: str, settings: Sequence[str], inputs: Sequence[str]
    ) -> None:
        self._config, self._name = config, name
        self._settings, self._inputs = tuple(settings), tuple(inputs)
        self._began, self._start = datetime.now(UTC), time.monotonic()
        self._corpus = 0
        self._documents = self._failed = self._words = 0
        self._stages: dict[str, StageUse] = {}
        self._window, self._timed = -1, set[str]()

    def documents(self, documents: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """The same documents, seen on their way."""
        for document in documents:
            if isinstance(document, Document):
                seen = digest([document.article, document.references])
                # a sum, so that neither the order nor the number of documents matters to memory
                self._corpus = (self._corpus + int(seen.removeprefix("b2:"), 16)) % _MODULUS
            yield document

    def add(self, item: Brief | Failure) -> None:
        """Take in what came out, in order."""
        window = self._documents // self._config.run.window
        if window != self._window:
            self._window, self._timed = window, set()
        self._documents += 1
        if isinstance(item, Failure):
            self._failed += 1
            return
        words = sum(len(segment.source.split()) for segment in item.translation.segments)
        self._words += words
        for record in item.provenance.stages:
            self._stages[record.stage] = self._added(record, words)

    def record(self, scores: Scores) -> RunRecord:
        """The record of the run, which ends now."""
        stages = tuple(self._stages.values())
        return RunRecord(
            id=f"{self._began:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}",
            time=self._began.isoformat(timespec="milliseconds"),
            config_name=self._name,
            settings=self._settings,
            config_digest=self._config.digest(),
            config=self._config.model_dump(mode="json"),
            inputs=self._inputs,
            corpus=f"b2:{self._corpus:064x}",
            documents=self._documents,
            failed=self._failed,
            words=self._words,
            seconds=round(time.monotonic() - self._start, 3),
            words_per_second=words_per_second(stages),
            stages=stages,
            scores=scores,
            git=git_revision(),
            hardware=hardware(),
            versions=versions(),
        )

    def _added(self, record: StageRecord, words: int) -> StageUse:
        """The stage's use so far and what it did for one document of `words` words.

        A stage's seconds are those of the window, told by each of its documents: they count once.
        """
        asked = record.computed + record.cached
        share = record.computed / asked if asked else 1.0
        seconds = 0.0 if record.stage in self._timed else record.seconds
        self._timed.add(record.stage)
        before = self._stages.get(record.stage)
        return StageUse(
            stage=record.stage,
            version=record.version,
            model=record.model,
            model_digest=record.model_digest,
            engine=record.engine,
            seconds=round(seconds + (before.seconds if before else 0.0), 3),
            computed=record.computed + (before.computed if before else 0),
            cached=record.cached + (before.cached if before else 0),
            words=round(share * words + (before.words if before else 0.0), 1),
        )
