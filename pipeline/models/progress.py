"""A bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.models.model import Notify

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_EVERY = 10.0  # seconds between plain lines


class Progress:
    """Counts bytes. On a terminal a rich bar on stderr shows rate and time left."""

    def __init__(self, label: str, total: int, notify: Notify) -> None:
        self._label, self._total, self._notify = label, total, notify
        self._done, self._said = 0, time.monotonic()
        self._bar = _bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task(self._label, total=self._total)
        return self

    def advance(self, size: int) -> None:
        """Add `size` bytes."""
        self._done += size
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done)
        elif time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            self._notify(
                f"{self._label}: {self._done / 1e6:,.0f} of {self._total / 1e6:,.0f} MB "
                f"({100 * self._done // self._total} %)"
            )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar() -> RichProgress:
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
