"""A text in which names are looked up: as they are written, respelled, or as English calls them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from html import unescape

from pipeline.checks.exonyms import acronyms, exonyms, originals

WORD = re.compile(r"(?<![\w@#])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@])")
POSSESSIVE = re.compile(r"['’]s?$")
_INITIAL_STOP = re.compile(r"(?<=\b[^\W\d_])\.")
_RESPELLED = (
    *(("ch", "k"), ("ck", "k"), ("sh", "s"), ("sy", "s"), ("kh", "k"), ("dj", "j"), ("tj", "c")),
    *(("oe", "u"), ("oo", "u"), ("ou", "u"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("q", "k")),
    *(("c", "k"), ("v", "f"), ("w", "u"), ("y", "i"), ("j", "i"), ("z", "s"), ("h", "")),
)
_DOUBLED = re.compile(r"(.)\1+")
_LONGEST_NAME = 40
_MOST_CANDIDATES = 100  # under one letter; beyond these only the same spelling is found


class NameIndex:
    """A text prepared for looking up names in it."""

    def __init__(self, text: str) -> None:
        # Without its full stops "U.S." is one word.
        plain = unescape(text) if "&" in text else text
        found = WORD.findall(_INITIAL_STOP.sub("", plain))
        self.originals = [
            POSSESSIVE.sub("", word) if "'" in word or "’" in word else word for word in found
        ]
        self.words = frozenset(_plain(word) for word in self.originals)
        self.capitalised = frozenset(_plain(word) for word in self.originals if word[0].isupper())

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
        return self._skeletons(self.words)

    @cached_property
    def name_skeletons(self) -> dict[str, list[str]]:
        """The same of capitalised words alone."""
        return self._skeletons(self.capitalised)

    def _skeletons(self, words: frozenset[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(words):
            if len(word) > 3 and (skeleton := _skeleton(word)):
                same = found.setdefault(skeleton[0], [])
                if len(same) < _MOST_CANDIDATES:
                    same.append(skeleton)
        return found

    def has(self, name: str, as_name: bool = False) -> bool:
        """Whether the text has the name, respelled or as English calls it; `as_name`: a respelling
        must begin with a capital, lest any like-sounding word vouch for an invented name."""
        plain = _plain(name)
        if not {plain, f"{plain}s", plain.removesuffix("s")}.isdisjoint(self.words):
            return True
        renderings = exonyms().get(plain, ())
        if not renderings and name.isupper():
            renderings = acronyms().get(plain, ())
        if any(f" {rendering}" in self.running for rendering in renderings):
            return True
        skeleton = _skeleton(plain)
        known = self.name_skeletons if as_name else self.skeletons
        return any(_alike(skeleton, other) for other in known.get(skeleton[:1], ()))

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
def indexed(text: str) -> NameIndex:
    """The index of `text`; the last ones asked for are kept."""
    return NameIndex(text)


def _renders(plain: str, rendering: str) -> bool:
    """Whether a name is a word of a rendering; the last word may go on unless a space ends it."""
    *whole, last = rendering.split(" ")
    return plain in whole or (last != "" and plain.startswith(last))


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
