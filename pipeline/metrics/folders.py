"""The texts of a folder, paired by id: briefs as `ringkas run` writes them, reference snippets, or
plain texts.

    ID.json         a brief: its outputs, and the sources that they were made from
    ID.refs.yaml    reference snippets; the articles may lie beside them
    ID.txt          one text an item; line breaks end sentences

A brief is scored part by part. Its summary's source is its translation, but the Indonesian article
for quantities and names: a wrong amount in a translation vouches for nothing. The unit of
translation is the snippet where references are snippets (`ID#1`, `ID#2` … in their order), the
whole article where they are plain texts, and the segment where there are none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.document import Brief, References, TranslatedSegment
from pipeline.errors import DocumentError, ScoringError
from pipeline.metrics.texts import Part, Role, Texts, json_lines, read_text
from pipeline.outputs.brief_json import ERROR_SCHEMA, brief_from
from pipeline.sources.ids import safe_id
from pipeline.sources.references import is_references, load_references
from pipeline.text.repair import repair

Texted = tuple[str, Sequence[str]]  # an id and its texts


@dataclass(frozen=True)
class Briefs:
    """The briefs of a folder or of a file of JSON lines; `failed` are the ids of documents that
    have an error entry in the place of a brief."""

    path: Path
    briefs: Sequence[Brief]
    failed: Sequence[str]

    def outputs(self, part: Part) -> Texts:
        """One text a brief: its summary, its headline, or its whole translation."""
        texts: Mapping[Part, Callable[[Brief], str]] = {
            "translation": lambda brief: brief.translation.text,
            "summary": lambda brief: brief.summary.text,
            "headline": lambda brief: brief.headline,
        }
        return self._each(texts[part])

    def sources(self, part: Part) -> Texts | None:
        """What these texts were made from; a headline answers to its references alone."""
        if part == "headline":
            return None
        if part == "summary":
            return self._each(lambda brief: _lines(s.target for s in brief.translation.segments))
        return self._each(  # the text of a translation is without its headline
            lambda brief: _lines(s.source for s in brief.translation.segments if s.paragraph >= 0)
        )

    def articles(self) -> Texts:
        """The Indonesian articles, headlines included."""
        return self._each(lambda brief: _lines(s.source for s in brief.translation.segments))

    def segments(self) -> tuple[Texts, Texts]:
        """All translated segments, and their sources."""
        pairs = [
            (f"{brief.id}#{number}", segment)
            for brief in self.briefs
            for number, segment in enumerate(brief.translation.segments, start=1)
        ]
        return (
            _gathered(self.path, ((name, (segment.target,)) for name, segment in pairs)),
            _gathered(self.path, ((name, (segment.source,)) for name, segment in pairs)),
        )

    def snippets(self, sentences: Texts) -> Texts:
        """The translations of source sentences that are segments, or several in a row.

        A brief of which there is no sentence stands there as a whole, so that it is missed.
        """
        by_document: dict[str, list[tuple[str, str]]] = {}
        for name, (sentence,) in zip(sentences.ids or (), sentences.texts, strict=True):
            by_document.setdefault(name.rpartition("#")[0], []).append((name, sentence))
        found = list[Texted]()
        for brief in self.briefs:
            asked = by_document.get(brief.id)
            if asked is None:
                found.append((brief.id, (brief.translation.text,)))
                continue
            for name, sentence in asked:
                target = _translation(brief.translation.segments, sentence)
                if target is not None:
                    found.append((name, (target,)))
        return _gathered(self.path, found)

    def _each(self, text: Callable[[Brief], str]) -> Texts:
        return _gathered(self.path, ((brief.id, (text(brief),)) for brief in self.briefs))


def read_briefs(path: Path) -> Briefs | None:
    """The briefs of a folder or of a file of JSON lines; None where it holds other things.

    Raises:
        ScoringError: if a brief cannot be read.
    """
    objects: Iterable[tuple[str, Mapping[str, Any]]]
    if path.is_dir():
        objects = [(str(file), _json(file)) for file in _files(path) if file.suffix == ".json"]
        if not objects:
            return None
    elif path.suffix.lower() == ".jsonl" and "schema" in next(json_lines(path))[1]:
        objects = ((f"{path}, line {number}", value) for number, value in json_lines(path))
    else:
        return None
    briefs, failed = list[Brief](), list[str]()
    for where, value in objects:
        if isinstance(value, dict) and value.get("schema") == ERROR_SCHEMA:
            failed.append(str(value.get("id")))
            continue
        try:
            briefs.append(brief_from(value))
        except DocumentError as error:
            raise ScoringError(f"{where}: {error}") from None
    return Briefs(path, briefs, failed)


def has_snippets(path: Path) -> bool:
    """Whether a path is a folder of reference snippets."""
    return path.is_dir() and any(is_references(file) for file in _files(path))


def read_folder(path: Path, role: Role, part: Part) -> Texts:
    """The texts of a folder that holds no briefs: snippets where there are any and references or
    the sources of translations are asked for, else plain texts.

    Raises:
        ScoringError: if there is nothing of the kind, or if a file cannot be read.
    """
    files = _files(path)
    if role != "outputs" and (snippets := [file for file in files if is_references(file)]):
        read = (
            (safe_id(file.name.rpartition(".refs.")[0]), _references(file)) for file in snippets
        )
        return _gathered(
            path, (item for i, refs in read for item in _snippets(i, refs, role, part))
        )
    texts = [file for file in files if file.suffix.lower() == ".txt"]
    if not texts:
        kinds = {"outputs": "brief (ID.json)", "references": "reference (ID.refs.yaml)"}
        raise ScoringError(
            f"{path}: in this folder is no {kinds.get(role, 'source')} and no text (ID.txt)."
        )
    return _gathered(path, ((safe_id(file.stem), (read_text(file),)) for file in texts))


def _snippets(name: str, references: References, role: Role, part: Part) -> Iterable[Texted]:
    if part != "translation":
        if role == "references":
            yield name, getattr(references, part)
        return
    for number, pair in enumerate(references.translation, start=1):
        yield f"{name}#{number}", pair.target if role == "references" else (pair.source,)


def _translation(segments: Sequence[TranslatedSegment], sentence: str) -> str | None:
    sentence = repair(sentence)[0].strip()
    for start in range(len(segments)):
        rest, targets = sentence, list[str]()
        for segment in segments[start:]:
            if not rest.startswith(segment.source):
                break
            targets.append(segment.target)
            rest = rest[len(segment.source) :].lstrip()
            if not rest:
                return " ".join(targets)
    return None


def _lines(texts: Iterable[str]) -> str:
    """Segments as one text in which they stay apart, as line breaks end sentences."""
    return "\n".join(texts)


def _gathered(path: Path, items: Iterable[Texted]) -> Texts:
    found = list(items)
    return Texts(
        path, [[text.strip() for text in texts] for _, texts in found], [name for name, _ in found]
    )


def _references(path: Path) -> References:
    try:
        return load_references(path)
    except DocumentError as error:
        raise ScoringError(f"{path.parent}: {error}") from None


def _json(path: Path) -> Mapping[str, Any]:
    try:
        value: Mapping[str, Any] = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise ScoringError(f"{path}: this is not JSON: {error}.") from error
    return value


def _files(folder: Path) -> list[Path]:
    """The files in a folder and the folders in it, sorted, without hidden ones."""
    inside = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        p for p in inside if not any(x.startswith(".") for x in p.relative_to(folder).parts)
    )
