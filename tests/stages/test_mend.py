"""What is put right before a translation is judged."""

from __future__ import annotations

import pytest

from pipeline.stages.mend import mend


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "Presiden Alexander Lukashenko tiba di Beijing.",
            "President Carlos Lukashenko arrived in Beijing.",
            "President Alexander Lukashenko arrived in Beijing.",
        ),
        (
            "Menurut Edward Akbar, harga naik 2,5 persen.",
            "According to Diego Akbar, prices rose 2,5 percent.",
            "According to Edward Akbar, prices rose 2.5 percent.",
        ),
        (
            "Bek Andre Simatupang menerima kartu kuning.",
            "Defender Andre Sipang's yellow card came late.",
            "Defender Andre Simatupang's yellow card came late.",
        ),
        # an English word in the name's place is no garbled name
        (
            "Presiden Joko Widodo datang.",
            "President Widodo came.",
            "President Widodo came.",
        ),
        (
            "Wartawan bertemu Prasetyo Hadi kemarin.",
            "Journalists met Minister Hadi yesterday.",
            "Journalists met Minister Hadi yesterday.",
        ),
        # a name of the source stays where it is
        (
            "Budi Santoso dan Wahyu Hartono hadir.",
            "Wahyu Santoso and Hartono came.",
            "Wahyu Santoso and Hartono came.",
        ),
        ("Hujan turun.", "Rain fell.", "Rain fell."),
    ],
)
def test_mending(source: str, target: str, expected: str) -> None:
    assert mend(source, target) == expected
    assert mend(source, expected) == expected


def test_hostile_names_are_no_patterns() -> None:
    assert mend("Bapak A+B (C Dodi.", "Father (((Z Dodi [.") == "Father (((Z Dodi [."
