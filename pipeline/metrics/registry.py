"""The metrics by name, and which of them a task is scored with by default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from pipeline.checks.quantity import Language
from pipeline.errors import RequestError
from pipeline.metrics import custom
from pipeline.metrics.abstractiveness import COMPRESSION, COVERAGE, DENSITY, NOVELTY
from pipeline.metrics.agreement import NameRecall, QuantityAgreement
from pipeline.metrics.base import Metric, Task
from pipeline.metrics.embedding import EmbeddingSimilarity
from pipeline.metrics.mt import Bleu, ChrF, Ter
from pipeline.metrics.rouge import Rouge
from pipeline.metrics.support import SummarySupport
from pipeline.metrics.workers.neural import BertScore, Comet, CometKiwi, MetricX, MetricXQE

Factory = Callable[[Task, Language], Metric]

# Each makes its metric for a task and the language of the sources; most mind neither.
METRICS: Mapping[str, Factory] = {
    "BLEU": lambda task, language: Bleu(),
    "chrF++": lambda task, language: ChrF(),
    "TER": lambda task, language: Ter(),
    "ROUGE-1": lambda task, language: Rouge("ROUGE-1"),
    "ROUGE-2": lambda task, language: Rouge("ROUGE-2"),
    "ROUGE-L": lambda task, language: Rouge("ROUGE-L"),
    "ROUGE-Lsum": lambda task, language: Rouge("ROUGE-Lsum"),
    "quantity_agreement": QuantityAgreement,
    "name_recall": NameRecall,
    "summary_support": lambda task, language: SummarySupport(),
    "novelty": lambda task, language: NOVELTY,
    "compression": lambda task, language: COMPRESSION,
    "coverage": lambda task, language: COVERAGE,
    "density": lambda task, language: DENSITY,
    "embedding_similarity": lambda task, language: EmbeddingSimilarity(),
    "COMET": lambda task, language: Comet(),
    "COMETKiwi": lambda task, language: CometKiwi(),
    "MetricX": lambda task, language: MetricX(),
    "MetricX-QE": lambda task, language: MetricXQE(),
    "BERTScore": lambda task, language: BertScore(),
}

# These start a program in an environment that the user names, and load gigabytes.
WORKERS = frozenset({"COMET", "COMETKiwi", "MetricX", "MetricX-QE", "BERTScore"})

# What these need does not come with the package.
OPTIONAL = WORKERS | {"embedding_similarity"}

_DEFAULTS: Mapping[Task, tuple[str, ...]] = {
    "translation": ("BLEU", "chrF++", "TER", "quantity_agreement", "name_recall"),
    "summary": (
        *("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum"),
        *("quantity_agreement", "name_recall", "summary_support"),
        *("novelty", "compression", "coverage", "density"),
    ),
}

# These look for an output's very words in its source.
_SAME_LANGUAGE = frozenset({"summary_support", "novelty", "compression", "coverage", "density"})

# A translation is compared with the Indonesian it came from, a summary with an English text.
_SOURCE_LANGUAGE: Mapping[Task, Language] = {"translation": "id", "summary": "en"}


def metric(
    name: str, task: Task = "translation", source_language: Language | None = None
) -> Metric:
    """The metric of that name; upper and lower case are alike.

    Args:
        name: a key of `METRICS`, or the path of a module of the user's own, whose code is then run:
            see `pipeline.metrics.custom`. Names out of files go through `known_name` first.
        task: a translation must keep what its source says, a summary must only not invent.
        source_language: of the sources; by default "id" for a translation and "en"
            for a summary.

    Raises:
        RequestError: if there is no metric of that name, if a path leads to none, or if it needs
            sources in English.
    """
    if custom.is_path(name):
        return custom.load(name)
    known = known_name(name)
    if known in _SAME_LANGUAGE and source_language not in (None, "en"):
        raise RequestError(
            f"{known} looks for the words of English outputs in their sources, but the sources are "
            f"said to be in {source_language!r}. Give their English translation as sources."
        )
    return METRICS[known](task, source_language or _SOURCE_LANGUAGE[task])


def known_name(name: str) -> str:
    """The name as `METRICS` spells it; never a path, so that no code is run that a file names.

    Raises:
        RequestError: if there is no metric of that name; the nearest is offered.
    """
    by_folded_name = {known.casefold(): known for known in METRICS}
    folded = name.casefold()
    if folded in by_folded_name:
        return by_folded_name[folded]
    near = get_close_matches(folded, by_folded_name, n=1)
    hint = f" Did you mean {by_folded_name[near[0]]!r}?" if near else ""
    if custom.is_path(name):
        hint = " The path of a metric of your own is taken from the command line alone."
    raise RequestError(f"There is no metric {name!r}.{hint} There are: {', '.join(METRICS)}.")


def default_metrics(task: Task, source_language: Language | None = None) -> tuple[str, ...]:
    """The names of the metrics that fit a task and its sources' language."""
    names = _DEFAULTS[task]
    if source_language in (None, "en"):
        return names
    return tuple(name for name in names if name not in _SAME_LANGUAGE)
