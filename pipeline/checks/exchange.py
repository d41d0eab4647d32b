"""Who did what to whom: are subject and object of a verb exchanged?

Before a verb stands who acts, behind it who is acted on; "by" in the passive turns it round, and so
does "lost to" for "beat". A sentence is doubted only if the article has the same verb with the same
two the other way round, and nowhere as the sentence has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.grammar import Word, bases, irregular, read, stems
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.roles import roles
from pipeline.checks.vocabulary import may_be_word, word_set

_ASIDE = re.compile(r" ?\([^()]*\)")
_BOTH_WAYS = stems(
    """meet marry wed face play draw date divorce hug kiss resemble match join equal talk speak be
    have include involve mean become separate split reunite clash contrast share follow open close
    make do feature compare combine mix live work sit say add come go stand lie"""
)
"""Verbs whose subject and object may change places, or stand on the other side."""
_WINS = stems("beat defeat thrash trounce hammer overcome edge crush rout outclass overpower")
_VICTORIES = stems("win victory triumph")
_LOSSES = stems("lose fall succumb loss defeat")
_ACTORS = stems(
    """police government court company ministry parliament council army club team union
    prosecutors students students protesters residents rebels"""
)
"""Common nouns that act as names do."""
_INTO = word_set("to against over with at from")  # lead from a verb to what it acts on
_STOPS = _INTO | word_set(
    """in on for into after before during about through by between under near off around and than
    of amid via as"""
)
_DATES = frozenset((*ENGLISH.months, *ENGLISH.weekdays, "yesterday", "today", "last", "week"))
_RELATIVE = word_set("who which whose whom")
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_CLAUSES = 3  # before a verb, in which its subject is looked for
_CHUNK = 12  # words in one of them


@dataclass(frozen=True)
class Action:
    """What a text says was done: by whom and to whom, each as stems; `named` are those of them that
    are names, or act as names do."""

    verb: str
    agents: frozenset[str]
    patients: frozenset[str]
    named: frozenset[str]
    text: str


def exchanged(sentence: str, segments: Sequence[str]) -> list[str]:
    """The verbs of `sentence` whose subject and object stand in the article the other way round."""
    found: dict[str, None] = {}
    told: list[Action] | None = None
    for action in actions(sentence):
        if told is None:
            told = [other for segment in segments for other in actions(segment)]
        same = [other for other in told if other.verb == action.verb]
        if any(_agrees(action, other) for other in same):
            continue
        if any(_contradicts(action, other) for other in same):
            found[action.text] = None
    return list(found)


def _agrees(left: Action, right: Action) -> bool:
    """Whether somebody of the one acts on somebody of the other in both."""
    return bool(left.agents & right.agents and left.patients & right.patients)


def _contradicts(left: Action, right: Action) -> bool:
    """Whether the two have changed places, neither stands where it stood, and both have names."""
    if left.agents & right.agents or left.patients & right.patients:
        return False
    crossed = (left.agents & right.patients, left.patients & right.agents)
    named = left.named | right.named
    return all(group & named for group in crossed)


@lru_cache(maxsize=4096)
def actions(text: str) -> tuple[Action, ...]:
    """What is done in an English sentence, wherever a word may be a verb between two others."""
    words = read(_ASIDE.sub("", text))
    named = frozenset(word.stem for place, word in enumerate(words) if _is_named(word, place))
    if not named:
        return ()
    return tuple(
        action
        for place, word in enumerate(words)
        if _may_be_verb(word, place) and (action := _action(words, place, named)) is not None
    )


def _is_named(word: Word, place: int) -> bool:
    if word.stem in _ACTORS or word.lower in roles():
        return True
    capital = word.text[0].isupper() and word.has_content
    return capital and (place > 0 or not may_be_word(word.lower, "en"))


def _may_be_verb(word: Word, place: int) -> bool:
    if word.text[0].isupper() or place == 0 or not word.has_content or word.stem in _BOTH_WAYS:
        return False
    lower = word.lower
    return lower in irregular() or lower in bases() or lower.endswith(("ed", "s"))


def _action(words: Sequence[Word], place: int, named: frozenset[str]) -> Action | None:
    verb = words[place]
    passive = _is_passive(words, place)
    after, preposition = _after(words, place, passive)
    before = _before(words, place) if after else frozenset()
    if not before:
        return None
    key = verb.stem
    if passive:
        before, after = after, before
    if key in _WINS or (key in _VICTORIES and preposition in ("over", "against")):
        key = "beat"
    elif key in _LOSSES and preposition in ("to", "against"):
        key, before, after = "beat", after, before
    return Action(key, before, after, named & (before | after), verb.text)


def _is_passive(words: Sequence[Word], place: int) -> bool:
    """Whether the verb is a participle with "by" and an agent behind it, and no object before that:
    "was fined on Monday by the court", unlike "won it by a goal" and "hurt them by leaving"."""
    verb = words[place]
    if verb.lower.endswith("s"):
        return False
    object_may_follow = True
    for word, after in pairwise(words[place + 1 : place + _CHUNK]):
        if word.clause != verb.clause:
            return False
        if word.lower == "by":
            return not after.lower.endswith("ing")
        object_may_follow = object_may_follow and word.lower not in _STOPS
        if object_may_follow and _is_thing(word) and not word.lower.endswith("ly"):
            return False
    return False


def _before(words: Sequence[Word], place: int) -> frozenset[str]:
    """Who stands before a verb: in its own clause, or in the one before where that names none.

    An aside is not all: "Rini, the owner, sued", "Rini, who saw it, sued".
    """
    clause, seen = words[place].clause, 0
    found: set[str] = set()
    first = words[place]
    for at in range(place - 1, max(-1, place - 1 - _CLAUSES * _CHUNK), -1):
        word = words[at]
        if word.clause != clause:
            if seen == _CLAUSES:
                break
            if first.lower in _RELATIVE:
                found.clear()
            elif found and (clause == words[place].clause or first.lower not in _ARTICLES):
                break
            clause, seen = word.clause, seen + 1
        first = word
        if _is_thing(word):
            found.add(word.stem)
    return frozenset(found)


def _after(words: Sequence[Word], place: int, passive: bool) -> tuple[frozenset[str], str]:
    """Whom a verb acts on, up to the next preposition, and the preposition that leads to it; in
    the passive, who stands behind "by"."""
    clause = words[place].clause
    found: set[str] = set()
    preposition, begun = "", not passive
    for word in words[place + 1 : place + 1 + _CHUNK]:
        if word.clause != clause:
            break
        if not begun:
            begun = word.lower == "by"
        elif word.lower in _STOPS:
            if found or preposition or word.lower not in _INTO:
                break
            preposition = word.lower
        elif _is_thing(word):
            found.add(word.stem)
    return frozenset(found), preposition


def _is_thing(word: Word) -> bool:
    return word.has_content and not word.text[0].isdigit() and word.lower not in _DATES
