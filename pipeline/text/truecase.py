"""Headlines in CAPITALS or With A Capital On Each Word, in the casing of running text.

Models of translation loop or spell out letters when they meet a line of capitals, and take each
capitalised word for a name that must stay as it is. The best witness of how a word is written is
the article below the headline; lists of acronyms and places help where it is silent. Then what
nobody knows becomes lower-case in a line of capitals, and stays in a line of capitalised words
unless it is an ordinary word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

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
_TITLED = 0.7  # share of capitalised words among those that titles capitalise
_SMALL = 4  # letters of words that titles leave small: "di", "dan", "yang", "soal"
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


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words begin with a capital, in three such words or more."""
    words = [word for word in _WORD.findall(text) if len(word) > _SMALL and word.isalpha()]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitalised >= _TITLED * len(words) and not is_all_caps(text)


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


def truecase(
    text: str,
    casing: Mapping[str, str] | None = None,
    is_word: Callable[[str], bool] = lambda _: False,
) -> str:
    """`text` in the casing of running text; text that has it is returned as it is.

    `casing` is what `learn_casing` read in the article; `is_word` says of a word in lower case
    whether it is an ordinary one. Only letters change their case: every character keeps its place.
    """
    if is_all_caps(text):
        return _recased(text, casing or {}, _guess)
    if is_title_case(text):
        acronyms = {word.lower(): word for word in _WORD.findall(text) if word.isupper()}
        known = {**(casing or {}), **acronyms}
        return _recased(text, known, lambda word, _: _lowered(word, is_word))
    return text


def _recased(text: str, casing: Mapping[str, str], guess: Callable[[str, str], str]) -> str:
    """Each word as `casing` knows it, places as they are listed, else by a guess from the word and
    the one before it."""
    previous = ""

    def written(match: re.Match[str]) -> str:
        nonlocal previous
        lower = match[0].lower()
        place = _KNOWN.get(lower) if lower in _PLACES else None
        previous = place or casing.get(lower) or guess(match[0], previous)
        if _begins_sentence(match):
            return previous[:1].upper() + previous[1:]
        return previous

    return _WORD.sub(written, text)


def _lowered(word: str, is_word: Callable[[str], bool]) -> str:
    """An ordinary word in small letters; acronyms and what may be a name as they are."""
    return (
        word.lower()
        if word[1:].islower() and word.lower() not in _KNOWN and is_word(word.lower())
        else word
    )


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
