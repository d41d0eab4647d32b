"""Quantity agreement and name recall: does an output say what its source or reference says?

Both stand on the guards' own parsers (`pipeline.checks`), so that score and flag never disagree.
A segment scores between 0 and 1, and 1 means that nothing is wrong, as where there is nothing to
compare. The corpus score is the same measure over the counts of all segments, so that segments
without a number or name do not water it down.

What is measured depends on what an output owes:

* a translation owes its source everything: F1 of quantities, recall of names;
* so does any output to a reference, which is itself the right answer;
* a summary may leave out what its source says but must not invent: the share of the summary's own
  quantities or names that the source has.

Where there are sources they decide the scores, and references are counted beside them in `details`;
else the references decide. Of several references the best counts, so that one more never lowers a
segment's score.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pipeline.checks.names import missing_names, names, unsupported_names
from pipeline.checks.quantities import compare
from pipeline.checks.quantity import Language
from pipeline.metrics.base import Metric, Need, Result, Task

if TYPE_CHECKING:
    from pipeline.metrics.base import Array

Measure = Literal["precision", "recall", "f1"]


@dataclass(frozen=True)
class Tally:
    """What was found on two sides: how much of the expected was `kept` or `lost`, how much of the
    output was `stated` rightly or `added` from nowhere."""

    kept: int = 0
    lost: int = 0
    stated: int = 0
    added: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.kept + other.kept,
            self.lost + other.lost,
            self.stated + other.stated,
            self.added + other.added,
        )

    @property
    def precision(self) -> float:
        """Share of the output's that is right; 1 where it has none."""
        return _share(self.stated, self.added)

    @property
    def recall(self) -> float:
        """Share of the expected that the output has; 1 where nothing is expected."""
        return _share(self.kept, self.lost)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def value(self, measure: Measure) -> float:
        """Precision, recall or F1 by name."""
        return float(getattr(self, measure))

    def row(self, measure: Measure) -> tuple[int, ...]:
        """The counts that the measure is made of: right and wrong, for F1 of both its shares."""
        recall, precision = (self.kept, self.lost), (self.stated, self.added)
        return {"recall": recall, "precision": precision, "f1": recall + precision}[measure]


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right or wrong else 1.0


@dataclass(frozen=True)
class Agreement(Metric):
    """Compares outputs in English with sources in `source_language` and references in English."""

    task: Task = "translation"
    source_language: Language = "id"

    needs: ClassVar[Need] = "either"
    mean_of_segments: ClassVar[bool] = False
    owed: ClassVar[Measure]
    """What is measured where the output owes everything that the other side says."""

    def signature(self) -> str:
        return f"task:{self.task}|lang:{self.source_language}-en|refs:best|version:2"

    @abstractmethod
    def tally(self, expected: str, output: str, language: Language) -> Tally:
        """Counts `output` against a text of `language` that says what is expected."""

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        import numpy as np

        sides: dict[str, tuple[Measure, list[Tally]]] = {}
        if sources is not None:
            measure: Measure = "precision" if self.task == "summary" else self.owed
            single = [[source] for source in sources]
            sides["source"] = measure, self._side(hypotheses, single, self.source_language, measure)
        if references is not None:
            sides["reference"] = self.owed, self._side(hypotheses, references, "en", self.owed)
        against = next(iter(sides))
        measure, tallies = sides[against]
        totals = {side: sum(found, start=Tally()) for side, (_, found) in sides.items()}
        return Result(
            name=self.name,
            corpus_score=totals[against].value(measure),
            segment_scores=tuple(tally.value(measure) for tally in tallies),
            signature=f"against:{against}|measure:{measure}|{self.signature()}",
            details={side: _details(total) for side, total in totals.items()},
            statistics=np.array([tally.row(measure) for tally in tallies], dtype=np.float64),
        )

    def from_statistics(self, totals: Array) -> Array:
        """The corpus scores (m,) of m sums of rows (m, k), rows being those of `Tally.row`: the
        share of what is right, or the harmonic mean of two shares."""
        import numpy as np

        right, wrong = totals[:, ::2], totals[:, 1::2]
        shares: Array = np.ones_like(right)
        np.divide(right, right + wrong, out=shares, where=right + wrong > 0)
        if shares.shape[1] == 1:
            return shares[:, 0]
        recall, precision = shares.T
        scores: Array = np.zeros_like(recall)
        np.divide(2 * precision * recall, recall + precision, out=scores, where=recall > 0)
        return scores

    def _side(
        self,
        hypotheses: Sequence[str],
        expected: Sequence[Sequence[str]],
        language: Language,
        measure: Measure,
    ) -> list[Tally]:
        return [
            max(
                (self.tally(text, output, language) for text in texts),
                key=lambda tally: tally.value(measure),
                default=Tally(),
            )
            for output, texts in zip(hypotheses, expected, strict=True)
        ]


def _details(total: Tally) -> dict[str, Any]:
    shares = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    return {**asdict(total), **shares}


@dataclass(frozen=True)
class QuantityAgreement(Agreement):
    """Numbers, amounts of money, percentages, dates and times, compared by normalised value."""

    name = "quantity_agreement"
    owed: ClassVar[Measure] = "f1"

    def tally(self, expected: str, output: str, language: Language) -> Tally:
        report = compare(expected, output, language, "en")
        return Tally(
            kept=len(report.matched),
            lost=len(report.missing),
            stated=len({id(answer) for _, answer in report.matched}),
            added=len(report.added),
        )


@dataclass(frozen=True)
class NameRecall(Agreement):
    """Capitalised names and acronyms."""

    name = "name_recall"
    owed: ClassVar[Measure] = "recall"

    def tally(self, expected: str, output: str, language: Language) -> Tally:
        if language == "id":
            lost = len(missing_names(expected, output))
        else:
            lost = len(unsupported_names(expected, [output]))
        added = len(unsupported_names(output, [expected]))
        return Tally(
            kept=len(names(expected, language)) - lost,
            lost=lost,
            stated=len(names(output, "en")) - added,
            added=added,
        )
