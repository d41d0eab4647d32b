"""The sentences of outputs, references and sources, split the same way wherever they are scored."""

from __future__ import annotations

import re

from pipeline.text.words import split_english_sentences

# In tokenised text the stop stands alone, and what follows may be lower-case.
_AFTER_FREE_STOP = re.compile(r"(?<=\s[.!?])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of an English text, in order.

    Line breaks end sentences, and in tokenised text so does a free-standing stop.
    """
    return [
        sentence
        for line in text.splitlines()
        for part in _AFTER_FREE_STOP.split(line)
        for sentence in split_english_sentences(part)
    ]
