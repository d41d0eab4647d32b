"""What a summary shows: nothing the article does not state, and evidence for every sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.checks.antecedent import dangling
from pipeline.checks.evidence import coverage
from pipeline.checks.finding import Finding, Flag
from pipeline.document import Summary, SummarySentence
from pipeline.stages.article import Article
from pipeline.stages.candidates import Candidate, best
from pipeline.stages.form import Form, closed

_SAID = 0.85  # of a sentence's content words in one before it: it says nothing new


def supported(candidates: Sequence[Candidate], article: Article, form: Form) -> Summary:
    """The summary that the best of `candidates` becomes.

    In place of a sentence with findings stands one of another candidate about the same segments;
    else it is left out; else, where too little would be left, the best supported sentence of the
    translation takes its place. The summary says which happened, and why. What was said is not said
    again, a summary that is too short is filled up from the lead, and one that opens with "He" gets
    the sentence of the translation before it that says who.
    """
    usable = [c for c in candidates if c.sentences]
    chosen = best(usable) if usable else Candidate((), (), 0.0, form.most)
    others = _sound([c for c in usable if c is not chosen])
    shown: list[SummarySentence] = []
    gaps: list[_Gap] = []
    for sentence, findings in zip(chosen.sentences, chosen.findings, strict=True):
        if not findings:
            if not _is_said(sentence, shown):
                shown.append(_sentence(sentence, article))
        elif other := _about_the_same(sentence, others, article, shown):
            shown.append(_sentence(other, article, ("other-candidate",), findings))
        else:
            gaps.append(_Gap(len(shown), sentence, findings))
    least = form.least(len(article.sentences))
    left_out: list[str] = []
    filled = 0
    for gap in gaps:
        places = article.evidence(gap.sentence)
        own = _extract(places, article, shown, gap.findings) if len(shown) < least else None
        if own is None:
            left_out.extend(gap.findings)
        else:
            shown.insert(gap.place + filled, own)
            filled += 1
    while len(shown) < least and (more := _extract(article.trusted, article, shown)):
        shown.append(more)
    _name_first(shown, article)
    kept = tuple(shown[: form.fit([s.text for s in shown])])
    return Summary(form.text([s.text for s in kept]), kept, left_out=tuple(left_out))


@dataclass(frozen=True)
class _Gap:
    """A sentence with findings, and its place among those that are shown."""

    place: int
    sentence: str
    findings: tuple[str, ...]


def _sound(candidates: Sequence[Candidate]) -> list[str]:
    """The sentences without findings, those of better candidates first."""
    return [
        sentence
        for candidate in sorted(candidates, key=Candidate.order)
        for sentence, findings in zip(candidate.sentences, candidate.findings, strict=True)
        if not findings
    ]


def _about_the_same(
    sentence: str, others: Sequence[str], article: Article, shown: Sequence[SummarySentence]
) -> str | None:
    """One of `others` that rests on what `sentence` mainly rests on, and says something new."""
    places = article.evidence(sentence)[:2]
    for other in others:
        if set(article.evidence(other)[:1]) & set(places) and not _is_said(other, shown):
            return other
    return None


def _name_first(shown: list[SummarySentence], article: Article) -> None:
    """Put a segment that comes before it in front of a sentence that opens with a pronoun."""
    pronoun = dangling(shown[0].text) if shown else None
    if pronoun is None:
        return
    until = min(shown[0].evidence, default=0)
    before = [place for place in article.trusted if place < until]
    named = [place for place in before if not dangling(article.segments[place].target)]
    reasons = (str(Finding(Flag.NO_ANTECEDENT, pronoun)),)
    if opening := _extract(named, article, shown, reasons):
        shown.insert(0, opening)
    else:
        shown[0] = replace(shown[0], flags=(*shown[0].flags, str(Flag.NO_ANTECEDENT)))


def _extract(
    places: Sequence[int],
    article: Article,
    shown: Sequence[SummarySentence],
    reasons: tuple[str, ...] = (),
) -> SummarySentence | None:
    """The first segment of `places` that is trusted and says something new, as it is."""
    told = {place for sentence in shown for place in sentence.evidence[:1]}
    for place in places:
        text = closed(article.segments[place].target)
        if place in article.trusted and place not in told and not _is_said(text, shown):
            return _sentence(text, article, ("extracted",), reasons, (place,))
    return None


def _sentence(
    text: str,
    article: Article,
    flags: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
    places: tuple[int, ...] = (),
) -> SummarySentence:
    places = places or article.evidence(text)
    if article.rests_on_doubt(places):
        flags = (*flags, "doubtful-evidence")
    if article.is_thin(text):
        flags = (*flags, str(Flag.LOW_SUPPORT))
    return SummarySentence(text, places, flags, article.support(text, places), reasons)


def _is_said(sentence: str, shown: Sequence[SummarySentence]) -> bool:
    return any(coverage(sentence, [said.text]) > _SAID for said in shown)
