"""The table at the end of a run: what came of each document, and of all together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pipeline.document import Brief, Failure, Scores
from pipeline.outputs.reading import figure

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Key = tuple[str, str]  # part and metric

_PARTS = ("translation", "headline", "summary")
_COLUMNS_A_PART = 1


class _Row(NamedTuple):
    id: str
    segments: int
    flags: str
    seconds: str
    scores: dict[Key, float]
    error: str


class RunTable:
    """Takes in what a run gives, item by item, in bounded memory; `table` draws it.

    Args:
        rows: how many documents are shown one by one; failures beyond them are shown as well, up
            to the same number.
    """

    def __init__(self, rows: int = 40) -> None:
        self._limit = rows
        self._rows: list[_Row] = []
        self._failures: list[_Row] = []
        self.documents = self.failed = self.flagged = self.segments = 0

    def add(self, item: Brief | Failure) -> None:
        """Take in one brief or failure."""
        row = _row(item)
        self.documents += 1
        self.failed += bool(row.error)
        self.flagged += bool(row.flags)
        self.segments += row.segments
        if len(self._rows) < self._limit:
            self._rows.append(row)
        elif row.error and len(self._failures) < self._limit:
            self._failures.append(row)

    def table(self, totals: Scores | None = None) -> Table:
        """The table for the terminal; `totals` are the scores of the whole run, its last line."""
        from rich.table import Table
        from rich.text import Text

        last = _scores(totals) if totals else {}
        shown = [*self._rows, *self._failures]
        keys = _columns([*(row.scores for row in shown), last])
        table = Table(show_footer=True, caption="seconds are those of a document's whole window")
        briefs = self.documents - self.failed
        table.add_column("document", footer=f"{briefs} of {self.documents} documents")
        table.add_column("segments", footer=str(self.segments), justify="right")
        table.add_column("doubts", footer=f"in {self.flagged}", ratio=1)
        table.add_column("seconds", justify="right")
        for key in keys:
            footer = figure(last[key]) if key in last else ""
            table.add_column("\n".join(key), footer=footer, justify="right")
        for row in shown:
            table.add_row(*_cells(row, keys))
        hidden = self.documents - len(shown)
        if hidden:
            table.add_row(Text(f"… {hidden} more"))
        return table


def run_table(items: Iterable[Brief | Failure], totals: Scores | None = None) -> Table:
    """The table of a run whose items are at hand; `RunTable` takes them in one by one."""
    run = RunTable()
    for item in items:
        run.add(item)
    return run.table(totals)


def _row(item: Brief | Failure) -> _Row:
    if isinstance(item, Failure):
        return _Row(item.id, 0, "", "", {}, item.error)
    stages = item.provenance.stages
    computed = sum(stage.computed for stage in stages)
    seconds = f"{sum(stage.seconds for stage in stages):.1f}" if computed else "cached"
    segments = len(item.translation.segments)
    return _Row(item.id, segments, ", ".join(item.flags), seconds, _scores(item.scores), "")


def _scores(scores: Scores) -> dict[Key, float]:
    return {
        (part, metric): value for part in _PARTS for metric, value in getattr(scores, part).items()
    }


def _columns(scores: Iterable[dict[Key, float]]) -> list[Key]:
    """The first metrics of each part, in the order in which documents bring them."""
    known = list(dict.fromkeys(key for found in scores for key in found))
    return [key for part in _PARTS for key in [k for k in known if k[0] == part][:_COLUMNS_A_PART]]


def _cells(row: _Row, keys: list[Key]) -> list[Text]:
    """The cells of a row, as plain text: an id or an error must not act as console markup."""
    from rich.text import Text

    doubts = Text(_printable(row.error or row.flags), style="red" if row.error else "")
    scores = [Text(figure(row.scores[key]) if key in row.scores else "") for key in keys]
    segments = Text("" if row.error else str(row.segments))
    return [Text(_printable(row.id)), segments, doubts, Text(row.seconds), *scores]


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
