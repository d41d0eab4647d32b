"""The shared face of the programs: CONFIG in, work folder out, progress to stderr."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from training.errors import TrainingError
from training.settings import Settings, read_settings

log = logging.getLogger("training")


def main(run: Callable[[Settings], None], doc: str | None) -> None:
    """Run one program from the command line: exit code 0, or 2 with the reason on stderr."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("config", type=Path, help="settings, as training/id-en.yaml")
    guarded(lambda: run(read_settings(parser.parse_args().config)))


def guarded(work: Callable[[], None]) -> None:
    """Do the work with progress on stderr; a wrong request ends with exit code 2."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        work()
    except TrainingError as error:
        log.error("%s", error)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
