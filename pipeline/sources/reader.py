"""From what the user named to documents, one at a time, in order: one that fails costs no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.document import Block, Document, Failure
from pipeline.errors import DocumentError, RequestError
from pipeline.sources.corpora import Corpus, Fields, open_corpus
from pipeline.sources.encoding import decode, displayed, well_formed
from pipeline.sources.ids import UniqueIds
from pipeline.sources.inputs import Input, articles_in, find_inputs
from pipeline.sources.layout import split_article, split_blocks
from pipeline.sources.markdown import split_markdown
from pipeline.sources.nearest import did_you_mean
from pipeline.sources.options import SourceOptions
from pipeline.sources.references import references_beside
from pipeline.sources.webpage import is_webpage, split_webpage

Content = tuple[str, tuple[Block, ...]]  # title and blocks


def read(
    inputs: Sequence[str | os.PathLike[str]], options: SourceOptions | None = None
) -> Iterator[Document | Failure]:
    """Read articles and corpora as a stream, holding one document in memory at a time.

    Args:
        inputs: files (.txt, .md, .html; .jsonl, .csv, .tsv, each also .gz, .xz or .bz2; .json,
            .parquet), folders, glob patterns, "-" for standard input, "hf:org/name[:config]" for
            a data set of the hub. A file of another kind that is named is read as text.
        options: columns, limits; the defaults if `None`.

    Returns:
        The documents in order, and a `Failure` in the place of each that cannot be read.

    Raises:
        RequestError: at once, before anything is read, if an input does not exist, holds no
            article, or lacks a column.
    """
    options = options or SourceOptions()
    sources: list[Input | Corpus] = []
    for found in find_inputs(inputs):
        if found.kind in ("corpus", "hub"):
            corpus = open_corpus(found, options)
            _check_columns(corpus, options)
            sources.append(corpus)
        else:
            sources.append(found)
    return islice(_documents(sources, options), options.limit)


def _documents(
    sources: Sequence[Input | Corpus], options: SourceOptions
) -> Iterator[Document | Failure]:
    unique, seen = UniqueIds(), set[Path]()
    for source in sources:
        if isinstance(source, Corpus):
            yield from _corpus(source, options, unique)
        elif source.kind == "stdin":
            yield _article("stdin", None, unique, options)
        else:
            folder = source.kind == "folder"
            for path in articles_in(source.path) if folder else [source.path]:
                if path.absolute() not in seen:
                    seen.add(path.absolute())
                    yield _article(path.stem, path, unique, options)


def _article(
    stem: str, path: Path | None, unique: UniqueIds, options: SourceOptions
) -> Document | Failure:
    """One article from a file, or from standard input where there is no path."""
    name = displayed(path) if path else "-"
    id_ = unique(displayed(stem))
    try:
        title, blocks = _content(_bytes(path, options.max_bytes), path)
        if not blocks:
            raise DocumentError("there is no text in it" if title else "it is empty")
        if path is None:
            return Document(id_, title, blocks, name)
        return Document(id_, title, blocks, name, references_beside(path))
    except DocumentError as error:
        return Failure(id_, name, str(error))


def _bytes(path: Path | None, max_bytes: int) -> bytes:
    try:
        if path is None:
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            with path.open("rb") as file:
                data = file.read(max_bytes + 1)
    except OSError as error:
        raise DocumentError(f"it cannot be read: {error.strerror or error}") from error
    _check_size(len(data), max_bytes)
    return data


def _content(data: bytes, path: Path | None) -> Content:
    text = decode(data)
    suffix = path.suffix.lower() if path else ""
    if not text.strip():
        return "", ()
    if suffix in (".html", ".htm") or is_webpage(text):
        return split_webpage(text)
    return split_markdown(text) if suffix in (".md", ".markdown") else split_article(text)


def _corpus(
    corpus: Corpus, options: SourceOptions, unique: UniqueIds
) -> Iterator[Document | Failure]:
    empty = True
    for number, fields in corpus.rows():
        empty = False
        stem, path = f"{corpus.stem}-{number:05d}", f"{corpus.name}#{number}"
        if isinstance(fields, str):
            yield Failure(unique(stem), path, fields)
            continue
        own = fields.get(options.id_column)
        id_ = unique(well_formed(str(own)) if own not in (None, "") else stem)
        try:
            title, blocks = _columns(fields, options)
            yield Document(id_, title, blocks, path)
        except DocumentError as error:
            yield Failure(id_, path, str(error))
    if empty:
        yield Failure(unique(corpus.stem), corpus.name, "there is no row in it")


def _columns(fields: Fields, options: SourceOptions) -> Content:
    """The title and blocks of a row, whose text may be a list of paragraphs."""
    if options.text_column not in fields:
        raise DocumentError(f"the row has no {options.text_column!r}, only {_listed(fields)}")
    title = " ".join(_text(fields.get(options.title_column), options.title_column).split())
    text = _text(fields[options.text_column], options.text_column)
    _check_size(len(text.encode()), options.max_bytes)
    blocks = split_blocks(text, title)
    if not blocks:
        raise DocumentError(f"{options.text_column!r} is empty")
    return title, blocks


def _text(value: Any, column: str) -> str:
    paragraphs = value if isinstance(value, list) else ["" if value is None else value]
    if not all(isinstance(paragraph, str) for paragraph in paragraphs):
        raise DocumentError(f"{column!r} holds a {type(value).__name__}; text is expected")
    return well_formed("\n".join(paragraphs))


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise DocumentError(
            f"it is larger than {max_bytes:,} bytes, the most that one article may have; raise "
            "run.max_bytes, or name it .jsonl, .csv or .parquet if it is a corpus"
        )


def _check_columns(corpus: Corpus, options: SourceOptions) -> None:
    """Compare the first sound row with the columns asked for; only what is a default may lack."""
    rows = (fields for _, fields in corpus.rows() if not isinstance(fields, str))
    first = next(rows, None)
    if first is None:
        return
    default = SourceOptions()
    for role in ("text_column", "title_column", "id_column"):
        name = getattr(options, role)
        optional = role != "text_column" and name == getattr(default, role)
        if name not in first and not optional:
            raise RequestError(
                f"corpus {corpus.name}: no column {name!r}{did_you_mean(name, first)}; found: "
                f"{_listed(first)}; set run.{role} to the right one"
            )


def _listed(fields: Fields) -> str:
    names = [
        "".join(c if c.isprintable() else "?" for c in name[:40]) for name in islice(fields, 20)
    ]
    return ", ".join(names) + (", …" if len(fields) > 20 else "")
