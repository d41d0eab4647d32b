"""Texts made to make the checks slow: the time must grow with the length, not with its square."""

import time

import pytest

from pipeline.checks import language
from pipeline.checks.evidence import evidence, support
from pipeline.checks.exchange import exchanged
from pipeline.checks.misplaced import misplaced
from pipeline.checks.names import missing_names, unsupported_names
from pipeline.checks.negation import wrong_negations
from pipeline.checks.quantities import compare
from pipeline.checks.repetition import repetition
from pipeline.checks.roles import unsupported_roles
from pipeline.checks.speakers import misattributed
from pipeline.checks.substance import copied_from, says_nothing
from pipeline.checks.support import unsupported_quotes

SIZE = 100_000
LIMIT = 15  # seconds of processor time: ten times the slowest, a fraction of quadratic time


def spelled(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def grounded(text: str) -> float:
    return support(text, [text], evidence(text, [text]))


def measured(text: str) -> object:
    return compare(text, "dua")


def looped(text: str) -> object:
    return repetition(text, text[: SIZE // 2])


def rendered(text: str) -> object:
    return missing_names(text, DISTINCT)


def invented(text: str) -> object:
    return unsupported_names(text, [DISTINCT])


def quoted(text: str) -> object:
    return unsupported_quotes(text, ["a b"])


def compared(text: str) -> object:
    article = [text, "He did not see it.", text[: SIZE // 2]]
    return (
        wrong_negations(text, article, [text] * 3),
        exchanged(text, article),
        unsupported_roles(text, article, [text]),
        misattributed(text, article),
        misplaced(text[:400], article),
        copied_from(text, article),
        says_nothing(text),
    )


DISTINCT = " ".join(f"N{spelled(number)}" for number in range(12_000))
CASES = [
    *((measured, pattern) for pattern in ("1", "1-", "3/2/", "seribu ", "pukul ", "Rp 1 juta ")),
    *((measured, pattern) for pattern in ("and a half ", "²", "&#39;", "\u200b", "(", "1,000.")),
    *((looped, pattern) for pattern in ("a", "ab", "ab ", "* ", "😀", "a.")),
    *((language.findings, pattern) for pattern in ("a", "yang ", "Ab ", "漢", "'s")),
    *((rendered, text) for text in (DISTINCT[::-1], DISTINCT.upper(), "Ab ", "A. ")),
    *((invented, text) for text in (DISTINCT.title(), DISTINCT.upper(), "Ab ", "U.S. ")),
    *((quoted, pattern) for pattern in ('"', "“", '" " ', "“a b”")),
    *((compared, pattern) for pattern in ("a", "a ", "not see it ", "Ab beat Cd. ", "n't ", "(")),
    *((compared, pattern) for pattern in ("Mayor Ab said 3 ", "more details ", "bantah", "by ")),
    *((grounded, pattern) for pattern in ("a", "a ", "ab. ")),
]


@pytest.mark.parametrize(
    ("check", "pattern"), CASES, ids=[f"{number}" for number in range(len(CASES))]
)
def test_hostile_text_takes_linear_time(check, pattern):
    text = (pattern * (SIZE // len(pattern) + 1))[:SIZE]
    started = time.process_time()
    check(text)
    assert time.process_time() - started < LIMIT
