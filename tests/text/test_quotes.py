"""Straight marks for the model, curly ones back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.quotes import restore, to_plain

PLAIN = [
    ("“Halo,” katanya.", '"Halo," katanya.'),
    ("„Halo“ «ya» ‟oke”", '"Halo" "ya" "oke"'),
    ("Ma’ruf dan ‘teman’ Qur‘an", "Ma'ruf dan 'teman' Qur'an"),
    ("Jakarta–Bandung, 5–7, 2019—2020", "Jakarta-Bandung, 5-7, 2019-2020"),
    ("ia—kata orang—pergi", "ia - kata orang - pergi"),
    ("ia — kata orang — pergi", "ia - kata orang - pergi"),
    ("— Ya", "- Ya"),
    ("a — — b", "a - - b"),
    ("nanti…", "nanti..."),
    ("suhu −5", "suhu -5"),
    ("tinggi 5′ 3″", "tinggi 5' 3\""),
    ('"sudah" lurus - ya', '"sudah" lurus - ya'),
    ("", ""),
]

RESTORED = [
    # source, translation, what the reader sees
    ("“Ya,” kata Ani.", '"Yes," said Ani.', "“Yes,” said Ani."),
    ("“A” dan “B”", '"A" and "B"', "“A” and “B”"),
    ("«Ya», katanya", '"Yes", he said', "“Yes”, he said"),
    ("“Ya,” itu Ma’ruf", "\"Yes,\" it's Ma'ruf", "“Yes,” it's Ma'ruf"),
    ('"Ya," kata Ani.', '"Yes," said Ani.', '"Yes," said Ani.'),
    ("Tanpa kutipan", '"Added" by the model', '"Added" by the model'),
    # one sentence of a longer quotation
    ("“Kami lelah.", '"We are tired.', "“We are tired."),
    ("Kami pulang,” kata Ani.", 'We go home," said Ani.', "We go home,” said Ani."),
    ("Ia berkata: “Kami lelah.", 'She said: "We are tired.', "She said: “We are tired."),
    ("Ia, “A”, lalu: “Kami", 'He, "A", then: "We', "He, “A”, then: “We"),
    # a mark was lost or made up: nobody knows which
    ("“Ya,” kata Ani.", '"Yes, said Ani.', '"Yes, said Ani.'),
    ("“Ya,” kata Ani.", "Yes, said Ani.", "Yes, said Ani."),
    ("“Kami", 'a"b', 'a"b'),
]

MARKED = st.text(alphabet="ab 1.,“”\"'’«—–…(", max_size=30)


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_to_plain(text: str, expected: str) -> None:
    assert to_plain(text) == expected


@pytest.mark.parametrize(("source", "target", "expected"), RESTORED)
def test_restore(source: str, target: str, expected: str) -> None:
    assert restore(source, target) == expected


@given(MARKED)
def test_plain_text_knows_no_typography(text: str) -> None:
    plain = to_plain(text)
    assert not set(plain) & set("“”«»’—–…")
    assert to_plain(plain) == plain


@given(MARKED, st.text(alphabet="ab .,\"'", max_size=30))
def test_restoring_changes_quotation_marks_alone(source: str, target: str) -> None:
    restored = restore(source, target)
    assert to_plain(restored) == target
    assert restore(source, restored) == restored
    if target.count('"') % 2 == 0 and set(source) & set("“”«»"):
        assert restored.count("“") == restored.count("”") == target.count('"') // 2


@given(st.text(alphabet="ab .,\"'", max_size=30), MARKED)
def test_a_straight_source_leaves_the_target_alone(source: str, target: str) -> None:
    assert restore(source, target) == target


@pytest.mark.parametrize("text", ["—" * 100_000, " — " * 30_000, '"' * 100_001, " " * 100_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    restore("“", to_plain(text))
    assert time.process_time() - began < 1.5
