"""Sentence splitting by rules, for Indonesian articles and for English translations.

Every run of `.`, `!`, `?` or `…` is a candidate; the word before it, the closing marks behind it
and how the text goes on decide. Nothing is rewritten: the pieces, joined by a space, are the
paragraph again, up to white space. The time taken is linear in the length of the text.

Quotations are split inside too: each of their sentences is a piece, so that one piece may open a
quotation and the next one close it. Models are trained on single sentences and drop or blur what
follows the first. On 42 pairs with a quotation of several sentences (FLORES dev, TED, Global Voices
and news), the starter scored BLEU 17.8 and chrF 44.0 so, against 16.1 and 39.0 with quotations kept
whole, and lost fewer quotation marks. `quotes.restore` gives a single mark its side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.text.abbreviations import ENGLISH, INDONESIAN, Abbreviations

_STOP = re.compile(r"[.!?…]+")
_SPACE = re.compile(r"\s*")
_OPENERS = re.compile(r"(?:[“‘„«(\[{\"']\s*)*")
_WORD = re.compile(r"[\w'’-]*")
_TOKEN = re.compile(r"[^\s\"“”‘(\[«/]*$")
_LETTERED = re.compile(r"(\w+)\W+\w$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+([^\W\d_]{1,4})")  # W.R, S.Sos, Ph.D, a.l, y.o.y
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eSIM: sentences may begin with them
_ADDRESS = re.compile(r"://|www\.|@")
_DOMAINS = frozenset(
    {"com", "co", "id", "net", "org", "tv", "news", "info", "io", "my", "sg", "uk", "au"}
)
_LIST_LABEL = re.compile(r"(?<![\d.,:/-])(\d{1,2})[.)]\s+(?=[\"'“‘(]?[A-Z])")
_LABEL_ALONE = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})")
_BRACKETS = re.compile(r"[()]")
_LONGEST_ASIDE = 200  # characters; a longer parenthesis is split like any text
_REACH = 60  # characters looked at before a stop


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of an Indonesian paragraph, in order, stripped; [] for white space alone."""
    return _split(paragraph, INDONESIAN)


def split_english_sentences(text: str) -> list[str]:
    """The sentences of an English text, in order, stripped; [] for white space alone."""
    return _split(text, ENGLISH)


def _split(text: str, words: Abbreviations) -> list[str]:
    labels = _list_labels(text)
    cuts = sorted({0, len(text), *labels.values(), *_cuts(text, words, labels)})
    pieces = (text[start:end].strip() for start, end in pairwise(cuts))
    return [piece for piece in pieces if piece]


def _list_labels(text: str) -> dict[int, int]:
    """The labels of a list that runs inside a paragraph ("… 1. Buka … 2. Pilih … 3. Tekan …"): the
    position of each label's full stop or bracket -> that of its first digit."""
    runs: list[list[re.Match[str]]] = [[]]
    for label in _LIST_LABEL.finditer(text):
        if label[1] == "1":
            runs.append([label])
        elif runs[-1] and int(label[1]) == len(runs[-1]) + 1:
            runs[-1].append(label)
    # Two numbers in order may be chance ("Liga 1. Persija … Liga 2. Persiraja"), three are a list.
    return {label.end(1): label.start() for run in runs if len(run) > 2 for label in run}


@dataclass(frozen=True)
class _Stop:
    """A run of stops, `text[start:end]`. The next sentence would begin at `cut`, behind closing
    marks; white space ends at `after`, opening marks at `head`. `token` is the word before."""

    start: int
    end: int
    cut: int
    after: int
    head: int
    token: str


def _cuts(text: str, words: Abbreviations, labels: dict[int, int]) -> Iterator[int]:
    """The positions in `text` where a sentence begins, ascending, without the first."""
    aside = _asides(text)
    begin = seen = 0
    quoted = False  # inside straight quotation marks, of which only counting tells the side
    for match in _STOP.finditer(text):
        quoted ^= text.count('"', seen, match.start()) % 2 == 1
        seen = match.start()
        stop = _surroundings(text, match.start(), match.end(), quoted)
        if stop.head == len(text) or stop.start in labels or aside[stop.cut - 1]:
            continue
        if _ends_sentence(text, begin, stop, words):
            begin = stop.cut
            yield begin


