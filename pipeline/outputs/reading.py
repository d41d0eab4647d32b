"""What a reader is shown of a brief, whatever the format: paragraphs, doubts in words, scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.document import Brief, Scores, SegmentKind, TranslatedSegment, Translation

_WORDS = {
    "quantity-mismatch": "a number, amount, date or time differs from the Indonesian",
    "name-missing": "a name of the Indonesian is missing",
    "word-missing": "a word of the Indonesian is lost or mistranslated",
    "repetition": "the text repeats itself",
    "length": "the text is much shorter or longer than the Indonesian",
    "truncated": "the text was cut off",
    "untranslated": "the text is still Indonesian",
    "not-english": "the text is not English",
    "empty": "no translation came out",
    "low-score": "the model was unsure of the translation",
    "second-opinion": "another model translated it, after a check doubted the first translation",
    "extracted": "taken word for word from the translation, in place of a sentence that the "
    "article does not bear out, or to reach the length",
    "other-candidate": "taken from another draft of the model, as the first one stated something "
    "that the article does not",
    "doubtful-evidence": "rests on nothing but translations that a check doubts",
    "low-support": "hardly any of its words stand together in the article",
    "no-antecedent": "it opens with a pronoun, and nothing before it says who that is",
    "left-out": "a sentence of the summary was left out: the article does not bear it out",
    "generated-headline": "the headline is made from the summary, as the title is missing or its "
    "translation doubtful",
}
_LANGUAGES = {
    "en": "English",
    "ms": "Malay",
    "jv": "Javanese",
    "su": "Sundanese",
    "id": "Indonesian",
    "nl": "Dutch",
    "tl": "Tagalog",
}
_MOST_LINES = 8
_EXCERPT = 160


class Paragraph(NamedTuple):
    """Segments that stand together, each with its index in `Translation.segments`."""

    kind: SegmentKind
    segments: tuple[tuple[int, TranslatedSegment], ...]

    @property
    def text(self) -> str:
        """The English of the paragraph."""
        return " ".join(segment.target for _, segment in self.segments if segment.target)


class ScoreRow(NamedTuple):
    """One score: of which part of the brief, by which metric; `signature` may be empty."""

    part: str
    metric: str
    value: float
    signature: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The row of a table for the eye."""
        return (self.part, self.metric, figure(self.value), self.signature)


def paragraphs(translation: Translation) -> list[Paragraph]:
    """The translation by paragraphs, in order, the headline first where there is one."""
    numbered = enumerate(translation.segments)
    groups = groupby(numbered, key=lambda pair: (pair[1].paragraph, pair[1].kind))
    return [Paragraph(kind, tuple(pairs)) for (_, kind), pairs in groups]


def explain(flag: str) -> str:
    """A flag in plain words; one that is not known here is shown by its name."""
    name, _, detail = flag.partition(":")
    if name.startswith("language-"):
        code = name.removeprefix("language-")
        return f"the article seems to be in {_LANGUAGES.get(code, f'the language {code!r}')}"
    words = _WORDS.get(name, name.replace("-", " "))
    return f"{words} ({detail.strip()})" if detail.strip() else words


def doubts(brief: Brief) -> list[str]:
    """What the checks doubt, in a few lines: the whole, the summary, the translation by counts.

    The translated segment with the most flags is shown beside its source.
    """
    segments, sentences = brief.translation.segments, brief.summary.sentences
    flagged = _by_flag([segment.flags for segment in segments])
    doubted = _by_flag([sentence.flags for sentence in sentences])
    whole = [flag for flag in brief.flags if flag not in flagged and flag not in doubted]
    why = {"left-out": _reasons(brief.summary.left_out)}
    lines = [_capital(explain(flag)) + why.get(flag, "") for flag in dict.fromkeys(whole)]
    for flag, places in doubted.items():
        noun = "sentence" if len(places) == 1 else "sentences"
        numbers = ", ".join(str(place + 1) for place in places)
        reasons = _reasons([r for place in places for r in sentences[place].reasons])
        lines.append(f"Summary, {noun} {numbers}: {explain(flag)}{reasons}")
    for flag, places in sorted(flagged.items(), key=lambda item: -len(item[1])):
        lines.append(f"Translation, {len(places)} of {len(segments)} segments: {explain(flag)}")
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [f"{len(lines) - _MOST_LINES + 1} more kinds of doubt"]
    if flagged:
        worst = max(segments, key=lambda segment: len(segment.flags))
        lines.append(f"Look first at “{_excerpt(worst.source)}” → “{_excerpt(worst.target)}”")
    return lines


def score_rows(scores: Scores) -> Iterator[ScoreRow]:
    """The scores of a brief or a run, part by part."""
    parts = (
        ("translation", scores.translation),
        ("headline", scores.headline),
        ("summary", scores.summary),
    )
    for part, values in parts:
        for metric, value in values.items():
            yield ScoreRow(part, metric, value, scores.signatures.get(metric, ""))


def figure(value: float) -> str:
    """A score for the eye: percentages with two decimals, shares and ratios with three."""
    return f"{value:.2f}" if abs(value) >= 10 else f"{value:.3f}"


def _by_flag(flags: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """The places of each flag, in order of appearance."""
    places: dict[str, list[int]] = {}
    for place, found in enumerate(flags):
        for flag in dict.fromkeys(found):
            places.setdefault(flag, []).append(place)
    return places


def _reasons(findings: Sequence[str]) -> str:
    return f" ({'; '.join(dict.fromkeys(findings))})" if findings else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"
