"""The parser of quantities on what Indonesian and English newspapers write."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.quantities import parse

BILLION, TRILLION = 10**9, 10**12

INDONESIAN = [
    # numbers
    ("Panitia menyiapkan 45 kursi.", [("number", 45, "")]),
    ("Sebanyak 1.500 pelari ikut.", [("number", 1500, "")]),
    ("Sebanyak 2.750.000 pelanggan padam.", [("number", 2750000, "")]),
    ("Rata-rata 3,75 ekor per kandang.", [("number", "3.75", "")]),
    ("Gempa M 5.6 terasa di Lebak.", [("number", "5.6", "")]),
    ("Indeks naik ke 7.105,48.", [("number", "7105.48", "")]),
    ("Kamar No. 11 kosong.", [("number", 11, "")]),
    ("Warga yang hadir dua orang.", [("number", 2, "")]),
    ("Ada sebelas perahu.", [("number", 11, "")]),
    ("Ada dua belas perahu.", [("number", 12, "")]),
    ("Ada dua puluh lima perahu.", [("number", 25, "")]),
    ("Ada seratus tiga perahu.", [("number", 103, "")]),
    ("Ada seribu lima ratus perahu.", [("number", 1500, "")]),
    ("Ada dua juta tiga ratus ribu suara.", [("number", 2300000, "")]),
    ("Ada 2 juta 500 ribu suara.", [("number", 2500000, "")]),
    ("Ada 25 ribu suara.", [("number", 25000, "")]),
    ("Ada selusin telur.", [("number", 12, "")]),
    ("Ada tujuhbelas telur.", [("number", 17, "")]),
    ("Nilainya lima koma dua.", [("number", "5.2", "")]),
    ("Setengah juta warga mengungsi.", [("fraction", 500000, "")]),
    ("Butuh dua setengah tahun.", [("number", "2.5", "year")]),
    ("Tiga perempat lahan kering.", [("fraction", "0.75", "")]),
    ("Seperempat lahan kering.", [("fraction", "0.25", "")]),
    ("Bunga naik seperempat persen.", [("percent", "0.25", "%")]),
    ("Rapat lamanya 2½ jam.", [("number", "2.5", "hour")]),
    ("Suhu oven 180 derajat Celsius.", [("number", 180, "celsius")]),
    ("Pria 45 tahun itu selamat.", [("number", 45, "year")]),
    ("Jalan sepanjang 12,8 km rusak.", [("number", "12.8", "km")]),
    ("Lahan 300-an juta", [("number", 300000000, "")]),
    ("Puluhan rumah dan belasan kios terbakar.", []),
    ("Jutaan warga menonton.", [("crowd", 10**6, "")]),
    ("Ratusan ribu warga menonton.", [("crowd", 10**5, "")]),
    ("Kerugian miliaran rupiah.", [("crowd", BILLION, "IDR")]),
    # ordinals
    ("HUT ke-26 diperingati.", [("ordinal", 26, "")]),
    ("Peringkat ketiga diraih.", [("ordinal", 3, "")]),
    ("Naskah abad ke-19 hilang.", [("ordinal", 19, "")]),
    # money
    ("Anggaran Rp 1,5 triliun cair.", [("money", "1.5e12", "IDR")]),
    ("Harga Rp1.500.000,00 per unit.", [("money", 1500000, "IDR")]),
    ("Harga Rp. 12.500 sebungkus.", [("money", 12500, "IDR")]),
    ("Utang US$ 2,3 juta lunas.", [("money", 2300000, "USD")]),
    ("Utang 95 juta dolar AS lunas.", [("money", 95000000, "USD")]),
    ("Denda S$5.000 dibayar.", [("money", 5000, "SGD")]),
    ("Modal Rp 5 M disetor.", [("money", 5 * BILLION, "IDR")]),
    ("Modal Rp2,4 T disetor.", [("money", "2.4e12", "IDR")]),
    ("Ongkos 300 rb saja.", [("number", 300000, "")]),
    ("Premi lima ratus ribu rupiah.", [("money", 500000, "IDR")]),
    ("Hadiah 20 ribu euro.", [("money", 20000, "EUR")]),
    # percent
    ("Inflasi 3,5 persen.", [("percent", "3.5", "%")]),
    ("Inflasi 2,5% setahun.", [("percent", "2.5", "%")]),
    ("Turun dua persen.", [("percent", 2, "%")]),
    ("Naik 0,3 poin persentase.", [("percent", "0.3", "%")]),
    # dates
    ("Senin (3/2) malam", [("weekday", 1, ""), ("number", 3, ""), ("month", 2, "")]),
    ("(3/2/2025)", [("number", 3, ""), ("month", 2, ""), ("number", 2025, "")]),
    ("pada 14/7/2025", [("number", 14, ""), ("month", 7, ""), ("number", 2025, "")]),
    ("pada 14-07-2025", [("number", 14, ""), ("month", 7, ""), ("number", 2025, "")]),
    ("pada 14.07.2025", [("number", 14, ""), ("month", 7, ""), ("number", 2025, "")]),
    ("lahir 21 Juni 1961", [("number", 21, ""), ("month", 6, ""), ("number", 1961, "")]),
    ("selama Agustus lalu", [("month", 8, "")]),
    ("pada hari Minggu depan", [("weekday", 7, "")]),
    ("selama dua minggu", [("number", 2, "week")]),
    ("sejak tahun 1990-an", [("decade", 1990, "")]),
    # times: minutes after midnight
    ("pukul 14.30 WIB", [("time", 870, "")]),
    ("pada 14:30 tadi", [("time", 870, "")]),
    ("pukul 7 malam", [("time", 1140, "")]),
    ("pukul 01.15 dini hari", [("time", 75, "")]),
    ("jam 2 siang", [("time", 840, "")]),
    ("pukul setengah tiga sore", [("time", 14 * 60 + 30, "")]),
    ("jam setengah satu siang", [("time", 12 * 60 + 30, "")]),
    ("selama 24 jam", [("number", 24, "hour")]),
    # pairs
    ("menang 3-0", [("number", 3, ""), ("score", 3, ""), ("number", 0, "")]),
    ("10-15 orang", [("number", 10, ""), ("score", 10, ""), ("number", 15, "")]),
    # digits that are no quantity of their own
    ("kabel 2,2 juta km2", [("number", 2200000, "km")]),
    ("kode &#39; dan 7â€“2", [("number", 7, ""), ("score", 7, ""), ("number", 2, "")]),
    ("Günter ditulis GÃ1⁄4nter dan GÃ¼nter", []),
    ("Putaran II dimulai", []),
]

ENGLISH = [
    ("It seated 45.", [("number", 45, "")]),
    ("It seated 1,500 people.", [("number", 1500, "")]),
    ("It weighed 1.500 tons.", [("number", "1.5", "t")]),
    ("It cost 1,234,567.89 in all.", [("number", "1234567.89", "")]),
    ("Two people sat.", [("number", 2, "")]),
    ("Twenty-five people sat.", [("number", 25, "")]),
    ("One hundred and five thousand sat.", [("number", 105000, "")]),
    ("Two and a half years passed.", [("number", "2.5", "year")]),
    ("One thousand and one nights passed.", [("number", 1001, "")]),
    ("Between two thousand and three thousand sat.", [("number", 2000, ""), ("number", 3000, "")]),
    ("It came third, an hour late.", [("ordinal", 3, "")]),
    ("It rose a quarter of a percent.", [("percent", "0.25", "%")]),
    ("It took 9½ years.", [("number", "9.5", "year")]),
    ("It covers 40 square miles.", [("number", 40, "mi")]),
    ("Half a million sat.", [("fraction", 500000, "")]),
    ("Two-thirds sat.", [("fraction", Decimal(2) / 3, "")]),
    ("Five point two was read.", [("number", "5.2", "")]),
    ("It grew .08 degrees.", [("number", "0.08", "")]),
    ("A 45-year-old sat.", [("number", 45, "year")]),
    ("Hundreds of thousands sat.", [("crowd", 10**5, "")]),
    ("Billions of dollars went.", [("crowd", BILLION, "DOLLAR")]),
    ("the 25th time", [("ordinal", 25, "")]),
    ("the twenty-first century", [("ordinal", 21, "")]),
    ("1.5 trillion rupiah", [("money", "1.5e12", "IDR")]),
    ("Rp 1.5 trillion", [("money", "1.5e12", "IDR")]),
    ("IDR 1.5 trillion", [("money", "1.5e12", "IDR")]),
    ("$2.3 million", [("money", 2300000, "DOLLAR")]),
    ("$2.3bn", [("money", 2300000000, "DOLLAR")]),
    ("US$95 million", [("money", 95000000, "USD")]),
    ("95 million U.S. dollars", [("money", 95000000, "USD")]),
    ("a $5-million loan", [("money", 5000000, "DOLLAR")]),
    ("3.5 percent", [("percent", "3.5", "%")]),
    ("five per cent", [("percent", 5, "%")]),
    ("June 21, 1961", [("month", 6, ""), ("number", 21, ""), ("number", 1961, "")]),
    ("Feb. 3", [("month", 2, ""), ("number", 3, "")]),
    ("It may march on.", []),
    ("on Monday's eve", [("weekday", 1, "")]),
    ("the 1990s", [("decade", 1990, "")]),
    ("at 2:30 p.m.", [("time", 870, "")]),
    ("at 11 a.m.", [("time", 660, "")]),
    ("at 14.30 WIB", [("time", 870, "")]),
    ("at half past two p.m.", [("time", 14 * 60 + 30, "")]),
    ("from 1946€“1950", [("number", 1946, ""), ("number", 1950, "")]),
    ("won 3-0", [("number", 3, ""), ("score", 3, ""), ("number", 0, "")]),
]


def hard(text, language):
    """Kind, value and unit of the quantities that count for themselves."""
    return [(q.kind, q.value, q.unit) for q in parse(text, language) if not q.soft]


def expected(quantities):
    return [(kind, Decimal(value), unit) for kind, value, unit in quantities]


@pytest.mark.parametrize(("text", "quantities"), INDONESIAN)
def test_indonesian(text, quantities):
    assert hard(text, "id") == expected(quantities)


@pytest.mark.parametrize(("text", "quantities"), ENGLISH)
def test_english(text, quantities):
    assert hard(text, "en") == expected(quantities)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hanya satu yang datang.", "id"),
        ("Kedua negara sepakat.", "id"),
        ("Only one came.", "en"),
        ("Both sides agreed a second time.", "en"),
        ("A thousand thanks.", "en"),
        ("The nil was left as it was.", "en"),
        ("Around noon, or at midnight.", "en"),
        ("Sekitar tengah malam.", "id"),
        ("Perang Dunia II", "id"),
    ],
)
def test_words_that_often_say_no_number_are_soft(text, language):
    quantities = parse(text, language)
    assert quantities
    assert all(quantity.soft for quantity in quantities)


def test_a_quantity_knows_its_place():
    text = "Subsidi naik menjadi Rp 1,5 triliun pada 2026."
    quantity = parse(text, "id")[0]
    assert quantity.text == "Rp 1,5 triliun" == text[quantity.start : quantity.end]


def test_a_range_lends_its_scale_and_its_unit():
    low = parse("Rp 5-7 juta", "id")[0]
    assert ("IDR", Decimal(5000000)) in low.readings


PIECES = st.sampled_from(
    [
        "dua",
        "belas",
        "puluh",
        "seribu",
        "juta",
        "setengah",
        "ke-",
        "3",
        "14.30",
        "14:30",
        "3/2",
        "1.500",
        "1,5",
        "Rp",
        "$",
        "%",
        "persen",
        "pukul",
        "malam",
        "Juni",
        "an",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        ":",
        "II",
        "jutaan",
        "dolar",
        "AS",
        "rupiah",
        "M",
        "007",
        ".5",
        "1.2.3",
        "²",
        "½",
        "&#39;",
        "ke-14:30",
        "May",
        "half",
        "a",
        "third",
        "and",
        "million",
        "hundred",
        "of",
        "p.m.",
        "90s",
        "99999999999999999999999999999999999",
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=10))
def test_any_sequence_is_read_and_agrees_with_itself(pieces):
    from pipeline.checks.quantities import compare

    text = "".join(piece + space for piece, space in pieces)
    for language in ("id", "en"):
        for quantity in parse(text, language):
            assert text[quantity.start : quantity.end] == quantity.text
            assert quantity.readings
        assert compare(text, text, language, language).agrees


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    for language in ("id", "en"):
        for quantity in parse(text, language):
            assert text[quantity.start : quantity.end] == quantity.text


@given(st.integers(1, 10**15))
def test_digits_mean_their_value_in_both_styles(number):
    english = f"{number:,}"
    assert parse(english, "en")[0].value == number
    assert parse(english.replace(",", "."), "id")[0].value == number
