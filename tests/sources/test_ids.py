"""Ids: safe as file names everywhere, unique, and the same for the same order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.ids import UniqueIds, safe_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("banjir-demak", "banjir-demak"),
        ("Banjir di Demak", "Banjir-di-Demak"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "document"),
        ("", "document"),
        ("/mutlak", "mutlak"),
        ("C:\\berita\\satu", "C-berita-satu"),
        ("-rf", "rf"),
        (".tersembunyi", "tersembunyi"),
        ("baris\nbaru\x00\x1b[31m", "baris-baru-[31m"),
        ("kiri\u202ekanan", "kiri-kanan"),
        ("con", "con_"),
        ("NUL.txt", "NUL.txt_"),
        ("com1", "com1_"),
        ("konsol", "konsol"),
        ("ujung. ", "ujung"),
        ("cafe\u0301", "café"),
        ("berita?id=7&x=<b>", "berita-id=7&x=-b"),
    ],
)
def test_safe_ids(name: str, expected: str) -> None:
    assert safe_id(name) == expected


@given(st.text(max_size=300))
def test_a_safe_id_is_a_file_name(name: str) -> None:
    found = safe_id(name)
    assert found
    assert found == safe_id(found)
    assert len(found.encode()) <= 121
    assert not set(found) & set('/\\<>:"|?*\0\n\t ')
    assert found.strip(".-") != ""


@given(st.lists(st.text(alphabet="aAbB-2/", max_size=4), max_size=30))
def test_ids_are_unique_whatever_the_case_and_stable(names: list[str]) -> None:
    unique = UniqueIds()
    found = [unique(name) for name in names]
    assert len({id_.casefold() for id_ in found}) == len(found)
    again = UniqueIds()
    assert [again(name) for name in names] == found


def test_a_given_suffix_is_not_taken_twice() -> None:
    unique = UniqueIds()
    assert [unique(n) for n in ("a", "a-2", "a", "A")] == ["a", "a-2", "a-3", "A-4"]


def test_a_name_that_comes_very_often_stays_quick() -> None:
    unique = UniqueIds()
    found = [unique("sama") for _ in range(20_000)]
    assert found[-1] == "sama-20000"
