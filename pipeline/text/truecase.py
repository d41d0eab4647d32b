"""ALL-CAPS headlines and sentences in the casing of running text.

Models of translation loop or spell out letters when they meet a line of capitals. The best witness
of how a word is written is the article below the headline; lists of acronyms and places help where
it is silent, and what nobody knows becomes lower-case.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.text.names import ACRONYMS, BLENDS, CALENDAR, CITIES, DIRECTIONS, REGIONS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]|[-–—]\s)[\s\"'“”‘’(\[]*$")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SHORTHAND = frozenset(
    {"yg", "dgn", "dg", "utk", "tdk", "krn", "spt", "jl", "tsb", "tgl", "dll", "dkk"}
)
_COMMON = {"serang", "palu", "minggu"}  # places and a day, but far more often words
_KNOWN = {
    word.lower(): word
    for group in (CITIES, REGIONS, CALENDAR, BLENDS, ACRONYMS)
    for word in group
    if word.lower() not in _COMMON
}
_PLACES = frozenset(place.lower() for place in CITIES | REGIONS)
_MOSTLY = 0.9  # share of capitals among the letters
_SHORT = 5  # letters of an acronym that a sentence may begin with
_CONTEXT = 8  # characters before a word that tell whether it begins a sentence


def is_all_caps(text: str) -> bool:
    """Whether nearly all letters are capitals, in several words or in one longer than acronyms are.

    Words with digits ("U-23", "G20") and a stray small letter do not count against it.
    """
    letters = [char for char in text if char.isalpha()]
    words = [word for word in _WORD.findall(text) if not _DIGIT.search(word)]
    capitals = sum(char.isupper() for char in letters)
    long_enough = len(letters) >= 8 or len(words) > 1
    return bool(letters) and long_enough and capitals >= _MOSTLY * len(letters)


def learn_casing(paragraphs: Iterable[str]) -> dict[str, str]:
    """How each word is usually written inside a sentence: lower-case form -> written form.

    Paragraphs in capitals are left out, and so are the first words of sentences, which show nothing
    unless they are short and capitals throughout. Datelines ("SOLO, …") should be off already. In a
    tie the form with smaller letters wins.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        if is_all_caps(paragraph):
            continue
        for match in _WORD.finditer(paragraph):
            acronym = 1 < len(match[0]) <= _SHORT and match[0].isupper()
            if acronym or not _begins_sentence(match):
                forms[match[0].lower()][match[0]] += 1
    return {
        lower: max(counts, key=lambda form: (counts[form], form)) for lower, counts in forms.items()
    }


def truecase(text: str, casing: Mapping[str, str] | None = None) -> str:
    """`text` in the casing of running text; text that is not all capitals is returned as it is.

    `casing` is what `learn_casing` read in the article. Only letters change their case: every
    character keeps its place.
    """
    if not is_all_caps(text):
        return text
    known = casing or {}
    previous = ""

    def written(match: re.Match[str]) -> str:
        nonlocal previous
        lower = match[0].lower()
        place = _KNOWN.get(lower) if lower in _PLACES else None
        previous = place or known.get(lower) or _guess(match[0], previous)
        if _begins_sentence(match):
            return previous[:1].upper() + previous[1:]
        return previous

    return _WORD.sub(written, text)


def _guess(word: str, previous: str) -> str:
    lower = word.lower()
    if lower in _KNOWN:
        return _KNOWN[lower]
    if lower in DIRECTIONS:
        return (
            lower.capitalize() if previous[:1].isupper() and previous.lower() in _PLACES else lower
        )
    if _DIGIT.search(word) or len(word) == 1 or _ROMAN.fullmatch(word):
        return word
    vowelless = not set(lower) & set("aeiou")
    return word if vowelless and lower not in _SHORTHAND else lower


def _begins_sentence(match: re.Match[str]) -> bool:
    """Whether a word is the first of the text, of a sentence, or behind a colon or a dash."""
    start = match.start()
    before = match.string[max(0, start - _CONTEXT) : start]
    return _SENTENCE_START.search(before) is not None
