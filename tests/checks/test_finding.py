"""Findings and their flags."""

from pipeline.checks.finding import Finding, Flag


def test_flags_are_their_names_in_briefs():
    assert Flag.QUANTITY_MISMATCH == "quantity-mismatch"
    assert len({str(flag) for flag in Flag}) == len(Flag)
    assert all(flag == flag.lower() and " " not in flag for flag in Flag)


def test_a_finding_reads_as_a_line():
    assert str(Finding(Flag.NAME_MISSING, "Sutopo")) == "name-missing: Sutopo"
    assert str(Finding(Flag.TRUNCATED, "")) == "truncated"
