"""The record of one run: plain data, one JSON object of schema `ringkas/run/1`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.document import Scores
from pipeline.errors import DocumentError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = "ringkas/run/1"
PARTS = ("translation", "headline", "summary")


@dataclass(frozen=True)
class StageUse:
    """What a stage did in a run: its model, if it has one, and how many results it `computed` or
    found `cached`, in how many `seconds`. `words` are those of the articles that it computed."""

    stage: str
    version: int
    model: str
    model_digest: str
    engine: str
    seconds: float
    computed: int
    cached: int
    words: float


@dataclass(frozen=True)
class Hardware:
    """The machine: `cores` are those that may be used, `memory_gb` is what is built in."""

    cpu: str
    cores: int
    memory_gb: float
    gpu: str


@dataclass(frozen=True)
class RunRecord:
    """One run of a chain.

    `time` is its beginning, ISO 8601 in UTC; `settings` are the overrides on top of the
    configuration `config_name`. `corpus` is the digest of the documents and their references,
    whatever their order: scores of other documents do not compare. `scores` are those of all
    documents as one corpus. `git` is the revision of the folder it was run in, or empty.
    """

    id: str
    time: str
    config_name: str
    settings: tuple[str, ...]
    config_digest: str
    config: dict[str, Any]
    inputs: tuple[str, ...]
    corpus: str
    documents: int
    failed: int
    words: int
    seconds: float
    words_per_second: float | None
    stages: tuple[StageUse, ...]
    scores: Scores
    git: str
    hardware: Hardware
    versions: dict[str, str]

    @property
    def label(self) -> str:
        """What tells its configuration from others."""
        return " ".join((self.config_name, *self.settings))

    def score(self, part: str, metric: str) -> float | None:
        """The score of a part, or None where it was not computed."""
        found: dict[str, float] = getattr(self.scores, part)
        return found.get(metric)

    def as_dict(self) -> dict[str, Any]:
        """The record as a JSON object."""
        return {"schema": SCHEMA, **asdict(self)}


def record_from(value: Any) -> RunRecord:
    """The record of a JSON object.

    Raises:
        DocumentError: saying where it departs from the schema.
    """
    from pydantic import ValidationError

    schema = value.get("schema") if isinstance(value, dict) else None
    if schema != SCHEMA:
        raise DocumentError(f"expected the schema {SCHEMA}, found {str(schema)[:80]}")
    try:
        return _adapter().validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DocumentError(f"{where or 'the whole'}: {first['msg']}") from None


@cache
def _adapter() -> TypeAdapter[RunRecord]:
    """The reader of records, which takes longer to make than to use."""
    from pydantic import TypeAdapter

    return TypeAdapter(RunRecord)


def words_per_second(stages: Sequence[StageUse]) -> float | None:
    """How many words of articles a chain reads, translates and summarizes in a second.

    Each stage with a model takes its own time for a word; the times of all add up. There is no
    speed where one of them found more in the cache than it computed, as its time then says little.
    """
    models = [use for use in stages if use.engine]
    if not models or any(use.computed < use.cached or not use.words for use in models):
        return None
    seconds_a_word = sum(use.seconds / use.words for use in models)
    return round(1 / seconds_a_word, 3) if seconds_a_word else None
