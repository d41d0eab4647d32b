"""The configuration of a chain: one frozen model a stage, and nothing that is not declared here.

What a key means stands beside it; `configs/*.yaml` name only what they change. The `run` section
says how the work is done, not what comes out, and is left out of the config's digest, as are the
thresholds of the gate.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    model_validator,
)

from pipeline.digest import digest
from pipeline.scoreconfig import Names, ScoreConfig, Section

EngineName = Literal["ctranslate2", "transformers"]
GeneratorName = Literal["ctranslate2", "transformers", "lead"]
FormatName = Literal["json", "markdown", "html", "jsonl", "parquet"]


class NormaliseConfig(Section):
    """What is done to an article before it is cut into sentences."""

    residue: bool = Field(True, description="take off datelines, 'Baca juga' lines and the like")
    language: str = Field("id", description="the language a document should have (ISO 639-1)")


class SegmentConfig(Section):
    """How an article is cut into the units of translation."""

    max_words: int = Field(80, ge=8, le=400, description="longer sentences are split at clauses")
    truecase: bool = Field(True, description="write headlines in the casing of running text first")


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


_SUMMARIZER = ("qwen2.5-coder-1.5b-instruct",)


class TranslatorConfig(ModelConfig):
    """A model that translates."""

    engine: EngineName = "ctranslate2"
    retry: bool = Field(True, description="translate looping segments once more, with a penalty")
    least_score: float | None = Field(
        None, le=0, description="mean log-probability a token; what lies below is doubtful"
    )
    system: str = Field(
        "You translate Indonesian news into English. Answer with the translation alone.",
        description="the instruction, for instruction-tuned models",
    )
    prompt: str = Field(
        "Translate this Indonesian sentence into English:\n\n{text}",
        description="the request, for instruction-tuned models; {text} stands for the segment",
    )


def _as_model(value: Any) -> Any:
    return {"model": value} if isinstance(value, (str, list, tuple)) else value


class SecondOpinionConfig(TranslatorConfig):
    """Another model, asked for the segments that a check doubts."""

    least_score: float | None = Field(-0.38, le=0, description="what lies below is not taken")
    beam_size: int | None = Field(1, ge=1, le=64)
    batch_tokens: int = Field(2560, ge=64, description="as the summarizer's, to share its model")


class TranslateConfig(TranslatorConfig):
    """Indonesian segments to English."""

    model: Names = ("Helsinki-NLP/opus-mt-id-en", "starter/id-en")
    allow_pickle: bool = True
    beam_size: int | None = Field(4, ge=1, le=64)
    candidates: int = Field(4, ge=1, le=64)
    second_opinion: Annotated[SecondOpinionConfig | None, BeforeValidator(_as_model)] = Field(
        SecondOpinionConfig(model=_SUMMARIZER),
        description="a model's name, or a section: it is asked where a check doubts a segment",
    )


class Template(Section):
    """What a family of models is asked. `{article}` stands for the article, `{sentences}` for the
    length, and in the request for a headline `{summary}` for the summary."""

    system: str = Field("", description="the instruction, for instruction-tuned models")
    request: str = "{article}"
    headline: str = Field("", description="for articles without a title; empty: none is written")


_TEMPLATES = {
    "chat": Template(
        system="You are a careful news editor. You write short summaries in plain English. "
        "Use only facts that the article states. Keep names, numbers and dates exactly as written. "
        "Do not add opinions, headings or comments, and do not speak of the article itself.",
        request="Summarize this news article in exactly {sentences} sentences, in your own words."
        "\n\n{article}",
        headline="Write one short headline for this news item, without a full stop.\n\n{summary}",
    ),
    "t5": Template(request="summarize: {article}"),
}


def _with_templates(value: Any) -> Any:
    return {**_TEMPLATES, **value} if isinstance(value, dict) else value


class SummarizeConfig(ModelConfig):
    """English translations to English summaries."""

    model: Names = _SUMMARIZER
    engine: GeneratorName = "ctranslate2"
    beam_size: int | None = Field(1, ge=1, le=64)
    repetition_penalty: float | None = Field(1.05, ge=1, le=3)
    batch_tokens: int = Field(2560, ge=64, description="memory grows with it: 0.7 MB each, at 1.5B")
    sentences: int = Field(3, ge=1, le=50, description="length of the summary")
    words: int | None = Field(None, ge=5, le=2000, description="a limit in words besides")
    reading: Literal["pack", "map-reduce"] = Field(
        "pack", description="long articles: lead and salient sentences, or part by part"
    )
    max_input_tokens: int | None = Field(
        None, ge=64, description="how much of an article is read; null: 115 tokens a sentence"
    )
    retry_candidates: int = Field(
        2, ge=0, le=64, description="beams asked again where a summary has findings; 0: none"
    )
    style: Literal["brief", "bullets"] = Field("brief", description="running text, or a list")
    templates: Annotated[dict[str, Template], BeforeValidator(_with_templates)] = Field(
        default_factory=lambda: dict(_TEMPLATES),
        description="by architecture (qwen2, t5 …); chat: any instruction-tuned model",
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
        """The digest of all that can change a brief: all but the section `run` and `score.gate`."""
        return digest(self.model_dump(mode="json", exclude={"run": True, "score": {"gate"}}))
