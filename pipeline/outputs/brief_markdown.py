"""Briefs for reading, as Markdown: headline, summary, doubts, translation, scores, provenance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import Brief, Failure, Provenance, Source
from pipeline.outputs.reading import doubts, paragraphs, score_rows

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#]")
_LINE_START = re.compile(r"^(?=[+=-])|^(\d{1,9})(?=[.)](?: |$))")


def to_markdown(item: Brief | Failure) -> str:
    """The text of a `.md` file. All that comes from articles and models is escaped."""
    body = _failure(item) if isinstance(item, Failure) else _brief(item)
    return "\n\n".join((f"<!-- {Brief.SCHEMA} -->", *body)) + "\n"


def escape(text: str) -> str:
    """`text` on one line, with whatever Markdown or HTML would take for markup made literal."""
    text = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_START.sub(lambda match: f"{match[1] or ''}\\", text)


def _failure(failure: Failure) -> Iterator[str]:
    yield f"# {escape(failure.id)}"
    yield f"**There is no brief of this document.** {escape(failure.path)}: {escape(failure.error)}"


def _brief(brief: Brief) -> Iterator[str]:
    yield f"# {escape(brief.headline or brief.id)}"
    yield escape(brief.summary.text)
    yield "## Doubts"
    lines = doubts(brief) or ["No check raised a doubt."]
    yield "\n".join(f"- {escape(line)}" for line in lines)
    yield "## Translation"
    for paragraph in paragraphs(brief.translation):
        if not paragraph.text or (
            paragraph.kind == "headline" and paragraph.text == brief.headline
        ):
            continue
        yield ("" if paragraph.kind == "body" else "### ") + escape(paragraph.text)
    rows = [row.cells for row in score_rows(brief.scores)]
    if rows:
        yield "## Scores"
        yield _table(("part", "metric", "score", "signature"), rows)
    yield "## Provenance"
    yield from _provenance(brief.source, brief.provenance)


def _provenance(source: Source, provenance: Provenance) -> Iterator[str]:
    title = f", “{source.title}”" if source.title else ""
    facts = [f"Source: {source.path}{title} (language: {source.language}), {source.digest}"]
    facts += provenance.notes
    facts.append(f"Configuration: {provenance.config_digest}")
    facts.append(", ".join(f"{name} {version}" for name, version in provenance.versions.items()))
    yield "\n".join(f"- {escape(fact)}" for fact in facts if fact)
    yield _table(
        ("stage", "version", "model", "model digest", "engine", "seconds", "cached", "computed"),
        [
            (
                record.stage,
                str(record.version),
                record.model,
                record.model_digest,
                record.engine,
                f"{record.seconds:.2f}",
                str(record.cached),
                str(record.computed),
            )
            for record in provenance.stages
        ],
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
