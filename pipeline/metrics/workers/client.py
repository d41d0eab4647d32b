"""Asking a script in another environment for scores, over JSON lines.

Question, answer and complaints are files, not pipes: neither side ever waits for the other, however
much is written, and a process that the script leaves behind holds nothing open.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pipeline.errors import ScoringError

PROTOCOL = 1
_TAIL = 2000  # bytes of a script's stderr that an error repeats


@dataclass(frozen=True)
class Worker:
    """A script, what runs it, and what it is asked for."""

    metric: str
    model: str
    script: Path
    python: str
    """The interpreter of the environment that has the metric's package."""
    setting: str
    """Where the user names the interpreter."""
    timeout: float
    """Seconds that one answer may take."""

    def error(self, what: str) -> ScoringError:
        """What went wrong, with the interpreter it went wrong in."""
        return ScoringError(
            f"{self.metric}: {what} (asked was {self.python}; {self.setting} names another)"
        )


@dataclass(frozen=True)
class Answer:
    """The scores in the order of the segments; the corpus score is None if there were none."""

    scores: tuple[float, ...]
    corpus_score: float | None
    signature: str


def ask(worker: Worker, segments: Sequence[Mapping[str, Any]] = ()) -> Answer:
    """Have the script score `segments`, or without any only say its signature.

    Args:
        worker: whom to ask.
        segments: objects with "hypothesis" and, as the metric needs them, "source", "references".

    Raises:
        ScoringError: if it cannot be started, says why it cannot score (a package or the weights
            are missing), dies, takes too long, or answers anything but a finite number a segment.
    """
    with (
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as complaints,
    ):
        question.writelines(_question(worker, segments))
        question.seek(0)
        status = _run(worker, question, answer, complaints)
        answer.seek(0)
        if status:
            raise worker.error(_reason(answer) or _death(status) + _last_words(complaints))
        return _parse(worker, answer, len(segments), complaints)


def _question(worker: Worker, segments: Sequence[Mapping[str, Any]]) -> Iterable[bytes]:
    header = {
        "protocol": PROTOCOL,
        "metric": worker.metric,
        "model": worker.model,
        "segments": len(segments),
    }
    yield _line(header)
    for number, segment in enumerate(segments):
        yield _line({"id": number, **segment})


def _line(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message).encode("ascii") + b"\n"


def _run(worker: Worker, question: IO[bytes], answer: IO[bytes], complaints: IO[bytes]) -> int:
    """The exit status of the script."""
    command = [worker.python, str(worker.script)]
    try:
        process = subprocess.Popen(command, stdin=question, stdout=answer, stderr=complaints)
    except OSError as error:
        raise worker.error(
            f"there is no interpreter to be started: {error.strerror or error}"
        ) from error
    try:
        return process.wait(worker.timeout)
    except subprocess.TimeoutExpired:
        raise worker.error(
            f"no answer within {worker.timeout:g} seconds; RINGKAS_WORKER_TIMEOUT allows more"
            + _last_words(complaints)
        ) from None
    finally:
        process.kill()  # does nothing to one that has ended
        process.wait()


def _reason(answer: IO[bytes]) -> str | None:
    """What a script that failed has said of it, if it has."""
    for line in answer:
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict) and "error" in message:
            return str(message["error"])
    return None


def _death(status: int) -> str:
    if status > 0:
        return f"the worker ended with exit code {status}"
    hint = ", as when memory runs out" if -status == getattr(signal, "SIGKILL", None) else ""
    return f"the worker was killed by signal {-status}{hint}"


def _last_words(complaints: IO[bytes]) -> str:
    size = complaints.seek(0, 2)
    complaints.seek(max(0, size - _TAIL))
    text = complaints.read().decode("utf-8", "replace").strip()
    return f"; it wrote last:\n{text}\n" if text else "; it wrote nothing to stderr"


def _parse(worker: Worker, lines: Iterable[bytes], count: int, complaints: IO[bytes]) -> Answer:
    scores: dict[int, float] = {}
    end: tuple[float | None, str] | None = None

    def wrong(what: str, line: bytes) -> ScoringError:
        return worker.error(f"{what}: {_shown(line)}" + _last_words(complaints))

    for line in lines:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            raise wrong("its answer has a line that is not JSON", line) from None
        match message:
            case {"error": reason}:
                raise worker.error(str(reason))
            case _ if end is not None:
                raise wrong("its answer goes on after the signature", line)
            case {"id": int(identity), "score": score} if _is_number(score):
                if identity in scores or not 0 <= identity < count:
                    raise wrong("it scored a segment twice, or one that there is not", line)
                scores[identity] = float(score)
            case {"corpus_score": None, "signature": str(signature)} if signature and not count:
                end = None, signature
            case {"corpus_score": score, "signature": str(signature)} if signature and (
                _is_number(score)
            ):
                end = float(score), signature
            case _:
                raise wrong("its answer has a line without a finite score", line)
    if len(scores) != count:
        raise worker.error(f"it scored {len(scores)} of {count} segments" + _last_words(complaints))
    if end is None:
        raise worker.error("it ended without its signature" + _last_words(complaints))
    return Answer(tuple(scores[identity] for identity in range(count)), *end)


def _is_number(value: Any) -> bool:
    """Whether it is one that a float can hold; NaN compares with nothing."""
    number = isinstance(value, (int, float)) and type(value) is not bool
    return number and abs(value) <= sys.float_info.max


def _shown(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    return repr(text if len(text) <= 80 else text[:80] + "…")
