"""Words and sentences of English text, as summaries and translations are read and counted."""

from __future__ import annotations

import re

from pipeline.text.sentences import split_english_sentences

__all__ = ["is_address", "split_english_sentences", "words"]

# A word may hold an apostrophe, a hyphen, or the marks of a number: "don't", "co-op", "1,250.5".
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+|['’-][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+", re.IGNORECASE)


def words(text: str) -> list[str]:
    """The words and numbers of `text` in order, lower-case, without the punctuation around them."""
    return [word.lower() for word in _WORD.findall(text)]


def is_address(text: str) -> bool:
    """Whether `text` is nothing but the address of a page or a mailbox."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def is_prose(text: str) -> bool:
    """Whether `text` can be a sentence: three words of letters at least, not fewer of them than
    other tokens, and no bars between columns. A row of a table or a time of day is none."""
    tokens = text.split()
    lettered = sum(any(map(str.isalpha, token)) for token in tokens)
    return lettered >= 3 and 2 * lettered >= len(tokens) and tokens.count("|") < 2
