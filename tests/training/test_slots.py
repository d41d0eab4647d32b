"""Patterns and their slots: what stands on one side has its counterpart on the other."""

import random
import re
from collections import Counter

import pytest

from training.drawing import decimal
from training.slots import Filler
from training.words import LISTS, read_words

WORDS = read_words()
SLOT = re.compile(r"\{\w+\}")
BEFORE_COUNTRY = re.compile(r"\b(the|an?) \{country", re.IGNORECASE)
TYPOGRAPHIC = re.compile("[\u201c\u201d\u2018\u2019\u2013\u2014\u00a0\t|]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture
def fill() -> Filler:
    return Filler(WORDS, random.Random(11))


@pytest.mark.parametrize(
    "pattern", WORDS.patterns + WORDS.sentences[::200], ids=lambda pattern: pattern[0][:40]
)
def test_every_pattern_can_be_filled(pattern: tuple[str, str], fill: Filler) -> None:
    for _ in range(20):
        left, right = fill.fill(pattern)
        assert "{" not in left + right
        assert "the the" not in right.lower()
        assert left.lstrip('"')[:1] == left.lstrip('"')[:1].upper()
        assert left.count('"') == right.count('"')
        assert left.count("(") == right.count("(")


def test_every_sentence_can_be_filled_and_is_plain(fill: Filler) -> None:
    for left, right in WORDS.sentences:
        assert Counter(SLOT.findall(left)) == Counter(SLOT.findall(right)), left
        assert left.count('"') == right.count('"'), left
        assert not TYPOGRAPHIC.search(left + right), left
        assert not BEFORE_COUNTRY.search(right), left  # the name may have an article of its own
        filled = fill.fill((left, right))
        assert "{" not in "".join(filled), left


def test_no_sentence_stands_twice() -> None:
    sources = Counter(left.lower() for left, _ in WORDS.sentences)
    assert [left for left, count in sources.items() if count > 1] == []


@pytest.mark.parametrize(
    ("whole", "fraction", "expected"),
    [(5, "", ("5", "5")), (14_900, "", ("14.900", "14,900")), (1234, "5", ("1.234,5", "1,234.5"))],
)
def test_point_and_comma_change_places(
    whole: int, fraction: str, expected: tuple[str, str]
) -> None:
    assert decimal(whole, fraction) == expected


SCALE = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
SCALE_EN = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def value(text: str, scales: dict[str, int], group: str, point: str) -> float:
    found = NUMBER.search(text)
    assert found
    number = float(found[0].replace(group, "").replace(point, "."))
    return number * next((size for word, size in scales.items() if word in text), 1)


@pytest.mark.parametrize("kind", ["money", "price", "foreignmoney", "foreignprice"])
def test_money_is_worth_the_same_in_both_languages(kind: str, fill: Filler) -> None:
    for _ in range(300):
        left, right = fill.draw(kind)
        assert value(left, SCALE, ".", ",") == pytest.approx(value(right, SCALE_EN, ",", "."))


@pytest.mark.parametrize("kind", ["dayslash", "score", "phone", "plate", "code", "yearrange"])
def test_codes_and_slashed_dates_stay_as_they_are(kind: str, fill: Filler) -> None:
    for _ in range(100):
        left, right = fill.draw(kind)
        assert re.sub(r"^\w+ \(", "(", left) == re.sub(r"^\w+ \(", "(", right)


def test_a_list_keeps_its_members_and_its_last_comma(fill: Filler) -> None:
    for _ in range(100):
        left, right = fill.draw("list_countries")
        assert left.count(",") == right.count(",")
        assert (", dan " in left) == (", and " in right)


def test_a_slot_is_one_draw_and_a_numbered_slot_another(fill: Filler) -> None:
    left, _ = fill.fill(("{person}/{person}/{person2}", "{person}"))
    first, again, other = left.split("/")
    assert first == again != other


def test_unknown_slots_are_named(fill: Filler) -> None:
    with pytest.raises(KeyError, match="colour"):
        fill.fill(("{colour}", "{colour}"))


def test_every_list_has_members() -> None:
    assert set(WORDS.lists) == set(LISTS)
    assert all(len(members) >= 10 for members in WORDS.lists.values())
    assert all(short_en for _, _, short, short_en in WORDS.organisations if short)
