"""`ringkas score`: files and folders of outputs against references and sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from pipeline.commands.console import say
from pipeline.commands.options import CacheOption, ConfigOption, NoCacheOption, configured
from pipeline.errors import CacheError, RequestError

if TYPE_CHECKING:
    from pipeline.metrics.align import Corpus
    from pipeline.metrics.base import Metric, Result
    from pipeline.metrics.files import Scorer
    from pipeline.metrics.gate import Verdict


def score(
    hyp: Annotated[
        Path,
        typer.Option("--hyp", help="The outputs: lines, .tsv, .jsonl, or a folder of briefs."),
    ],
    ref: Annotated[
        list[Path] | None,
        typer.Option(
            "--ref",
            help="References: lines, .tsv, .jsonl, or a folder (ID.refs.yaml, ID.txt); may be "
            "repeated.",
        ),
    ] = None,
    src: Annotated[
        Path | None, typer.Option("--src", help="The sources: lines, .tsv, .jsonl, or a folder.")
    ] = None,
    task: Annotated[
        Literal["translation", "summary", "headline"],
        typer.Option("--task", help="What the outputs are."),
    ] = "translation",
    metrics: Annotated[
        list[str] | None, typer.Option("--metric", help="One metric; may be repeated.")
    ] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Score empty texts as what they are.")
    ] = False,
    common: Annotated[
        bool, typer.Option("--common", help="Score the ids that all sides have, and say which not.")
    ] = False,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Add the 95 % bootstrap interval of each score.")
    ] = False,
    gate: Annotated[
        bool, typer.Option("--gate", help="Exit with 1 if a score misses score.gate of --config.")
    ] = False,
    config: ConfigOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON with the scores of every segment.")
    ] = False,
) -> None:
    """Score outputs; every score is printed with its signature."""
    from pipeline.metrics.align import read_corpus
    from pipeline.metrics.files import plan
    from pipeline.metrics.gate import judge

    thresholds = _thresholds(gate, config, task)
    corpus = read_corpus(hyp, ref or [], src, task, allow_empty=allow_empty, common=common)
    if corpus.left_out:
        say(f"left out are {len(corpus.left_out)} ids: {', '.join(corpus.left_out)}")
    planned = plan(corpus, metrics, task, besides=list(thresholds))
    with kept_scores(cache, no_cache) as scorer:
        results = [scorer(metric, its) for metric, its in planned]
    rows = [(metric, its, result) for (metric, its), result in zip(planned, results, strict=True)]
    intervals = [_interval(*row) for row in rows] if confidence else []
    if as_json:
        _print_json(corpus, results, intervals)
    else:
        _print_lines(results, intervals)
    hold(judge(task, thresholds, {result.name: result.corpus_score for result in results}))


@contextmanager
def kept_scores(cache: Path | None, no_cache: bool) -> Iterator[Scorer]:
    """What scores a metric through the cache; without one where it cannot be opened, unless it was
    named.

    Raises:
        RequestError: if a cache is both named and forbidden.
        CacheError: if the one that was named cannot be opened.
    """
    from pipeline.cache import Cache
    from pipeline.home import home
    from pipeline.metrics.kept import KeptScores
    from pipeline.versions import versions

    if cache is not None and no_cache:
        raise RequestError("--cache and --no-cache exclude each other")
    try:
        store = Cache(None if no_cache else cache or home() / "cache.sqlite", versions())
    except CacheError as error:
        if cache is not None:
            raise
        say(f"scores are not kept: {error}")
        store = Cache(None)
    with store:
        yield KeptScores(store, say)


def hold(verdicts: Sequence[Verdict]) -> None:
    """Say what came of each threshold, and end with exit code 1 if one was missed."""
    for verdict in verdicts:
        say(str(verdict))
    if not all(verdict.passed for verdict in verdicts):
        raise typer.Exit(1)


def _thresholds(gate: bool, config: str | None, task: str) -> dict[str, float]:
    """The thresholds of a chain for one part.

    Raises:
        RequestError: if there are none, or if a chain was named for nothing.
    """
    if not gate:
        if config is not None:
            raise RequestError(f"--config {config}: only the gate of a chain counts; add --gate")
        return {}
    found: dict[str, float] = getattr(configured(config, None).score.gate, task)
    if not found:
        raise RequestError(
            f"--gate: {config or 'the default chain'} has no thresholds for a {task}; name a chain "
            f"with --config that has some, such as score: {{gate: {{{task}: {{METRIC: 0.9}}}}}}"
        )
    return found


def _interval(metric: Metric, corpus: Corpus, result: Result) -> dict[str, Any]:
    """The confidence interval of a score and how it was come by, as JSON data."""
    from pipeline.metrics.resampling import SAMPLES, SEED, confidence

    documents = corpus.documents
    found = confidence(metric, result, documents, samples=SAMPLES["bootstrap"], seed=SEED)
    return {
        "low": found.low,
        "high": found.high,
        "mean": found.mean,
        "level": found.level,
        "samples": SAMPLES["bootstrap"],
        "seed": SEED,
        "resampled": "segments" if corpus.ids is None else "documents",
        "count": len(set(documents or ())) or len(result.segment_scores),
    }


def _print_json(
    corpus: Corpus, results: Sequence[Result], intervals: Sequence[dict[str, Any]]
) -> None:
    from pipeline.metrics.files import as_json

    document = as_json(results, corpus.ids)
    for entry, interval in zip(document["metrics"], intervals, strict=bool(intervals)):
        entry["confidence"] = interval
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _print_lines(results: Sequence[Result], intervals: Sequence[dict[str, Any]]) -> None:
    width = max(len(result.name) for result in results)
    for number, result in enumerate(results):
        between = ""
        if intervals:
            between = f"  [{intervals[number]['low']:8.4f}, {intervals[number]['high']:8.4f}]"
        print(f"{result.name:{width}}  {result.corpus_score:8.4f}{between}  {result.signature}")
    if intervals:
        print(
            "[ ]: {level:.0%} confidence by bootstrap percentiles, {samples} resamples of {count} "
            "{resampled}, seed {seed}".format(**intervals[0])
        )
