"""The `score` section of a configuration: which metrics, and the thresholds of the gate."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
)


class Section(BaseModel):
    """A part of the configuration: frozen, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), Field(min_length=1)]


def _known_metrics(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as the registry spells them; never a path, which would run the code it leads to.

    Raises:
        ValueError: naming the metrics there are.
    """
    from pipeline.errors import RequestError
    from pipeline.metrics.registry import known_name

    try:
        return tuple(known_name(name) for name in names)
    except RequestError as error:
        raise ValueError(str(error)) from None


def _chain_metrics(names: tuple[str, ...]) -> tuple[str, ...]:
    """`_known_metrics`, of those that a chain can compute.

    Raises:
        ValueError: naming the metrics there are, or the one that starts a program of its own.
    """
    from pipeline.metrics.registry import WORKERS

    known = _known_metrics(names)
    for name in known:
        if name in WORKERS:
            raise ValueError(
                f"{name} loads its model anew each time, too slow for each document of a chain. "
                f"Score the whole with it: ringkas score --metric {name}"
            )
    return known


Metrics = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), AfterValidator(_chain_metrics)]


def _known_thresholds(thresholds: dict[str, float]) -> dict[str, float]:
    """The thresholds by the names that the registry has.

    Raises:
        ValueError: naming the metrics there are, or the one that is there twice.
    """
    known = dict(zip(_known_metrics(tuple(thresholds)), thresholds.values(), strict=True))
    if len(known) < len(thresholds):
        raise ValueError(f"a metric has two thresholds: {', '.join(thresholds)}")
    return known


Thresholds = Annotated[dict[str, FiniteFloat], AfterValidator(_known_thresholds)]


class GateConfig(Section):
    """What corpus scores must reach for `--gate`: metrics and their least scores, part by part.
    For metrics of which less is better (TER) it is the greatest."""

    translation: Thresholds = Field(default_factory=dict)
    summary: Thresholds = Field(default_factory=dict)
    headline: Thresholds = Field(default_factory=dict)


class ScoreConfig(Section):
    """What is scored where reference snippets exist, and what needs none."""

    translation: Metrics = ("BLEU", "chrF++", "TER")
    summary: Metrics = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
    unreferenced: bool = Field(
        True, description="quantity and name agreement, novelty, compression"
    )
    gate: GateConfig = Field(GateConfig(), description="thresholds; changes no brief and no digest")
