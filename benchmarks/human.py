"""How well do measures of summaries agree with what people said of factual consistency?

    python -m benchmarks.human DATA [--samples 1000] [--seed 12345]

On QAGS-CNN (235 summaries, Wang et al. 2020) and SummEval (100 articles, 16 systems, Fabbri et al.
2021): Pearson's r and Spearman's rho of each measure with the human scores, over all summaries and,
on SummEval, over the systems' means. Each comes with the 95 % interval of a bootstrap over
articles, and with the interval of its difference to the baseline on the same resamples: the share
of a summary's word pairs that stand anywhere in the article, where words are runs of letters or
digits.

QAGS as published splits numbers ("735 , 000"); it is scored as it is and with them joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import parser, records, table
from pipeline.metrics import metric

Array = NDArray[np.float64]
Correlation = Callable[[Array, Array], float]

_WORD = re.compile(r"[^\W_]+")
_SPLIT_NUMBER = re.compile(r"(\d) (?:(,) (?=\d{3}(?!\d))|(\.) (?=\d))")


@dataclass(frozen=True)
class Judged:
    """Summaries with their articles, references if any, and the human scores.

    They are ordered by article, `systems` to each.
    """

    title: str
    sources: list[str]
    summaries: list[str]
    references: list[list[str]] | None
    human: Array
    systems: int


def qags(data: Path) -> Judged:
    """QAGS-CNN: one summary an article, and the share of its sentences found consistent."""
    found = records(data, "human_qags_cnn")
    summaries = [next(iter(record["sys_summs"].values())) for record in found]
    human = np.array([summary["scores"]["fact"] for summary in summaries])
    texts = [summary["sys_summ"] for summary in summaries]
    return Judged("QAGS-CNN", [record["src"] for record in found], texts, None, human, 1)


def joined(judged: Judged) -> Judged:
    """The same with numbers that were split put together: "735 , 000" as "735,000"."""

    def join(texts: Sequence[str]) -> list[str]:
        return [_SPLIT_NUMBER.sub(r"\1\2\3", text) for text in texts]

    title = f"{judged.title}, its numbers joined"
    return replace(
        judged, title=title, sources=join(judged.sources), summaries=join(judged.summaries)
    )


def summeval(data: Path) -> Judged:
    """SummEval: the mean of three experts' marks for consistency, 1 to 5."""
    found = records(data, "human_summeval")
    names = sorted(found[0]["sys_summs"])
    rows = [(record, record["sys_summs"][name]) for record in found for name in names]
    return Judged(
        "SummEval",
        [record["src"] for record, _ in rows],
        [summary["sys_summ"] for _, summary in rows],
        [record["ref_summs"] for record, _ in rows],
        np.array([summary["scores"]["consistency"] for _, summary in rows]),
        len(names),
    )


def measures(judged: Judged) -> dict[str, Array]:
    """The scores (summaries,) of each measure."""
    texts, sources = judged.summaries, judged.sources
    articles = [[source] for source in sources]

    def against_source(name: str) -> Array:
        return np.array(metric(name, "summary").score(texts, sources=sources).segment_scores)

    def against(name: str, references: list[list[str]]) -> Array:
        return np.array(metric(name, "summary").score(texts, references).segment_scores)

    found = {  # the first is the baseline
        "word pairs in the article": shared(texts, sources, 2),
        "word triples in the article": shared(texts, sources, 3),
        "summary_support": against_source("summary_support"),
        "coverage (words)": against_source("coverage"),
        "density": against_source("density"),
        "quantity_agreement": against_source("quantity_agreement"),
        "name_recall": against_source("name_recall"),
        "ROUGE-2 with the article": against("ROUGE-2", articles),
        "ROUGE-L with the article": against("ROUGE-L", articles),
    }
    if judged.references is not None:
        found["ROUGE-1 with references"] = against("ROUGE-1", judged.references)
        found["ROUGE-2 with references"] = against("ROUGE-2", judged.references)
        found["ROUGE-L with references"] = against("ROUGE-L", judged.references)
    return found


def shared(texts: Sequence[str], sources: Sequence[str], size: int) -> Array:
    """The share of each text's runs of `size` words that its source has; 0 where there are none."""
    shares = []
    for text, source in zip(texts, sources, strict=True):
        known, found = set(_runs(source, size)), _runs(text, size)
        shares.append(sum(run in known for run in found) / len(found) if found else 0.0)
    return np.array(shares)


def _runs(text: str, size: int) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def pearson(one: Array, other: Array) -> float:
    """Pearson's correlation coefficient; 0 where one side is constant."""
    one, other = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / norm if norm else 0.0


def spearman(one: Array, other: Array) -> float:
    """Spearman's rank correlation coefficient, equal values sharing their mean rank."""
    return pearson(_ranks(one), _ranks(other))


def _ranks(values: Array) -> Array:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Array = (last - (counts - 1) / 2)[places]
    return ranks


def report(judged: Judged, samples: int, seed: int) -> None:
    """Print the tables of one data set."""
    articles = len(judged.summaries) // judged.systems
    draw = np.random.default_rng(seed)
    # (samples + 1, articles): the articles as they are, then the resamples.
    drawn = np.vstack([np.arange(articles), draw.integers(articles, size=(samples, articles))])
    scores = {
        name: found.reshape(articles, judged.systems) for name, found in measures(judged).items()
    }
    human = judged.human.reshape(articles, judged.systems)
    levels = {"all summaries": False}
    if judged.systems > 1:
        levels["means of systems"] = True
    for level, means in levels.items():
        print(f"\n{judged.title}, {level}: {articles} articles", flush=True)
        rows: list[tuple[object, ...]] = [
            ("measure", "r", "95 %", "to baseline", "rho", "95 %", "to baseline")
        ]
        base: dict[str, Array] = {}
        for name, found in scores.items():
            cells: list[object] = [name]
            for correlation in (pearson, spearman):
                values = _correlations(correlation, found, human, drawn, means)
                against = values - base.setdefault(correlation.__name__, values)
                cells += [values[0], _middle(values[1:]), _middle(against[1:], signed=True)]
            rows.append(tuple(cells))
        table(rows)


def _correlations(
    correlation: Correlation, found: Array, human: Array, drawn: NDArray[np.int64], means: bool
) -> Array:
    if means:
        pairs = ((found[rows].mean(axis=0), human[rows].mean(axis=0)) for rows in drawn)
    else:
        pairs = ((found[rows].ravel(), human[rows].ravel()) for rows in drawn)
    return np.array([correlation(one, other) for one, other in pairs])


def _middle(values: Array, signed: bool = False) -> str:
    low, high = np.percentile(values, [2.5, 97.5])
    form = "+.2f" if signed else ".2f"
    return f"{low:{form}} to {high:{form}}"


def main() -> None:
    """Measure and print."""
    asking = parser(__doc__)
    asking.add_argument("--samples", type=int, default=1000)
    asking.add_argument("--seed", type=int, default=12345)
    asked = asking.parse_args()
    published = qags(asked.data)
    for judged in (published, joined(published), summeval(asked.data)):
        report(judged, asked.samples, asked.seed)


if __name__ == "__main__":
    main()
