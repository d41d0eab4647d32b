"""An article as the summarizer sees it, and what it says of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.evidence import coverage, evidence, support
from pipeline.checks.finding import Flag
from pipeline.checks.support import findings
from pipeline.document import TranslatedSegment
from pipeline.text.words import is_prose

_UNFIT = {Flag.REPETITION, Flag.TRUNCATED, Flag.UNTRANSLATED, Flag.NOT_ENGLISH, Flag.EMPTY}
_LEAST_SUPPORT = 0.2
"""Of a sentence's pairs and triples of words. Below it lie 1.5 % of the sentences of summaries that
SummEval's judges found wholly consistent (many of these say "Click here for more"), and 15 % of
those that they found inconsistent; a short sentence in other words easily lies there too."""
_SHORT = 8  # words of a sentence too short to tell
_LEAST_COVERAGE = 0.5  # of a sentence, for sound segments to be its evidence without others


@dataclass(frozen=True)
class Article:
    """The translated headline and segments of one article."""

    headline: str
    segments: tuple[TranslatedSegment, ...]

    @property
    def headed(self) -> bool:
        """Whether there is a headline that no check doubts."""
        heads = [segment for segment in self.segments if segment.kind == "headline"]
        return bool(self.headline) and not any(head.doubtful for head in heads)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The segments that can be read: of the body, translated, and sentences, not rows of a
        table; of what there is, where there are none of these."""
        body = [i for i, s in enumerate(self.segments) if s.kind == "body" and s.target]
        fit = [i for i in body if not _UNFIT & set(self.segments[i].flags)] or body
        return tuple(i for i in fit if is_prose(self.segments[i].target)) or tuple(fit)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The translations at `places`."""
        return tuple(self.segments[i].target for i in self.places)

    @cached_property
    def trusted(self) -> tuple[int, ...]:
        """The `places` that no check doubts, or all where there are none."""
        return tuple(i for i in self.places if not self.segments[i].doubtful) or self.places

    def findings(self, sentence: str) -> tuple[str, ...]:
        """What `sentence` says that the article does not, as flags with details.

        Numbers and names rest on the Indonesian and on translations that no check doubts, so that
        a wrong amount in a translation does not vouch for itself.
        """
        return tuple(map(str, findings(sentence, self._texts, self._sources, self._vouchers)))

    def evidence(self, sentence: str) -> tuple[int, ...]:
        """The segments `sentence` rests on, the best first; doubtful ones where no others do."""
        sound = [i for i, s in enumerate(self.segments) if s.target and not s.doubtful]
        places = self._evidence(sentence, sound)
        if coverage(sentence, [self._texts[i] for i in places]) >= _LEAST_COVERAGE:
            return places
        return self._evidence(sentence, range(len(self.segments)))

    def support(self, sentence: str, places: Sequence[int]) -> float:
        """How much of `sentence` the segments at `places` hold, 0-1."""
        return round(support(sentence, self._texts, places), 3)

    def is_thin(self, sentence: str) -> bool:
        """Whether hardly any of a longer sentence stands together in the article."""
        held = self.support(sentence, self.evidence(sentence))
        return held < _LEAST_SUPPORT and len(sentence.split()) >= _SHORT

    def rests_on_doubt(self, places: Sequence[int]) -> bool:
        """Whether every segment at `places` is doubtful."""
        return bool(places) and all(self.segments[i].doubtful for i in places)

    def _evidence(self, sentence: str, places: Sequence[int]) -> tuple[int, ...]:
        found = evidence(sentence, [self._texts[i] for i in places])
        return tuple(places[i] for i in found)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(s.target for s in self.segments)

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        return tuple(s.source for s in self.segments)

    @cached_property
    def _vouchers(self) -> tuple[str, ...]:
        return tuple(s.target for s in self.segments if not s.doubtful)
