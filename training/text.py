"""One spelling for text that trains: NFKC, plain quotation marks and dashes, single spaces."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("’‘`´", "'"),
        **dict.fromkeys("–—−‑‐", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff\u200e\u200f", None),
    }
)
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"\W+")
WORD = re.compile(r"\w+|[^\w\s]")


def normalise(text: str) -> str:
    """NFKC with typographic marks made plain and runs of white space made one blank."""
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN)
    return _SPACE.sub(" ", plain).strip()


def key(text: str) -> str:
    """What two spellings of one sentence share: letters and digits in lower case."""
    return _NOT_WORD.sub("", text.lower())
