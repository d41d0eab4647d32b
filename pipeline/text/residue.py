"""The residue of portals inside articles: what a page says about itself, not about the news.

Removed, each under the kind it is counted by:

    dateline       "JAKARTA, KOMPAS.com -" before the first sentence
    read-also      links to articles and videos: "Baca juga: …", "Tonton juga video … di sini:"
    advertisement  "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"
    embed          places of pictures, videos and posts: "[Gambas:Video 20detik]", "[img.2]"
    pager          "Halaman 1 2 Selanjutnya", "Simak selengkapnya di halaman berikutnya."
    promotion      "Dapatkan update berita …", "Artikel ini telah tayang di …", copyright lines
    byline         "Penulis: …", "(Reporter: … | Editor: …)"
    credit         initials and agencies behind the last sentence: "(ugo/ugo)", "[Antara]"
    markup         left-over Markdown and HTML: trailing backslashes, "{target=…}", "- ###"

A rule asks for the shape of residue as well as for its words ("Baca juga" with a colon, initials
behind a full stop and at the end of a paragraph), so that a sentence with the same words stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.document import Block
from pipeline.text.datelines import dateline
from pipeline.text.residue_patterns import (
    BLOCKS,
    LAST_BLOCKS,
    LAST_TAILS,
    LINK_TITLE,
    PIECES,
    READ_ALSO_ALONE,
    TAILS,
    Rule,
)

_LONGEST_LINK_LIST = 6
_SPACES = re.compile(r"[ \t]{2,}")


def strip_residue(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], dict[str, int]]:
    """`blocks` without the residue of portals, and how many pieces of each kind were taken off.

    Blocks of which nothing is left are dropped. An article whose body is nothing but residue is
    returned as it is, with an empty count.
    """
    removed: Counter[str] = Counter()
    kept: list[Block] = []
    for block in _without_link_list(blocks, removed):
        if _is(block.text, BLOCKS, removed):
            continue
        text = block.text
        if block.kind == "body":
            first = not any(earlier.kind == "body" for earlier in kept)
            text = _cleaned(text, removed, first)
        if text:
            kept.append(replace(block, text=text))
    _strip_end(kept, removed)
    if not any(block.kind == "body" for block in kept):
        return tuple(blocks), {}
    return tuple(kept), dict(removed)


def _without_link_list(blocks: Sequence[Block], removed: Counter[str]) -> Sequence[Block]:
    """`blocks` up to a "Baca juga:" of which only the titles of other articles follow."""
    for index in range(max(0, len(blocks) - _LONGEST_LINK_LIST - 1), len(blocks)):
        titles = [block.text.strip() for block in blocks[index + 1 :]]
        if READ_ALSO_ALONE.fullmatch(blocks[index].text) and all(map(LINK_TITLE.fullmatch, titles)):
            removed["read-also"] += 1 + len(titles)
            return blocks[:index]
    return blocks


def _is(text: str, rules: Iterable[Rule], removed: Counter[str]) -> bool:
    """Whether one of `rules` matches the whole of `text`; if so it is counted."""
    for kind, pattern in rules:
        if pattern.fullmatch(text.strip()):
            removed[kind] += 1
            return True
    return False


def _cleaned(text: str, removed: Counter[str], first: bool) -> str:
    """A paragraph without what stands before, between and behind its sentences."""
    if length := dateline(text, first=first):
        removed["dateline"] += 1
        text = text[length:]
    for kind, pattern in PIECES:
        text, count = pattern.subn("" if kind == "markup" else " ", text)
        if count:
            removed[kind] += count
            text = _SPACES.sub(" ", text)
    return _without_tails(text.strip(), TAILS, removed)


def _without_tails(text: str, rules: Sequence[Rule], removed: Counter[str]) -> str:
    """`text` without what its end matches, again and again: a credit may stand behind a pager."""
    matched = True
    while matched:
        matched = False
        for kind, pattern in rules:
            if match := pattern.search(text):
                removed[kind] += 1
                text = text[: match.start()].rstrip()
                matched = True
    return text


def _strip_end(blocks: list[Block], removed: Counter[str]) -> None:
    """Take off `blocks` what counts as residue only at the end of an article."""
    while blocks and _is(blocks[-1].text, LAST_BLOCKS, removed):
        blocks.pop()
    if blocks and blocks[-1].kind == "body":
        text = _without_tails(blocks[-1].text, LAST_TAILS, removed)
        blocks[-1] = replace(blocks[-1], text=text)
