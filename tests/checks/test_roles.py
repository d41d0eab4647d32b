"""Roles that the article does not know, or gives to others."""

import pytest

from pipeline.checks.roles import roles, unsupported_roles

SEGMENTS = (
    "The governor of Riau, Budi Hartanto, opened a bridge in Pekanbaru on Monday.",
    "Mayor Rini Astuti was there too.",
    "Police in Siak questioned two drivers, said Sergeant Joko Prasetyo.",
    "Laras Dewi, a midfielder, captained the team.",
    "A fire destroyed the kitchen of her restaurant in Dumai.",
)
SOURCES = ("Kapolres Siak AKBP Andi Saputra dan Menteri Sekar Wulandari ikut hadir.",)

UNSUPPORTED = [
    ("Captain Budi Hartanto opened a bridge.", ["Captain budi hartanto"]),
    ("Budi Hartanto, the mayor, opened a bridge.", ["mayor budi hartanto"]),
    ("A lifeguard was questioned in Siak.", ["lifeguard"]),
    ("Judge Joko Prasetyo questioned two drivers.", ["Judge"]),
    ("Laras Dewi, a singer from Dumai, captained the team.", ["singer"]),
    ("Her brother owned the restaurant.", ["brother"]),
]

SUPPORTED = [
    "Governor Budi Hartanto opened a bridge.",
    "Budi Hartanto, the governor of Riau, and Mayor Rini Astuti opened it.",
    "A policeman questioned two drivers in Siak.",
    "The captain of the team is Laras Dewi.",
    "A chef lost her restaurant in a fire.",
    "Superintendent Andi Saputra was there.",
    "Minister Sekar Wulandari was there.",
    "The restaurant in Dumai burned down.",
    "",
]


@pytest.mark.parametrize(("sentence", "found"), UNSUPPORTED)
def test_a_role_of_nobody_or_of_somebody_else(sentence, found):
    assert unsupported_roles(sentence, SEGMENTS, SOURCES) == found


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_a_role_in_any_form_is_stated(sentence):
    assert unsupported_roles(sentence, SEGMENTS, SOURCES) == []


def test_a_role_that_stands_alone_may_be_anybodys():
    segments = (*SEGMENTS, "The mayor thanked the firefighters.")
    assert unsupported_roles("Budi Hartanto, the mayor, came.", segments, SOURCES) == []


def test_the_list_is_in_order():
    assert all(name == name.lower() and role.starts for name, role in roles().items())
    assert all(role.is_stated_by(name) for name, role in roles().items())
