"""Scoring line-aligned files: line n of every file belongs to segment n.

Nothing is zipped, padded or cut in silence: files of different lengths, empty lines and wrong
encodings are errors that name file and line. Lines end at LF or CR LF alone; white space at their
ends is dropped, as sacreBLEU's command line does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.checks.quantity import Language
from pipeline.errors import ScoringError
from pipeline.metrics.base import Metric, Need, Result, Task
from pipeline.metrics.registry import default_metrics, metric

_WAYS: dict[Need, str] = {
    "references": "references (--ref)",
    "sources": "the source texts (--src)",
    "either": "references (--ref), the source texts (--src), or both",
}


def score_files(
    hyp: Path,
    refs: Sequence[Path] = (),
    src: Path | None = None,
    metrics: Sequence[str] | None = None,
    task: Task = "translation",
    *,
    source_language: Language | None = None,
    allow_empty: bool = False,
) -> list[Result]:
    """Score the lines of `hyp` against the same lines of `refs` and `src`.

    Args:
        hyp: the outputs, one a line, UTF-8.
        refs: any number of reference files.
        src: the texts that the outputs were made from.
        metrics: names of metrics, scored in this order; by default all of the task's for which the
            files suffice.
        task: "translation" or "summary".
        source_language: of `src`; "id" for a translation and "en" for a summary unless given.
        allow_empty: score empty outputs as what they are, and take an empty line of one of several
            reference files to mean that the segment lacks this reference.

    Raises:
        ScoringError: if a file cannot be read, is not UTF-8, has an empty line that is not allowed,
            or differs from the others in length; if a metric lacks the files that it needs.
        RequestError: if a metric's name is unknown.
    """
    chosen = _choose(metrics, task, source_language, bool(refs), src is not None)
    texts = {path: read_lines(path) for path in (hyp, *refs, *([src] if src else []))}
    _check_lengths({path: len(lines) for path, lines in texts.items()})
    if not allow_empty:
        for path, lines in texts.items():
            _check_filled(path, lines)
    rows = zip(*(texts[path] for path in refs), strict=True)
    references = [[text for text in row if text] for row in rows] if refs else None
    return [each.score(texts[hyp], references, texts[src] if src else None) for each in chosen]


def as_json(results: Iterable[Result]) -> dict[str, Any]:
    """The results as the JSON object that `ringkas score --json` prints."""
    return {
        "metrics": [
            {
                "name": result.name,
                "corpus_score": result.corpus_score,
                "signature": result.signature,
                "segment_scores": list(result.segment_scores),
            }
            for result in results
        ]
    }


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, with or without byte order mark, less white space at their ends.

    Raises:
        ScoringError: if the file cannot be read, is empty, or is not UTF-8 text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ScoringError(f"{path}: cannot be read: {error.strerror or error}.") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise ScoringError(
            f"{path}: this is UTF-16 or not text at all (it has bytes that UTF-8 text never has). "
            f"Files to score must be UTF-8; convert it: iconv -f UTF-16 -t UTF-8 {path}"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScoringError(
            f"{path}, line {line}: byte 0x{data[error.start]:02x} is not UTF-8. Files to score "
            "must be UTF-8; if this one is Windows-1252, convert it: "
            f"iconv -f CP1252 -t UTF-8 {path}"
        ) from error
    if not text:
        raise ScoringError(f"{path}: the file is empty; there must be a line for each segment.")
    return [line.rstrip() for line in text.removesuffix("\n").split("\n")]


def _choose(
    names: Sequence[str] | None,
    task: Task,
    source_language: Language | None,
    have_references: bool,
    have_sources: bool,
) -> list[Metric]:
    wanted = names or default_metrics(task, source_language)
    chosen = [metric(name, task, source_language) for name in wanted]
    possible = [each for each in chosen if each.can_score(have_references, have_sources)]
    if names:
        for each in chosen:
            if each not in possible:
                raise ScoringError(f"{each.name} needs {_WAYS[each.needs]}.")
    if not possible:
        raise ScoringError(f"There is nothing to score a {task} against: give {_WAYS['either']}.")
    return possible


def _check_lengths(lengths: dict[Path, int]) -> None:
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"{path} has {n} lines" for path, n in lengths.items())
        raise ScoringError(
            f"The files are not line-aligned: {found}. Line n of each must belong to segment n: "
            "look for a line that is missing, doubled or broken in two."
        )


def _check_filled(path: Path, lines: Sequence[str]) -> None:
    empty = [number for number, line in enumerate(lines, start=1) if not line]
    if empty:
        shown = ", ".join(map(str, empty[:5])) + (", …" if len(empty) > 5 else "")
        raise ScoringError(
            f"{path}: {len(empty)} of {len(lines)} lines are empty (line {shown}). Fill them, take "
            "the segments out of every file, or allow empty lines: an empty output then scores as "
            "what it is, and an empty line of one reference file means that there is none."
        )
