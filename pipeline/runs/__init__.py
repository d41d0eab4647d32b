"""Records of runs: what was run on what, how fast, and with which scores."""

from pipeline.runs.observer import RunObserver
from pipeline.runs.record import RunRecord, StageUse
from pipeline.runs.store import find, load_runs, runs_folder, save

__all__ = ["RunObserver", "RunRecord", "StageUse", "find", "load_runs", "runs_folder", "save"]
