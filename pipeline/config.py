"""The configuration of a chain: one frozen model a stage, and nothing that is not declared here.

What a key means stands beside it; `configs/*.yaml` name only what they change. The `run` section
says how the work is done, not what comes out, and is left out of the config's digest.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pipeline.digest import digest

EngineName = Literal["ctranslate2", "transformers"]
GeneratorName = Literal["ctranslate2", "transformers", "lead"]
FormatName = Literal["json", "markdown", "html", "jsonl", "parquet"]


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), Field(min_length=1)]


def _known_metrics(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as the registry spells them.

    Raises:
        ValueError: naming the metrics there are.
    """
    from pipeline.errors import RequestError
    from pipeline.metrics import metric

    try:
        return tuple(metric(name).name for name in names)
    except RequestError as error:
        raise ValueError(str(error)) from None


Metrics = Annotated[tuple[str, ...], BeforeValidator(_as_tuple), AfterValidator(_known_metrics)]


class Section(BaseModel):
    """A part of the configuration: frozen, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NormaliseConfig(Section):
    """What is done to an article before it is cut into sentences."""

    residue: bool = Field(True, description="take off datelines, 'Baca juga' lines and the like")
    language: str = Field("id", description="the language a document should have (ISO 639-1)")


class SegmentConfig(Section):
    """How an article is cut into the units of translation."""

    max_words: int = Field(80, ge=8, le=400, description="longer sentences are split at clauses")
    truecase: bool = Field(True, description="write ALL-CAPS headlines in sentence case first")


class DecodingConfig(Section):
    """How a model writes. `null` means: what the model's own generation_config.json says."""

    beam_size: int | None = Field(None, ge=1, le=64, description="hypotheses kept at each step")
    candidates: int = Field(1, ge=1, le=64, description="finished texts to choose from")
    length_penalty: float | None = Field(None, ge=0, le=10)
    repetition_penalty: float | None = Field(None, ge=1, le=3)
    no_repeat_ngram_size: int | None = Field(None, ge=0, le=20)
    temperature: float = Field(0.0, ge=0, le=5, description="0: no sampling")
    top_p: float = Field(1.0, gt=0, le=1)
    seed: int | None = Field(None, ge=0, description="of the sampling; without one nothing is kept")

    @model_validator(mode="after")
    def _enough_beams(self) -> DecodingConfig:
        sampled = self.temperature > 0
        if self.beam_size is not None and not sampled and self.candidates > self.beam_size:
            raise ValueError(
                f"candidates ({self.candidates}) exceeds beam_size ({self.beam_size}): "
                "raise beam_size, lower candidates, or sample with temperature and seed"
            )
        return self


class ModelConfig(DecodingConfig):
    """A model, the engine that runs it, and how it writes."""

    model: Names = Field(description="a name, or several: the first that can be had is taken")
    allow_pickle: bool = Field(False, description="accept .bin weights (loaded as weights only)")
    compute_type: Literal["auto", "int8", "int8_float16", "float16", "bfloat16", "float32"] = Field(
        "auto", description="auto: int8 on a CPU, float16 on a GPU (float32 in transformers on CPU)"
    )
    device: Literal["auto", "cpu", "cuda"] = "auto"
    threads: int = Field(0, ge=0, le=256, description="0: all cores")
    batch_tokens: int = Field(4096, ge=64, description="tokens in one batch, padding included")


class TranslateConfig(ModelConfig):
    """Indonesian segments to English."""

    model: Names = ("Helsinki-NLP/opus-mt-id-en", "starter/id-en")
    allow_pickle: bool = True
    engine: EngineName = "ctranslate2"
    beam_size: int | None = Field(4, ge=1, le=64)
    candidates: int = Field(4, ge=1, le=64)
    retry: bool = Field(True, description="translate looping segments once more, with a penalty")
    system: str = Field(
        "You translate Indonesian news into English. Answer with the translation alone.",
        description="the instruction, for instruction-tuned models",
    )
    prompt: str = Field(
        "Translate this Indonesian sentence into English:\n\n{text}",
        description="the request, for instruction-tuned models; {text} stands for the segment",
    )


class SummarizeConfig(ModelConfig):
    """English translations to English summaries."""

    model: Names = ("qwen2.5-coder-1.5b-instruct",)
    engine: GeneratorName = "ctranslate2"
    beam_size: int | None = Field(1, ge=1, le=64)
    repetition_penalty: float | None = Field(1.05, ge=1, le=3)
    batch_tokens: int = Field(6144, ge=64, description="memory grows by 0.5 MB a token")
    sentences: int = Field(3, ge=1, le=50, description="length of the summary")
    words: int | None = Field(None, ge=5, le=2000, description="a limit in words besides")
    reading: Literal["pack", "map-reduce"] = Field(
        "pack", description="long articles: lead and salient sentences, or part by part"
    )
    max_input_tokens: int = Field(900, ge=64, description="how much of an article the model reads")
    prefix: str = Field("", description="put before the article, for T5-like models")
    system: str = (
        "You are a careful news editor. You write short summaries in plain English. "
        "Use only facts that the article states. Keep names, numbers and dates exactly as written. "
        "Do not add opinions, headings or comments, and do not speak of the article itself."
    )
    prompt: str = (
        "Summarize this news article in exactly {sentences} sentences, in your own words.\n\n"
        "{article}"
    )


class ScoreConfig(Section):
    """What is scored where reference snippets exist, and what needs none."""

    translation: Metrics = ("BLEU", "chrF++", "TER")
    summary: Metrics = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
    unreferenced: bool = Field(
        True, description="quantity and name agreement, novelty, compression"
    )


class RunConfig(Section):
    """How the work is done; nothing here changes what comes out of a model with a seed."""

    window: int = Field(64, ge=1, le=4096, description="documents translated together, and kept")
    formats: tuple[FormatName, ...] = ("json", "markdown")
    cache: str = Field("", description="the cache file; empty: in the program's own folder")
    id_column: str = "id"
    title_column: str = "title"
    text_column: str = "text"
    split: str = Field("train", description="of a hub data set")
    limit: int | None = Field(None, ge=1, description="read so many documents at most")
    max_bytes: int = Field(5_000_000, ge=1000, description="the largest single article")


class ChainConfig(Section):
    """A whole chain."""

    normalise: NormaliseConfig = NormaliseConfig()
    segment: SegmentConfig = SegmentConfig()
    translate: TranslateConfig = TranslateConfig()
    summarize: SummarizeConfig = SummarizeConfig()
    score: ScoreConfig = ScoreConfig()
    run: RunConfig = RunConfig()

    def digest(self) -> str:
        """The digest of all that can change a brief: every section but `run`."""
        return digest(self.model_dump(mode="json", exclude={"run"}))
