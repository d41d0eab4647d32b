"""Messages and progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

_EVERY = 10.0  # seconds between plain lines


def say(message: str) -> None:
    """One line on standard error."""
    print(f"ringkas: {message}", file=sys.stderr, flush=True)


def show(table: Any) -> None:
    """A rich table on standard error."""
    from rich.console import Console

    Console(stderr=True, width=None if sys.stderr.isatty() else 140).print(table)


class Progress:
    """How many documents are done, at what rate, and how long it will take.

    Args:
        total: the number of documents, or `None` where it is not known beforehand.
    """

    def __init__(self, total: int | None) -> None:
        self._total, self._done = total, 0
        self._start = self._told = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("reading", total=self._total, rate="")
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str, count: int) -> None:
        """A stage starts to compute `count` inputs."""
        if self._bar is not None:
            self._bar.update(self._task, description=f"{name} {count}")
        elif name in ("translate", "summarize"):  # the stages that take their time
            self._told = time.monotonic()
            say(f"{self._place()}: {name} {count}")

    def advance(self) -> None:
        """One more document is done."""
        self._done += 1
        seconds = time.monotonic() - self._start
        rate = f"{self._done / max(seconds, 1e-3):.2f} documents/s"
        if self._bar is not None:
            self._bar.update(self._task, advance=1, rate=rate)
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            wait = (self._total - self._done) * seconds / self._done if self._total else 0
            left = f", {_clock(wait)} left" if self._total else ""
            say(f"{self._place()}, {rate}{left}")

    def _place(self) -> str:
        return f"{self._done} of {self._total}" if self._total else f"{self._done} documents"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
