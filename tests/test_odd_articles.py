"""Articles that are not the plain news story: each gets a brief that makes sense.

They are translated by the starter that comes with the program, and summarized by their lead, or by
a tiny model whose answers are worthless: then the checks must still leave a true brief.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline import Brief, Chain, load_config, read
from pipeline.checks.quantities import parse
from pipeline.document import Block, Document

ODD = Path(__file__).parent / "odd"
_ENDS = (".", "!", "?", "”", '"', ")")
_SENTENCES = (
    "Warga desa nomor {n} menerima {n} karung beras dari pemerintah kabupaten.",
    "Kepala desa mengatakan bantuan itu cukup untuk {n} hari.",
    "Petugas mencatat nama setiap penerima di balai desa.",
    "Beberapa warga harus berjalan kaki selama dua jam.",
)


def _long() -> Document:
    """More than 10,000 words."""
    paragraphs = [" ".join(_SENTENCES).replace("{n}", str(2 + i % 40)) for i in range(310)]
    return Document("long", "Bantuan Beras untuk Desa", tuple(map(Block, paragraphs)))


@pytest.fixture(scope="module", params=["lead", "random"])
def briefs(
    request: pytest.FixtureRequest,
    checkpoint: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Brief]:
    summarize = {"sentences": 3}
    if request.param == "random":
        summarize |= {"engine": "ctranslate2", "model": str(checkpoint("qwen2"))}
    config = load_config("lead", {"summarize": summarize})
    documents = [*read([str(ODD)]), _long()]
    cache = tmp_path_factory.getbasetemp() / "odd.sqlite"  # both translate alike
    with Chain(config, cache=cache) as chain:
        items = list(chain.run(documents))
    assert all(isinstance(item, Brief) for item in items), items
    return {item.id: item for item in items if isinstance(item, Brief)}


@pytest.mark.parametrize(
    "name", ["three-sentences", "table-of-numbers", "live-blog", "interview", "list", "long"]
)
def test_the_brief_is_whole(briefs: Mapping[str, Brief], name: str) -> None:
    brief = briefs[name]
    assert 2 <= len(brief.summary.sentences) <= 3
    assert brief.headline
    for sentence in brief.summary.sentences:
        assert sentence.text.endswith(_ENDS), sentence.text
        assert sentence.evidence, sentence.text


@pytest.mark.parametrize(
    "name", ["three-sentences", "table-of-numbers", "live-blog", "interview", "list", "long"]
)
def test_its_numbers_are_the_articles(briefs: Mapping[str, Brief], name: str) -> None:
    brief = briefs[name]
    sources = [q for s in brief.translation.segments for q in parse(s.source, "id")]
    readings = {reading for quantity in sources for reading in quantity.readings}
    for sentence in brief.summary.sentences:
        for quantity in parse(sentence.text, "en"):
            assert quantity.soft or readings & quantity.readings, (sentence.text, quantity)


def test_rows_of_a_table_are_no_sentences(briefs: Mapping[str, Brief]) -> None:
    assert "|" not in briefs["table-of-numbers"].summary.text
    assert any("|" in s.target for s in briefs["table-of-numbers"].translation.segments)


def test_times_of_a_live_blog_are_no_sentences(briefs: Mapping[str, Brief]) -> None:
    assert not any(s.text.startswith("21") for s in briefs["live-blog"].summary.sentences)


def test_every_word_of_a_long_article_is_translated(briefs: Mapping[str, Brief]) -> None:
    brief = briefs["long"]
    assert sum(len(s.source.split()) for s in brief.translation.segments) > 10_000
    assert all(segment.target for segment in brief.translation.segments)
