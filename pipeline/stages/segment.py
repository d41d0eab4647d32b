"""Stage 2: cut an article into the units of translation: its headline and its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.checks.vocabulary import may_be_word
from pipeline.config import SegmentConfig
from pipeline.document import CleanArticle, Segment, Segments
from pipeline.stages.stage import Stage
from pipeline.text.clauses import split_long
from pipeline.text.sentences import split_sentences
from pipeline.text.truecase import learn_casing, truecase

HEADLINE = -1  # the paragraph number of the headline


class SegmentArticles(Stage[CleanArticle, Segments]):
    """Clean articles to segments, in reading order, the headline first where there is one."""

    name, version, output = "segment", 2, Segments

    def __init__(self, config: SegmentConfig) -> None:
        self._config = config

    def identity(self) -> Any:
        return self._config.model_dump(mode="json")

    def run(self, items: Sequence[CleanArticle]) -> list[Segments]:
        return [Segments(tuple(self._segments(article))) for article in items]

    def _segments(self, article: CleanArticle) -> list[Segment]:
        casing = learn_casing(block.text for block in article.blocks)
        segments = []
        if article.title:
            segments.append(Segment(self._cased(article.title, casing), HEADLINE, "headline"))
        for number, block in enumerate(article.blocks):
            for sentence in split_sentences(block.text):
                for part in split_long(self._cased(sentence, casing), self._fits):
                    segments.append(Segment(part, number, block.kind))
        return segments

    def _cased(self, text: str, casing: Mapping[str, str]) -> str:
        return truecase(text, casing, _is_word) if self._config.truecase else text

    def _fits(self, text: str) -> bool:
        return len(text.split()) <= self._config.max_words


def _is_word(word: str) -> bool:
    return may_be_word(word, "id")
