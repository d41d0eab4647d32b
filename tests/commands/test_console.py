"""Progress where there is no terminal."""

from __future__ import annotations

import pytest

from pipeline.commands import console


class Clock:
    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(console, "time", clock)
    return clock


def test_plain_lines_tell_rate_and_time_left(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with console.Progress(10) as progress:
        progress.stage("normalise", 10)
        progress.stage("translate", 120)
        clock.now = 9.0
        progress.advance()
        clock.now = 40.0
        progress.advance()
        progress.advance()
    assert capsys.readouterr().err.splitlines() == [
        "ringkas: 0 of 10: translate 120",
        "ringkas: 2 of 10, 0.05 documents/s, 2:40 left",
    ]


def test_a_stream_of_unknown_length(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with console.Progress(None) as progress:
        clock.now = 20.0
        progress.advance()
    assert capsys.readouterr().err == "ringkas: 1 documents, 0.05 documents/s\n"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (61, "1:01"), (3599.6, "1:00:00"), (7325, "2:02:05")]
)
def test_clock(seconds: float, shown: str) -> None:
    assert console._clock(seconds) == shown
