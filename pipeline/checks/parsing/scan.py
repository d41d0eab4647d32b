"""Finds the quantities of a text: numbers with their units, dates, times and decades."""

from __future__ import annotations

from decimal import Decimal

from pipeline.checks.parsing.amounts import (
    Amount,
    Context,
    Number,
    amount,
    currency_after,
    quantity_at,
)
from pipeline.checks.parsing.dates import figures, named
from pipeline.checks.parsing.digits import literal, tokenize
from pipeline.checks.parsing.lexicon import CURRENCY_CODES, ORDINAL, ROMANS, Lexicon
from pipeline.checks.parsing.lexicon_en import ENGLISH
from pipeline.checks.parsing.lexicon_id import INDONESIAN
from pipeline.checks.parsing.ranges import share
from pipeline.checks.parsing.spelled import scaled, spelled
from pipeline.checks.quantity import Kind, Language, Quantity, Reading

LEXICONS: dict[Language, Lexicon] = {"id": INDONESIAN, "en": ENGLISH}

_ENGLISH_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ROUGHLY = frozenset({"belasan", "puluhan", "an"})


def parse(text: str, language: Language) -> list[Quantity]:
    """The quantities of `text`, in order.

    Numbers keep the unit, currency or scale word written with them; a date gives a number for its
    day, a month and a number for its year; of vague amounts only the order counts ("jutaan"), and
    that of small ones ("puluhan", "dozens") not at all.
    """
    lexicon = LEXICONS[language]
    context = Context(text, tokenize(text, lexicon), language, lexicon)
    amounts: list[Amount] = []
    index = 0
    while index < len(context.tokens):
        word = context.tokens[index].text
        index += 1
        if word in lexicon.openers or word[0].isdigit():
            found = _at(context, index - 1)
            amounts += found
            index = max(index, found[-1].stop) if found else index
    return share(context, amounts)


def _at(context: Context, index: int) -> list[Amount]:
    """The amounts that begin at token `index`: none, one, or the parts of a date."""
    word, lexicon = context.word(index), context.lexicon
    found: list[Amount] = []
    if word[0].isdigit():
        found = figures(context, index) or [_digits(context, index, index)]
    elif word == ORDINAL and context.word(_after_prefix(context, index))[:1].isdigit():
        found = [_digits(context, index, _after_prefix(context, index))]
    elif word in lexicon.crowds or lexicon.scales.get(word, 0) > 100 or word in lexicon.hundred:
        found = _crowd(context, index)
    elif word in lexicon.starters:
        found = _half_hour(context, index) or _words(context, index)
    elif word in lexicon.vague:
        found = [_soft(context, index, lexicon.vague[word])]
    elif _is_roman(context, index):
        found = [_soft(context, index, ROMANS[word])]
    else:
        found = _moment(context, index)
    return found or named(context, index)


def _after_prefix(context: Context, index: int) -> int:
    return index + 1 + (context.word(index + 1) == "-")


def _soft(context: Context, index: int, value: Decimal | int) -> Amount:
    number = Decimal(value)
    quantity = quantity_at(context, index, index + 1, number, "number", [("n", number)], soft=True)
    return Amount(quantity, index, index + 1, Number((number,), soft=True))


def _moment(context: Context, index: int) -> list[Amount]:
    """A time of day that has a name: "noon", "tengah malam"."""
    for stop in (index + 1, index + 2):
        phrase = " ".join(context.word(at) for at in range(index, stop))
        minutes = context.lexicon.moments.get(phrase)
        if minutes is not None:
            reading = ("t", Decimal(minutes))
            time = quantity_at(context, index, stop, reading[1], "time", [reading], soft=True)
            return [Amount(time, index, stop, Number((), soft=True), ("t",))]
    return []


def _half_hour(context: Context, index: int) -> list[Amount]:
    """A time told by the half hour: "half past two", and "pukul setengah tiga", which is the same
    as half of the third hour."""
    word, before = context.word(index), context.word(index - 1)
    past = index + 1 + (context.word(index + 1) == "-")
    if word == "half" and context.word(past) == "past":
        at, minutes = past + 1, 30
    elif word == "setengah" and before in ("pukul", "jam", "pkl"):
        at, minutes = index + 1, -30
    else:
        return []
    hour = context.lexicon.units.get(context.word(at)) or context.word(at)
    if not str(hour).isdigit() or not 1 <= int(hour) <= 12:
        return []
    total = int(hour) * 60 + minutes
    return [amount(context, index, at + 1, Number((), minutes=total if total >= 60 else 750))]


