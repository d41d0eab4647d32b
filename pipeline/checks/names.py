"""Do the names of a source survive in its translation, and does a summary invent none?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from html import unescape

from pipeline.checks.exonyms import KEPT, NO_NAMES, PORTMANTEAU, acronyms, exonyms, originals
from pipeline.checks.finding import Finding, Flag
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.parsing.lexicon_id import INDONESIAN
from pipeline.checks.quantity import Language
from pipeline.checks.vocabulary import may_be_word, words

_WORD = re.compile(r"(?<![\w@#])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@])")
_DATES = {
    "id": frozenset({*INDONESIAN.months, *INDONESIAN.weekdays}),
    "en": frozenset({*ENGLISH.months, *ENGLISH.weekdays}),
}
_CURRENCIES = ("dolar ", "dollar ", "sen ")
_POSSESSIVE = re.compile(r"['’]s?$")
_RESPELLED = (
    *(("ch", "k"), ("ck", "k"), ("sh", "s"), ("sy", "s"), ("kh", "k"), ("dj", "j"), ("tj", "c")),
    *(("oe", "u"), ("oo", "u"), ("ou", "u"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("q", "k")),
    *(("c", "k"), ("v", "f"), ("w", "u"), ("y", "i"), ("j", "i"), ("z", "s"), ("h", "")),
)
_DOUBLED = re.compile(r"(.)\1+")
_LONGEST_NAME = 40
_TITLE = 300  # no title is longer
_MOST_CANDIDATES = 100  # under one letter; beyond these only the same spelling is found


def names(text: str, language: Language) -> list[str]:
    """The name words and acronyms of `text`, each once, in order.

    A name is a capitalised word that is no ordinary word of the language, no title or office, no
    month or weekday; in a text in capitals throughout, capitals are no sign of an acronym.
    """
    shouted, titled = _is_shouted(text), _is_titled(text)
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or len(word) == 1:
            continue
        if word == "AS" and text.endswith(_CURRENCIES, 0, match.start()):
            continue  # whose dollar it is: a matter of quantities
        word = _POSSESSIVE.sub("", word)
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
    given = _prepared(target)
    lost = [name for name in wanted if not given.has(name)]
    if not any(name.isupper() for name in lost):
        return lost
    strangers = _strangers(source, target, given)
    return [name for name in lost if not name.isupper() or _is_missed(name, strangers, given)]


def _strangers(source: str, target: str, given: _Text) -> set[str]:
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


def _is_missed(acronym: str, strangers: set[str], given: _Text) -> bool:
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
        given = _prepared(source)
        wanted = [name for name in wanted if not (given.has(name) or given.has_original(name))]
    return wanted


def findings(source: str, target: str) -> list[Finding]:
    """One finding if names of the Indonesian `source` are not in the English `target`."""
    missing = missing_names(source, target)
    return [Finding(Flag.NAME_MISSING, ", ".join(missing))] if missing else []


class _Text:
    """A text prepared for looking up names in it."""

    def __init__(self, text: str) -> None:
        # Without full stops "U.S." is one word.
        plain = unescape(text) if "&" in text else text
        found = _WORD.findall(plain.replace(".", ""))
        self.originals = [
            _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word for word in found
        ]
        self.words = frozenset(_plain(word) for word in self.originals)

    @cached_property
    def running(self) -> str:
        return f" {' '.join(_plain(word) for word in self.originals)} "

    @cached_property
    def initials(self) -> str:
        """The first letters of the capitalised words, one after the other."""
        return "".join(word[0] for word in self.originals if word[0].isupper())

    @cached_property
    def skeletons(self) -> dict[str, list[str]]:
        """By first letter, the skeletons of words that may be a name in another spelling."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) > 3 and (skeleton := _skeleton(word)):
                same = found.setdefault(skeleton[0], [])
                if len(same) < _MOST_CANDIDATES:
                    same.append(skeleton)
        return found

    def has(self, name: str) -> bool:
        """Whether the text has the name, respelled or as English calls it."""
        plain = _plain(name)
        if not {plain, f"{plain}s", plain.removesuffix("s")}.isdisjoint(self.words):
            return True
        renderings = exonyms().get(plain, ())
        if not renderings and name.isupper():
            renderings = acronyms().get(plain, ())
        if any(f" {rendering}" in self.running for rendering in renderings):
            return True
        skeleton = _skeleton(plain)
        return any(_alike(skeleton, other) for other in self.skeletons.get(skeleton[:1], ()))

    def has_original(self, name: str) -> bool:
        """Whether the text has an Indonesian word that an English name renders."""
        plain = _plain(name)
        return any(
            word in self.words and any(_renders(plain, rendering) for rendering in renderings)
            for word, renderings in originals().items()
        )

    def spells_out(self, acronym: str) -> bool:
        """Whether consecutive capitalised words begin with the acronym's letters."""
        return acronym in self.initials


@lru_cache(maxsize=512)
def _prepared(text: str) -> _Text:
    return _Text(text)


def _renders(plain: str, rendering: str) -> bool:
    """Whether a name is a word of a rendering; the last word may go on unless a space ends it."""
    *whole, last = rendering.split(" ")
    return plain in whole or (last != "" and plain.startswith(last))


def _acronyms(text: str) -> set[str]:
    return {
        word for word in _WORD.findall(text.replace(".", "")) if len(word) > 1 and word.isupper()
    }


def _is_shouted(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 12 and capitals > 2 * sum(map(str.islower, text))


def _is_titled(text: str) -> bool:
    """Whether nearly all words have a capital, as in an English headline."""
    starts = [match[0][0].isupper() for match in _WORD.finditer(text[:_TITLE])]
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


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    marked = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in marked if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """The word with the spellings of one sound made one, and no letter doubled."""
    for spelling, sound in _RESPELLED:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word)


def _alike(left: str, right: str) -> bool:
    """Whether two skeletons with the same first letter may be one name: at most a quarter of their
    letters differ, or one is a derivation of the other ("Rusia", "Russian")."""
    if left == right:
        return True
    shorter, longer = sorted((len(left), len(right)))
    if shorter < 4 or longer > _LONGEST_NAME:
        return False
    shared = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    if shared >= 4 and shared >= 0.5 * longer:
        return True
    allowed = max(1, longer // 4)
    return longer - shorter <= allowed and _distance(left, right) <= allowed


def _distance(left: str, right: str) -> int:
    """The Levenshtein distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]
