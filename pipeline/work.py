"""One document on its way through the chain: what each stage gave, and what the next one asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from pipeline.digest import digest
from pipeline.document import (
    Brief,
    CleanArticle,
    Document,
    Provenance,
    Segment,
    Segments,
    Source,
    StageRecord,
    Summary,
    TranslatedSegment,
    Translation,
)
from pipeline.errors import DocumentError
from pipeline.scoreconfig import ScoreConfig
from pipeline.stages.score import Pairing, Scored, collect, pairings
from pipeline.stages.secondopinion import Doubt
from pipeline.stages.summarize import Reading
from pipeline.stages.translate import Rendering, Request
from pipeline.text.repair import repair


@dataclass
class Work:
    """A document, the results of the stages so far by name, and how they came about."""

    document: Document
    error: str = ""
    results: dict[str, list[Any]] = field(default_factory=dict)
    records: list[StageRecord] = field(default_factory=list)

    @property
    def clean(self) -> CleanArticle:
        """The article after normalisation.

        Raises:
            DocumentError: if nothing is left of it.
        """
        clean = cast(CleanArticle, self.results["normalise"][0])
        if not any(character.isalpha() for block in clean.blocks for character in block.text):
            raise DocumentError(
                f"{self.document.path or self.document.id}: there is no text to translate; "
                "an article needs at least one sentence besides its title"
            )
        return clean

    @property
    def cut(self) -> tuple[Segment, ...]:
        """The article's segments."""
        return cast(Segments, self.results["segment"][0]).segments

    @property
    def requests(self) -> list[Request]:
        """What is translated: the segments, and the source sentence of every reference."""
        snippets = [repair(r.source)[0].strip() for r in self.document.references.translation]
        return [Request(segment.text) for segment in self.cut] + [Request(s) for s in snippets]

    @property
    def doubts(self) -> list[Doubt]:
        """What a second model is asked: the translations with flags."""
        pairs = zip(self.requests, self.results["translate"], strict=True)
        return [Doubt(request.text, first) for request, first in pairs if first.flags]

    @property
    def renderings(self) -> list[Rendering]:
        """The translations of `requests`, in their order."""
        second = iter(self.results.get("second-opinion", ()))
        return [
            next(second, first) if first.flags else first for first in self.results["translate"]
        ]

    @cached_property
    def translation(self) -> Translation:
        """The article in English."""
        pairs = list(zip(self.cut, self.renderings, strict=False))
        segments = tuple(
            TranslatedSegment(s.text, r.text, s.paragraph, s.kind, r.flags) for s, r in pairs
        )
        headline = " ".join(s.target for s in segments if s.kind == "headline")
        paragraphs: dict[int, list[str]] = {}
        for segment in segments:
            if segment.kind != "headline":
                paragraphs.setdefault(segment.paragraph, []).append(segment.target)
        text = "\n\n".join(" ".join(sentences) for sentences in paragraphs.values())
        return Translation(headline, text, segments)

    @property
    def reading(self) -> Reading:
        """What the summarizer reads."""
        return Reading(self.translation.headline, self.translation.segments)

    @property
    def summary(self) -> Summary:
        """The summary."""
        return cast(Summary, self.results["summarize"][0])

    @property
    def headline(self) -> str:
        """The translated headline, unless it is doubtful and the summarizer wrote another; where
        there is none at all, the first sentence."""
        body = (s.target for s in self.translation.segments if s.kind == "body" and s.target)
        return self.summary.headline or self.translation.headline or next(body, "")

    def pairings(self, config: ScoreConfig) -> list[Pairing]:
        """What is scored."""
        snippets = [rendering.text for rendering in self.renderings[len(self.cut) :]]
        return list(
            pairings(
                config,
                self.document.references,
                snippets,
                self.translation.segments,
                self.headline,
                self.summary,
            )
        )

    @property
    def scored(self) -> list[Scored]:
        """The scores of `pairings`, in their order."""
        return self.results["score"]

    def brief(
        self,
        pairs: list[Pairing],
        config_digest: str,
        versions: dict[str, str],
        notes: tuple[str, ...],
    ) -> Brief:
        """All of it, as the user gets it."""
        document, clean = self.document, self.clean
        doubts = [flag for s in self.translation.segments for flag in s.flags]
        doubts += [flag for s in self.summary.sentences for flag in s.flags]
        doubts += ["left-out"] if self.summary.left_out else []
        doubts += ["generated-headline"] if self.summary.headline else []
        return Brief(
            id=document.id,
            source=Source(document.path, clean.title, clean.language, digest(document.article)),
            headline=self.headline,
            summary=self.summary,
            translation=self.translation,
            flags=(*clean.flags, *sorted(set(doubts))),
            scores=collect(pairs, self.scored),
            provenance=Provenance(config_digest, tuple(self.records), versions, notes),
        )
