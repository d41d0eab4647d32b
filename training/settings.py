"""The settings of one translator, read from one YAML file; see id-en.yaml for what each means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from training.errors import TrainingError

Share = Annotated[float, Field(ge=0, le=1)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CleanSettings(Part):
    longest_words: int = Field(default=75, ge=1)
    length_ratio: float = Field(default=2.2, gt=1)
    weights: dict[str, Share] = {}
    """Sampling weight by the beginning of a file's name, the longest match; 0 leaves it out."""
    other_weight: Share = 0.3
    full_sentences: tuple[str, ...] = ()
    """Files (by the beginning of their name) of which only full sentences are taken."""


class VocabularySettings(Part):
    pieces: int = Field(default=14_000, ge=100)
    reuse: Path | None = None
    """A source.spm to keep, as when training goes on from an exported model."""
    monolingual_weight: float = 0.5


class ModelSettings(Part):
    encoder_layers: int = Field(default=6, ge=1, le=12)
    decoder_layers: int = Field(default=2, ge=1)
    start: Path | None = None
    """An exported model to go on from; without it the model starts from multilingual-e5-small."""
    imitation_minutes: float = Field(default=4.0, ge=0)


class AugmentSettings(Part):
    pairs: int = Field(default=160_000, ge=0)
    seed: int = 1
    shares: dict[str, Share] = {}


class TrainSettings(Part):
    device: Literal["cpu", "cuda"] = "cpu"
    threads: int = Field(default=2, ge=1)
    yield_threads: bool = True
    """Drop to one thread while other programs keep a core busy (Linux)."""
    rate_encoder: float = Field(default=4e-4, gt=0)
    rate_decoder: float = Field(default=1.2e-3, gt=0)
    warmup_steps: int = Field(default=300, ge=1)
    pieces_per_batch: int = Field(default=3200, ge=64)
    dropout: Share = 0.05
    label_smoothing: Share = 0.1
    synthetic_share: Share = 0.17
    alignment_weight: float = Field(default=0.5, ge=0)
    alignment_steps: int = Field(default=3000, ge=0)
    average_decay: float = Field(default=0.9985, gt=0, lt=1)
    minutes: float = Field(default=600, gt=0)
    cooldown_minutes: float = Field(default=60, gt=0)
    save_minutes: float = Field(default=5, gt=0)
    log_steps: int = Field(default=50, ge=1)
    seed: int = 7


class BackTranslationSettings(Part):
    model: Path
    """An exported model of the opposite direction."""
    texts: tuple[Path, ...]
    sentences: int = Field(default=200_000, ge=1)
    tag: str = "~"
    """A piece that stands before a machine-made source; it must be in the vocabulary."""


class TestSet(Part):
    name: str
    source: Path
    target: Path | None = None
    """Without it, `source` is a TSV file of both sides."""
    systems: dict[str, Path] = {}
    """Other systems' outputs, for comparison."""


class Settings(Part):
    source: str
    target: str
    reverse: bool = False
    """True where the corpora's first column is the target language."""
    work: Path
    corpora: Path
    held_out: tuple[Path, ...] = ()
    monolingual: tuple[Path, ...] = ()
    clean: CleanSettings = CleanSettings()
    vocabulary: VocabularySettings = VocabularySettings()
    model: ModelSettings = ModelSettings()
    augment: AugmentSettings = AugmentSettings()
    train: TrainSettings = TrainSettings()
    back_translation: BackTranslationSettings | None = None
    tests: tuple[TestSet, ...] = ()

    def file(self, name: str) -> Path:
        """A file of the work folder, which is made where it is missing."""
        self.work.mkdir(parents=True, exist_ok=True)
        return self.work / name


def read_settings(path: Path) -> Settings:
    """Read a settings file and what it `extends:`; paths in it are relative to the file.

    Raises TrainingError with the file, the key and what is allowed.
    """
    try:
        return Settings.model_validate(_read(path))
    except ValidationError as error:
        lines = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise TrainingError(f"{path}: " + "; ".join(lines)) from error


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise TrainingError(f"{path}: no such settings file; start from training/id-en.yaml")
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict):
        raise TrainingError(f"{path}: expected a mapping of settings, found {type(raw).__name__}")
    raw = _rooted(raw, path.resolve().parent)
    base = raw.pop("extends", None)
    return _merged(_read(Path(base)), raw) if base else raw


_PATHS = {"work", "corpora", "extends", "reuse", "start", "model", "source", "target"}
_PATH_LISTS = {"held_out", "monolingual", "texts"}


def _rooted(raw: dict[str, Any], root: Path, inside: str = "") -> dict[str, Any]:
    """Join every path of the file to the file's folder; `source` is a path only in a test set."""

    def rooted(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return _rooted(value, root, key)
        if isinstance(value, list) and key in _PATH_LISTS:
            return [str(root / entry) for entry in value]
        if isinstance(value, list):
            return [_rooted(v, root, key) if isinstance(v, dict) else v for v in value]
        is_path = key in _PATHS and (inside == "tests" or key not in ("source", "target"))
        if isinstance(value, str) and (is_path or inside == "systems"):
            return str(root / value)
        return value

    return {key: rooted(key, value) for key, value in raw.items()}


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old, value) if both and isinstance(old, dict) else value
    return merged
