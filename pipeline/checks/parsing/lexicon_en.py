"""The English words that make quantities."""

from __future__ import annotations

from decimal import Decimal

from pipeline.checks.parsing.lexicon import Lexicon, counted, grouped, valued

_EN_UNITS = counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    0,
)
_EN_ORDINALS = counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

ENGLISH = Lexicon(
    decimal_mark=".",
    units=_EN_UNITS,
    tens=counted("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10),
    hundred=frozenset({"hundred", "hundreds"}),
    scales={
        **{"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
        **{"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12},
        "dozen": 12,
    },
    letters={
        "k": 10**3,
        "m": 10**6,
        "mn": 10**6,
        "bn": 10**9,
        "b": 10**9,
        "tn": 10**12,
        "t": 10**12,
    },
    ordinal_prefix="",
    ordinals={
        **_EN_ORDINALS,
        **counted("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 30, 10),
        "hundredth": 100,
        "thousandth": 1000,
        "millionth": 10**6,
    },
    denominators={
        **{word: value for word, value in _EN_ORDINALS.items() if value > 2},
        **{f"{word}s": value for word, value in _EN_ORDINALS.items() if value > 2},
        **{"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "hundredths": 100},
    },
    crowds={"tens": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6}
    | {"billions": 10**9, "trillions": 10**12, "multimillion": 10**6, "multibillion": 10**9},
    halves=frozenset({"half"}),
    articles=frozenset({"a", "an"}),
    vague=valued(
        {
            0: "no none nobody nothing nil scoreless goalless",
            1: "once single singly sole solo lone alone only",
            2: "both twice double doubled doubles doubling twofold couple pair pairs duo twin "
            "twins either neither halved halve brace dual bilateral",
            3: "thrice triple tripled tripling treble threefold trio triplets triad trilateral",
            Decimal("0.5"): "halfway midway mid",
            Decimal("0.25"): "quarter quarters",
            4: "quadruple quadrupled fourfold quartet",
            5: "fivefold quintet",
            10: "tenfold decade decades",
            14: "fortnight",
            100: "century centennial",
            20: "twenties",
            30: "thirties",
            40: "forties",
            50: "fifties",
            60: "sixties",
            70: "seventies",
            80: "eighties",
            90: "nineties",
        }
    ),
    moments={"midnight": 0, "noon": 12 * 60, "midday": 12 * 60},
    expansions={f"{word}ly": (word,) for word in _EN_ORDINALS},
    months=counted(
        "january february march april may june july august|augustus september october november "
        "december"
    ),
    short_months=counted("jan feb mar apr may jun jul aug sep|sept oct nov dec"),
    weekdays=counted(
        "monday|mondays tuesday|tuesdays wednesday|wednesdays thursday|thursdays friday|fridays "
        "saturday|saturdays sunday|sundays"
    ),
    currencies=grouped(
        IDR="rupiah rupiahs",
        DOLLAR="dollar dollars",
        EUR="euro euros",
        GBP="pounds sterling",
        JPY="yen",
        CNY="yuan renminbi",
        MYR="ringgit ringgits",
        KRW="won",
        THB="baht",
        INR="rupee rupees",
        PHP="peso pesos",
        SAR="riyal riyals rial rials",
        CHF="franc francs",
        RUB="ruble rubles rouble roubles",
        CENT="cent cents penny pennies pence sen",
    ),
    nations={
        "us": "USD",
        "u": "USD",
        "as": "USD",
        "american": "USD",
        "singapore": "SGD",
        "singaporean": "SGD",
        "s": "SGD",
        "australian": "AUD",
        "a": "AUD",
        "hong": "HKD",
        "hk": "HKD",
        "canadian": "CAD",
        "c": "CAD",
        "taiwan": "TWD",
        "nz": "NZD",
    },
    measures=grouped(
        second="second seconds sec",
        minute="minute minutes min mins",
        hour="hour hours hr hrs",
        day="day days",
        week="week weeks",
        month="month months",
        year="year years",
        mm="millimeter millimeters millimetre millimetres mm",
        cm="centimeter centimeters centimetre centimetres cm",
        m="meter meters metre metres m",
        km="kilometer kilometers kilometre kilometres km kph",
        mi="mile miles mph",
        ft="foot feet ft",
        inch="inch inches",
        g="gram grams",
        kg="kilogram kilograms kg kilo kilos",
        t="ton tons tonne tonnes",
        ha="hectare hectares ha",
        acre="acre acres",
        litre="liter liters litre litres",
        gallon="gallon gallons",
        barrel="barrel barrels",
        celsius="celsius",
        fahrenheit="fahrenheit",
    ),
    percent=frozenset({"%", "percent", "percents", "pct", "percentage"}),
    point="point",
    joiners=frozenset({"-", "to", "and", "or", "through", "until", "versus", "from"}),
)
