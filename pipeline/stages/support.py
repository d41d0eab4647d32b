"""What a summary rests on: evidence for every sentence, and what happens where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.evidence import evidence
from pipeline.checks.finding import Flag
from pipeline.checks.support import findings
from pipeline.document import Summary, SummarySentence, TranslatedSegment
from pipeline.stages.form import Form

_UNFIT = {Flag.REPETITION, Flag.TRUNCATED, Flag.UNTRANSLATED, Flag.NOT_ENGLISH, Flag.EMPTY}


@dataclass(frozen=True)
class Article:
    """An article as the summarizer sees it.

    `sentences` are the body's translations fit to be read, `places` their segment indexes;
    `texts` are all translations and `sources` all that may vouch for a name or a number.
    """

    headline: str
    sentences: tuple[str, ...]
    places: tuple[int, ...]
    texts: tuple[str, ...]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, headline: str, segments: Sequence[TranslatedSegment]) -> Article:
        """From the translated segments; headings and unusable translations are not read."""
        body = [i for i, s in enumerate(segments) if s.kind == "body" and s.target]
        fit = [i for i in body if not _UNFIT & set(segments[i].flags)] or body
        return cls(
            headline,
            tuple(segments[i].target for i in fit),
            tuple(fit),
            tuple(s.target for s in segments),
            tuple(s.source for s in segments),
        )


def supported(candidates: Sequence[Sequence[str]], article: Article, form: Form) -> Summary:
    """The summary that shows nothing the article does not state.

    Of the candidates the one with the fewest findings is taken, the first among equals. A sentence
    with a finding is replaced by a sentence of another candidate about the same segments, else by
    the best supported sentence of the translation, and says so.
    """
    usable = [list(c) for c in candidates if c] or [list(article.sentences)]
    usable = [c[: form.fit(c)] for c in usable]
    doubts = {s: findings(s, article.texts, article.sources) for c in usable for s in c}
    chosen = min(usable, key=lambda c: sum(bool(doubts[s]) for s in c))
    others = [s for c in usable if c is not chosen for s in c if not doubts[s]]
    result: list[SummarySentence] = []
    for sentence in chosen:
        places = evidence(sentence, article.texts)
        if doubts[sentence]:
            shown = _replacement(sentence, places, others, article, result)
            if shown is not None:
                result.append(shown)
        elif all(sentence != r.text for r in result):
            result.append(SummarySentence(sentence, places))
    if not result:
        result.append(SummarySentence(article.sentences[0], (article.places[0],), ("extracted",)))
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
    best = [p for p in (*places, *article.places) if p in article.places]
    covered = {e for s in shown for e in s.evidence[:1]}
    text = article.texts[best[0]]
    if best[0] in covered or text in used:
        return None
    return SummarySentence(text, (best[0],), ("extracted",))
