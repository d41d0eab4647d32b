"""Use one thread while other programs keep a core busy, else as many as allowed (Linux).

Two threads that share a step wait for the slower; beside another busy program on a small machine
that costs more than the second thread brings.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_STAT = Path("/proc/stat")
_EVERY = 6.0  # seconds between looks
_BUSY, _QUIET = 0.35, 0.25  # cores that others use: above the first yield, below the second return


class Threads:
    """Counts what others use and sets torch's threads."""

    def __init__(self, most: int, yielding: bool) -> None:
        import torch

        self.now = self.most = most
        self.yielding = yielding and most > 1 and _STAT.exists()
        torch.set_num_threads(most)
        self._at, self._busy, self._own = _usage() if self.yielding else (0.0, 0.0, 0.0)

    def look(self) -> int:
        """Look (at most every few seconds) and set the threads; returns how many there are now."""
        import torch

        if not self.yielding or time.monotonic() - self._at < _EVERY:
            return self.now
        at, busy, own = _usage()
        others = ((busy - self._busy) - (own - self._own)) / (at - self._at)
        self._at, self._busy, self._own = at, busy, own
        wanted = 1 if others > (_BUSY if self.now > 1 else _QUIET) else self.most
        if wanted != self.now:
            self.now = wanted
            torch.set_num_threads(wanted)
        return self.now


def _usage() -> tuple[float, float, float]:
    """The time, and the processor seconds used so far by all programs and by this one."""
    fields = [int(field) for field in _STAT.read_text().split("\n", 1)[0].split()[1:9]]
    busy = (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")
    return time.monotonic(), busy, sum(os.times()[:2])
