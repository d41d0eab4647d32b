"""Does an article state what a summary sentence says?

Numbers, names, quotations and roles are looked for one by one; negations, who did what to whom, who
said it, and what stands in another's place are compared with what the article says in the same
words. The rest is judged by how many of the sentence's words its evidence holds. All of it is
lexical: what the article says in quite other words may still be told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from pipeline.checks.evidence import coverage, evidence, support
from pipeline.checks.exchange import exchanged
from pipeline.checks.finding import Finding, Flag
from pipeline.checks.misplaced import misplaced
from pipeline.checks.names import unsupported_names
from pipeline.checks.negation import wrong_negations
from pipeline.checks.parsing.scan import parse
from pipeline.checks.persons import unsupported_counts
from pipeline.checks.quantities import match
from pipeline.checks.quantity import Language, Quantity
from pipeline.checks.roles import unsupported_roles
from pipeline.checks.speakers import misattributed
from pipeline.checks.substance import copied_from, says_nothing
from pipeline.text.words import words

__all__ = [
    "evidence",
    "findings",
    "remarks",
    "support",
    "unsupported_quantities",
    "unsupported_quotes",
]

_LEAST_COVERAGE = 0.35
"""Of the sentence's content words, in its evidence. Below it lie 0.3 % of the sentences that
SummEval's judges found wholly consistent, and 99.7 % of sentences about another article."""
_QUOTE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_SHORTEST_QUOTE = 3  # words; shorter ones are names and words held at arm's length
_ROUNDING = Decimal("0.05")  # of the exact number, at most, between it and its rounding


def findings(
    sentence: str,
    segments: Sequence[str],
    sources: Sequence[str],
    vouchers: Sequence[str] | None = None,
) -> list[Finding]:
    """What `sentence` says that the article does not.

    `segments` are the article in English, `sources` the same in Indonesian: a name or number that
    either has is stated. Quotations must be in the English as they are. `vouchers` are the segments
    that a name or number may rest on, where these are not all.
    """
    vouchers = segments if vouchers is None else vouchers
    numbers = (
        *unsupported_quantities(sentence, vouchers, sources),
        *unsupported_counts(sentence, vouchers, sources),
    )
    found = [
        (Flag.UNSUPPORTED_NUMBER, list(dict.fromkeys(quantity.text for quantity in numbers))),
        (Flag.UNSUPPORTED_NAME, unsupported_names(sentence, (*vouchers, *sources))),
        (Flag.UNSUPPORTED_QUOTE, unsupported_quotes(sentence, segments)),
        (Flag.UNSUPPORTED_ROLE, unsupported_roles(sentence, segments, sources)),
        (Flag.NEGATION, wrong_negations(sentence, segments, sources)),
        (Flag.EXCHANGED, exchanged(sentence, segments)),
        (Flag.MISPLACED, misplaced(sentence, segments)),
        (Flag.WRONG_SPEAKER, misattributed(sentence, segments)),
    ]
    doubts = [Finding(flag, ", ".join(details)) for flag, details in found if details]
    if says_nothing(sentence):
        doubts.append(Finding(Flag.NO_CONTENT, ""))
    covered = coverage(sentence, [segments[place] for place in evidence(sentence, segments)])
    if covered < _LEAST_COVERAGE:
        doubts.append(Finding(Flag.LOW_SUPPORT, f"{covered:.0%} of the words in the article"))
    return doubts


def remarks(sentence: str, segments: Sequence[str]) -> list[Finding]:
    """What is true of `sentence` and no doubt about it: that it is copied. It may decide between
    candidates."""
    place = copied_from(sentence, segments)
    return [] if place is None else [Finding(Flag.COPIED, f"sentence {place + 1}")]


def unsupported_quantities(
    sentence: str, segments: Sequence[str], sources: Sequence[str]
) -> list[Quantity]:
    """The quantities of an English `sentence` that neither the English `segments` nor the
    Indonesian `sources` state, exactly or rounded."""
    said = parse(sentence, "en")
    if not said:
        return []
    stated = [
        quantity
        for texts, language in ((segments, "en"), (sources, "id"))
        for text in texts
        for quantity in _parsed(text, language)
    ]
    added = match(stated, said).added
    return [quantity for quantity in added if not _is_rounding(quantity, stated)]


def unsupported_quotes(sentence: str, segments: Sequence[str]) -> list[str]:
    """The quotations of three words or more in `sentence` that `segments` do not have in a row."""
    quotes = [match[1].strip() for match in _QUOTE.finditer(sentence)]
    quotes = [quote for quote in quotes if len(words(quote)) >= _SHORTEST_QUOTE]
    if not quotes:
        return []
    article = f" {' '.join(' '.join(words(segment)) for segment in segments)} "
    return [quote for quote in quotes if f" {' '.join(words(quote))} " not in article]


@lru_cache(maxsize=4096)
def _parsed(text: str, language: Language) -> tuple[Quantity, ...]:
    return tuple(parse(text, language))


def _is_rounding(quantity: Quantity, stated: Sequence[Quantity]) -> bool:
    """Whether a large number is the rounding of a stated one ("1.5 million" of 1,513,200)."""
    if quantity.kind not in ("number", "money") or abs(quantity.value) < 1000:
        return False
    place = _last_place(quantity.value)
    return any(
        (domain, quantity.value) in quantity.readings
        and abs(value - quantity.value) <= min(place / 2, _ROUNDING * abs(value))
        for other in stated
        for domain, value in other.readings
    )


def _last_place(value: Decimal) -> Decimal:
    """The worth of the last digit that is not nought: 100,000 for 1,500,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent)
