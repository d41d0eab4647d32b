"""One spelling for text that trains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.text import key, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Baik,” katanya.", '"Baik," katanya.'),
        ("Jum‘at – Sabtu", "Jum'at - Sabtu"),
        ("  dua\u00a0\tspasi \n", "dua spasi"),
        ("ke\u00adbun\u200b", "kebun"),
        ("５ ﬁlm", "5 film"),
        ("…", "..."),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
def test_normalise_twice_is_normalise_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_key_forgets_case_and_marks() -> None:
    assert key('"Halo, Dunia!"') == key("halo dunia") == "halodunia"
