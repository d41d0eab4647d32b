"""Titles, offices, trades and kinship: does the article know anybody of that role, and is it this
name's?

`roles.txt` lists them: first the words that are checked, behind "|" how other English words begin
that may stand for the same, behind ":" how Indonesian ones do ("_" marks where a word must end).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

from pipeline.checks.grammar import FUNCTION_WORDS, Word, read, stem
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.parsing.lexicon_id import INDONESIAN

_NEAR = 6  # words to either side of a role among which the name it belongs to stands
_ROLE = 4  # words between the comma and the role that stands behind it
_DATES = frozenset((*ENGLISH.months, *ENGLISH.weekdays, *INDONESIAN.months, *INDONESIAN.weekdays))
_BEGINNING = 4  # letters that a form must have to be the beginning of longer words


@dataclass(frozen=True)
class Role:
    """A role: the beginnings (`starts`) and whole words that state it, in either language."""

    starts: tuple[str, ...]
    whole: frozenset[str]

    def is_stated_by(self, word: str) -> bool:
        """Whether a lower-case word states the role."""
        return word in self.whole or word.startswith(self.starts)


@cache
def roles() -> dict[str, Role]:
    """Every word that is checked, in lower case, with the role it names."""
    table: dict[str, Role] = {}
    text = files("pipeline.checks").joinpath("roles.txt").read_text("utf-8")
    for line in text.splitlines():
        english, _, indonesian = line.partition(":")
        checked, _, others = english.partition("|")
        names = checked.split()
        forms = [*names, *others.split(), *indonesian.split()]
        whole = frozenset(form.rstrip("_") for form in forms)
        starts = tuple(form for form in forms if len(form) >= _BEGINNING and form[-1] != "_")
        for name in names:
            before = table.get(name, Role((), frozenset()))
            table[name] = Role(before.starts + starts, before.whole | whole)
    return table


def unsupported_roles(sentence: str, segments: Sequence[str], sources: Sequence[str]) -> list[str]:
    """The roles in an English `sentence` that the article does not know, or gives to other names.

    `segments` are the article in English, `sources` in Indonesian. A role is another's only if each
    mention of it stands beside names, and never beside this one.
    """
    words = read(sentence)
    found: dict[str, None] = {}
    mentions: dict[str, frozenset[frozenset[str]]] = {}
    for place, word in enumerate(words):
        name = word.lower
        if name not in roles() or word.text.isupper():
            continue
        if name not in mentions:
            mentions[name] = frozenset(_mentions(roles()[name], (*segments, *sources)))
        if not mentions[name]:
            if not _is_part_of_name(words, place):
                found[word.text] = None
            continue
        bearer = _bearer(words, place)
        stems = [stem(part) for part in bearer]
        if bearer and all(near and near.isdisjoint(stems) for near in mentions[name]):
            found[" ".join((word.text, *bearer))] = None
    return list(found)


def _mentions(role: Role, texts: Iterable[str]) -> Iterator[frozenset[str]]:
    """For each mention of a role, the names beside it."""
    for text in texts:
        stating = [lower for lower in _vocabulary(text) if role.is_stated_by(lower)]
        if not stating:
            continue
        words = read(text)
        for place, word in enumerate(words):
            if word.lower in stating:
                around = words[max(0, place - _NEAR) : place + _NEAR + 1]
                yield frozenset(w.stem for w in around if _is_name(w))


@lru_cache(maxsize=4096)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word.lower for word in read(text))


def _bearer(words: Sequence[Word], place: int) -> list[str]:
    """The name a role is attached to, in lower case: it follows at once, or stands before the comma
    that the role stands behind ("Budi Santoso, the mayor")."""
    clause = words[place].clause
    following = _names(words[place + 1 : place + 4], clause)
    if following:
        return following
    start = next((at for at in range(place, -1, -1) if words[at].clause != clause), -1) + 1
    if place - start > _ROLE or words[start].lower not in ("the", "a", "an"):
        return []
    return _names(words[max(0, start - 3) : start][::-1], clause - 1)[::-1]


def _names(words: Sequence[Word], clause: int) -> list[str]:
    """The names at the beginning of `words` that belong to a clause."""
    return [w.lower for w in takewhile(lambda w: _is_name(w) and w.clause == clause, words)]


def _is_name(word: Word) -> bool:
    return (
        word.text[0].isupper()
        and len(word.text) > 1
        and word.lower not in FUNCTION_WORDS
        and word.lower not in roles()
        and word.lower not in _DATES
    )


def _is_part_of_name(words: Sequence[Word], place: int) -> bool:
    """Whether a capitalised role word stands among other capitals, as in "King's Cross"."""
    if not words[place].text[0].isupper() or place == 0:
        return False
    return words[place - 1].text[0].isupper() and _is_name(words[place - 1])
