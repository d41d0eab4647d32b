"""The Indonesian words that make quantities."""

from __future__ import annotations

from decimal import Decimal

from pipeline.checks.parsing.lexicon import Lexicon, counted, grouped, valued

_ID_UNITS = counted("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas", 0)
_ID_DIGITS = [word for word, value in _ID_UNITS.items() if 2 <= value <= 9]
_ID_SCALES = {
    **{"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9},
    **{"triliun": 10**12, "trilyun": 10**12},
}


def _indonesian_expansions() -> dict[str, tuple[str, ...]]:
    expansions: dict[str, tuple[str, ...]] = {
        f"se{word}": ("satu", word) for word in ("ratus", "lusin", *_ID_SCALES)
    }
    for word, value in _ID_UNITS.items():
        if value < 2:
            continue
        expansions[f"ke{word}"] = expansions[f"ke{word}nya"] = ("ke-", word)
        expansions[f"seper{word}"] = ("satu", f"per{word}")
    for word in _ID_DIGITS:
        for ending in ("belas", "puluh", "ratus", "ribu"):
            expansions[f"{word}{ending}"] = (word, ending)
            expansions[f"ke{word}{ending}"] = ("ke-", word, ending)
    for word in ("setengah", "separuh"):
        expansions[f"{word}nya"] = (word,)
    expansions |= {f"{word}nya": parts for word, parts in expansions.items() if word[:3] == "sep"}
    return expansions | {
        "pertama": ("ke-", "satu"),
        "kesatu": ("ke-", "satu"),
        "seperseratus": ("satu", "perseratus"),
    }


INDONESIAN = Lexicon(
    decimal_mark=",",
    units=_ID_UNITS,
    tens={},
    hundred=frozenset({"ratus"}),
    scales={**_ID_SCALES, "puluh": 10, "lusin": 12},
    letters={"rb": 10**3, "jt": 10**6, "m": 10**9, "t": 10**12},
    ordinal_prefix="ke",
    ordinals={},
    denominators={f"per{word}": value for word, value in _ID_UNITS.items() if value > 1}
    | {"perseratus": 100},
    crowds={f"{word}an": value for word, value in _ID_SCALES.items()}
    | {f"be{word}": value for word, value in _ID_SCALES.items()}
    | {"berjuta": 10**6, "puluhan": 10, "ratusan": 100, "beratus": 100},
    halves=frozenset({"setengah", "separuh", "separo"}),
    articles=frozenset(),
    vague=valued(
        {
            Decimal("0.5"): "paruh",
            1: "sekali tunggal",
            2: "berdua dobel ganda kembar pasangan sepasang pasang dwi pasutri",
            3: "bertiga trio",
            4: "berempat",
            8: "sewindu",
            5: "balita",
            10: "dasawarsa sedasawarsa dekade sedekade",
            100: "seabad",
        }
    ),
    moments={"tengah malam": 0, "tengah hari": 12 * 60},
    expansions=_indonesian_expansions(),
    months=counted(
        "januari februari|pebruari|febuari maret april mei juni juli agustus september oktober "
        "november|nopember desember"
    ),
    short_months=counted(
        "jan feb|peb mar apr mei jun jul agt|ags|agu|agust sep|sept okt nov|nop des"
    ),
    weekdays=counted("senin selasa rabu kamis jumat|jum sabtu minggu|ahad"),
    currencies=grouped(
        IDR="rupiah",
        DOLLAR="dolar dollar",
        EUR="euro",
        GBP="pound poundsterling pon",
        JPY="yen",
        CNY="yuan",
        MYR="ringgit",
        KRW="won",
        THB="baht",
        INR="rupee rupe",
        PHP="peso",
        SAR="riyal real rial",
        CHF="franc frank",
        RUB="rubel",
        CENT="sen",
    ),
    nations={
        "as": "USD",
        "us": "USD",
        "amerika": "USD",
        "singapura": "SGD",
        "s": "SGD",
        "sin": "SGD",
        "australia": "AUD",
        "a": "AUD",
        "hongkong": "HKD",
        "hong": "HKD",
        "hk": "HKD",
        "kanada": "CAD",
        "taiwan": "TWD",
    },
    measures=grouped(
        second="detik",
        minute="menit",
        hour="jam",
        day="hari",
        week="pekan minggu",
        month="bulan",
        year="tahun",
        mm="milimeter mm",
        cm="sentimeter cm senti",
        m="meter m",
        km="kilometer km",
        mi="mil",
        ft="kaki",
        inch="inci",
        g="gram gr",
        kg="kilogram kg kilo",
        t="ton",
        ha="hektare hektar ha",
        acre="ekar acre",
        litre="liter",
        gallon="galon",
        barrel="barel",
        celsius="celsius celcius",
        fahrenheit="fahrenheit",
    ),
    percent=frozenset({"%", "persen", "prosen"}),
    point="koma",
    joiners=frozenset({"-", "sampai", "hingga", "dan", "atau", "ke", "menjadi", "dari", "lawan"}),
)