def _crowd(context: Context, index: int) -> list[Amount]:
    """An unknown number of hundreds, thousands, ...: "ratusan ribu", "several million dollars"."""
    lexicon, stop = context.lexicon, index + 1
    word = context.word(index)
    value = lexicon.crowds.get(word) or lexicon.scales.get(word) or 100
    at = stop + (context.word(stop) == "of")
    of_what = context.word(at)
    scale = lexicon.scales.get(of_what) or lexicon.crowds.get(of_what, 1)
    if scale > 100:
        value, stop = value * scale, at + 1
    if value < 100:
        return []
    money = currency_after(context, index, stop + (context.word(stop) == "of"))
    domains = tuple(f"~{domain}" for domain in money.domains) if money else ("~",)
    stop = money.stop if money else stop
    number = Decimal(value)
    readings = [(domain, number) for domain in domains]
    unit = money.name if money else ""
    quantity = quantity_at(context, index, stop, number, "crowd", readings, unit)
    return [Amount(quantity, index, stop, Number((number,)), domains)]


def _is_roman(context: Context, index: int) -> bool:
    """Whether the word is a Roman numeral in capitals; a lone English "I" is none."""
    word, token = context.word(index), context.tokens[index]
    if word not in ROMANS or len(word) <= (context.language == "en"):
        return False
    return context.text[token.start : token.end].isupper()


def _words(context: Context, index: int) -> list[Amount]:
    """A number in words. Those for one, and the first two ordinals, often say no number at all."""
    number = spelled(context.tokens, index, context.lexicon)
    if number is None:
        return []
    word = context.word(index)
    if (context.word(index - 1), context.word(index + 1)) == ("and", "half"):  # "a year and a half"
        return [_soft(context, index, Decimal("1.5"))]
    following = context.word(number.stop)
    if context.language == "id" and following in _ROUGHLY:
        tens = following == "puluhan" and number.value < 10
        return [_soft(context, index, int(number.value) * 10)] if tens else []
    kind: Kind = "ordinal" if number.ordinal else "fraction" if number.fraction else "number"
    values: tuple[Decimal, ...] = (number.value,)
    soft = number.value == 1 or (number.ordinal and number.value == 2)
    further: tuple[Reading, ...] = ()
    if word in context.lexicon.articles and number.fraction:
        # "a third" may also be the third of several
        values += (round(1 / number.value, 6).normalize(),)
    elif word in context.lexicon.articles:
        # "a thousand" is said of thousands, too
        soft, further = True, (("~", number.value),)
    elif number.ordinal and number.value > 2 and following == "of":
        further = (("n", 1 / number.value),)  # "the fifth of them" may be a fifth
    soft |= context.language == "en" and number.fraction and number.value == Decimal("0.5")
    written = (number.value / number.scale,)
    read = Number(values, written, number.scale, kind=kind, soft=soft, further=further)
    return [amount(context, index, number.stop, read)]


def _digits(context: Context, first: int, at: int) -> Amount:
    """A number in digits at token `at`; `first` is before it if it is an ordinal."""
    read = literal(context.word(at), context.lexicon.decimal_mark)
    assert read is not None  # the tokenizer takes apart what is no single number
    stop = at + 1
    before = context.word(at - 1)
    glued = context.gap(at) == 0 and before.isalpha() and before not in CURRENCY_CODES
    if glued and len(context.word(at)) == 1:
        return _soft(context, at, int(context.word(at)))  # "km2", "CO2", "G7"
    if not read.values:
        return amount(context, at, stop, Number((), minutes=read.minutes))
    if first < at or (context.word(stop) in _ENGLISH_ENDINGS and context.gap(stop) == 0):
        stop += first == at
        return amount(context, first, stop, Number(read.values, kind="ordinal"))
    decade = _decade(context, at, read.values[0])
    if decade is not None:
        return decade
    totals = [scaled(context.tokens, value, stop, context.lexicon) for value in read.values]
    if totals[0].scale > 1:
        totals = totals[:1]  # "1,500 juta" has decimals: a scale word follows short numbers
    values, scale = tuple(total.value for total in totals), totals[0].scale
    minutes = read.minutes if scale == 1 else None
    return amount(context, at, totals[0].stop, Number(values, read.values, scale, minutes))


def _decade(context: Context, at: int, value: Decimal) -> Amount | None:
    """A decade or a rough number: "1990-an", "80s", "20-an orang"."""
    stop = at + 1 + (context.word(at + 1) == "-" and context.gap(at + 1) == 0)
    end = context.tokens[at].end
    apostrophe = context.text[end : end + 1] in ("'", "’")
    ending = "an" if context.language == "id" else "s"
    glued = context.gap(stop) == 0 or (apostrophe and context.gap(stop) == 1)
    if context.word(stop) != ending or not glued or not context.word(at).isdigit():
        return None
    total = scaled(context.tokens, value, stop + 1, context.lexicon)
    if total.scale > 1:  # "300-an juta"
        return amount(context, at, total.stop, Number((total.value,), (value,), total.scale))
    readings: set[Reading] = {("d", value)}
    if value < 1000:
        readings |= {("n", value), ("d", value + 1900)}
    elif value % 100 == 0:
        readings.add(("n", value / 100 + 1))
    quantity = quantity_at(context, at, stop + 1, value, "decade", readings)
    return Amount(quantity, at, stop + 1, Number((value,)), ("d",))
