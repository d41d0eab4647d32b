"""Where briefs go: one file a document and format, or one file for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from pipeline.document import Brief, Failure
from pipeline.errors import OutputError, RequestError
from pipeline.outputs.atomic import output_error, prepare_folder, write_atomically
from pipeline.outputs.brief_html import to_html
from pipeline.outputs.brief_json import ERROR_SCHEMA, to_json
from pipeline.outputs.brief_markdown import to_markdown
from pipeline.outputs.corpus import CorpusFile, JsonLines, Parquet

_SINGLE: Mapping[str, tuple[str, Callable[[Brief | Failure], str]]] = {
    "json": (".json", to_json),
    "markdown": (".md", to_markdown),
    "html": (".html", to_html),
}
_CORPUS: Mapping[str, tuple[str, type[CorpusFile]]] = {
    "jsonl": ("briefs.jsonl", JsonLines),
    "parquet": ("briefs.parquet", Parquet),
}
FORMATS = (*_SINGLE, *_CORPUS)


def writer(folder: Path, formats: Sequence[str]) -> Writer:
    """Open a folder for briefs in these formats; it is created where it is missing.

    Raises:
        RequestError: if there is no such format.
        OutputError: if the folder cannot be written to.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        found = ", ".join(unknown) or "none"
        raise RequestError(f"output formats: found {found}; allowed are {', '.join(FORMATS)}")
    prepare_folder(folder)
    return Writer(folder, tuple(dict.fromkeys(formats)))


class Writer:
    """Writes briefs and failures; a context manager, whose corpus files are complete at its end.

    A failure is written in the place of the brief, so that no older brief of that document stays.
    """

    def __init__(self, folder: Path, formats: Sequence[str]) -> None:
        self._folder = folder
        self._formats = [name for name in formats if name in _SINGLE]
        self._corpora = [
            kind(folder / name) for name, kind in (_CORPUS[f] for f in formats if f in _CORPUS)
        ]

    def write(self, item: Brief | Failure) -> list[Path]:
        """Write one item; returns the files that are its own.

        Raises:
            OutputError: if a file cannot be written, or is the very article that was read.
        """
        targets = {name: self._target(item, _SINGLE[name][0]) for name in self._formats}
        for path in (*targets.values(), *(corpus.path for corpus in self._corpora)):
            _spare_source(path, item)
        for name, path in targets.items():
            write_atomically(path, _SINGLE[name][1](item).encode())
        for corpus in self._corpora:
            corpus.write(item)
        if isinstance(item, Failure):
            self._remove_older(item, targets.values())
        return list(targets.values())

    def close(self, complete: bool = True) -> list[Path]:
        """Complete the corpus files (or leave them partial) and return their paths.

        Raises:
            OutputError: if the system refuses.
        """
        corpora, self._corpora = self._corpora, []
        for corpus in corpora:
            corpus.close(complete)
        return [corpus.path for corpus in corpora if complete]

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.close(complete=kind is None)

    def _target(self, item: Brief | Failure, suffix: str) -> Path:
        path = self._folder / f"{item.id}{suffix}"
        if not item.id or path.parent != self._folder:
            raise OutputError(f"document {item.id!r}: the id is no file name; give it another one")
        return path

    def _remove_older(self, failure: Failure, written: Collection[Path]) -> None:
        """Remove the files that an earlier run has left for a document that fails now."""
        for suffix, _ in _SINGLE.values():
            path = self._target(failure, suffix)
            if path not in written and _is_ours(path):
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    raise output_error(path, error) from error


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(200)
    except OSError:
        return False
    return Brief.SCHEMA.encode() in start or ERROR_SCHEMA.encode() in start


def _spare_source(target: Path, item: Brief | Failure) -> None:
    """Refuse to write over the file that the document was read from."""
    named = item.source.path if isinstance(item, Brief) else item.path
    source = Path(named.rpartition("#")[0] or named)  # rows of a corpus are FILE#NUMBER
    try:
        same = bool(named) and target.samefile(source)
    except (OSError, ValueError):
        return
    if same:
        raise OutputError(
            f"output {target}: this is the input itself; choose another folder with --out"
        )
