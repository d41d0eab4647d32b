"""Repair of damaged text: wrong encodings, entities, invisible characters, odd spaces.

What an author may have meant stays: typographic quotation marks and dashes are not touched (later
steps map them for each model), and neither are line breaks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

# UTF-8 read as Latin-1 or Windows-1252 is a lead byte (Â to ô) before a continuation byte; "Ã " has
# lost a non-breaking space, "‚Ä" was read as MacRoman. Only a text with one of these needs ftfy.
_SUSPECT = re.compile(r"[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Ã |‚Ä")
_ENTITY = re.compile(r"&(?:amp;){0,9}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSANDS = re.compile(r"&(?:amp;)+")
_WINDOWS = re.compile("[\x80-\x9f]")  # Windows-1252 read as Latin-1
_BREAK = re.compile("\r\n?|[\u2028\u2029]")
# Controls, soft hyphens, zero-width and direction marks, variation selectors, byte order marks.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_ODD_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACE_RUN = re.compile(" {2,}")
_EDGE_SPACE = re.compile("^ | $", re.MULTILINE)
_MOST_PASSES = 8


def repair(text: str) -> tuple[str, dict[str, int]]:
    """`text` repaired, and how many places were changed, by kind; repairing twice changes nothing.

    Kinds: "mojibake" (sequences in a wrong encoding), "entities" (HTML), "line-breaks" (other than
    "\\n"), "invisible" (characters removed), "spaces" (odd or superfluous ones), "composed" (1 if
    the text was not in Unicode normal form C).
    """
    counts: Counter[str] = Counter()
    for _ in range(_MOST_PASSES):  # a repair may uncover another: "&amp;lt;", "Ã&#xA7;"
        before = text
        for step in (_mojibake, _entities, _characters, _composed):
            text = step(text, counts)
        if text == before:
            break
    return text, {kind: count for kind, count in counts.items() if count}


def _mojibake(text: str, counts: Counter[str]) -> str:
    if text.isascii():
        return text
    if _SUSPECT.search(text):
        text = "\n".join(_reencoded(line, counts) for line in text.split("\n"))
    return _replace(_WINDOWS, _from_windows, text, counts, "mojibake")


def _reencoded(line: str, counts: Counter[str]) -> str:
    if not _SUSPECT.search(line):
        return line
    import ftfy

    fixed: str = ftfy.fix_encoding(line)
    if fixed != line:
        counts["mojibake"] += max(1, len(_SUSPECT.findall(line)) - len(_SUSPECT.findall(fixed)))
    return fixed


def _from_windows(char: str) -> str:
    return char.encode("latin-1").decode("cp1252", errors="ignore")


def _entities(text: str, counts: Counter[str]) -> str:
    if "&" not in text:
        return text
    return _replace(_ENTITY, _unescaped, text, counts, "entities")


def _unescaped(entity: str) -> str:
    return html.unescape(_AMPERSANDS.sub("&", entity))


def _characters(text: str, counts: Counter[str]) -> str:
    if not (text.isascii() and text.isprintable()):
        text = _replace(_BREAK, lambda _: "\n", text, counts, "line-breaks")
        text = _replace(_INVISIBLE, lambda _: "", text, counts, "invisible")
        text = _replace(_ODD_SPACE, lambda _: " ", text, counts, "spaces")
    text = _replace(_SPACE_RUN, lambda _: " ", text, counts, "spaces")
    return _replace(_EDGE_SPACE, lambda _: "", text, counts, "spaces")


def _composed(text: str, counts: Counter[str]) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    counts["composed"] = 1
    return unicodedata.normalize("NFC", text)


def _replace(
    pattern: re.Pattern[str],
    new: Callable[[str], str],
    text: str,
    counts: Counter[str],
    kind: str,
) -> str:
    """`text` with each match of `pattern` replaced by `new` of it; counts those that differ."""

    def one(match: re.Match[str]) -> str:
        replacement = new(match[0])
        counts[kind] += replacement != match[0]
        return replacement

    return pattern.sub(one, text)
