"""The model behind a stage: resolved when asked for, loaded when needed, released when done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from pipeline import engines
from pipeline.config import DecodingConfig, ModelConfig
from pipeline.engines import DECODERS, Decoding, TextModel
from pipeline.engines.memory import Memory
from pipeline.models import Model, resolve
from pipeline.stages.stage import ModelLabel

Notify = Callable[[str], None]


class Resource:
    """One model for one stage.

    Args:
        config: which model, on what device, and how it writes.
        engine: "ctranslate2" or "transformers".
        languages: ISO 639-1 codes of what it reads and writes.
        notify: told of everything that takes long.
        memory: where it is loaded; stages that share it never hold two models at once.

    Every method raises ModelError if no model of the list can be had or the engine cannot run it.
    """

    def __init__(
        self,
        config: ModelConfig,
        engine: str,
        languages: tuple[str, str],
        notify: Notify,
        memory: Memory | None = None,
    ) -> None:
        self._config, self._engine = config, engine
        self._languages, self._notify = languages, notify
        self._memory = memory or Memory()

    @cached_property
    def model(self) -> Model:
        """The first model of the list that can be had."""
        config = self._config
        model = resolve(config.model, allow_pickle=config.allow_pickle, notify=self._notify)
        if "-NC" in model.license.upper():
            self._notify(f"{model.name}: licence {model.license}, not for commercial use")
        return model

    @cached_property
    def _settled(self) -> tuple[str, str]:
        return engines.settle(self._engine, self._config.device, self._config.compute_type)

    @property
    def label(self) -> ModelLabel:
        """Name, digest and engine, for the provenance."""
        model, (device, compute) = self.model, self._settled
        engine = f"{self._engine}/{compute}/{device}"
        return ModelLabel(model.name, model.digest, engine)

    def identity(self) -> Any:
        """All of the model's side that can change its output."""
        return {
            "model": self.model.digest,
            "engine": self._engine,
            "compute_type": self._settled[1],
            "languages": list(self._languages),
        }

    def get(self) -> TextModel:
        """The loaded model; another stage may have had it released since the last call."""
        device, compute = self._settled
        config = self._config
        # A decoder-only model minds no languages: a translator and a summarizer can be one.
        languages = ("", "") if self.model.architecture in DECODERS else self._languages
        how = (self._engine, device, compute, config.threads, config.batch_tokens)
        return self._memory.get((self.model.digest, languages, *how), self._load)

    def close(self) -> None:
        """Release the memory; `get` loads the model again."""
        self._memory.close()

    def _load(self) -> TextModel:
        device, compute = self._settled
        return engines.load(
            self._engine,
            self.model,
            languages=self._languages,
            device=device,
            compute_type=compute,
            threads=self._config.threads,
            batch_tokens=self._config.batch_tokens,
            notify=self._notify,
        )


def decoding(config: DecodingConfig) -> Decoding:
    """The part of a configuration that says how to write."""
    return Decoding(**{name: getattr(config, name) for name in DecodingConfig.model_fields})


def reproducible(config: DecodingConfig) -> bool:
    """Whether the same request gives the same text again: sampling needs a seed for that."""
    return config.temperature == 0 or config.seed is not None
