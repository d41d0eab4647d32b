"""Where a training run stands: what was seen, the learning rate now due, the lines of the log."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from training.settings import TrainSettings


@dataclass
class Progress:
    """Where the run stands."""

    step: int = 0
    pairs: int = 0
    pieces: int = 0
    seconds: float = 0.0
    epoch: int = 0
    batch: int = 0
    cooldown_from: float = -1.0
    """The second at which a cooldown began; -1 in the constant part."""

    def rate(self, settings: TrainSettings) -> float:
        """The share of the full learning rate: up over the warm-up, then 1, in a cooldown to 0."""
        share = min(1.0, (self.step + 1) / settings.warmup_steps)
        if self.cooldown_from >= 0:
            passed = (self.seconds - self.cooldown_from) / (60 * settings.cooldown_minutes)
            share *= max(0.0, 1 - passed)
        return share

    def finished(self, settings: TrainSettings) -> bool:
        """Whether the minutes of this part, the constant one or the cooldown, are over."""
        if self.cooldown_from >= 0:
            return self.seconds - self.cooldown_from >= 60 * settings.cooldown_minutes
        return self.seconds >= 60 * settings.minutes


@dataclass
class Tally:
    """Sums between two lines of the log."""

    loss: float = 0.0
    likelihood: float = 0.0
    alignment: float = 0.0
    pieces: int = 0
    steps: int = 0
    since: float = field(default_factory=time.monotonic)

    def line(self, run: Progress) -> str:
        """What the log says: means over the pieces since the line before, and pieces a second."""
        count, speed = max(1, self.pieces), self.pieces / (time.monotonic() - self.since)
        return (
            f"{run.seconds / 60:.1f} min step {run.step} epoch {run.epoch} pairs {run.pairs}"
            f" ce {self.loss / count:.4f} nll {self.likelihood / count:.4f}"
            f" align {self.alignment / max(1, self.steps):.3f} pieces/s {speed:.0f}"
        )
