"""What is asked of the summarizer, what comes back, and what the checks make of it.

    python -m benchmarks.briefs CORPUS [-c CHAIN] [--variants FILE] [--only NAME] [--limit N]
    python -m benchmarks.briefs CORPUS --english [-c CHAIN]      # with references: ROUGE

Every variant is a set of changes to the chain's `summarize` section (`benchmarks/variants.yaml`);
all of them summarize the same articles. For each are printed:

    sentences   of the first draft, and of what is shown
    numbers     share of sentences whose numbers the article states, in the first draft and shown
    names       the same of names
    clean       share of sentences of the first draft without any finding
    other, extracted, left out   what became of the others, as shares of the sentences asked for
    lead        share of the lead's names, numbers and words that is said
    novel       share of word pairs that are not the article's
    words       of a summary
    length      share of summaries within the length asked for
    s/brief     seconds for each, all articles in one call

Numbers and names are judged by the checks of the chain itself: see docs/briefs.md for how far
these can be trusted, and for what was read.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.articles import Sample, chosen_ids, english, translated
from benchmarks.data import table
from pipeline.checks.lead import lead_coverage
from pipeline.config import SummarizeConfig
from pipeline.document import Summary
from pipeline.loading import load_config
from pipeline.metrics import metric
from pipeline.metrics.abstractiveness import novelty
from pipeline.stages.form import Form
from pipeline.stages.summarize import Draft, Reading, summarizer
from pipeline.text.words import words

_HERE = Path(__file__).parent
COLUMNS = (
    *("variant", "drafted", "shown", "numbers", "", "names", "", "clean", "other", "extracted"),
    *("left out", "lead", "novel", "words", "length", "s/brief"),
)


def measure(name: str, config: SummarizeConfig, samples: Sequence[Sample]) -> dict[str, Any]:
    """One variant over all samples: its row of the table, its drafts and its summaries."""
    kept: list[Draft] = []
    stage: Any = summarizer(config, print)
    drafts = stage.drafts

    def record(articles: Any) -> list[Draft]:
        found: list[Draft] = drafts(articles)
        kept.extend(found)
        return found

    stage.drafts = record
    readings = [Reading(s.article.headline, s.article.segments) for s in samples]
    start = time.perf_counter()
    summaries: list[Summary] = stage.run(readings)
    seconds = time.perf_counter() - start
    stage.close()
    return {
        "row": (name, *_figures(config, samples, kept, summaries), seconds / len(samples)),
        "drafts": kept,
        "summaries": summaries,
    }


def _figures(
    config: SummarizeConfig,
    samples: Sequence[Sample],
    drafts: Sequence[Draft],
    summaries: Sequence[Summary],
) -> tuple[object, ...]:
    form = Form(config.sentences, config.words, config.style)
    first = [findings for draft in drafts for findings in draft.candidates[0].findings]
    shown = [
        sample.article.findings(sentence.text)
        for sample, summary in zip(samples, summaries, strict=True)
        for sentence in summary.sentences
    ]
    flags = Counter(f for s in summaries for sentence in s.sentences for f in sentence.flags)
    asked = config.sentences * len(samples)
    texts = [" ".join(sentence.text for sentence in s.sentences) for s in summaries]
    bodies = [words(" ".join(s.article.sentences)) for s in samples]
    leads = [
        lead_coverage(text, sample.article.headline, sample.article.sentences[0])
        for text, sample in zip(texts, samples, strict=True)
    ]
    novel = [novelty(body, words(text)) for body, text in zip(bodies, texts, strict=True)]
    fitting = [
        form.least(len(sample.article.sentences)) <= len(summary.sentences) <= form.most
        for sample, summary in zip(samples, summaries, strict=True)
    ]
    return (
        len(first),
        len(shown),
        *(_percent(_free(found, "number")) for found in (first, shown)),
        *(_percent(_free(found, "name")) for found in (first, shown)),
        _percent([not findings for findings in first]),
        *(_percent_of(flags[flag], asked) for flag in ("other-candidate", "extracted")),
        _percent_of(sum(bool(s.left_out) for s in summaries), asked),
        _percent(leads),
        _percent(novel),
        sum(len(text.split()) for text in texts) / len(texts),
        _percent(fitting),
    )


def _free(found: Sequence[Sequence[str]], what: str) -> list[bool]:
    return [not any(f.startswith(f"unsupported-{what}") for f in findings) for findings in found]


def _percent(values: Sequence[float]) -> str:
    return _percent_of(sum(values), len(values))


def _percent_of(part: float, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}%"


def _rouge(samples: Sequence[Sample], systems: dict[str, list[str]]) -> None:
    references = [[sample.reference] for sample in samples]
    names = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
    rows: list[tuple[object, ...]] = [("system", *names, "novel", "words")]
    for system, texts in systems.items():
        scores = [metric(name, "summary").score(texts, references).corpus_score for name in names]
        bodies = [words(" ".join(s.article.sentences)) for s in samples]
        novel = [novelty(b, words(t)) for b, t in zip(bodies, texts, strict=True)]
        mean = sum(len(text.split()) for text in texts) / len(texts)
        rows.append((system, *scores, _percent(novel), mean))
    table(rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-c", "--config", default="default")
    parser.add_argument("--ids", type=Path, default=_HERE / "development-ids.txt")
    parser.add_argument("--variants", type=Path, default=_HERE / "variants.yaml")
    parser.add_argument("--only", action="append", help="variants to measure; may be repeated")
    parser.add_argument("--english", action="store_true")
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--out", type=Path, help="drafts and summaries, as JSON lines")
    asked = parser.parse_args()
    chain = load_config(asked.config)
    ids = chosen_ids(asked.ids)[asked.skip :][: asked.limit]
    samples = english(asked.corpus, asked.limit) if asked.english else []
    samples = samples or translated(asked.corpus, ids, chain)
    variants: dict[str, Any] = yaml.safe_load(asked.variants.read_text("utf-8"))
    rows: list[tuple[object, ...]] = [COLUMNS]
    systems: dict[str, list[str]] = {
        f"lead-{n}": [" ".join(s.article.sentences[:n]) for s in samples] for n in (2, 3)
    }
    for name in asked.only or variants:
        changed = load_config(asked.config, {"summarize": variants[name] or {}}).summarize
        found = measure(name, changed, samples)
        rows.append(found["row"])
        table([COLUMNS, found["row"]])
        systems[name] = [" ".join(x.text for x in s.sentences) for s in found["summaries"]]
        if asked.out:
            _keep(asked.out, name, samples, found)
    table(rows)
    if asked.english:
        _rouge(samples, systems)


def _keep(out: Path, name: str, samples: Sequence[Sample], found: dict[str, Any]) -> None:
    from dataclasses import asdict

    with out.open("a", encoding="utf-8") as file:
        for sample, draft, summary in zip(
            samples, found["drafts"], found["summaries"], strict=True
        ):
            row: dict[str, Any] = {
                "variant": name,
                "id": sample.id,
                "headline": sample.article.headline,
            }
            row |= {"candidates": [asdict(c) for c in draft.candidates], "shown": asdict(summary)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
