"""What the user named, found: articles, folders, corpora, hub data sets, standard input.

A name is, in this order: `-`, standard input; `hf:org/name[:config][@revision]`, a data set of the
Hugging Face hub (the only form that uses the network); a path; a glob pattern ("news/**/*.txt").
A folder and a pattern give the articles and leave the rest; files named one by one are always read.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from pipeline.document import Brief
from pipeline.errors import RequestError
from pipeline.sources.nearest import did_you_mean
from pipeline.sources.references import is_references

_log = logging.getLogger(__name__)

Kind = Literal["article", "folder", "corpus", "hub", "stdin"]

ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm")
_CORPUS = re.compile(r"\.(jsonl|ndjson|json|csv|tsv|parquet)(\.(gz|xz|bz2))?$", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_NO_ARTICLES = re.compile(r"(readme|license|changelog)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Input:
    """One thing to read; `name` is a path, or the name of a hub data set without its "hf:"."""

    kind: Kind
    name: str

    @property
    def path(self) -> Path:
        """The file or folder."""
        return Path(self.name)


def find_inputs(names: Sequence[str | os.PathLike[str]]) -> list[Input]:
    """Find what the names stand for, in their order and each once.

    Raises:
        RequestError: if a name stands for nothing, saying what is near it.
    """
    if isinstance(names, str | os.PathLike):
        names = [names]
    if not names:
        raise RequestError(
            "no input was named: name an article, a folder, a corpus, or - for stdin"
        )
    found = (item for name in names for item in _find(os.fspath(name)))
    return list(dict.fromkeys(found))


def corpus_stem(path: Path) -> str:
    """The name of a corpus without what says its format: "news" of "news.jsonl.xz"."""
    return _CORPUS.sub("", path.name)


def corpus_format(path: Path) -> str:
    """The format of a corpus by its name: "jsonl" of "news.jsonl.xz"; "" where it is no corpus."""
    match = _CORPUS.search(path.name)
    return match[1].lower() if match else ""


def articles_in(folder: Path) -> Iterator[Path]:
    """The articles in a folder and the folders in it, sorted, without hidden files.

    Left out besides: what has another suffix, reference snippets, a README, and briefs that this
    program has written.
    """
    for parent, folders, files in os.walk(folder, onerror=_warn):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if _is_article(path):
                yield path


def _warn(error: OSError) -> None:
    _log.warning("folder %s is left out: %s", error.filename, error.strerror)


def _find(name: str) -> Iterator[Input]:
    path = Path(name)
    if name == "-":
        yield Input("stdin", name)
    elif name.startswith("hf:"):
        yield Input("hub", name.removeprefix("hf:"))
    elif _exists(path):
        if is_references(path):  # comes along with "seeds/*", which the shell has expanded
            return
        yield _existing(path)
    elif _PATTERN.search(name):
        yield from _matching(name)
    else:
        raise RequestError(_missing(path))


def _existing(path: Path) -> Input:
    if not path.is_dir():
        return Input("corpus" if corpus_format(path) else "article", str(path))
    if next(articles_in(path), None) is None:
        corpora = sorted(file.name for file in islice(path.glob("*"), 10_000) if _is_corpus(file))
        way_out = f"; to read a corpus, name it: {path / corpora[0]}" if corpora else ""
        raise RequestError(
            f"folder {path}: no article in it that can be read ({', '.join(ARTICLES)}){way_out}"
        )
    return Input("folder", str(path))


def _matching(pattern: str) -> Iterator[Input]:
    import glob

    any_found = False
    for match in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 - may be absolute
        path = Path(match)
        if _is_corpus(path) or _is_article(path):
            any_found = True
            yield _existing(path)
    if not any_found:
        raise RequestError(
            f"pattern {pattern}: no article or corpus matches it ({', '.join(ARTICLES)}, "
            ".jsonl, .csv, .tsv, .parquet)"
        )


def _is_corpus(path: Path) -> bool:
    return corpus_format(path) != "" and path.is_file()


def _is_article(path: Path) -> bool:
    name = path.name
    if name.startswith(".") or path.suffix.lower() not in ARTICLES or _NO_ARTICLES.match(name):
        return False
    return path.is_file() and not _is_brief(path)


def _is_brief(path: Path) -> bool:
    """Whether this program wrote the file: the output folder may lie within the input folder."""
    try:
        with path.open("rb") as file:
            return Brief.SCHEMA.encode() in file.read(200)
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (OSError, ValueError):  # ValueError: a NUL character in the name
        return False
    return True


def _missing(path: Path) -> str:
    """What to say of a path that does not exist: what is near where it goes wrong, at any depth."""
    lost = path
    while not _exists(lost.parent) and lost.parent != lost:
        lost = lost.parent
    try:
        beside = [entry.name for entry in islice(lost.parent.iterdir(), 10_000)]
    except OSError:
        beside = []
    where = f"; there is no {lost}" if lost != path else ""
    hint = where + did_you_mean(lost.name, beside)
    if re.fullmatch(r"[\w.-]+/[\w.-]+(:[\w.-]+)?", str(path)):
        hint += f"; a data set of the Hugging Face hub is named hf:{path}"
    return f"input {path}: no such file or folder{hint}"
