"""Errors for true sentences: each planter makes one kind of false sentence out of a true one.

A planter gets a sentence, a source of chance and what the article mentions, and returns the
sentence with one error, or None where it finds no place for it. Planters read sentences by patterns
of their own and share no code with the checks that are measured on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.planting_patterns import (
    ACTIVE,
    AUXILIARY,
    CURRENCY,
    DATE,
    HELPED,
    MONTHS,
    NAME,
    NO_NAMES,
    NUMBER,
    NUMBER_WORDS,
    OPPOSITES,
    PASSIVE,
    PAST,
    PERSON,
    ROLE,
    ROLES,
    SCALE,
    SCALES,
    SHORT,
    SPEAKER,
    SPELLED,
    WEEKDAYS,
)


@dataclass(frozen=True)
class Scene:
    """What a planter may draw on: the article's text, and names from elsewhere."""

    article: str
    names: tuple[str, ...]

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The article's names."""
        return names(self.article)

    @cached_property
    def strange_names(self) -> tuple[str, ...]:
        """The names from elsewhere that are not even like one of the article's."""
        return tuple(name for name in self.names if name[:4] not in self.article)


Planter = Callable[[str, Random, Scene], str | None]


def names(text: str) -> tuple[str, ...]:
    """The capitalised words inside the sentences of a text, each once."""
    found = dict.fromkeys(match[0] for match in NAME.finditer(text))
    return tuple(name for name in found if name not in NO_NAMES)


def number(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another number, which the article does not have."""
    match = _one(NUMBER, sentence, chance) or _one(SPELLED, sentence, chance)
    if match is None:
        return None
    if match[0] in NUMBER_WORDS:
        others = [
            w
            for w, n in NUMBER_WORDS.items()
            if not re.search(rf"\b(?:{w}|{n})\b", scene.article, re.I)
        ]
    else:
        digits = [i for i, char in enumerate(match[0]) if char.isdigit()]
        place = chance.choice(digits)
        others = [
            match[0][:place] + digit + match[0][place + 1 :]
            for digit in "123456789"
            if digit != match[0][place]
        ]
        words = {str(n): w for w, n in NUMBER_WORDS.items()}
        others = [
            other
            for other in others
            if not re.search(rf"\b(?:{other}|{words.get(other, other)})\b", scene.article, re.I)
        ]
    return _with(sentence, match, chance.choice(others)) if others else None


def own_number(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another number of the same article."""
    match = _one(NUMBER, sentence, chance)
    others = sorted({m[0] for m in NUMBER.finditer(scene.article)} - {match[0] if match else ""})
    others = [other for other in others if f" {other} " not in sentence]
    return _with(sentence, match, chance.choice(others)) if match and others else None


def scale(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Millions for billions, and the like."""
    match = _one(SCALE, sentence, chance)
    if match is None:
        return None
    others = [SHORT[match[0]]] if match[0] in SHORT else [s for s in SCALES if s != match[0]]
    return _with(sentence, match, chance.choice(others))


def currency(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another currency."""
    match = _one(CURRENCY, sentence, chance)
    if match is None:
        return None
    others = "£$€" if match[0] in "£$€" else ("dollars", "pounds", "euros", "rupiah", "yen")
    return _with(sentence, match, chance.choice([other for other in others if other != match[0]]))


def date(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another weekday, month or year, which the article does not have."""
    match = _one(DATE, sentence, chance)
    if match is None or match[0] == "May":
        return None
    if match[0].isdigit():
        others = [str(int(match[0]) + step) for step in (-9, -4, -3, -2, -1, 1, 2, 3, 4)]
    else:
        others = WEEKDAYS if match[0] in WEEKDAYS else MONTHS
    others = [other for other in others if other[:3] not in scene.article or other.isdigit()]
    others = [other for other in others if other not in scene.article]
    return _with(sentence, match, chance.choice(others)) if others else None


def name(sentence: str, chance: Random, scene: Scene) -> str | None:
    """A name that the article does not have in place of one that it has."""
    return _renamed(sentence, chance, scene.strange_names)


def own_name(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another name of the same article in place of one."""
    return _renamed(sentence, chance, [n for n in scene.own_names if n not in sentence])


def _renamed(sentence: str, chance: Random, others: Sequence[str]) -> str | None:
    places = [m for m in NAME.finditer(sentence) if m[0] not in NO_NAMES]
    if not places or not others:
        return None
    return _with(sentence, chance.choice(places), chance.choice(others))


def role(sentence: str, chance: Random, scene: Scene) -> str | None:
    """Another role in place of one, or one given to a person who has none."""
    article = scene.article.lower()
    others = [other for other in ROLES if other[:5] not in article]
    other = chance.choice(others)
    match = _one(ROLE, sentence, chance)
    if match is not None:
        return _with(sentence, match, other.capitalize() if match[0][0].isupper() else other)
    person = _one(PERSON, sentence, chance)
    if person is None:
        return None
    article_word = "an" if other[0] in "aeiou" else "a"
    told = (
        f"{person[0]}, {article_word} {other}," if chance.random() < 0.5 else f"{other} {person[0]}"
    )
    return _with(sentence, person, told[0].upper() + told[1:] if person.start() == 0 else told)


def negation(sentence: str, chance: Random, scene: Scene) -> str | None:
    """A negation taken away, or put where there is none."""
    for pattern, affirmed in chance.sample(OPPOSITES, len(OPPOSITES)):
        if pattern.search(sentence):
            return re.sub(r" +", " ", pattern.sub(affirmed, sentence, count=1))
    if re.search(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without)\b|n't", sentence):
        return None
    match = _one(AUXILIARY, sentence, chance)
    if match is not None:
        return _with(sentence, match, f"{match[0]} not")
    match = _one(PAST, sentence, chance)
    if match is None or HELPED.search(sentence[: match.start()]):
        return None
    return _with(sentence, match, f"did not {match[0].removesuffix('ed')}")


def exchange(sentence: str, chance: Random, scene: Scene) -> str | None:
    """The two on either side of a verb exchanged."""
    match = _one(PASSIVE, sentence, chance) or _one(ACTIVE, sentence, chance)
    if match is None or match["a"].lower() == match["b"].lower():
        return None
    first, second = match["b"], match["a"]
    if match.start() == 0:
        first = first[0].upper() + first[1:]
        second = second[0].lower() + second[1:] if second.startswith(("The ", "Police")) else second
    return _with(sentence, match, first + match["v"] + second)


def speaker(sentence: str, chance: Random, scene: Scene) -> str | None:
    """What was said is put into the mouth of another person of the article."""
    match = _one(SPEAKER, sentence, chance)
    spoke = {m[0].split()[-1] for m in SPEAKER.finditer(scene.article)} & set(scene.own_names)
    others = sorted(n for n in spoke if n not in sentence)
    if match is None or not others or match[0].split()[0] in ("The", "She", "They", "But", "And"):
        return None
    return _with(sentence, match, chance.choice(others) + " " * match[0].endswith(" "))


PLANTERS: dict[str, Planter] = {
    "number": number,
    "scale word": scale,
    "currency": currency,
    "date": date,
    "name": name,
    "role": role,
    "negation": negation,
    "exchange": exchange,
    "number of the article": own_number,
    "name of the article": own_name,
    "speaker of the article": speaker,
}


def _one(pattern: re.Pattern[str], sentence: str, chance: Random) -> re.Match[str] | None:
    places = list(pattern.finditer(sentence))
    return chance.choice(places) if places else None


def _with(sentence: str, match: re.Match[str], replacement: str) -> str:
    return sentence[: match.start()] + replacement + sentence[match.end() :]
