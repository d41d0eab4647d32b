"""All briefs of a run in one file, JSON lines or Parquet, written as they come.

The file grows as `briefs.jsonl.partial` and takes its name when the run is over: under that name it
is complete. What an interrupted run had written stays in the partial file.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from pipeline.document import Brief, Failure
from pipeline.outputs.atomic import output_error
from pipeline.outputs.brief_json import to_json_line
from pipeline.outputs.reading import score_rows

_BATCH = 64  # briefs in one row group: some megabytes


class CorpusFile(ABC):
    """A file that takes items one by one and is complete once it is closed.

    Raises:
        OutputError: from every method, where the system refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial = path.with_name(f"{path.name}.partial")
        try:
            self._file = self._partial.open("wb")
        except OSError as error:
            raise output_error(self._partial, error) from error

    def write(self, item: Brief | Failure) -> None:
        """Append one item."""
        try:
            self._append(item)
        except OSError as error:
            raise output_error(self._partial, error) from error

    def close(self, complete: bool) -> None:
        """Close the file; it takes its final name if the run is `complete`."""
        try:
            self._finish()
            self._file.close()
            if complete:
                self._partial.replace(self.path)
        except OSError as error:
            raise output_error(self._partial, error) from error

    @abstractmethod
    def _append(self, item: Brief | Failure) -> None: ...

    @abstractmethod
    def _finish(self) -> None: ...


class JsonLines(CorpusFile):
    """One JSON object a line: `ringkas/brief/1`, or `ringkas/error/1` for a failure."""

    def _append(self, item: Brief | Failure) -> None:
        self._file.write(to_json_line(item).encode())
        self._file.flush()

    def _finish(self) -> None:
        return None


class Parquet(CorpusFile):
    """One row a document; a failure has an `error` and no text.

    Scores are a list of (part, metric, value, signature), as columns must be the same for all rows;
    the provenance is JSON text.
    """

    def __init__(self, path: Path) -> None:
        from pyarrow.parquet import ParquetWriter

        super().__init__(path)
        self._schema = _schema()
        self._writer = ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def _append(self, item: Brief | Failure) -> None:
        self._rows.append(_row(item))
        if len(self._rows) >= _BATCH:
            self._flush()

    def _finish(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            rows, self._rows = self._rows, []
            self._writer.write_table(pyarrow.Table.from_pylist(rows, self._schema))


def _schema() -> Any:
    import pyarrow as pa

    text, texts, number = pa.string(), pa.list_(pa.string()), pa.int32()
    sentence = {"text": text, "evidence": pa.list_(number), "flags": texts}
    segment = {
        **{"source": text, "target": text, "paragraph": number, "kind": text},
        "flags": texts,
    }
    score = {"part": text, "metric": text, "value": pa.float64(), "signature": text}
    names = ("id", "path", "title", "language", "digest", "headline", "summary", "translation")
    return pa.schema(
        {
            **dict.fromkeys(names, text),
            "sentences": pa.list_(pa.struct(list(sentence.items()))),
            "segments": pa.list_(pa.struct(list(segment.items()))),
            "flags": texts,
            "scores": pa.list_(pa.struct(list(score.items()))),
            "provenance": text,
            "error": text,
        }
    )


def _row(item: Brief | Failure) -> dict[str, Any]:
    if isinstance(item, Failure):
        return {"id": item.id, "path": item.path, "error": item.error}
    brief = item.as_dict()
    source, summary, translation = brief["source"], brief["summary"], brief["translation"]
    return {
        **{"id": item.id, **source, "headline": item.headline},
        **{"summary": summary["text"], "sentences": summary["sentences"]},
        **{"translation": translation["text"], "segments": translation["segments"]},
        "flags": brief["flags"],
        "scores": [row._asdict() for row in score_rows(item.scores)],
        "provenance": json.dumps(brief["provenance"], ensure_ascii=False),
    }
