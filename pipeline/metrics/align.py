"""Outputs beside their references and sources: each segment once, nothing zipped or cut in silence.

Files whose items have ids are paired by id, in the order of the outputs; files without are paired
by line. Ids that one side lacks, other lengths and empty texts are errors that name file and place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.digest import canonical_json
from pipeline.errors import ScoringError
from pipeline.metrics.folders import Briefs, has_snippets, read_briefs, read_folder
from pipeline.metrics.texts import Part, Role, Texts, listed, read_file

_CHUNK = 1024  # segments whose JSON is held at once


@dataclass(frozen=True)
class Corpus:
    """What is scored: one entry a segment in each field.

    `ids` is None where the place counts. `documents` says which document each segment belongs to,
    where several may belong to one. `originals` are the Indonesian texts behind English `sources`,
    where they are known. `left_out` are the ids that some side lacks, where that was allowed.
    """

    hypotheses: Sequence[str]
    references: Sequence[Sequence[str]] | None = None
    sources: Sequence[str] | None = None
    ids: Sequence[str] | None = None
    documents: Sequence[str] | None = None
    originals: Sequence[str] | None = None
    left_out: Sequence[str] = ()

    @cached_property
    def digest(self) -> str:
        """The digest of all texts in their order; ids do not count."""
        whole = hashlib.blake2b(digest_size=32)
        for start in range(0, len(self.hypotheses), _CHUNK):
            part = slice(start, start + _CHUNK)
            sides = (self.hypotheses, self.references, self.sources)
            whole.update(canonical_json([side and side[part] for side in sides]).encode() + b"\n")
        return f"b2:{whole.hexdigest()}"


def read_corpus(
    hyp: Path,
    refs: Sequence[Path] = (),
    src: Path | None = None,
    part: Part = "translation",
    *,
    allow_empty: bool = False,
    common: bool = False,
) -> Corpus:
    """Read outputs, references and sources from files or folders, and pair them.

    Args:
        hyp: a text file (.tsv, .jsonl, else lines), a folder of texts or of briefs, or the
            briefs.jsonl of a run; briefs bring their sources along.
        refs: any number of text files, folders of texts or of reference snippets.
        src: a text file or a folder of texts.
        part: which part of briefs and snippets; also a name that columns may have.
        allow_empty: an empty output is what it is, and an empty reference is none at all.
        common: leave out the ids that some side lacks.

    Raises:
        ScoringError: if something cannot be read, or if the sides do not fit each other.
    """
    briefs, by_segment, original = read_briefs(hyp), False, None
    if briefs is None:
        outputs = _read(hyp, "outputs", part)
        source = None if src is None else _read(src, "sources", part)
    else:
        _check_briefs(briefs, src, common)
        outputs, source, by_segment = _of_briefs(briefs, refs, part)
        original = briefs.articles() if part == "summary" else None
    references = [_read(path, "references", part) for path in refs]
    corpus = _paired(outputs, references, source, original, allow_empty, common)
    if not by_segment:
        return corpus
    return replace(corpus, documents=[name.rpartition("#")[0] for name in corpus.ids or ()])


def _read(path: Path, role: Role, part: Part) -> Texts:
    return read_folder(path, role, part) if path.is_dir() else read_file(path, role, part)


def _check_briefs(briefs: Briefs, src: Path | None, common: bool) -> None:
    if src is not None:
        raise ScoringError(
            f"{briefs.path}: briefs bring their sources along; leave out --src {src}."
        )
    if briefs.failed and not common:
        raise ScoringError(
            f"{briefs.path}: error entries in the place of briefs: {len(briefs.failed)} "
            f"({listed(briefs.failed)}). Run them again, or score the others with --common."
        )


def _of_briefs(
    briefs: Briefs, refs: Sequence[Path], part: Part
) -> tuple[Texts, Texts | None, bool]:
    """The outputs of briefs and their sources in the unit that the references have; and whether
    these are the segments of documents."""
    snippets = [path for path in refs if has_snippets(path)]
    if part != "translation" or (refs and not snippets):
        return briefs.outputs(part), briefs.sources(part), False
    if not refs:
        return *briefs.segments(), True
    first, *others = [read_folder(path, "sources", part) for path in snippets]
    for other in others:
        if (other.ids, other.texts) != (first.ids, first.texts):
            raise ScoringError(
                f"{first.path} and {other.path} have references for other sentences, or in "
                "another order. Put all references of a sentence into one of them."
            )
    return briefs.snippets(first), first, True


def _paired(
    outputs: Texts,
    references: Sequence[Texts],
    source: Texts | None,
    original: Texts | None,
    allow_empty: bool,
    common: bool,
) -> Corpus:
    sides = [side for side in (outputs, source, original, *references) if side is not None]
    ids: Sequence[str] | None = None
    left_out: Sequence[str] = ()
    if any(side.ids is not None for side in sides):
        names, left_out = _common(sides) if common else (_same(sides), ())
        ids, sides = names, [_ordered(side, names) for side in sides]
    else:
        _check_lengths(sides)
    if not allow_empty:
        for side in sides:
            _check_filled(side)
    held = iter(sides)
    hypotheses, sources, originals = (
        None if side is None else [text for (text,) in next(held).texts]
        for side in (outputs, source, original)
    )
    rows = zip(*(side.texts for side in held), strict=True)
    return Corpus(
        hypotheses or [],
        [[text for texts in row for text in texts if text] for row in rows] if references else None,
        sources,
        ids,
        originals=originals,
        left_out=left_out,
    )


def _same(sides: Sequence[Texts]) -> Sequence[str]:
    """The ids of the outputs, once every side has the same."""
    outputs, *others = sides
    names = _ids(outputs, sides)
    for side in others:
        theirs = set(_ids(side, sides))
        missing = [name for name in names if name not in theirs]
        surplus = list(theirs.difference(names))
        found = [
            f"{other.path} lacks {len(lacking)} of the ids of {one.path} "
            f"({listed(sorted(lacking))})"
            for lacking, one, other in ((missing, outputs, side), (surplus, side, outputs))
            if lacking
        ]
        if found:
            raise ScoringError(
                f"The ids do not fit: {'; '.join(found)}. Add what is missing, or score what all "
                "sides have with --common."
            )
    return names


def _common(sides: Sequence[Texts]) -> tuple[list[str], tuple[str, ...]]:
    """The ids for which every side has a text, in the order of the outputs, and all others."""
    known = [_filled(side, sides) for side in sides]
    names = [name for name in known[0] if all(name in side for side in known)]
    if not names:
        raise ScoringError(
            f"{' and '.join(str(side.path) for side in sides)} have no id in common; "
            + "; ".join(f"{side.path} begins with {listed(_ids(side, sides))}" for side in sides)
        )
    every = dict.fromkeys(name for side in sides for name in _ids(side, sides))
    return names, tuple(name for name in every if name not in set(names))


def _filled(side: Texts, sides: Sequence[Texts]) -> dict[str, None]:
    ids = _ids(side, sides)
    return dict.fromkeys(name for name, texts in zip(ids, side.texts, strict=True) if texts)


def _ids(side: Texts, sides: Sequence[Texts]) -> Sequence[str]:
    if side.ids is None:
        named = next(other.path for other in sides if other.ids is not None)
        raise ScoringError(
            f"{side.path} has no ids, but {named} has: it cannot be told which texts belong "
            "together. Give both ids, or neither."
        )
    return side.ids


def _ordered(side: Texts, ids: Sequence[str]) -> Texts:
    places = {name: index for index, name in enumerate(side.ids or ())}
    return Texts(side.path, [side.texts[places[name]] for name in ids], ids)


def _check_lengths(sides: Sequence[Texts]) -> None:
    if len({len(side.texts) for side in sides}) > 1:
        found = ", ".join(f"{side.path} has {len(side.texts)} lines" for side in sides)
        raise ScoringError(
            f"The files are not line-aligned: {found}. Line n of each must belong to segment n: "
            "look for a line that is missing, doubled or broken in two."
        )


def _check_filled(side: Texts) -> None:
    lacking = [index for index, texts in enumerate(side.texts) if not texts]
    if lacking:
        raise ScoringError(
            f"{side.path}: {len(lacking)} of {len(side.texts)} items have no reference "
            f"({listed([side.label(index) for index in lacking])}). Give them one, or leave them "
            "out with --common."
        )
    empty = [index for index, texts in enumerate(side.texts) if not all(texts)]
    if empty:
        what = "lines" if side.ids is None else "texts"
        shown = listed([side.label(index).removeprefix("line ") for index in empty])
        place = f"line {shown}" if side.ids is None else shown
        raise ScoringError(
            f"{side.path}: {len(empty)} of {len(side.texts)} {what} are empty ({place}). Fill "
            "them, take the segments out of every file, or allow empty lines (--allow-empty): an "
            "empty output then scores as what it is, and an empty line of one reference file "
            "means that there is none."
        )
