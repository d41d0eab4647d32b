"""Do the numbers, amounts, dates and times of a source survive in its translation?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.finding import Finding, Flag
from pipeline.checks.parsing.scan import parse
from pipeline.checks.quantity import Language, Quantity, Reading

__all__ = ["Agreement", "QuantityReport", "agreement", "compare", "findings", "parse"]


@dataclass(frozen=True)
class QuantityReport:
    """What became of the quantities of a source: `missing` are the source's that the target does
    not state, `added` the target's that the source does not, `matched` pairs of the two."""

    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]
    matched: tuple[tuple[Quantity, Quantity], ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing is missing and nothing was added."""
        return not self.missing and not self.added


def compare(
    source: str,
    target: str,
    source_language: Language = "id",
    target_language: Language = "en",
) -> QuantityReport:
    """The quantities of `source` and `target`, set side by side.

    Two quantities match if a reading of one is a reading of the other and their units of measure,
    where both have one, are the same. A quantity may be said again any number of times.
    """
    report = match(parse(source, source_language), parse(target, target_language))
    if report.agrees:
        return report
    missing = tuple(quantity for quantity in report.missing if not _is_name(quantity, target))
    added = tuple(quantity for quantity in report.added if not _is_name(quantity, source))
    return QuantityReport(missing, added, report.matched)


def match(source: Sequence[Quantity], target: Sequence[Quantity]) -> QuantityReport:
    """`compare` for parsed quantities, in time that grows with their number."""
    in_source, in_target = _by_reading(source), _by_reading(target)
    missing, matched = [], []
    for quantity in source:
        answer = _answer(quantity, in_target)
        if answer is not None:
            matched.append((quantity, answer))
        elif not (quantity.soft or _is_one(quantity)):
            missing.append(quantity)
    added = [
        quantity
        for quantity in target
        if not quantity.soft and _answer(quantity, in_source) is None
    ]
    if not (_scores(source) == _scores(target) or (_scores(missing) and _scores(added))):
        # One side may write "2 to 1" or keep the figures apart: they are compared one by one.
        missing = [quantity for quantity in missing if quantity.kind != "score"]
        added = [quantity for quantity in added if quantity.kind != "score"]
    return QuantityReport(tuple(missing), tuple(added), tuple(matched))


def _is_name(quantity: Quantity, other: str) -> bool:
    """Whether a number word is part of a name that stands in the other text as well."""
    first = quantity.text.split()[0]
    if quantity.kind == "money":  # a currency stands in both texts, whatever the amount
        return False
    if not (first.isalpha() and first[0].isupper()):
        return False
    return re.search(rf"\b{first}\b", other) is not None


def _scores(quantities: Sequence[Quantity]) -> int:
    return sum(quantity.kind == "score" for quantity in quantities)


_Index = dict[Reading, dict[str, Quantity]]


def _by_reading(quantities: Sequence[Quantity]) -> _Index:
    """For each reading, one quantity of each unit of measure that has it."""
    index: _Index = {}
    for quantity in quantities:
        for reading in quantity.readings:
            index.setdefault(reading, {}).setdefault(_measure(quantity), quantity)
    return index


def _answer(quantity: Quantity, index: _Index) -> Quantity | None:
    measure = _measure(quantity)
    for reading in sorted(quantity.readings):  # a set's own order differs from run to run
        same = index.get(reading)
        if same is None:
            continue
        answer = (
            same.get(measure) or same.get("") or (None if measure else next(iter(same.values())))
        )
        if answer is not None:
            return answer
    return None


def _measure(quantity: Quantity) -> str:
    return quantity.unit if quantity.kind in ("number", "fraction") else ""


def _is_one(quantity: Quantity) -> bool:
    """Whether it is a bare one, which English says with an article or not at all."""
    return quantity.value == 1 and quantity.kind in ("number", "ordinal")


@dataclass(frozen=True)
class Agreement:
    """How far two sets of quantities agree; each share is 1 where there is nothing to agree on."""

    precision: float
    recall: float
    f1: float


def agreement(
    source: str,
    target: str,
    source_language: Language = "id",
    target_language: Language = "en",
) -> Agreement:
    """Precision: the share of the target's quantities that the source states; recall: the share of
    the source's that the target states; F1: their harmonic mean. All lie between 0 and 1."""
    report = compare(source, target, source_language, target_language)
    kept = len(report.matched)
    recall = kept / (kept + len(report.missing)) if kept or report.missing else 1.0
    answers = len({id(answer) for _, answer in report.matched})
    precision = answers / (answers + len(report.added)) if answers or report.added else 1.0
    both = precision + recall
    return Agreement(precision, recall, 2 * precision * recall / both if both else 0.0)


def findings(
    source: str,
    target: str,
    source_language: Language = "id",
    target_language: Language = "en",
) -> list[Finding]:
    """One finding if the quantities of `target` are not those of `source`."""
    report = compare(source, target, source_language, target_language)
    if report.agrees:
        return []
    missing, added = _listed(report.missing), _listed(report.added)
    if missing and added:
        detail = f"{missing} became {added}"
    else:
        detail = f"{missing} is missing" if missing else f"{added} is not in the source"
    return [Finding(Flag.QUANTITY_MISMATCH, detail)]


def _listed(quantities: Sequence[Quantity]) -> str:
    return ", ".join(dict.fromkeys(f"“{quantity.text}”" for quantity in quantities))
