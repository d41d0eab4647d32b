"""Sentence splitting on cases of our own, on properties, and on hard cases kept elsewhere."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import split_english_sentences, split_sentences

# Each case is a list of sentences; joined by a space they must be split into the same list again.
INDONESIAN = [
    # plain ends
    ["Hujan turun sejak pagi.", "Warga mengungsi ke balai desa."],
    ["Siapa yang membuka pintu air?", "Tidak seorang pun menjawab."],
    ["Awas, ada longsor!", "Jalan itu ditutup total."],
    ["Benarkah?!", "Saya baru tahu sekarang."],
    ["Air surut pada 2021.", "15 rumah masih tergenang."],
    # titles, degrees, forms of address
    ["Prof. Dr. Ir. H. Budi Santosa, M.Sc., Ph.D., setuju.", "Ia menyarankan relokasi."],
    ["Drs. Hadi dan Dra. Lestari hadir.", "Rapat dimulai pukul 09.00 WIB."],
    ["Korban dirawat dr. Ratna di RS. Harapan Kita.", "Kondisinya membaik."],
    ["Ny. Wati, Tn. Joko, dan Sdr. Agus diperiksa.", "Mereka saksi kunci."],
    ["Penyidik memanggil Kombes. Pol. Drs. Surya Atmaja, S.H., M.H.", "Dia tidak datang."],
    ["Plt. Bupati menolak berkomentar.", "Wartawan menunggu di luar."],
    ["Ceramah disampaikan K.H. Anwar Fuadi.", "Jemaah memenuhi masjid."],
    # initials and letters that are none
    ["Lagu itu karya W.R. Supratman.", "Semua berdiri."],
    ["Buku M. Arifin dan J. Kristanto laris.", "Penerbit mencetak ulang."],
    ["Dua tersangka, A.S. dan B., ditahan.", "Keduanya mengaku."],
    ["Tersangka berinisial R.", "Polisi masih mencari rekannya."],
    ["Indonesia masuk Grup B.", "Timnas akan melawan Jepang."],
    ["Anak itu kekurangan vitamin D.", "Gejalanya sering tidak terasa."],
    ["Umat merayakan Idulfitri 1445 H.", "Jalanan padat sejak malam."],
    ["Anggarannya Rp 720 M.", "Pemerintah daerah menambah Rp 80 M."],
    # companies, addresses, laws, money
    ["PT. Maju Jaya dan CV. Sumber Rezeki bangkrut.", "Karyawan menuntut pesangon."],
    ["Bank Nusa Tbk. (NUSA) untung besar.", "Sahamnya naik."],
    ["Kantornya di Jl. Melati No. 7, Kel. Sukamaju, Kec. Cilandak.", "Gedungnya baru."],
    ["Lihat UU No. 5 Th. 1999 ps. 3 hal. 12.", "Sanksinya denda."],
    ["Ia unggul dalam segala hal.", "Lawannya mengakui itu."],
    ["Harganya Rp. 2.500 per butir.", "Pekan lalu Rp 1.900."],
    ["Indeks ditutup di 6.987,45.", "Rupiah melemah ke Rp 15.432,5."],
    # dates and times
    ["Sidang digelar tgl. 5 Des. 2022 pk. 14.30 WITA.", "Hakim hadir lengkap."],
    ["Kapal berangkat pukul 23.15.", "Penumpangnya 88 orang."],
    # shortened words inside and at the end
    ["Beras, gula, dll. langka di pasar.", "Pedagang resah."],
    ["Mereka menjual beras, gula, dll.", "Pembelinya ramai."],
    ["Rian dkk. kalah tipis.", "Pelatihnya tetap puas."],
    ["Ada tiga bahan, a.l. semen, pasir, dan batu.", "Semuanya naik."],
    ["Loket buka s.d. pukul 15.00.", "Warga diminta antre."],
    ["Inflasi 2,5 persen y.o.y. menurut data resmi.", "Angka itu stabil."],
    # domains, addresses, decimals
    ["Kabar itu dimuat Berita.com dan Warta.co.id, Senin.", "Redaksi membenarkan."],
    ["Daftar di https://contoh.go.id/Daftar.Baru sekarang.", "Kuotanya terbatas."],
    ["Gempa M 5.6 terasa di Ambon.", "Tidak ada tsunami."],
    # ellipses end a sentence only where the next one certainly begins
    ["Dia terdiam...", "Namun matanya basah."],
    ["Pemenangnya adalah... Persela!"],
    # quotations are split inside as well
    ['"Kami lelah.', 'Kami ingin pulang," kata Dewi.', "Bus tiba sore hari."],
    ['"Kami siap!"', "Ia lalu pergi."],
    ['"Kapan bantuan datang?" tanya warga.', "Petugas menggeleng."],
    ["“Air sudah naik.", "Kami takut,” ujar Sari.", "“Tolong cepat.”"],
    ['Ia berkata, "Cukup."', '"Kami menyerah," tambahnya.'],
    ["'Pergi.", "Jangan kembali,' teriaknya."],
    ["Rapat dipimpin Sekda R.I.", '"Mari mulai," katanya.'],
    # parentheses
    ["Ia menang (lihat hal. 4. Tabel 2) dengan mudah.", "Skornya 3-0."],
    ["Bupati hadir.", "(Wakilnya absen.)", "Rapat pun dimulai."],
    # lists
    ["1. Siapkan air bersih.", "2. Rebus selama 10 menit."],
    ["A. Latar belakang", ],
    ["Caranya mudah:", "1. Buka aplikasi", "2. Pilih menu bayar", "3. Tekan tombol kirim"],
    # names that begin in lower case
    ["iPhone baru dijual hari ini.", "eSIM belum tersedia."],
]  # fmt: skip

# Text that is not spaced as it should be, and what comes out; None: it stays whole.
AS_FOUND: list[tuple[str, list[str] | None]] = [
    ("Rapat sudah selesai.Dia langsung pulang.", ["Rapat sudah selesai.", "Dia langsung pulang."]),
    ("Sawah kering.“Puso total,” katanya.", ["Sawah kering.", "“Puso total,” katanya."]),
    ('"Kami siap."Lalu dia pergi.', ['"Kami siap."', "Lalu dia pergi."]),
    ('Ia tersenyum."Kami siap," katanya.', ["Ia tersenyum.", '"Kami siap," katanya.']),
    ("Sidang digelar di MK.Dia hadir.", ["Sidang digelar di MK.", "Dia hadir."]),
    ("Sidang dibuka KPPU.Terdakwa hadir.", ["Sidang dibuka KPPU.", "Terdakwa hadir."]),
    ("Itu terjadi pada 2019.Warga ingat.", ["Itu terjadi pada 2019.", "Warga ingat."]),
    ("Menurut Dr.Ratna dan M.H.Sitorus, S.Kom., aman.", None),
    ("Belanja di Toko.Com lebih murah.", None),
    ("Surel ke Humas@Kantor.Baru dibalas cepat.", None),
    ('Kami siap. " Ia lalu pergi.', ["Kami siap.", '" Ia lalu pergi.']),
    ('"Kami siap. " Ia lalu pergi.', ['"Kami siap. "', "Ia lalu pergi."]),
    ('Begitu, "ucapnya. "Kami ikut.', ['Begitu, "ucapnya.', '"Kami ikut.']),
    ("Juara1. Belgia2. Prancis3. Italia", ["Juara", "1. Belgia", "2. Prancis", "3. Italia"]),
    ("Liga 1. Persija menang di kandang", ["Liga 1.", "Persija menang di kandang"]),
    ("Laba Rp 10. 500 juta itu dibagi.", None),
    ("Benar (?) Dia sudah pergi", None),
    ("• Beras naik. • Gula turun.", ["• Beras naik.", "• Gula turun."]),
    ("...", None),
    ("Tanpa titik", None),
    ("", []),
    (" \t ", []),
]

ENGLISH = [
    ["The deputy chief, Adj. Comm. Rudi Hartono, denied it.", "He left at once."],
    ["Kombes. Pol. Surya Atmaja spoke.", "Plt. Regent Wati did not."],
    ["Mr. Hadi met Dr. Ratna in Jakarta.", "They talked for an hour."],
    ["The U.S. Senate voted on Jan. 5.", "It rejected the bill."],
    ["He flew to the U.S.", "The trip took 20 hours."],
    ["Prices rose 2.5 percent to Rp. 15,000.", "Traders complained."],
    ["PT. Maju Jaya and Sumber Inc. merged.", "Shares jumped."],
    ["See Article No. 5, p. 12.", "No. 7 was repealed."],
    ["J. Kristanto wrote it.", "W. R. Supratman composed it."],
    ["The train left at 5 p.m. on Monday.", "Nobody was hurt."],
    ["The train left at 5 p.m.", "However, it was late."],
    ['"We are tired.', 'We want to go home," said Dewi.', "The bus came."],
    ["“Stop!”", "He ran away."],
    ['"Why?" he asked.', "Nobody knew."],
    ["He lives near St. John St. by the port.", "It is quiet."],
    ["They drew 1-1 in Group B.", "Indonesia will play Japan."],
    ["Oil, gas, etc. were cheaper.", "The rupiah held at 15,432.5."],
    ["It was on Berita.com last night.", "Readers were angry."],
]

HOSTILE = [
    "." * 50_000,
    '." ' * 20_000,
    "A. " * 20_000,
    "a. " * 20_000,
    "(" * 50_000 + ".",
    "1. A " * 9_000,
]
HOSTILE += [". " + " " * 50_000, ' ("' * 20_000, "x" * 50_000 + ". Y", "(a. B) " * 9_000]

TEXT = st.text(alphabet=".!?…\"'“”()[] \n-1290aAbBzZéIni,:/@", max_size=80) | st.text(max_size=40)


def _letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("sentences", INDONESIAN, ids=lambda case: str(case[0])[:40])
def test_indonesian(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize(("text", "expected"), AS_FOUND)
def test_text_as_found(text: str, expected: list[str] | None) -> None:
    assert split_sentences(text) == ([text] if expected is None else expected)


@pytest.mark.parametrize("sentences", ENGLISH, ids=lambda case: str(case[0])[:40])
def test_english(sentences: list[str]) -> None:
    assert split_english_sentences(" ".join(sentences)) == sentences


@given(TEXT)
def test_nothing_is_lost_or_added(text: str) -> None:
    for split in (split_sentences, split_english_sentences):
        pieces = split(text)
        assert _letters("".join(pieces)) == _letters(text)
        assert all(piece == piece.strip() != "" for piece in pieces)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: str(text)[:8])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    assert _letters("".join(split_sentences(text))) == _letters(text)
    assert time.process_time() - began < 1.5


def test_hard_cases() -> None:
    """Twenty hard cases: all right but for the two that keep a quotation of two sentences whole."""
    shared = Path(os.environ.get("RINGKAS_SHARED", "../shared"))
    path = shared / "data" / "dev" / "sent_split_20_id.json"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    cases: list[list[str]] = json.loads(path.read_text("utf-8"))
    wrong = [case for case in cases if split_sentences(" ".join(case)) != case]
    assert len(wrong) <= 2
    for case in wrong:
        pieces = split_sentences(" ".join(case))
        assert len(pieces) > len(case)
        assert any(piece.count('"') % 2 for piece in pieces)
