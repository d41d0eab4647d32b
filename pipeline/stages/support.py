"""What a summary rests on: evidence for every sentence, and what happens where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.evidence import coverage, evidence
from pipeline.checks.finding import Flag
from pipeline.checks.names import unsupported_names
from pipeline.checks.persons import unsupported_counts
from pipeline.checks.support import findings, unsupported_quantities
from pipeline.document import Summary, SummarySentence, TranslatedSegment
from pipeline.stages.form import Form, closed

_SAID = 0.85  # of a sentence's content words in one before it: it says nothing new
_UNFIT = {Flag.REPETITION, Flag.TRUNCATED, Flag.UNTRANSLATED, Flag.NOT_ENGLISH, Flag.EMPTY}


@dataclass(frozen=True)
class Article:
    """An article as the summarizer sees it.

    `sentences` are the body's translations fit to be read, `places` their segment indexes, and
    `sound` those of them that no check doubts. `texts` are all translations, `sources` their
    originals; `vouchers` are the translations that a number or a name may rest on, those without
    a doubt.
    """

    headline: str
    sentences: tuple[str, ...]
    places: tuple[int, ...]
    sound: frozenset[int]
    texts: tuple[str, ...]
    sources: tuple[str, ...]
    vouchers: tuple[str, ...]

    @classmethod
    def of(cls, headline: str, segments: Sequence[TranslatedSegment]) -> Article:
        """From the translated segments; headings and unusable translations are not read."""
        body = [i for i, s in enumerate(segments) if s.kind == "body" and s.target]
        fit = [i for i in body if not _UNFIT & set(segments[i].flags)] or body
        return cls(
            headline,
            tuple(segments[i].target for i in fit),
            tuple(fit),
            frozenset(i for i in fit if not segments[i].flags),
            tuple(s.target for s in segments),
            tuple(s.source for s in segments),
            tuple(s.target for s in segments if not s.flags),
        )

    def doubts(self, sentence: str) -> bool:
        """Whether the article does not state what the sentence says."""
        return bool(
            findings(sentence, self.texts, self.sources)
            or unsupported_quantities(sentence, self.vouchers, self.sources)
            or unsupported_counts(sentence, self.vouchers, self.sources)
            or unsupported_names(sentence, (*self.vouchers, *self.sources))
        )


def supported(candidates: Sequence[Sequence[str]], article: Article, form: Form) -> Summary:
    """The summary that shows nothing the article does not state.

    Of the candidates the one with the fewest findings is taken, the first among equals. A sentence
    with a finding is replaced by a sentence of another candidate about the same segments, else by
    the best supported sentence of the translation, and says so. What was said is not said again.
    """
    usable = [list(c) for c in candidates if c] or [list(article.sentences)]
    usable = [c[: form.fit(c)] for c in usable]
    doubts = {s: article.doubts(s) for c in usable for s in c}
    chosen = min(usable, key=lambda c: sum(doubts[s] for s in c))
    others = [s for c in usable if c is not chosen for s in c if not doubts[s]]
    result: list[SummarySentence] = []
    for sentence in chosen:
        places = evidence(sentence, article.texts)
        if doubts[sentence]:
            shown = _replacement(sentence, places, others, article, result)
            if shown is not None:
                result.append(shown)
        elif not any(coverage(sentence, [said.text]) > _SAID for said in result):
            result.append(SummarySentence(sentence, places))
    if not result:
        first = min(article.sound or article.places)
        result.append(SummarySentence(closed(article.texts[first]), (first,), ("extracted",)))
    kept = result[: form.fit([s.text for s in result])]
    return Summary(" ".join(s.text for s in kept), tuple(kept))


def _replacement(
    sentence: str,
    places: Sequence[int],
    others: Sequence[str],
    article: Article,
    shown: Sequence[SummarySentence],
) -> SummarySentence | None:
    """Another sentence about the same thing, or None where it is already in the summary."""
    used = {s.text for s in shown}
    for other in others:
        found = evidence(other, article.texts)
        if other not in used and set(found[:1]) & set(places[:2]):
            return SummarySentence(other, found, ("other-candidate",))
    trusted = article.sound or frozenset(article.places)
    best = next((place for place in places if place in trusted), None)
    if best is None or any(best in s.evidence[:1] for s in shown):
        return None
    return SummarySentence(closed(article.texts[best]), (best,), ("extracted",))
