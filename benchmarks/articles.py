"""Articles for measuring summaries: translated by a chain, or English ones with references.

A corpus is JSON lines (`.jsonl` or `.jsonl.xz`) of objects with `id`, `title`, `text` and, where
there are references, `summary`. Ids are picked by a file with one a line, `#` for comments.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.chain import Chain
from pipeline.config import ChainConfig
from pipeline.document import Block, Brief, Document, TranslatedSegment
from pipeline.stages.article import Article
from pipeline.text.sentences import split_english_sentences


@dataclass(frozen=True)
class Sample:
    """An article as the summarizer sees it; `reference` may be ""."""

    id: str
    article: Article
    reference: str = ""


def translated(corpus: Path, ids: Sequence[str], config: ChainConfig) -> list[Sample]:
    """Indonesian articles through a chain that summarizes nothing, in the order of `ids`."""
    config = config.model_copy(
        update={"summarize": config.summarize.model_copy(update={"engine": "lead"})}
    )
    rows = {row["id"]: row for row in records(corpus)}
    if missing := [each for each in ids if each not in rows]:
        raise SystemExit(f"{corpus}: {len(missing)} ids are not in it, such as {missing[0]}")
    documents = [_document(rows[each]) for each in ids]
    with Chain(config) as chain:
        return [
            Sample(item.id, Article(item.translation.headline, item.translation.segments))
            for item in chain.run(documents)
            if isinstance(item, Brief)
        ]


def english(corpus: Path, most: int) -> list[Sample]:
    """The first `most` articles of an English corpus with summaries."""
    found = []
    for row in records(corpus):
        lines = [line for line in row["text"].split("\n") if line.strip()]
        sentences = [s for line in lines for s in split_english_sentences(line)]
        segments = tuple(TranslatedSegment("", s, i, "body") for i, s in enumerate(sentences))
        found.append(Sample(row["id"], Article(row.get("title", ""), segments), row["summary"]))
        if len(found) == most:
            break
    return found


def records(corpus: Path) -> Iterator[dict[str, Any]]:
    """The objects of a corpus."""
    if not corpus.is_file():
        raise SystemExit(f"{corpus} is missing; `python -m benchmarks.data` says what DATA holds.")
    opener: Any = lzma.open if corpus.suffix == ".xz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def chosen_ids(file: Path) -> list[str]:
    """The ids in a file."""
    lines = file.read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _document(row: dict[str, Any]) -> Document:
    blocks = tuple(Block(line.strip()) for line in row["text"].split("\n") if line.strip())
    return Document(row["id"], row.get("title", ""), blocks)
