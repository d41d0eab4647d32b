"""Quantities of a source beside those of its translation."""

import pytest

from pipeline.checks.finding import Flag
from pipeline.checks.quantities import agreement, compare, findings

AGREE = [
    ("Anggaran Rp 1,5 triliun", "A budget of Rp 1.5 trillion"),
    ("Anggaran Rp 1,5 triliun", "A budget of 1,500 billion rupiah"),
    ("Harga Rp1.500.000,00", "A price of IDR 1,500,000"),
    ("sebanyak dua belas warga", "12 residents"),
    ("sebanyak 12 warga", "a dozen residents"),
    ("satu orang tewas", "a person died"),
    ("1 orang tewas", "one person died"),
    ("sembilan dari sepuluh", "9 out of 10"),
    ("juara pertama", "the first champion"),
    ("juara ke-1", "the 1st champion"),
    ("kedua negara", "both countries"),
    ("kedua negara", "the two countries"),
    ("dua kali", "twice"),
    ("dua kali lipat", "doubled"),
    ("sepasang penari", "a pair of dancers"),
    ("setengah warga", "50% of residents"),
    ("dua per tiga warga", "two-thirds of residents"),
    ("seperempat juta warga", "a quarter of a million residents"),
    ("satu dasawarsa", "ten years"),
    ("sepuluh tahun", "a decade"),
    ("lahir 21 Juni 1961", "born on June 21, 1961"),
    ("lahir 21 Juni 1961", "born on 21st June 1961"),
    ("Senin (3/2)", "Monday (3/2)"),
    ("Senin (3/2)", "Monday, February 3"),
    ("Senin (3/2/2025)", "Monday, 3 Feb 2025"),
    ("Serangan 11 September", "The 9/11 attacks"),
    ("musim 2024/2025", "the 2024-25 season"),
    ("tahun 1957-1958", "in 1957–58"),
    ("era 1980-an", "the '80s"),
    ("abad ke-19", "the nineteenth century"),
    ("abad ke-19", "the 1800s"),
    ("pukul 14.30 WIB", "2:30 p.m."),
    ("pukul 14.30 WIB", "14:30 local time"),
    ("pukul 14.30 WIB", "at 14.30 WIB"),
    ("pukul 09.00", "9 a.m."),
    ("pukul 7 malam", "7 p.m."),
    ("pukul 12.00 siang", "at noon"),
    ("tengah malam", "at midnight"),
    ("pukul setengah tiga sore", "at 2:30 p.m."),
    ("pukul setengah tiga", "at half past two"),
    ("pukul 17.05-18.00", "from 17:05 to 18:00"),
    ("pukul 8 sampai 10 pagi", "from 8 to 10 a.m."),
    ("menang 3-0", "won 3-0"),
    ("menang 3-0", "won three to nil"),
    ("kalah 1-2", "lost 2-1"),
    ("10-15 orang", "between ten and fifteen people"),
    ("Rp 5-7 juta", "Rp 5 million to Rp 7 million"),
    ("5 hingga 10 persen", "5% to 10%"),
    ("dari 28 persen menjadi 30 persen", "to 30 from 28 percent"),
    ("Perang Dunia II", "World War Two"),
    ("kuartal II 2025", "Q2 2025"),
    ("COVID-19", "Covid-19"),
    ("usia 30-an tahun", "in his 30s"),
    ("usia dua puluhan", "in their twenties"),
    ("jutaan dolar AS", "millions of dollars"),
    ("ratusan ribu warga", "hundreds of thousands of residents"),
    ("beberapa juta warga", "several million residents"),
    ("belasan warga", "more than a few residents"),
    ("5 juta dolar", "$5 million"),
    ("S$5 juta", "$5 million"),
    ("Rp 303,1 T", "Rp 303.1 trillion"),
    ("satu setengah tahun", "a year and a half"),
    ("1½ jam", "1.5 hours"),
    ("setengah persen", "half a percent"),
    ("seperempat persen", "a quarter of one percent"),
    ("sepertiga penonton", "the third of the audience"),
    ("Ketiga: panen raya", "Third: an abundant harvest"),
    ("30 kilometer persegi", "30 square kilometers"),
    ("6,5 juta", "six-and-a-half million"),
    ("Naik 10 persen, lalu 10 persen lagi", "Up 10 percent twice over"),
    ("Six Flags dibuka", "Six Flags opens"),
    ("Nusa Dua ramai", "Nusa Dua is busy"),
    ("naik 7â€“2", "up 7-2"),
    ("Bank itu milik Anton", "It&#39;s Anton's bank"),
]

