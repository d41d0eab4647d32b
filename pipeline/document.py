"""The data that flows through the chain, from a document to its brief.

All types are frozen dataclasses with plain fields, so that every value is hashable by content,
comparable, and written as JSON by `dataclasses.asdict` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["body", "heading"]
SegmentKind = Literal["headline", "heading", "body"]


@dataclass(frozen=True)
class Block:
    """One paragraph or sub-heading of an article."""

    text: str
    kind: BlockKind = "body"


@dataclass(frozen=True)
class TranslationReference:
    """One source sentence and its accepted English translations."""

    source: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class References:
    """Reference snippets of one document; every part may be empty."""

    headline: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    translation: tuple[TranslationReference, ...] = ()


@dataclass(frozen=True)
class Document:
    """One article as it was read: `title` may be "", `path` says where it came from."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    path: str = ""
    references: References = field(default_factory=References)

    @property
    def article(self) -> Article:
        """The text alone."""
        return Article(self.title, self.blocks)


@dataclass(frozen=True)
class Failure:
    """A document that could not be read or processed, and why."""

    id: str
    path: str
    error: str


@dataclass(frozen=True)
class Article:
    """The text of a document and nothing else: what the chain's results depend on."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class CleanArticle:
    """An article after normalisation.

    `removed` counts what was repaired or taken off, by kind; `language` is an ISO 639-1 code.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str
    removed: dict[str, int]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Segment:
    """The unit of translation. `paragraph` indexes the blocks; the headline's is -1."""

    text: str
    paragraph: int
    kind: SegmentKind = "body"


@dataclass(frozen=True)
class Segments:
    """An article cut into segments."""

    segments: tuple[Segment, ...]


SECOND_OPINION = "second-opinion"
"""The flag of a segment that another model translated: it says what was done, and is no doubt."""


@dataclass(frozen=True)
class TranslatedSegment:
    """A segment beside its translation."""

    source: str
    target: str
    paragraph: int
    kind: SegmentKind
    flags: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether a check doubts the translation."""
        return any(flag != SECOND_OPINION for flag in self.flags)


@dataclass(frozen=True)
class Translation:
    """The whole article in English: headline, running text, and every segment."""

    headline: str
    text: str
    segments: tuple[TranslatedSegment, ...]


@dataclass(frozen=True)
class SummarySentence:
    """One sentence of the summary.

    `evidence` indexes `Translation.segments`, `support` (0-1) is how much of the sentence it holds.
    `reasons` are the findings against the model's own sentence, in whose place this one stands.
    """

    text: str
    evidence: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    support: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """The English summary of one document.

    `headline` is one that the model wrote, for an article whose title is missing or doubtful.
    `left_out` are the findings against sentences that nothing stands in place of. `unread` counts
    the article's sentences that were left out of what the model read.
    """

    text: str
    sentences: tuple[SummarySentence, ...]
    headline: str = ""
    left_out: tuple[str, ...] = ()
    unread: int = 0


@dataclass(frozen=True)
class Source:
    """Where a brief comes from; `digest` is that of the document's text."""

    path: str
    title: str
    language: str
    digest: str


@dataclass(frozen=True)
class StageRecord:
    """How one stage came by its output: `cached` and `computed` count items, `seconds` is wall time
    of the stage for the document's window, shared by the documents in it."""

    stage: str
    version: int
    model: str
    model_digest: str
    engine: str
    seconds: float
    cached: int
    computed: int


@dataclass(frozen=True)
class Provenance:
    """What produced a brief."""

    config_digest: str
    stages: tuple[StageRecord, ...]
    versions: dict[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scores:
    """Scores by metric name, and the signature of each metric that has one."""

    translation: dict[str, float] = field(default_factory=dict)
    summary: dict[str, float] = field(default_factory=dict)
    headline: dict[str, float] = field(default_factory=dict)
    signatures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Brief:
    """What comes out for one document; `str(brief)` is the English summary."""

    id: str
    source: Source
    headline: str
    summary: Summary
    translation: Translation
    flags: tuple[str, ...]
    scores: Scores
    provenance: Provenance

    SCHEMA = "ringkas/brief/1"

    def __str__(self) -> str:
        return self.summary.text

    def as_dict(self) -> dict[str, Any]:
        """The brief as the JSON object of schema `ringkas/brief/1`."""
        from dataclasses import asdict

        return {"schema": self.SCHEMA, **asdict(self)}
