"""Names of a source beside its translation, and names that a summary invents."""

import pytest

from pipeline.checks.finding import Flag
from pipeline.checks.names import findings, missing_names, names, unsupported_names

NAMES = [
    ("Wali Kota Darmin Sutopo membuka pasar di Cibeurih.", "id", ["Darmin", "Sutopo", "Cibeurih"]),
    ("Presiden tiba pada Senin pagi.", "id", []),
    ("Bupati dan Kementerian Kesehatan sepakat.", "id", []),
    ("Universitas itu berdiri pada Agustus.", "id", []),
    ("KPK memeriksa saksi dari PT Tirta Wangi Tbk.", "id", ["KPK", "Tirta"]),
    ("Menlu dan Kapolri bertemu Wapres.", "id", []),
    ("PENGUMUMAN: HARGA BERAS NAIK DI SELURUH PASAR", "id", []),
    ("Pengorbit itu jatuh.", "id", []),
    ("Perang Dunia II usai.", "id", []),
    ("The president met Darmin Sutopo's brother on Monday.", "en", ["Darmin", "Sutopo"]),
    ("However, nobody came.", "en", []),
    ("Mayor Opens New Market as Prices Climb in Cibeurih", "en", ["Cibeurih"]),
    ("", "id", []),
]

KEPT = [
    ("Darmin Sutopo datang.", "Darmin Sutopo came."),
    ("Soekarno berpidato.", "Sukarno gave a speech."),
    ("Jenderal Soedirman", "General Sudirman"),
    ("Pelabuhan di Kolombia", "A port in Colombia"),
    ("Wisatawan asal Jerman", "A German tourist"),
    ("Wisatawan asal Belanda", "A Dutch tourist"),
    ("Pemerintah Korea Selatan", "The South Korean government"),
    ("Warga Palestina", "Palestinians"),
    ("Presiden AS", "The U.S. president"),
    ("Sidang PBB", "A United Nations session"),
    ("Sidang PBB", "A UN session"),
    ("KTT di Bali", "A summit in Bali"),
    ("RUU itu disahkan DPR.", "The House passed the bill."),
    ("KPK menahan dua orang.", "The Corruption Eradication Commission held two people."),
    ("Data LKXZ dirilis.", "The agency's data were released."),
    ("Organisasi Kerja Sama Islam (OKI)", "The Organisation of Islamic Cooperation (OIC)"),
    ("Harga di Jawa Timur", "Prices in East Java"),
    ("Liburan Natal", "The Christmas holiday"),
    ("Kota Nürnberg", "The city of Nurnberg"),
    ("Panitia membeli mobil SUV.", "The committee bought SUVs."),
    ("Menkes dan Dirjen hadir.", "The health minister and the director general attended."),
    ("Senin di bulan Maret", "A Monday in March"),
    ("", "Nothing"),
]

LOST = [
    ("Darmin Sutopo datang.", "Hendra Sutopo came.", ["Darmin"]),
    ("Darmin Sutopo datang.", "The man came.", ["Darmin", "Sutopo"]),
    ("Wisatawan asal Jerman", "A Dutch tourist", ["Jerman"]),
    ("Banjir di Pekalongan", "Floods in Semarang", ["Pekalongan"]),
    ("KPK menahan dua orang.", "The BPK held two people.", ["KPK"]),
    ("Bantuan dari NATO tiba.", "Aid arrived.", ["NATO"]),
    ("Gempa dilaporkan BMKG.", "The BMGC reported a quake.", ["BMKG"]),
    ("Andi memukul Budi.", "Andi hit Rudi.", ["Budi"]),
]

ARTICLE = ("Mayor Darmin Sutopo opened a market in Cibeurih.", "It was built by German engineers.")


@pytest.mark.parametrize(("text", "language", "found"), NAMES)
def test_names(text, language, found):
    assert names(text, language) == found


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_a_name_survives_in_another_form(source, target):
    assert missing_names(source, target) == []
    assert findings(source, target) == []


@pytest.mark.parametrize(("source", "target", "lost"), LOST)
def test_a_lost_name_is_missed(source, target, lost):
    assert missing_names(source, target) == lost
    (finding,) = findings(source, target)
    assert (finding.flag, finding.detail) == (Flag.NAME_MISSING, ", ".join(lost))


@pytest.mark.parametrize(
    ("summary", "sources", "invented"),
    [
        ("Darmin Sutopo opened a market.", ARTICLE, []),
        ("Sutopo's market opened in Cibeurih.", ARTICLE, []),
        ("Hendra Sutopo opened a market.", ARTICLE, ["Hendra"]),
        ("Engineers from Germany built it.", ARTICLE, []),
        ("Engineers from Germany built it.", ("Insinyur Jerman membangunnya.",), []),
        ("Dutch engineers built it.", ARTICLE, ["Dutch"]),
        ("The UN and the United States agreed.", ("PBB dan AS sepakat.",), []),
        ("Unilever and the ACLU agreed.", ("PBB dan AS sepakat.",), ["Unilever", "ACLU"]),
        ("Nobody in the town objected.", ARTICLE, []),
        ("Darmin came.", (), ["Darmin"]),
    ],
)
def test_unsupported_names(summary, sources, invented):
    assert unsupported_names(summary, sources) == invented
