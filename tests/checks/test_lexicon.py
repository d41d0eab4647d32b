"""Words of the source that have no rendering."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from pipeline.checks.lexicon import lost_words
from pipeline.checks.vocabulary import may_be_word


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("Ia menjadi tergugat.", "He became a perpetrator.", ["tergugat"]),
        ("Ia menjadi tergugat.", "She became a defendant.", []),
        ("Tergugat tidak datang.", "The squad did not come.", ["tergugat"]),
        ("Para tergugatnya tidak datang.", "The defendants did not come.", []),
        ("Kakaknya juara tunggal putri.", "His sister won the women's singles.", []),
        ("Kakaknya juara tunggal putri.", "His sister won the daughter.", ["tunggal putri"]),
        ("Banjir melanda kota, lalu banjir berakhir lagi.", "It came, and ended.", ["banjir"]),
        ("Warga Banjir Kanal pulang.", "The people of Banjir Kanal went home.", []),
        ("Hakim Ziyech mencetak dua gol.", "Hakim Ziyech scored two goals.", []),
        ("", "", []),
    ],
)
def test_what_is_lost(source: str, target: str, lost: list[str]) -> None:
    assert lost_words(source, target) == lost


def test_every_line_of_the_lexicon_is_an_entry() -> None:
    lines = files("pipeline.checks").joinpath("lexicon.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    for line in lines:
        assert re.fullmatch(r"[a-z_ -]+: [a-z0-9_ ]+", line), line
        forms, _, senses = line.partition(": ")
        assert all(len(sense) > 2 for sense in senses.split()), line
        assert len(set(forms.split())) == len(forms.split()), line
    assert len(lines) > 300


def test_forms_are_indonesian() -> None:
    lines = files("pipeline.checks").joinpath("lexicon.txt").read_text("utf-8").splitlines()
    forms = [form for line in lines for form in line.partition(":")[0].split()]
    known = sum(may_be_word(part, "id") for form in forms for part in form.split("_"))
    assert known > 0.8 * len(forms)
