"""How much a summary says of what news says first: who did what, where and when."""

from __future__ import annotations

from pipeline.checks.evidence import coverage
from pipeline.checks.names import names, unsupported_names
from pipeline.checks.quantities import match, parse


def lead_coverage(summary: str, headline: str, first: str) -> float:
    """The share, 0-1, of an article's lead that `summary` has.

    The mean of three shares: of the names in `headline` and `first` sentence (who, where), of their
    numbers, dates and times (when, how many), and of their content words (what). A kind that the
    lead does not have is left out.
    """
    lead = f"{headline} {first}".strip()
    shares = [coverage(lead, [summary])]
    called = names(lead, "en")
    if called:
        shares.append(1 - len(unsupported_names(lead, [summary])) / len(called))
    counted = parse(lead, "en")
    if counted:
        shares.append(1 - len(match(counted, parse(summary, "en")).missing) / len(counted))
    return sum(shares) / len(shares)
