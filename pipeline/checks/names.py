"""Do the names of a source survive in its translation, and does a summary invent none?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from pipeline.checks.exonyms import KEPT, NO_NAMES, PORTMANTEAU, acronyms
from pipeline.checks.finding import Finding, Flag
from pipeline.checks.nameindex import POSSESSIVE, WORD, NameIndex, indexed
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.parsing.lexicon_id import INDONESIAN
from pipeline.checks.quantity import Language
from pipeline.checks.vocabulary import may_be_word, words

_DATES = {
    "id": frozenset({*INDONESIAN.months, *INDONESIAN.weekdays}),
    "en": frozenset({*ENGLISH.months, *ENGLISH.weekdays}),
}
_CURRENCIES = ("dolar ", "dollar ", "sen ")
_CONTRACTION = re.compile(r"n['’]t$|['’](?:m|re|ve|ll|d)$", re.IGNORECASE)
_TITLE = 300  # no title is longer


def names(text: str, language: Language) -> list[str]:
    """The name words and acronyms of `text`, each once, in order.

    A name is a capitalised word that is no ordinary word of the language, no title or office, no
    month or weekday; in a text in capitals throughout, capitals are no sign of an acronym.
    """
    text = unescape(text) if "&" in text else text
    shouted, titled = _is_shouted(text), _is_titled(text)
    found: dict[str, None] = {}
    for match in WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or len(word) == 1:
            continue
        if word == "AS" and text.endswith(_CURRENCIES, 0, match.start()):
            continue  # whose dollar it is: a matter of quantities
        word = POSSESSIVE.sub("", word)
        if language == "en" and _CONTRACTION.search(word):
            continue
        if word in found or not _is_name(word, language, shouted):
            continue
        # At a start of a sentence, or in a title, the capital says nothing.
        bare = titled or (_begins(text, match.start()) and not word.isupper())
        if bare and may_be_word(word.lower(), language) and not _is_known_acronym(word):
            continue
        found[word] = None
    return list(found)


def missing_names(source: str, target: str) -> list[str]:
    """The names of the Indonesian `source` that the English `target` does not render.

    A name survives under another spelling ("Soeharto", "Suharto"), as an adjective, or as the
    English name of a place. Acronyms are often spelled out in ways that no list foresees, so one is
    missed only if English keeps or has its own words for it, or a strange acronym is in its place.
    """
    wanted = names(source, "id")
    if not wanted:
        return []
    given = indexed(target)
    lost = [name for name in wanted if not given.has(name)]
    if not any(name.isupper() for name in lost):
        return lost
    strangers = _strangers(source, target, given)
    return [name for name in lost if not name.isupper() or _is_missed(name, strangers, given)]


def _strangers(source: str, target: str, given: NameIndex) -> set[str]:
    """The target's acronyms that neither stand in the source, nor render one of its acronyms, nor
    are spelled out beside them."""
    own = _acronyms(source)
    rendered = tuple(
        rendering.strip() for name in own for rendering in acronyms().get(name.lower(), ())
    )
    return {
        acronym
        for acronym in _acronyms(target) - own
        if not acronym.lower().startswith(rendered) and not given.spells_out(acronym)
    }


def _is_missed(acronym: str, strangers: set[str], given: NameIndex) -> bool:
    """Whether an acronym that the target does not have is lost, and not spelled out."""
    if strangers:
        return True
    return _is_known_acronym(acronym) and not given.spells_out(acronym)


def unsupported_names(text: str, sources: Iterable[str]) -> list[str]:
    """The names of an English `text` that occur in none of `sources`, English or Indonesian."""
    wanted = names(text, "en")
    for source in sources:
        if not wanted:
            break
        given = indexed(source)
        wanted = [
            name
            for name in wanted
            if not (given.has(name, as_name=True) or given.has_original(name))
        ]
    return wanted


def findings(source: str, target: str) -> list[Finding]:
    """One finding if names of the Indonesian `source` are not in the English `target`."""
    missing = missing_names(source, target)
    return [Finding(Flag.NAME_MISSING, ", ".join(missing))] if missing else []


def _acronyms(text: str) -> set[str]:
    return {
        word for word in WORD.findall(text.replace(".", "")) if len(word) > 1 and word.isupper()
    }


def _is_shouted(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 12 and capitals > 2 * sum(map(str.islower, text))


def _is_titled(text: str) -> bool:
    """Whether nearly all words have a capital, as in an English headline."""
    starts = [match[0][0].isupper() for match in WORD.finditer(text[:_TITLE])]
    return len(starts) > 3 and sum(starts) >= 0.7 * len(starts)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins at `start`."""
    before = text[max(0, start - 2) : start]
    return start == 0 or before[-1] in "\"“‘'([-" or before[0] in ".!?:;…\n"


def _is_name(word: str, language: Language, shouted: bool) -> bool:
    lower = word.lower()
    broken = "Ã" in word or word.endswith("â")  # decoded wrongly
    if broken or lower in NO_NAMES or lower in _DATES[language] or PORTMANTEAU.fullmatch(lower):
        return False
    if word.isupper() and not shouted:
        return _is_known_acronym(word) or lower not in words(language)
    return len(word) > 2 and lower not in words(language)


def _is_known_acronym(word: str) -> bool:
    return word.lower() in acronyms() or word.lower() in KEPT
