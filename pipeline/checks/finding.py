"""What a guard says when it doubts a text: one flag name and the detail a reader needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Flag(StrEnum):
    """The names of all doubts. They appear as they stand here in briefs, so they never change."""

    QUANTITY_MISMATCH = "quantity-mismatch"  # a number, amount, date or time was lost or altered
    NAME_MISSING = "name-missing"  # a name of the source is not in the translation
    WORD_MISSING = "word-missing"  # a word of the lexicon has no rendering in the translation
    REPETITION = "repetition"  # the text runs in a loop
    LENGTH = "length"  # far shorter or longer than its source
    UNTRANSLATED = "untranslated"  # a copy of the source, or words of it left standing
    NOT_ENGLISH = "not-english"  # the output is in some other language
    EMPTY = "empty"  # nothing came out
    TRUNCATED = "truncated"  # an input or an output was cut
    UNSUPPORTED_NUMBER = "unsupported-number"  # a number the article does not state
    UNSUPPORTED_NAME = "unsupported-name"  # a name the article does not mention
    UNSUPPORTED_QUOTE = "unsupported-quote"  # a quotation that is not in the article
    UNSUPPORTED_ROLE = "unsupported-role"  # a title, office or trade the article does not give
    NEGATION = "negation"  # denied where the article affirms, or the other way round
    EXCHANGED = "exchanged"  # who did it, and to whom, stand in the article the other way round
    MISPLACED = "misplaced"  # a name or number where the article has another of its own
    WRONG_SPEAKER = "wrong-speaker"  # the article gives these words to somebody else
    NO_ANTECEDENT = "no-antecedent"  # it opens with a pronoun for somebody not named before
    NO_CONTENT = "no-content"  # a sentence that says nothing
    COPIED = "copied"  # a sentence of the article, whole: true, but no summary
    LOW_SUPPORT = "low-support"  # little of the sentence is found in the article
    LANGUAGE = "language"  # the document is not Indonesian


@dataclass(frozen=True)
class Finding:
    """One doubt: its flag, and what was found, in words short enough for a list."""

    flag: Flag
    detail: str

    def __str__(self) -> str:
        return f"{self.flag}: {self.detail}" if self.detail else str(self.flag)
