"""Words of Indonesian news that keep capitals: acronyms, places, days and months.

Truecasing falls back on them where the article itself does not show how a word is written, and
datelines are known by the places.
"""

from __future__ import annotations


def _words(*groups: str) -> frozenset[str]:
    return frozenset(word for group in groups for word in group.split())


ACRONYMS = _words(
    # state, ministries, courts, agencies
    "RI NKRI DPR DPRD DPD MPR MK MA KY BPK KPK KPU KPUD KPPU DKPP MKMK ORI LPSK KPAI OTT",
    "TPPU BNPB BPBD BMKG BNN BNPT BPOM BPS BKN BKPM BPKH BPJS BGN BRIN BSSN BIN BIG BSN BP",
    "BPN BPH TNI AD AL AU KSAD KSAL KSAU TPNPB OPM KKB DVI SAR SIM SKCK BNNP PTUN KUHP",
    "KUHAP ASN PNS PPPK CPNS BUMN BUMD APBN APBD PAD DAU DAK KTP NIK NPWP UMP UMK UMR THR",
    "PPN PPH PBB SK UU RUU RT RW SD SMP SMA SMK UI ITB UGM IPB ITS UIN SNBP SNBT UTBK IKN",
    "DKI DIY NTB NTT MUI NU PBNU PGI KWI HMI BEM KNPI PSI PAN PKB PKS PPP PDI PDIP PBB PKI",
    "HAM",
    # money and business
    "BI OJK LPS IHSG BEI RUPS PT CV UMKM KUR KPR PLN BBM LPG LNG PHK GDP PDB IPO OPEC IMF",
    "ADB BCA BNI BRI BTN BSI KAI KRL MRT LRT PPKM PKL SPBU QRIS THR EBT PLTU PLTA PLTN",
    # the world
    "AS PBB WHO WTO NATO ASEAN APEC UNESCO UNICEF FBI CIA NASA BRICS ICC ICJ MH KTT WNI WNA",
    "TKI PMI UE EU UK USA UEA COP AI IT HP TV CEO VAR",
    # sport
    "PSSI FIFA AFC AFF UEFA PBSI KONI IOC BWF ATP WTA NBA UFC GP PON PSM PSIS PSS PSMS PSG",
    "MU",
    # health and units
    "RS RSUD RSUP IGD ICU HIV AIDS DBD TBC ISPA MBG SPPG WIB WITA WIT KM M",
)

# Blends of syllables are written as names; "Rp" and "Anda" keep their capital anywhere.
BLENDS = _words(
    "Polri Polda Polres Polsek Polresta Polrestabes Bareskrim Brimob Densus Kodam Kodim",
    "Koramil Bawaslu Kontras Komnas Bulog Baznas Basarnas Bapanas Bappenas Lapan Antam",
    "Pertamina Telkom Perppu Perda Pergub Perpres Keppres Inpres Permen Pemilu Pilpres",
    "Pilkada Pileg Pilgub Covid Kemenkeu Kemenkes Kemenag Kemendagri Kemenhub Kemhan Kemlu",
    "Kejagung Kejati Kejari Menkeu Menkes Mendagri Menhub Menhan Menlu Menko Mensos Mentan",
    "Golkar Gerindra Nasdem Hanura Perindo Pemkot Pemkab Pemprov Satpol Timnas Unair Undip",
    "Unpad Unhas Rp Anda",
)

# Places that stand in datelines and headlines.
CITIES = _words(
    "Jakarta Bandung Surabaya Medan Semarang Makassar Palembang Tangerang Bekasi Depok",
    "Bogor Batam Padang Pekanbaru Malang Denpasar Samarinda Balikpapan Banjarmasin",
    "Pontianak Palangkaraya Yogyakarta Solo Surakarta Cirebon Sukabumi Tasikmalaya Garut",
    "Cianjur Karawang Purwakarta Subang Indramayu Majalengka Kuningan Sumedang Ciamis",
    "Pangandaran Serang Cilegon Pandeglang Lebak Tegal Pekalongan Brebes Pemalang Kudus",
    "Jepara Demak Pati Rembang Blora Salatiga Magelang Klaten Boyolali Sragen Wonogiri",
    "Karanganyar Sukoharjo Purwokerto Banyumas Cilacap Kebumen Purworejo Wonosobo",
    "Temanggung Sleman Bantul Gresik Sidoarjo Mojokerto Jombang Kediri Blitar Tulungagung",
    "Trenggalek Madiun Ngawi Magetan Ponorogo Pacitan Nganjuk Bojonegoro Tuban Lamongan",
    "Pasuruan Probolinggo Lumajang Jember Bondowoso Situbondo Banyuwangi Bangkalan Sampang",
    "Pamekasan Sumenep Bengkulu Jambi Lampung Lhokseumawe Binjai Sibolga Bukittinggi Dumai",
    "Tarakan Nunukan Singkawang Manado Gorontalo Palu Kendari Ternate Ambon Sorong",
    "Manokwari Jayapura Merauke Timika Wamena Mataram Lombok Kupang Bima Cikarang Ungaran",
    "Gianyar Badung Buleleng Sragen Kulonprogo Ciputat",
)

REGIONS = _words(
    "Indonesia Aceh Sumatera Sumatra Riau Bangka Belitung Banten Jawa Jabar Jateng Jatim",
    "Madura Bali Kalimantan Kaltim Kalbar Kalsel Kalteng Kaltara Sulawesi Sulsel Sulteng",
    "Sultra Sulut Maluku Papua Nusantara Jabodetabek Sumbar Sumut Sumsel Jakut Jaksel",
    "Jakbar Jaktim Jakpus Sumba Flores Malaysia Singapura Thailand Vietnam Filipina Brunei",
    "Myanmar Kamboja Laos Jepang Korea China Cina Tiongkok Taiwan India Pakistan Afganistan",
    "Iran Irak Suriah Israel Palestina Gaza Lebanon Arab Saudi Yaman Qatar Kuwait Turki",
    "Mesir Libya Sudan Etiopia Nigeria Kenya Rusia Ukraina Inggris Prancis Perancis Jerman",
    "Italia Spanyol Portugal Belanda Belgia Swiss Austria Swedia Norwegia Denmark Finlandia",
    "Polandia Yunani Kroasia Serbia Amerika Kanada Meksiko Brasil Argentina Cile Kolombia",
    "Venezuela Kuba Australia Eropa Asia Afrika Tokyo Seoul Beijing Moskow London Paris",
    "Madrid Roma Berlin Washington Bangkok Manila Hanoi",
)

CALENDAR = _words(
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei Juni Juli",
    "Agustus September Oktober November Desember Ramadan Ramadhan Idulfitri Lebaran Natal",
    "Imlek Nyepi Waisak",
)

# After a place these name a part of it ("Jawa Timur"); elsewhere they are directions.
DIRECTIONS = _words("utara selatan timur barat tengah tenggara daya laut pusat")
