"""A saved web page to title and blocks: the article without menus, advertisements and footers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from pipeline.document import Block
from pipeline.errors import DocumentError
from pipeline.sources.layout import without_title

_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.{0,500}?-->\s*)?<(!doctype\s+html|html)\b", re.I | re.S
)


def is_webpage(text: str) -> bool:
    """Whether `text` begins as an HTML page does."""
    return _PAGE.match(text[:1000]) is not None


def split_webpage(text: str) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where there is none) and the blocks of the article on an HTML page.

    Raises:
        DocumentError: if the page cannot be parsed or no article is found on it.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says, the error says
    try:
        page: Any = bare_extraction(text, with_metadata=True, include_comments=False)
    except Exception as error:  # a parser of hostile pages may fail in any way
        raise DocumentError(f"the page cannot be parsed: {error}") from error
    if page is None or page.body is None:
        raise DocumentError("no article was found on the page; save its text as .txt instead")
    title = " ".join((page.title or "").split())
    return title, without_title(tuple(_blocks(page.body)), title)


def _blocks(parent: Any) -> Iterator[Block]:
    """The blocks of an element in trafilatura's own vocabulary: p, head, list, quote, table."""
    for element in parent:
        if element.tag == "list":
            items = element.iterchildren("item")
            for number, item in enumerate(items, 1):
                marker = f"{number}." if element.get("rend") == "ol" else "-"
                yield from (Block(f"{marker} {line}") for line in _lines(item))
        elif element.tag == "row":
            cells = (" ".join(_lines(cell)) for cell in element)
            yield Block(" | ".join(cell for cell in cells if cell))
        elif element.tag in ("quote", "table") and len(element):
            yield from _blocks(element)
        elif element.tag == "head":
            yield from (Block(line, "heading") for line in _lines(element))
        else:
            yield from (Block(line) for line in _lines(element))


def _lines(element: Any) -> list[str]:
    """The text of an element, cut at its line breaks."""
    parts: list[str] = [element.text or ""]
    for child in element.iterdescendants():
        parts.append("\n" if child.tag == "lb" else "")
        parts.append(child.text or "")
        parts.append(child.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]
