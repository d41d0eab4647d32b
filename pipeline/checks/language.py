"""Which language is a document in, and is a translation English?"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.checks.finding import Finding, Flag
from pipeline.checks.vocabulary import may_be_word, word_set, words

CANDIDATES = (
    *("id", "ms", "jv", "tl", "en", "nl", "de", "fr", "es", "pt", "it", "tr", "vi"),
    *("ar", "fa", "ru", "zh", "ja", "ko", "th", "hi", "ta"),
)
"""The languages between which `detect` decides, as ISO 639-1 codes. Regional languages of Indonesia
that the model does not know come out as Javanese or Malay, whichever they resemble."""

_ENOUGH = 20_000  # letters that settle the language of a document
_LAST_LATIN = "\u024f"
_SHOWN = 6  # words that a finding shows
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MALAY = word_set(
    """kerana ialah polis wang kewangan mesyuarat pejabat awam petang lelaki bahawa kerajaan isnin
    khamis ogos julai jun mac disember cuti syarikat peratus sekiranya manakala jurulatih dijangka
    motosikal hadapan disyaki kanak berbanding esok semalam kereta tempatan pelajar beliau dadah
    mahkamah pendakwaan rakyatnya pekerja bagaimanapun sehingga setakat"""
)
_SURE = 0.8  # confidence from which the model needs no second opinion
_INDONESIAN_SHARE = {"ms": 0.9, "jv": 0.75}
"""The share of known Indonesian words from which a text is Indonesian whatever the model says."""

_INDONESIAN = word_set(
    """yang dan di dengan untuk dari pada ini itu tidak akan adalah oleh juga telah dalam ke bisa
    kami kata ujar atau karena sudah lebih saat tersebut menjadi sebagai bahwa seperti mereka dia
    kita ada masih harus hanya bagi antara hingga setelah sebelum ketika tahun orang"""
)
_ENGLISH = word_set(
    """the of and to in is was are were be been for on with at by from that this it as his her its
    he she they we you has have had will would not but or an their who which after said"""
)
_A_SENTENCE = 6  # ordinary words that no English sentence strings together without one of these
_FOREIGN_SHARE = 0.35  # of the ordinary words, from which a text is not English
_UNKNOWN_SHARE = 0.5
_FEWEST_WORDS = 3  # ordinary words below which only a copy tells anything


def detect(text: str) -> tuple[str, float]:
    """The language of a document, one of `CANDIDATES`, and the confidence in it, 0-1.

    Malay and Javanese resemble Indonesian closely in short texts: there the words decide.
    A text without letters counts as Indonesian with confidence 0.
    """
    text = text[:_ENOUGH]
    if not _WORD.search(text):
        return "id", 0.0
    language, confidence = _identifier().classify(text)
    if language in _INDONESIAN_SHARE and confidence < _SURE:
        found = _WORD.findall(text)
        found = [word for word in found if word.islower()] or [word.lower() for word in found]
        known = sum(may_be_word(word, "id") for word in found) / len(found)
        malay = sum(word in _MALAY for word in found)
        if known >= _INDONESIAN_SHARE[language] and malay * 20 < len(found):
            return "id", 1.0 - confidence
    return str(language), float(confidence)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(CANDIDATES)
    return identifier


def findings(text: str, source: str = "") -> list[Finding]:
    """A finding if `text` is Indonesian, or a copy of its `source`, or in some other language.

    Names say nothing about a language: a text of names alone is as good in English.
    """
    if _other_script(text):
        return [Finding(Flag.NOT_ENGLISH, "other letters than Latin ones")]
    plain = _ordinary(text)
    foreign = [word for word in plain if _is_indonesian(word)]
    if len(foreign) > _FOREIGN_SHARE * len(plain) and (len(foreign) > 1 or _same(text, source)):
        return [Finding(Flag.UNTRANSLATED, " ".join(foreign[:_SHOWN]))]
    unknown = [word for word in plain if not may_be_word(word, "en")]
    bare = len(plain) >= _A_SENTENCE and _ENGLISH.isdisjoint(plain)
    share = _UNKNOWN_SHARE / 2 if bare else _UNKNOWN_SHARE
    if len(plain) >= _FEWEST_WORDS and len(unknown) > share * len(plain):
        return [Finding(Flag.NOT_ENGLISH, " ".join(unknown[:_SHOWN]))]
    return []


def _ordinary(text: str) -> list[str]:
    """The words in lower case, and the capitalised ones that are ordinary words of a language."""
    return [
        word.lower()
        for word in _WORD.findall(text)
        if len(word) > 1 and word.isalpha()
        if word.islower() or word.lower() in words("en") or word.lower() in words("id")
    ]


def _is_indonesian(word: str) -> bool:
    if word in _INDONESIAN:
        return True
    return not may_be_word(word, "en") and may_be_word(word, "id")


def _same(text: str, source: str) -> bool:
    return _WORD.findall(text.lower()) == _WORD.findall(source.lower())


def _other_script(text: str) -> bool:
    """Whether more than a third of the letters are not Latin ones."""
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    return sum(char > _LAST_LATIN for char in letters) * 3 > len(letters)
