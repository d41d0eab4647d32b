"""The language of documents and of translations."""

import pytest

from pipeline.checks.finding import Flag
from pipeline.checks.language import detect, findings

DOCUMENTS = [
    (
        "id",
        """Harga cabai naik lagi pekan ini karena hujan merusak panen. Pedagang berharap pasokan
        dari luar daerah segera datang.""",
    ),
    ("id", "Gubernur Riau membuka festival budaya Melayu di Pekanbaru. Tamu dari Malaysia hadir."),
    (
        "ms",
        """Seorang pemandu lori maut selepas kenderaannya terbabas pagi semalam. Polis berkata
        siasatan lanjut akan dijalankan bagi mengetahui punca kemalangan.""",
    ),
    (
        "ms",
        """Jabatan Meteorologi meramalkan hujan lebat berterusan di Sabah sehingga Khamis. Orang
        ramai diminta supaya berwaspada kerana banjir kilat boleh berlaku.""",
    ),
    (
        "en",
        """Chilli prices rose again this week because rain spoiled the harvest. Traders hope for
        supplies from elsewhere.""",
    ),
    (
        "jv",
        """Rega lombok mundhak maneh minggu iki amarga udan ngrusak panenan. Para bakul
        ngarep-arep kiriman saka dhaerah liya enggal teka.""",
    ),
    ("nl", "De prijs van pepers is opnieuw gestegen omdat regen de oogst heeft verwoest."),
    ("zh", "由于大雨毁坏了收成,本周辣椒价格再次上涨。"),
]


@pytest.mark.parametrize(("language", "text"), DOCUMENTS)
def test_detect(language, text):
    found, confidence = detect(text)
    assert found == language
    assert 0 < confidence <= 1


@pytest.mark.parametrize("text", ["", "   ", "2025", "— … —"])
def test_a_text_without_letters_is_taken_as_indonesian(text):
    assert detect(text) == ("id", 0.0)


ENGLISH = [
    ("Chilli prices rose again this week.", "Harga cabai naik lagi pekan ini."),
    ("Darmin Sutopo (Cibeurih)", "Darmin Sutopo (Cibeurih)"),
    ("Prices Climb", "Harga Naik"),
    ("He didn't say.", "Ia tidak bilang."),
    ("The adat council of Cibeurih met at the balai.", "Dewan adat Cibeurih bertemu di balai."),
    ("45", "45"),
    ("", ""),
]

NOT_ENGLISH = [
    (Flag.UNTRANSLATED, "Harga cabai naik lagi pekan ini.", "Harga cabai naik lagi pekan ini."),
    (Flag.UNTRANSLATED, "Harga cabai naik lagi pekan ini.", ""),
    (Flag.UNTRANSLATED, "Harga Naik", "Harga Naik"),
    (Flag.UNTRANSLATED, "Banjir", "Banjir"),
    (Flag.UNTRANSLATED, "The mayor said that harga cabai naik karena hujan merusak panen.", ""),
    (Flag.NOT_ENGLISH, "Le maire a déclaré que le prix des piments avait encore augmenté.", ""),
    (Flag.NOT_ENGLISH, "El alcalde dijo que el precio del ají subió otra vez esta semana.", ""),
    (Flag.NOT_ENGLISH, "市长说辣椒价格上涨", "Wali kota mengatakan harga cabai naik."),
]


@pytest.mark.parametrize(("text", "source"), ENGLISH)
def test_english(text, source):
    assert not findings(text, source)


@pytest.mark.parametrize(("flag", "text", "source"), NOT_ENGLISH)
def test_not_english(flag, text, source):
    assert findings(text, source)
    assert [finding.flag for finding in findings(text, source)] == [flag]