def _asides(text: str) -> bytearray:
    """1 for each character inside a short parenthesis: it belongs to the sentence around it."""
    inside = bytearray(len(text))
    opened: list[int] = []
    for bracket in _BRACKETS.finditer(text):
        end = bracket.start()
        if bracket[0] == "(":
            opened.append(end)
        elif opened and end - (start := opened.pop()) <= _LONGEST_ASIDE:
            inside[start:end] = b"\1" * (end - start)
    return inside


def _surroundings(text: str, start: int, end: int, quoted: bool) -> _Stop:
    cut = end
    while cut < len(text) and _closes(text, cut, quoted):
        quoted ^= text[cut] == '"'
        cut += 1
    after = _end(_SPACE, text, cut)
    if quoted and after > cut and text[after : after + 2].strip() == '"':
        cut = after + 1  # a closing mark set apart: 'Kami siap. " Ia lalu pergi.'
        after = _end(_SPACE, text, cut)
    token = _TOKEN.search(text, max(0, start - _REACH), start)
    head = _end(_OPENERS, text, after)
    return _Stop(start, end, cut, after, head, token[0] if token else "")


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _closes(text: str, position: int, quoted: bool) -> bool:
    mark = text[position]
    apart = not text[position + 1 : position + 2].isalnum()
    return mark in "”’»)]}" or (mark == '"' and (quoted or apart)) or (mark == "'" and apart)


def _ends_sentence(text: str, begin: int, stop: _Stop, words: Abbreviations) -> bool:
    before = text[max(begin, stop.start - _REACH) : stop.start].strip()
    if not before or before[-1] in "([{":
        return False
    following = text[stop.head]
    if not following.isalnum():
        return following in "-–—•●▪■*" and text[stop.head + 1 : stop.head + 3].strip().isupper()
    if following.islower() and not _BRAND.match(text, stop.head):
        return False
    word = text[stop.head : _end(_WORD, text, stop.head)]
    starts = following.isupper() and word.lower() in words.starters
    run = text[stop.start : stop.end]
    if ("..." in run or "…" in run) and not starts:
        return False  # a pause as often as an end
    if run == "." and (_LABEL_ALONE.fullmatch(before) or _abbreviates(text, stop, words, starts)):
        return False
    return stop.after > stop.cut or _glued(text, stop, word, starts)


def _abbreviates(text: str, stop: _Stop, words: Abbreviations, starts: bool) -> bool:
    """Whether the full stop belongs to the word before it alone and ends nothing."""
    token, following = stop.token, text[stop.head]
    if following.isdigit() and token.isdigit():
        return len(token) < 4  # "Rp 10. 000", unlike "pada 2020. 15 orang"
    if token.lower() in words.before_number and (following.isdigit() or text[stop.after] == "("):
        return True
    if starts:
        return False
    return token.lower() in words.before_name or _is_initial(text, stop, words)


def _is_initial(text: str, stop: _Stop, words: Abbreviations) -> bool:
    """Whether the full stop is that of an initial or a dotted abbreviation, and a name goes on."""
    if dotted := _DOTTED.fullmatch(stop.token):
        shaped = dotted[1].lower() not in _DOMAINS
    else:
        shaped = len(stop.token) == 1 and stop.token.isupper()
    before = _LETTERED.search(text, max(0, stop.start - _REACH), stop.start)
    label = before is not None and (  # "Grup B. Timnas", "1445 H. Umat", "Rp 720 M. Dana"
        before[1].lower() in words.lettered or (before[1].isdigit() and stop.token in "HMT")
    )
    opens_quote = any(mark in "“‘„«\"'" for mark in text[stop.after : stop.head])
    return shaped and not label and not opens_quote


def _glued(text: str, stop: _Stop, word: str, starts: bool) -> bool:
    """Whether a sentence ends although no space follows: "selesai.Dia berkata", 'bersih.“Puso'."""
    if not word[:1].isupper() or not (len(word) == 1 or word[1].islower()):
        return False
    if word.lower() in _DOMAINS or _ADDRESS.search(text, max(0, stop.start - _REACH), stop.start):
        return False
    last = text[stop.start - 1]
    if stop.cut > stop.end or stop.head > stop.after or last.islower() or last in '”’")':
        return True
    return starts or len(stop.token) > 3 or (stop.token.isalpha() and len(stop.token) == 3)