DIFFER = [
    ("Anggaran Rp 1,5 triliun", "A budget of Rp 1.5 billion"),
    ("Anggaran Rp 1,5 triliun", "A budget of $1.5 trillion"),
    ("Anggaran Rp 1,5 triliun", "A budget of 1.5 trillion"),
    ("Anggaran Rp 1,5 triliun", "A budget of Rp 15 trillion"),
    ("Anggaran Rp 1,5 triliun", "A large budget"),
    ("utang US$ 2 juta", "S$2 million of debt"),
    ("sebanyak 1.500 pelari", "1.500 runners"),
    ("inflasi 2,5 persen", "inflation of 2,5 percent"),
    ("seharga 1.500.000", "for 1.500.000"),
    ("inflasi 2,5 persen", "inflation of 25 percent"),
    ("inflasi 2,5 persen", "inflation of 2.5"),
    ("enam belas warga", "sixty residents"),
    ("dua puluh lima warga", "twenty residents"),
    ("lahir 21 Juni 1961", "born on July 21, 1961"),
    ("lahir 21 Juni 1961", "born on June 12, 1961"),
    ("lahir 21 Juni 1961", "born in June 1961"),
    ("Senin (3/2)", "Monday (3/4)"),
    ("Senin (3/2)", "Monday, March 2"),
    ("Senin (3/2)", "on Monday"),
    ("Senin (3/2)", "Tuesday, February 3"),
    ("pukul 14.30 WIB", "at 2:30 a.m."),
    ("pukul 11.20", "at 11:20 p.m."),
    ("pukul 14.30 WIB", "at 14:50"),
    ("menang 3-0", "won 3-1"),
    ("menang 6-3, 6-3", "won 6-3, 6-6"),
    ("ke-79", "the 97th"),
    ("1.600 km", "1,600 miles"),
    ("tiga bulan", "three weeks"),
    ("30 kilometer persegi", "30 square miles"),
    ("200 derajat Fahrenheit", "200 degrees Celsius"),
    ("50 hektare", "50 acres"),
    ("pukul setengah tiga", "at half past three"),
    ("seperempat persen", "a quarter"),
    ("jutaan warga", "billions of residents"),
    ("miliaran rupiah", "billions of dollars"),
    ("era 1990-an", "the 1890s"),
    ("sebagian warga", "five residents"),
    ("mulai Agustus", "from now on"),
]


@pytest.mark.parametrize(("source", "target"), AGREE)
def test_a_right_translation_agrees(source, target):
    report = compare(source, target)
    assert report.agrees, report
    assert findings(source, target) == []


@pytest.mark.parametrize(("source", "target"), DIFFER)
def test_a_wrong_translation_does_not(source, target):
    assert not compare(source, target).agrees
    (finding,) = findings(source, target)
    assert finding.flag == Flag.QUANTITY_MISMATCH


def test_the_report_says_what_was_lost_and_what_came_instead():
    report = compare("Korban 12 orang, rugi Rp 3 miliar", "12 victims, losses of Rp 3 million")
    assert [quantity.text for quantity in report.missing] == ["Rp 3 miliar"]
    assert [quantity.text for quantity in report.added] == ["Rp 3 million"]
    assert [source.text for source, _ in report.matched] == ["12"]


def test_a_finding_is_short_and_names_both_sides():
    (finding,) = findings("Rugi Rp 3 miliar", "Losses of Rp 3 million")
    assert finding.detail == "“Rp 3 miliar” became “Rp 3 million”"


def test_a_number_said_twice_on_one_side_is_no_error():
    assert compare("Ada 30 kios. Ke-30 kios itu tutup.", "All 30 stalls are shut.").agrees
    assert compare("Ada 30 kios.", "There are 30 stalls, all 30 shut.").agrees


def test_other_languages_on_either_side():
    assert compare("Rp 2 triliun", "dua triliun rupiah", "id", "id").agrees
    assert compare("2 trillion rupiah", "Rp 2,000 billion", "en", "en").agrees


@pytest.mark.parametrize(
    ("source", "target", "precision", "recall"),
    [
        ("", "", 1, 1),
        ("12 kios", "12 stalls", 1, 1),
        ("12 kios dan 30 toko", "12 stalls", 1, 0.5),
        ("12 kios", "12 stalls and 30 shops", 0.5, 1),
        ("12 kios", "30 stalls", 0, 0),
    ],
)
def test_agreement(source, target, precision, recall):
    result = agreement(source, target)
    assert (result.precision, result.recall) == (precision, recall)
    total = precision + recall
    assert result.f1 == pytest.approx(2 * precision * recall / total if total else 0)
