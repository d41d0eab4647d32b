"""Ringkas from Python: one call for one article, one for one text.

from pipeline import summarize
brief = summarize("seeds/banjir.txt")
print(brief)                    # the English summary
brief.headline, brief.flags, brief.translation.segments
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.chain import Chain
from pipeline.config import ChainConfig
from pipeline.document import Brief, Document, Failure
from pipeline.errors import DocumentError
from pipeline.lines import translate_lines
from pipeline.loading import load_config


def summarize(
    path: str | Path, config: ChainConfig | str | Path | None = None, **overrides: Any
) -> Brief:
    """The brief of one article.

    Args:
        path: a .txt, .md or .html file in Indonesian.
        config: a `ChainConfig`, the name of a chain ("light"), a YAML file, or `None` for the
            default chain.
        overrides: sections with the keys to change: `summarize={"sentences": 2}`.

    Raises:
        DocumentError: if the article cannot be read or is not a single document.
        ConfigError, ModelError: if the request is impossible.
    """
    from pipeline.sources import read

    found = list(read([str(path)]))
    if len(found) != 1:
        raise DocumentError(
            f"{path}: expected one article, found {len(found)} documents; "
            "for folders and corpora use Chain.run or the command `ringkas run`"
        )
    with Chain(_config(config, overrides)) as chain:
        return _only(next(chain.run(found)))


def translate(text: str, config: ChainConfig | str | Path | None = None, **overrides: Any) -> str:
    """The English translation of an Indonesian text; its line breaks are kept.

    Raises:
        ConfigError, ModelError: if the request is impossible.
        DocumentError: if a line cannot be translated.
    """
    with Chain(_config(config, overrides)) as chain:
        return "\n".join(translate_lines(chain, text.split("\n")))


def _config(config: ChainConfig | str | Path | None, overrides: dict[str, Any]) -> ChainConfig:
    if isinstance(config, ChainConfig):
        if not overrides:
            return config
        return load_config(None, {**config.model_dump(), **_merged(config, overrides)})
    return load_config(config, overrides)


def _merged(config: ChainConfig, overrides: dict[str, Any]) -> dict[str, Any]:
    whole = config.model_dump()
    return {
        section: {**whole.get(section, {}), **values} if isinstance(values, dict) else values
        for section, values in overrides.items()
    }


def _only(item: Brief | Failure | Document) -> Brief:
    if isinstance(item, Brief):
        return item
    raise DocumentError(item.error if isinstance(item, Failure) else f"{item.id}: no brief")
