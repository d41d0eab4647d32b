"""English sentences as the checks of meaning read them: words by stem, in clauses.

No parser: a word is what it looks like, and a clause ends at a mark or at a word that opens another
one. What is built on it must allow for that, and doubt only where the article leaves no other
reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.checks.vocabulary import word_set

_TOKEN = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+|['’-][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTED = re.compile(r"n['’]t$")
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_BOUNDARIES = word_set(
    """but because which who whom whose that when while after before although though if unless
    since until as where whether despite whereas amid so"""
)
AUXILIARIES = word_set(
    """is are was were be been being am 's has have had having do does did will would can could
    may might shall should must ca wo get gets got"""
)
FUNCTION_WORDS = AUXILIARIES | word_set(
    """a an the of and to in on with at by from for this that these those it its his her hers
    their theirs our my your he she they we you i him them us me himself herself itself themselves
    not no never nor or but if than then also who whom whose which what when where while why how
    after before during about into over under between through against more most some any all each
    every both such other another only own up out off down there here said say says saying
    according per via amid as so very just too even still yet ever already now again one ones s t
    n't cannot because although though unless since until whether despite mr mrs ms"""
)


@dataclass(frozen=True)
class Word:
    """A word of a sentence: `stem` is the same for all its forms, `clause` counts from 0."""

    text: str
    lower: str
    stem: str
    clause: int

    @property
    def has_content(self) -> bool:
        """Whether the word says something by itself."""
        return self.lower not in FUNCTION_WORDS and self.text[0].isalnum()


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; "didn't" is read as "did" and "n't", marks end clauses."""
    found: list[Word] = []
    clause = 0
    for token in _TOKEN.findall(text):
        if not token[0].isalnum():
            clause += token not in "'’%$£€-"
            continue
        lower = token.lower()
        clause += lower in _BOUNDARIES
        if _CONTRACTED.search(lower):
            if len(token) > 3:
                found.append(_word(token[:-3], clause))
            found.append(Word("n't", "n't", "n't", clause))
        else:
            found.append(_word(token, clause))
    return tuple(found)


def _word(token: str, clause: int) -> Word:
    plain = _POSSESSIVE.sub("", token) or token
    lower = plain.lower().replace("’", "'")
    return Word(plain, lower, stem(lower), clause)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What all forms of a lower-case word share: "planned", "plans" and "planning" are "plan".

    It may be no word ("mov" of "moves"), and now and then two words have one stem.
    """
    word = irregular().get(word, word)
    bare = word
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending in ("es", "s") and word.endswith(("ss", "us", "is")):
                break
            bare = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(bare) > 3:
        bare = _DOUBLED.sub(r"\1", bare).removesuffix("e")
    return bare[:-1] + "i" if len(bare) > 3 and bare.endswith("y") else bare


@cache
def irregular() -> dict[str, str]:
    """Forms of irregular verbs, each with its base."""
    return {form: base for base, *forms in _irregular_verbs() for form in forms}


@cache
def bases() -> frozenset[str]:
    """The irregular verbs themselves."""
    return frozenset(verb[0] for verb in _irregular_verbs())


def _irregular_verbs() -> list[list[str]]:
    text = files("pipeline.checks").joinpath("irregular_verbs.txt").read_text("utf-8")
    return [line.split() for line in text.splitlines()]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of `text`, which are separated by white space."""
    return frozenset(map(stem, text.split()))


def content(words: Iterable[Word]) -> set[str]:
    """The stems of the words that have content."""
    return {word.stem for word in words if word.has_content}
