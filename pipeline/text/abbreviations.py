"""What a full stop may stand for besides the end of a sentence, in Indonesian and in English.

Entries are lower-case and without their last full stop. Initials and dotted forms ("W.R.", "S.H.",
"a.l.", "y.o.y.", "U.S.") need no list: `sentences` knows them by their shape.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Abbreviations:
    """The words that decide whether a full stop ends a sentence.

    `before_name`: the full stop belongs to the word, whatever follows ("Dr. Soetomo").
    `before_number`: it does so only before a digit ("hal. 5", but "dalam segala hal. Ia pergi").
    `lettered`: after these a single capital letter is a label, not an initial ("Grup B. Timnas").
    `starters`: capitalised, these words begin a sentence even after an abbreviation or an initial;
    none of them is a name.
    """

    before_name: frozenset[str]
    before_number: frozenset[str]
    lettered: frozenset[str]
    starters: frozenset[str]


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


MONTHS = "jan feb mar apr mei jun jul agt agu ags aug sep sept okt oct nov des dec"

INDONESIAN = Abbreviations(
    before_name=_words(
        # titles and forms of address
        "prof dr drs dra ir hj kh tgk ust ustz pdt rm mgr tb rr ra muh moh abd ph sp tn ny nn",
        "sdr sdri bpk yth alm almh mr mrs ms plt plh pj pjs",
        # army, navy, air force, police
        "jend letjen mayjen brigjen kol letkol may kapt lettu letda serma serka sertu serda",
        "kopda laks laksda laksma marsda marsma komjen irjen kombes akbp kompol akp iptu ipda",
        "aiptu aipda bripka brigpol briptu bripda pol purn inf kav mar",
        # companies and institutions
        "pt cv ud pd fa rs rsu rsud puskes yay ponpes",
        # addresses and places
        "jl jln gg st kab kec kel ds dsn prov kp kompl perum pel tel telp jkt",
        # money, number, and words cut short inside a sentence
        "rp no vs cq an dgn dg dlm utk yg krn sbg spt thd ttg bhw pd hlm cf red ttd",
    ),
    before_number=_words(
        MONTHS,
        # pages, laws, numbers, dates and times
        "hal bab ps psl ay art pasal ayat lamp gbr tab vol ed cet jil seri th thn tgl tg pk pkl",
        "jam rt rw km kav blok nomor nmr",
        # shortened endings, and companies, that a figure may follow
        "dll dsb dst dkk tsb tbk",
    ),
    lettered=_words(
        "grup kelas vitamin hepatitis influenza tipe golongan gol plan rencana blok pot seri",
        "serie sim huruf zona titik akreditasi nilai paket kategori gedung terminal opsi",
        "pilihan poin jalur rute lajur gudang area tribun sektor liga inisial berinisial komisi",
        "ruang sesi rhesus galian iphone mg ml",
    ),
    starters=_words(
        # pronouns and pointers
        "ia dia mereka kami kita saya aku beliau ini itu hal hari kini sekarang nama pihak",
        # joining and contrasting
        "namun tetapi tapi sementara sedangkan selain kemudian lalu bahkan lagi juga jadi maka",
        "adapun apalagi padahal karena sebab akibat oleh sehingga agar supaya demi begitu",
        "demikian",
        # time, place, condition
        "sebelumnya sebelum setelah sesudah saat ketika sejak hingga sampai selama pada dalam",
        "dari dengan untuk bagi antara tanpa jika apabila bila kalau meski meskipun walau",
        "walaupun atas tentang terkait menurut berdasarkan melalui seperti sebagai setiap tiap",
        "selanjutnya sebaliknya akhirnya artinya pasalnya rencananya menurutnya sayangnya",
        "diketahui",
        # quantity, modality, question
        "sejumlah sebanyak beberapa banyak semua seluruh salah para tak tidak bukan belum sudah",
        "telah akan bisa dapat harus masih ada adalah apa siapa mengapa bagaimana berapa kapan",
        "apakah",
        # what newspapers open with
        "polisi pemerintah korban pelaku tersangka warga petugas sebuah seorang",
    ),
)

ENGLISH = Abbreviations(
    before_name=_words(
        # titles and ranks
        "mr mrs ms messrs dr prof rev fr hon gov sen rep pres amb atty supt st mt ft gen lt col",
        "maj capt cpt cmdr adm sgt cpl pvt brig insp det adj comm commr cdr",
        # companies, which may stand before another name
        "inc corp ltd co bros pt tbk cv",
        # Indonesian titles that stay in translations
        "drs dra ir hj kh jl kombes kompol brigjen irjen komjen pol letkol kol kapt plt",
        # words cut short inside a sentence
        "vs rp approx est dept univ cf al ca viz resp",
    ),
    before_number=_words(MONTHS, "no nos p pp vol ch art sec fig eq para ed pt"),
    lettered=_words(
        "group vitamin hepatitis influenza class type plan grade section terminal option"
    ),
    starters=_words(
        "the a an this that these those it its he she they we you his her their our my in on at",
        "by for from with without after before during since until while when where if as but",
        "and or so yet however meanwhile moreover therefore although though because despite",
        "there here then now also according all some many most both each no not none what who",
        "why how which police officials authorities residents",
    ),
)
