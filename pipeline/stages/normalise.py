"""Stage 1: repair the text, take off the portal's residue, tell the language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipeline.checks.language import detect
from pipeline.config import NormaliseConfig
from pipeline.document import Article, Block, CleanArticle
from pipeline.stages.stage import Stage
from pipeline.text.repair import repair
from pipeline.text.residue import strip_residue
from pipeline.text.words import is_address


class Normalise(Stage[Article, CleanArticle]):
    """Articles as read to articles fit for translation."""

    name, version, output = "normalise", 1, CleanArticle

    def __init__(self, config: NormaliseConfig) -> None:
        self._config = config

    def identity(self) -> Any:
        return self._config.model_dump(mode="json")

    def run(self, items: Sequence[Article]) -> list[CleanArticle]:
        return [self._clean(article) for article in items]

    def _clean(self, article: Article) -> CleanArticle:
        removed: Counter[str] = Counter()
        title, found = repair(article.title)
        removed.update(found)
        if is_address(title):  # some corpora have it for want of a title
            title = ""
            removed["address-title"] += 1
        blocks: list[Block] = []
        for block in article.blocks:
            text, found = repair(block.text)
            removed.update(found)
            if text.strip():
                blocks.append(Block(text.strip(), block.kind))
        body = tuple(blocks)
        if self._config.residue:
            body, found = strip_residue(body)
            removed.update(found)
        language, _ = detect("\n".join(block.text for block in body) or title)
        flags = () if language == self._config.language else (f"language-{language}",)
        return CleanArticle(title.strip(), body, language, dict(sorted(removed.items())), flags)
