"""Where a run took place: the machine and the revision of the project around it, best effort."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from pipeline.runs.record import Hardware

_REVISION = re.compile(r"[0-9a-f]{40,64}")


def hardware() -> Hardware:
    """The machine. The GPU is named only where torch is loaded already: loading it takes longer
    than a run that finds all in the cache."""
    return Hardware(_cpu(), _cores(), _memory_gb(), _gpu())


def git_revision(folder: Path | None = None) -> str:
    """The revision checked out in a folder's project, the current folder's by default; "" where
    there is none or it cannot be told. Nothing of the project is run."""
    command = ["git", "rev-parse", "--verify", "--quiet", "HEAD"]
    try:
        found = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=5, check=False
        ).stdout.strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return found if _REVISION.fullmatch(found) else ""


def _cpu() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as file:
            names = (line.partition(":")[2] for line in file if line.startswith("model name"))
            return " ".join(next(names, "").split()) or platform.machine()
    except OSError:
        return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory_gb() -> float:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
    except (AttributeError, OSError, ValueError):
        return 0.0


def _gpu() -> str:
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return ""
    return str(torch.cuda.get_device_name())
