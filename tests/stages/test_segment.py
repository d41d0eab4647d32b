"""The segment stage: headline, headings and sentences in reading order."""

from __future__ import annotations

from pipeline.config import SegmentConfig
from pipeline.document import Block, CleanArticle
from pipeline.stages.segment import SegmentArticles


def _cut(article: CleanArticle, **settings: object) -> list[tuple[str, int, str]]:
    stage = SegmentArticles(SegmentConfig(**settings))  # type: ignore[arg-type]
    return [(s.text, s.paragraph, s.kind) for s in stage.run([article])[0].segments]


def _article(title: str, *blocks: Block) -> CleanArticle:
    return CleanArticle(title, blocks, "id", {})


def test_order_numbers_and_kinds() -> None:
    article = _article(
        "Pasar dibuka",
        Block("Bupati H. Amir datang. Warga gembira."),
        Block("Harga turun", "heading"),
        Block("Cabai kini Rp. 40.000 per kg."),
    )
    assert _cut(article) == [
        ("Pasar dibuka", -1, "headline"),
        ("Bupati H. Amir datang.", 0, "body"),
        ("Warga gembira.", 0, "body"),
        ("Harga turun", 1, "heading"),
        ("Cabai kini Rp. 40.000 per kg.", 2, "body"),
    ]


def test_capitals_are_cased_by_the_articles_own_words() -> None:
    article = _article("BUPATI AMIR BUKA PASAR KLEWER", Block("Lalu Amir membuka Pasar Klewer."))
    assert _cut(article)[0][0] == "Bupati Amir buka Pasar Klewer"
    assert _cut(article, truecase=False)[0][0] == "BUPATI AMIR BUKA PASAR KLEWER"


def test_a_long_sentence_is_split_and_nothing_is_lost() -> None:
    text = "Pasar dibuka, " * 30 + "kata bupati."
    parts = [part for part, *_ in _cut(_article("", Block(text)), max_words=20)]
    assert " ".join(parts) == text
    assert all(len(part.split()) <= 20 for part in parts)
