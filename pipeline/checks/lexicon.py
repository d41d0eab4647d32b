"""Words of the source of which no rendering stands in the translation.

`lexicon.txt` lists Indonesian words of news with one narrow meaning, all forms of it, and the
beginnings of the English words that can stand for it: "selingkuh berselingkuh: affair adulter".
An underscore holds the words of a phrase together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun)$")
_LONGEST_PHRASE = 3  # words
Senses = tuple[str, ...]


def lost_words(source: str, target: str) -> list[str]:
    """The lexicon's words of `source` that `target` has no rendering of, in order, each once and in
    lower case.

    A word with a capital counts at the start of a sentence alone, and not before another: a name.
    """
    said = _joined(target.lower())
    return [
        form.replace("_", " ")
        for form, senses in _asked(source)
        if not any(f"_{sense}" in said for sense in senses)
    ]


@lru_cache(maxsize=4096)
def _asked(source: str) -> tuple[tuple[str, Senses], ...]:
    """The lexicon's words of a source, which has several hypotheses, and their renderings."""
    listed, asked = _listed(), dict[str, Senses]()
    covered = 0
    found = [(match[0], match.start()) for match in _WORD.finditer(source)]
    for place in range(len(found)):
        if place < covered or _is_name(found, place, source):
            continue
        for form, length in _forms([word for word, _ in found[place : place + _LONGEST_PHRASE]]):
            if senses := listed.get(form):
                covered = place + length
                asked[form] = senses
                break
    return tuple(asked.items())


def _forms(words: list[str]) -> Iterator[tuple[str, int]]:
    """What the next words may be listed as, the longest phrase first."""
    for length in range(len(words), 0, -1):
        form = "_".join(words[:length]).lower()
        yield form, length
        if bare := _CLITIC.sub("", form):
            yield bare, length


def _is_name(found: list[tuple[str, int]], place: int, source: str) -> bool:
    """Whether the word there has a capital that the start of a sentence does not explain."""
    word, start = found[place]
    if not word[0].isupper():
        return False
    opens = not source[:start].rstrip("\"“'‘( ").strip() or source[:start].rstrip()[-1:] in ".!?:"
    followed = place + 1 < len(found) and found[place + 1][0][0].isupper()
    return not opens or followed


def _joined(text: str) -> str:
    return "_" + "_".join(re.findall(r"[^\W_]+", text)) + "_"


@cache
def _listed() -> dict[str, Senses]:
    """The senses of every form. A form that stands in two entries has the senses of both."""
    listed: dict[str, Senses] = {}
    text = files("pipeline.checks").joinpath("lexicon.txt").read_text("utf-8")
    for line in text.splitlines():
        forms, _, senses = line.partition(":")
        for form in forms.split():
            listed[form] = listed.get(form, ()) + tuple(senses.split())
    return listed
