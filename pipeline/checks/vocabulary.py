"""The ordinary words of Indonesian and English, so that a capital letter alone makes no name.

The lists are words that newspapers write mostly in lower case, one a line, by alphabet.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.checks.quantity import Language

_LONGEST = 30
_BEGINNINGS = {
    "id": re.compile(r"(?:di|ber|ter|se|ke|me[mn]?|meng|meny|pe[mnr]?|peng|peny)(?=\w{3})"),
    "en": re.compile(r"(?:un|re|non|anti|over|out|pre)(?=\w{4})"),
}
_DERIVED = re.compile(
    r"(?:pen|pem|peng|peny|per|men|mem|meng|meny|ke)\w{4,}an|(?:pem|peng|peny|mem|meng|meny)\w{4,}"
)
_ENDINGS = {
    "id": re.compile(r"(?<=\w{3})(?:kan|an|i)?(?:nya|lah|kah|pun|ku|mu)?$"),
    "en": re.compile(r"(?<=\w{3})(?:s|es|ed|d|ing|ly|er|ers|ness)$"),
}


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which are separated by white space."""
    return frozenset(text.split())


@cache
def words(language: Language) -> frozenset[str]:
    """All listed words of a language, in lower case."""
    text = files("pipeline.checks").joinpath(f"vocabulary_{language}.txt").read_text("utf-8")
    return word_set(text)


@lru_cache(maxsize=65536)
def may_be_word(word: str, language: Language) -> bool:
    """Whether `word`, in lower case, is listed, or derived from a listed word or as words are."""
    listed = words(language)
    if word in listed:
        return True
    if len(word) > _LONGEST:
        return False
    if language == "id" and _DERIVED.fullmatch(word):
        return True
    bare = (
        _BEGINNINGS[language].sub("", word, count=1) if _BEGINNINGS[language].match(word) else word
    )
    ends = _ENDINGS[language]
    return any(stem in listed for stem in (bare, ends.sub("", word), ends.sub("", bare)))
