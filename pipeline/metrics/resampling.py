"""How sure is a score, and is one system better than another? Resampling says.

Everything here draws documents: rows of a metric's statistics (`Metric.rows`), each the sum over
the segments of one document, since segments of one article stand or fall together. Where nothing
is said about documents, every segment is one of its own.

* Confidence interval: documents are drawn with replacement, and the interval holds the middle
  `level` of the scores of these resamples (Efron and Tibshirani 1993, percentile method).
* Paired bootstrap (Koehn 2004): both systems are scored on the same resamples. How often is their
  difference, less its mean over the resamples, as large as the one observed?
* Paired approximate randomization (Riezler and Maxwell 2005): each document's two outputs change
  hands or not, as a coin says. How often do the systems differ by as much as observed?

p = (times + 1) / (samples + 1), two-sided. The smaller it is, the worse chance alone explains the
difference.

BLEU, chrF++ and TER give the very numbers that `sacrebleu --paired-bs` and `--paired-ar` print for
the same seed: the random numbers are drawn in the same order, bootstrap sums are kept in single
precision, the bootstrap takes differences without their sign and then subtracts the mean (which
makes its p about half of a two-sided one), and a sample that differs by exactly as much as observed
is not counted. In one case we part from it: if both systems have the same statistics throughout, p
is 1 (sacreBLEU: 1 over samples + 1).

For all other metrics the mean is subtracted first, and ties, of which there are many where few
documents differ, are counted: else p would come out too small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics.base import Metric, Result

if TYPE_CHECKING:
    from pipeline.metrics.base import Array

Test = Literal["bootstrap", "randomization"]

SEED = 12345
SAMPLES: dict[Test, int] = {"bootstrap": 1000, "randomization": 10_000}
LEVEL = 0.95

# Scores that differ by less are equal: sums of fractions end in noise.
_EQUAL = 1e-9
# Coin tosses come 32 to a random number, so only multiples of 32 trials may be drawn at once
# without changing those that follow.
_COINS = 32
_TOSSES_AT_ONCE = 1 << 22


@dataclass(frozen=True)
class Interval:
    """The middle `level` of the scores of resamples, and their mean."""

    low: float
    high: float
    mean: float
    level: float

    @property
    def half_width(self) -> float:
        """What sacreBLEU prints behind ±."""
        return (self.high - self.low) / 2


def confidence(
    metric: Metric,
    result: Result,
    documents: Sequence[str] | None = None,
    *,
    samples: int = SAMPLES["bootstrap"],
    seed: int = SEED,
    level: float = LEVEL,
) -> Interval:
    """The confidence interval of a corpus score.

    Args:
        metric: the one that gave `result`.
        documents: for each segment the document that it belongs to.
        samples: how many resamples are drawn.
        level: between 0 and 1.

    Raises:
        ScoringError: if there are not as many documents as segments.
        RequestError: if a number is out of bounds.
    """
    import numpy as np

    check_settings(samples, seed, level)
    rows = metric.rows(result)
    if documents is not None:
        rows = np.array([*by_document(rows, documents).values()])
    return interval(bootstrap_scores(metric, rows, samples, seed), level)


def check_settings(samples: int, seed: int, level: float) -> None:
    """See whether there can be such a resampling.

    Raises:
        RequestError: naming the number that is out of bounds.
    """
    if samples < 1:
        raise RequestError(f"{samples} samples: there must be at least one (1000 are usual).")
    if seed < 0:
        raise RequestError(f"seed {seed}: it must be 0 or more.")
    if not 0 < level < 1:
        raise RequestError(f"level {level}: it must lie between 0 and 1, such as 0.95.")


def by_document(rows: Array, documents: Sequence[str]) -> dict[str, Array]:
    """The sum of the rows of each document, in the order of first appearance.

    Raises:
        ScoringError: if there are not as many documents as rows.
    """
    import numpy as np

    if len(documents) != len(rows):
        raise ScoringError(
            f"There are {len(rows)} segments but {len(documents)} document ids; there must be one "
            "for each segment, in the same order."
        )
    numbers: dict[str, int] = {}
    places = [numbers.setdefault(document, len(numbers)) for document in documents]
    sums = np.zeros((len(numbers), rows.shape[1]))
    np.add.at(sums, places, rows)
    return dict(zip(numbers, sums, strict=True))


def bootstrap_scores(metric: Metric, rows: Array, samples: int, seed: int) -> Array:
    """The scores (samples,) of resamples of `rows`.

    The same for the same seed and number of rows, so two systems' scores are paired.
    """
    import numpy as np

    if metric.resampled_like_sacrebleu:
        rows = rows.astype(np.float32)
    draw, count = np.random.default_rng(seed), len(rows)
    sums = [rows[draw.integers(count, size=count)].sum(axis=0) for _ in range(samples)]
    return metric.from_statistics(np.array(sums))


def interval(scores: Array, level: float = LEVEL) -> Interval:
    """The interval between the percentiles that leave out (1 - level) / 2 on either side."""
    import numpy as np

    ordered = np.sort(scores)
    # 1 - 0.95 is a little more than 0.05, and 1 - 0.9 a little less than 0.1.
    out = int(round(len(ordered) * (1 - level) / 2, 9))
    low, high = float(ordered[out]), float(ordered[-1 - out])
    return Interval(low, high, float(ordered.mean()), level)


def bootstrap_p(metric: Metric, baseline: Array, system: Array, difference: float) -> float:
    """p of the paired bootstrap test.

    Args:
        baseline, system: the scores of the same resamples, of `bootstrap_scores`.
        difference: between the corpus scores.
    """
    import numpy as np

    if np.array_equal(baseline, system):
        return 1.0
    if metric.resampled_like_sacrebleu:
        apart = np.abs(system - baseline)
        return _p(metric, apart - apart.mean(), difference)
    apart = system - baseline
    return _p(metric, np.abs(apart - apart.mean()), difference)


def randomization_p(
    metric: Metric, baseline: Array, system: Array, difference: float, samples: int, seed: int
) -> float:
    """p of the paired approximate randomization test.

    Args:
        baseline, system: the rows of the same documents.
        difference: between the corpus scores.
        samples: how many times the outputs change hands at random.
    """
    import numpy as np

    if np.array_equal(baseline, system):
        return 1.0
    draw, count = np.random.default_rng(seed), len(baseline)
    at_once = max(_TOSSES_AT_ONCE // count // _COINS, 1) * _COINS
    apart = []
    for start in range(0, samples, at_once):
        coins = draw.integers(2, size=(min(at_once, samples - start), count), dtype=bool)
        heads, tails = coins.astype(np.float64), (~coins).astype(np.float64)
        one = metric.from_statistics(heads @ baseline + tails @ system)
        other = metric.from_statistics(tails @ baseline + heads @ system)
        apart.append(np.abs(one - other))
    return _p(metric, np.concatenate(apart), difference)


def _p(metric: Metric, apart: Array, difference: float) -> float:
    bar = abs(difference) if metric.resampled_like_sacrebleu else abs(difference) - _EQUAL
    return (int((apart > bar).sum()) + 1) / (len(apart) + 1)
