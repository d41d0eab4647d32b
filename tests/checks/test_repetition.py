"""Loops and lengths."""

import pytest

from pipeline.checks.finding import Flag
from pipeline.checks.repetition import repetition

LOOPS = [
    ("Patients had HIV, HIV, HIV, HIV and fever.", ""),
    ("He went to the market to the market to the market.", ""),
    ("The head of the regional planning board the head of the regional planning board spoke.", ""),
    ("The fee is set for better future future future.", "Biayanya untuk masa depan."),
    ("The town of Mataramramramram flooded.", ""),
    ("That is standardsododododod.", ""),
    ("It was sooooooooo long.", ""),
    ("A note * * * * * * * * * *", ""),
    ("policy that the state's policy that the state's policy that the state's policy", ""),
]

PROSE = [
    ("No, no, no, said the coach.", ""),
    ("He had had enough of that that day.", ""),
    ("It was very, very cold.", ""),
    ("They laughed, ha ha ha, and left.", ""),
    ("Jalan, jalan, jalan!", "Jalan, jalan, jalan!"),
    ("Walk, walk, walk!", "Jalan, jalan, jalan!"),
    ("The budget grew to 1,000,000,000 rupiah.", ""),
    ("Wait... what?!!", ""),
    ("The port was shut on Friday. The port opens again on Sunday.", ""),
    ("", ""),
    ("", "Sumber."),
]


def flags(text, source=""):
    return [finding.flag for finding in repetition(text, source)]


@pytest.mark.parametrize(("text", "source"), LOOPS)
def test_a_loop_is_found(text, source):
    assert Flag.REPETITION in flags(text, source)


@pytest.mark.parametrize(("text", "source"), PROSE)
def test_prose_is_no_loop(text, source):
    assert flags(text, source) == []


def test_what_compresses_too_well_is_a_loop_of_another_kind():
    clauses = [f"the {word} of the office of the {word}" for word in ("head", "aide") * 12]
    assert flags(" and ".join(clauses)) == [Flag.REPETITION]


SOURCE = "Pemerintah kota menutup tiga ruas jalan selama perbaikan saluran air di pusat kota."


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("The city closed three roads while drains downtown are repaired.", []),
        ("The city closed roads.", [Flag.LENGTH]),
        ("The city, " + "which has many roads that one may well describe at length, " * 4, None),
        ("", []),
    ],
)
def test_the_length_fits_that_of_the_source(target, expected):
    found = flags(target, SOURCE)
    assert Flag.LENGTH in found if expected is None else found == expected


def test_a_short_source_says_little_about_the_length():
    assert flags("Read also", "Baca juga") == []
    assert flags("The " + "long answer nobody had asked for, " * 3, "Ya.") != []
