"""The texts of one file: line by line, as TSV, or as JSON lines.

What a file is, its name tells: `.tsv`, `.jsonl`; any other is plain text, a segment a line. Lines
end at LF or CR LF alone; white space at the ends of texts is dropped, as sacreBLEU's command line
does. TSV knows no quotation marks: a tab ends a cell, and nothing else does.

Columns (TSV, named by the first line) and keys (JSON lines) are the same for both:

    id                                       what the item is called; without it, its place counts
    hypothesis, output, the part, text       an output: the first of these that there is
    references, reference, ref, ref1 …       references: all of these; else text
    source, src, text                        a source: the first of these that there is

In JSON lines `references` may be a list.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import ScoringError

Part = Literal["translation", "summary", "headline"]
Role = Literal["outputs", "references", "sources"]

_REFERENCE = re.compile(r"ref(erence)?s?[ _-]?\d*", re.IGNORECASE)
_HALF = re.compile("[\ud800-\udfff]")
_SHOWN = 5


@dataclass(frozen=True)
class Texts:
    """What one file or folder holds: for each item its texts, of which only references have more
    than one. `ids` is None where items are known by their place; `first` is the line of the first.
    """

    path: Path
    texts: Sequence[Sequence[str]]
    ids: Sequence[str] | None = None
    first: int = 1

    def __post_init__(self) -> None:
        """Raises ScoringError if two items have the same id."""
        doubled = [name for name, times in Counter(self.ids or ()).items() if times > 1]
        if doubled:
            raise ScoringError(
                f"{self.path}: ids that stand there more than once: {len(doubled)} "
                f"({listed(doubled)}). Each item must have an id of its own."
            )

    def label(self, index: int) -> str:
        """How an item is called in messages."""
        return self.ids[index] if self.ids is not None else f"line {index + self.first}"


def read_file(path: Path, role: Role, part: Part) -> Texts:
    """The texts of a file for one of the roles that it may play.

    Raises:
        ScoringError: naming the file and the line, what was found and what is allowed.
    """
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        return from_objects(path, json_lines(path), role, part)
    lines = read_lines(path)
    if suffix == ".tsv" and ("\t" in lines[0] or _is_header(lines[0].split("\t"), role, part)):
        return _from_table(path, lines, role, part)
    return Texts(path, [(line,) for line in lines])


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, with or without byte order mark, less white space at their ends.

    Raises:
        ScoringError: if the file cannot be read, is empty, or is not UTF-8 text.
    """
    text = read_text(path)
    if not text:
        raise ScoringError(f"{path}: the file is empty; there must be a line for each segment.")
    return [line.rstrip() for line in text.removesuffix("\n").split("\n")]


def read_text(path: Path) -> str:
    """A UTF-8 file, with or without byte order mark.

    Raises:
        ScoringError: if the file cannot be read, or is not UTF-8 text.
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
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScoringError(
            f"{path}, line {line}: byte 0x{data[error.start]:02x} is not UTF-8. Files to score "
            "must be UTF-8; if this one is Windows-1252, convert it: "
            f"iconv -f CP1252 -t UTF-8 {path}"
        ) from error


def json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of a file of JSON lines, each with the number of its line.

    Raises:
        ScoringError: if a line is no JSON object; blank lines may stand at the end alone.
    """
    for number, line in enumerate(read_text(path).rstrip().split("\n"), start=1):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ScoringError(f"{path}, line {number}: this is not JSON: {error}.") from error
        if not isinstance(value, dict):
            raise ScoringError(f"{path}, line {number}: expected a JSON object, as {{…}}.")
        yield number, value


def from_objects(
    path: Path, objects: Iterator[tuple[int, Mapping[str, Any]]], role: Role, part: Part
) -> Texts:
    """The texts of JSON objects that all have the keys of the first.

    Raises:
        ScoringError: naming the line that lacks a key or has something else than text there.
    """
    ids, texts, keys, named = list[str](), list[tuple[str, ...]](), list[str](), False
    for number, value in objects:
        where = f"{path}, line {number}"
        if not texts:
            keys, named = _columns(where, list(value), role, part), "id" in value
        if ("id" in value) != named:
            lacks = "has no id" if named else "has an id"
            raise ScoringError(f"{where}: it {lacks}, unlike the lines before it.")
        if named:
            ids.append(_id(where, value["id"]))
        texts.append(tuple(text for key in keys for text in _texts(where, key, value, role)))
    return Texts(path, texts, ids if named else None)


def listed(names: Sequence[str]) -> str:
    """The first few of many names."""
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def _from_table(path: Path, lines: Sequence[str], role: Role, part: Part) -> Texts:
    header = [cell.strip() for cell in lines[0].split("\t")]
    chosen = _columns(f"{path}, line 1", header, role, part)
    places = [header.index(name) for name in chosen]
    at = next((i for i, name in enumerate(header) if name.casefold() == "id"), None)
    ids, texts = list[str](), list[tuple[str, ...]]()
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        # white space at the end of a line was dropped, and with it the tabs before empty cells
        cells += [""] * (len(header) - len(cells) if line else 0)
        if len(cells) != len(header):
            raise ScoringError(
                f"{path}, line {number}: {len(cells)} columns where the first line names "
                f"{len(header)} ({', '.join(header)})."
            )
        if at is not None:
            ids.append(_id(f"{path}, line {number}", cells[at].strip()))
        texts.append(tuple(cells[place].rstrip() for place in places))
    if not texts:
        raise ScoringError(f"{path}: there is no row below the names of the columns.")
    return Texts(path, texts, ids if at is not None else None, first=2)


def _is_header(cells: Sequence[str], role: Role, part: Part) -> bool:
    return bool(_known_columns([cell.strip() for cell in cells], role, part))


def _columns(where: str, names: Sequence[str], role: Role, part: Part) -> list[str]:
    found = _known_columns(names, role, part)
    if not found:
        raise ScoringError(
            f"{where}: found {listed([repr(name[:40]) for name in names]) or 'nothing'}; {role} "
            f"are looked for under {' or '.join(_wanted(role, part))}. Name the columns so; a "
            "column id says which item is which."
        )
    return found


def _known_columns(names: Sequence[str], role: Role, part: Part) -> list[str]:
    if role == "references" and (found := [n for n in names if _REFERENCE.fullmatch(n)]):
        return found
    for wanted in _wanted(role, part):
        for name in names:
            if name.casefold() == wanted:
                return [name]
    return []


def _wanted(role: Role, part: Part) -> tuple[str, ...]:
    return {
        "outputs": ("hypothesis", "output", part, "text"),
        "references": ("references", "text"),
        "sources": ("source", "src", "text"),
    }[role]


def _id(where: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ScoringError(f"{where}: the id is {value!r}; expected a text or a whole number.")
    return str(value)


def _texts(where: str, key: str, value: Mapping[str, Any], role: Role) -> Iterator[str]:
    if key not in value:
        raise ScoringError(f"{where}: it has no {key!r}, unlike the lines before it.")
    found = value[key]
    several = role == "references" and isinstance(found, list)
    for text in found if several else [found]:
        if not isinstance(text, str):
            kind = "null" if text is None else type(text).__name__
            allowed = "a text or a list of texts" if role == "references" else "a text"
            raise ScoringError(f"{where}: {key!r} holds {kind}; expected {allowed}.")
        if _HALF.search(text):
            raise ScoringError(f"{where}: {key!r} holds half a character (a lone surrogate).")
        yield text.rstrip()
