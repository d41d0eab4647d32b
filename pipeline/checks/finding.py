"""What a guard says when it doubts a text: one flag name and the detail a reader needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flag(StrEnum):
    """The names of all doubts. They appear as they stand here in briefs, so they never change."""

    QUANTITY_MISMATCH = "quantity-mismatch"  # a number, amount, date or time was lost or altered
    NAME_MISSING = "name-missing"  # a name of the source is not in the translation
    REPETITION = "repetition"  # the text runs in a loop
    LENGTH = "length"  # far shorter or longer than its source
    UNTRANSLATED = "untranslated"  # a copy of the source, or words of it left standing
    NOT_ENGLISH = "not-english"  # the output is in some other language
    EMPTY = "empty"  # nothing came out
    TRUNCATED = "truncated"  # an input or an output was cut
    UNSUPPORTED_NUMBER = "unsupported-number"  # a number the article does not state
    UNSUPPORTED_NAME = "unsupported-name"  # a name the article does not mention
    UNSUPPORTED_QUOTE = "unsupported-quote"  # a quotation that is not in the article
    LOW_SUPPORT = "low-support"  # little of the sentence is found in the article
    LANGUAGE = "language"  # the document is not Indonesian


@dataclass(frozen=True)
class Finding:
    """One doubt: its flag, and what was found, in words short enough for a list."""

    flag: Flag
    detail: str

    def __str__(self) -> str:
        return f"{self.flag}: {self.detail}" if self.detail else str(self.flag)
