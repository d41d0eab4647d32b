"""Does a text run in a loop, and is it about as long as its source?

A decoder that has lost the thread says a word, a phrase or a syllable over and over. Prose repeats
too, but seldom at once, and a translation seldom more than its source: what the source repeats as
often is no loop.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

from pipeline.checks.finding import Finding, Flag

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LONGEST_PHRASE = 12
_ENOUGH = {1: 4, 2: 3, 3: 3, 4: 3}
"""How many times in a row a phrase of so many words makes a loop; longer ones do at the second."""
_ENOUGH_BESIDE_SOURCE = {1: 3, 2: 3}
"""The same where there is a source that would repeat too if the text had to."""
_LETTERS = re.compile(r"([^\W\d_]{3,10}?)\1{2,}|([^\W\d_]{2})\2{3,}|([^\W\d_])\3{5,}")
_SYMBOLS = re.compile(r"([^\w\s.!?])(?:\s?\1){6,}")
_COMPRESSIBLE = 3.0  # prose of a few hundred letters compresses to no less than half
_SHORTEST = 120  # letters below which compression tells nothing
_FEW_LETTERS, _MORE_LETTERS = 0.4, 2.2  # of the target for each of the source
_LENGTHS_TELL = 25  # letters of the source below which its length tells nothing


def repetition(text: str, source: str = "") -> list[Finding]:
    """A finding if `text` runs in a loop, and one if its length does not fit that of `source`."""
    looped = _loop(text, source)
    found = [Finding(Flag.REPETITION, looped)] if looped else []
    if source and text and not _fits(len(text.strip()), len(source.strip())):
        found.append(Finding(Flag.LENGTH, f"{len(text)} letters for {len(source)} of the source"))
    return found


def _loop(text: str, source: str) -> str:
    """What the text repeats, or ""."""
    words = _WORD.findall(text.lower())
    enough = _ENOUGH_BESIDE_SOURCE if source else _ENOUGH
    phrase, times = _longest_run(words, enough)
    if times > _longest_run(_WORD.findall(source.lower()), enough)[1]:
        return f"“{' '.join(words[phrase])}” {times} times"
    for pattern in (_LETTERS, _SYMBOLS):
        match = pattern.search(text)
        if match and not pattern.search(source):
            return f"“{match[0][:40]}”"
    if len(text) > _SHORTEST and _ratio(text) > max(_COMPRESSIBLE, 1.5 * _ratio(source)):
        return f"compresses {_ratio(text):.1f} times"
    return ""


def _longest_run(words: Sequence[str], enough: Mapping[int, int]) -> tuple[slice, int]:
    """Where a phrase stands that is said too often in a row, and how often; nothing and 1 if none
    is. Takes time in proportion to the number of words."""
    best, most = slice(0), 1
    for size in range(1, min(_LONGEST_PHRASE, len(words) // 2) + 1):
        same = 0
        for index in range(size, len(words)):
            same = same + 1 if words[index] == words[index - size] else 0
            times = same // size + 1
            if times > most and times >= enough.get(size, 2):
                best, most = slice(index - size + 1, index + 1), times
    return best, most


def _ratio(text: str) -> float:
    """How many times longer the text is than its zlib form; 1 for the empty text."""
    data = text.encode("utf-8", "replace")
    return len(data) / len(zlib.compress(data, 6)) if data else 1.0


def _fits(target: int, source: int) -> bool:
    if source < _LENGTHS_TELL:
        return target <= _LENGTHS_TELL * _MORE_LETTERS
    return _FEW_LETTERS * source <= target <= _MORE_LETTERS * source
