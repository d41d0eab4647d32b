"""Changes to real pairs, the same on both sides."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import swaps
from training.drawing import turn_marks
from training.slots import Filler
from training.words import read_words

WORDS = read_words()


@pytest.fixture
def fill() -> Filler:
    return Filler(WORDS, random.Random(5))


def test_numbers_are_swapped_in_their_own_spelling(fill: Filler) -> None:
    pair = "Biaya naik 12,5 persen menjadi Rp 1.450.", "Costs rose 12.5 percent to Rp 1,450."
    for _ in range(50):
        left, right = swaps.swap_numbers(pair, fill) or pair
        found = re.fullmatch(r"Biaya naik (\d\d,\d) persen menjadi Rp (\d\.\d{3})\.", left)
        assert found
        assert right == f"Costs rose {turn_marks(found[1])} percent to Rp {turn_marks(found[2])}."


@pytest.mark.parametrize(
    "pair",
    [
        ("Tidak ada angka.", "No number here."),
        ("Ada 5 dan 5 lagi.", "There are 5 and 5 more."),
        ("Ada 12 orang.", "There were twelve people."),
        ("Gedung A12-7", "Building A12-7"),
    ],
)
def test_numbers_that_do_not_match_once_are_left(pair: tuple[str, str], fill: Filler) -> None:
    assert swaps.swap_numbers(pair, fill) is None


@given(st.integers(0, 10**9), st.integers())
def test_a_new_number_has_the_old_shape(number: int, seed: int) -> None:
    old = f"{number:,}".replace(",", ".")
    new = swaps.new_number(old, [], random.Random(seed))
    assert re.sub(r"\d", "0", new) == re.sub(r"\d", "0", old)


@pytest.mark.parametrize(("old", "after"), [("17", ["Agustus"]), ("3", ["May,"])])
def test_days_of_a_month_stay_days(old: str, after: list[str]) -> None:
    news = {int(swaps.new_number(old, after, random.Random(seed))) for seed in range(60)}
    assert news <= set(range(1, 32))
    assert len(news) > 10


def test_names_are_swapped_on_both_sides(fill: Filler) -> None:
    pair = (
        "Kemarin Bu Rina Astuti tiba di Kotabaru.",
        "Mrs. Rina Astuti came to Kotabaru yesterday.",
    )
    for _ in range(30):
        left, right = swaps.swap_names(pair, fill) or pair
        assert "Rina Astuti" not in left + right
        assert "Kotabaru" not in left + right
        for name in swaps.shared_names((left, right)):
            assert name in right


def test_shared_names_pass_over_days_months_and_first_words() -> None:
    pair = "Senin lalu Sari pergi pada Juni.", "Last Senin Sari left on Juni."
    assert swaps.shared_names(pair) == ["Sari"]


def test_speech_gets_its_speaker_on_both_sides(fill: Filler) -> None:
    pair = "Jalan itu rusak parah sekali.", "The road is badly damaged."
    for _ in range(50):
        left, right = swaps.attribute(pair, fill) or pair
        assert left.startswith(
            ('"Jalan itu rusak parah sekali,"', "Jalan itu rusak parah sekali, ")
        )
        assert left.count('"') == right.count('"')
        assert left.count("(") == right.count("(")
        assert " said" in right


@pytest.mark.parametrize(
    ("change", "pair", "expected"),
    [
        (
            swaps.quote_all,
            ("Air sungai naik tadi malam.", "The river rose last night."),
            ('"Air sungai naik tadi malam."', '"The river rose last night."'),
        ),
        (
            swaps.restore_parentheses,
            (
                "Menurut Lembaga Cuaca Nasional LCN, hujan turun.",
                "The National Weather Institute LCN said it rained.",
            ),
            (
                "Menurut Lembaga Cuaca Nasional (LCN), hujan turun.",
                "The National Weather Institute (LCN) said it rained.",
            ),
        ),
        (
            swaps.restore_quotes,
            ("Kami sangat senang hari ini, kata Rina.", "We are very happy today, Rina said."),
            ('"Kami sangat senang hari ini," kata Rina.', '"We are very happy today," Rina said.'),
        ),
    ],
)
def test_marks(
    change: swaps.Change, pair: tuple[str, str], expected: tuple[str, str], fill: Filler
) -> None:
    assert change(pair, fill) == expected


@pytest.mark.parametrize(
    ("change", "pair"),
    [
        (swaps.quote_all, ('Ia berkata "ya" tadi malam.', 'He said "yes" last night.')),
        (swaps.attribute, ("Apakah jalan itu rusak parah?", "Is the road badly damaged?")),
        (swaps.restore_parentheses, ("Kami suka TV.", "We like TV.")),
        (swaps.restore_quotes, ("Kami senang, kata Rina.", "Rina is happy.")),
        (swaps.date_day, ("Besok kami pergi.", "We leave tomorrow.")),
        (swaps.capitals, ("Satu.", "One.")),
    ],
)
def test_pairs_that_do_not_lend_themselves(
    change: swaps.Change, pair: tuple[str, str], fill: Filler
) -> None:
    assert change(pair, fill) is None


def test_a_day_gets_a_date(fill: Filler) -> None:
    left, right = swaps.date_day(
        ("Pasar buka Rabu pagi.", "The market opens Wednesday morning."), fill
    ) or ("", "")
    date = re.search(r"\(\d+/\d+(?:/\d{4})?\)", left)
    assert date
    assert left == f"Pasar buka Rabu {date[0]} pagi."
    assert right == f"The market opens Wednesday {date[0]} morning."


def test_a_dateline_is_copied(fill: Filler) -> None:
    pair = "Air sungai naik tadi malam.", "The river rose last night."
    left, right = swaps.dateline(pair, fill) or ("", "")
    assert left.removesuffix(pair[0]) == right.removesuffix(pair[1]) != ""


@given(st.text(max_size=80), st.text(max_size=80), st.integers())
def test_no_change_fails_on_any_text(source: str, target: str, seed: int) -> None:
    fill = Filler(WORDS, random.Random(seed))
    for change in swaps.CHANGES.values():
        made = change((source, target), fill)
        assert made is None or len(made) == 2
