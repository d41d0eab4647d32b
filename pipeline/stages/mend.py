"""What a translator got almost right, put right from the source, before anything is judged."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.checks.names import missing_names
from pipeline.checks.vocabulary import may_be_word
from pipeline.text.numerals import anglicise

_NAME = r"[^\W\d_a-z][\w'’-]*"
_RUN = re.compile(rf"{_NAME}(?: {_NAME})+")


def mend(source: str, target: str) -> str:
    """`target` with copied numbers in English form, and garbled halves of names put right."""
    return _mend_names(source, anglicise(source, target))


def _mend_names(source: str, target: str) -> str:
    """Put back a name that is missing beside its neighbour: "Carlos Lukashenko" for a source's
    "Alexander Lukashenko". The word in its place must be no word of English and not the source's.
    """
    missing = set(missing_names(source, target))
    if not missing:
        return target
    known = {word.lower() for word in re.findall(r"[\w'’-]+", source)}
    for run in _RUN.findall(source):
        for first, second in pairwise(run.split(" ")):
            if first in missing and second not in missing:
                target = _replace(target, rf"\b({_NAME})(?= {re.escape(second)}\b)", first, known)
            elif second in missing and first not in missing:
                target = _replace(target, rf"(?<=\b{re.escape(first)} )({_NAME})", second, known)
    return target


def _replace(target: str, pattern: str, name: str, known: set[str]) -> str:
    """Put `name` where the pattern finds a stranger."""

    def put(match: re.Match[str]) -> str:
        stranger = match[1].removesuffix("'s").removesuffix("’s")
        strange = stranger.lower() not in known and not may_be_word(stranger.lower(), "en")
        return name + match[1][len(stranger) :] if strange else match[1]

    return re.sub(pattern, put, target)
