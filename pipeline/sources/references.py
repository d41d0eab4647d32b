"""Reference snippets: `NAME.refs.yaml` beside an article says what its English may look like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.document import References, TranslationReference
from pipeline.errors import DocumentError
from pipeline.sources.nearest import did_you_mean

_SUFFIXES = (".refs.yaml", ".refs.yml")
_PARTS = ("headline", "summary", "translation")
_MAX_BYTES = 1_000_000


def is_references(path: Path) -> bool:
    """Whether a file holds reference snippets, by its name."""
    return path.name.endswith(_SUFFIXES)


def references_beside(article: Path) -> References:
    """The reference snippets of an article, empty where there is no file of them.

    Raises:
        DocumentError: as `load_references` does.
    """
    for suffix in _SUFFIXES:
        path = article.with_name(article.stem + suffix)
        if path.exists():
            return load_references(path)
    return References()


def load_references(path: Path) -> References:
    """Read a file of reference snippets; every part is optional, one text may stand for a list.

    Raises:
        DocumentError: naming the file and the part, what was found and what is allowed.
    """
    import yaml

    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise DocumentError(f"{path.name}: larger than {_MAX_BYTES:,} bytes")
        value = yaml.safe_load(data)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise DocumentError(f"{path.name}: cannot be read: {error}") from error
    try:
        return _references({} if value is None else value)
    except DocumentError as error:
        raise DocumentError(f"{path.name}: {error}") from None


def _references(value: Any) -> References:
    parts = _mapping(value, "the whole", _PARTS)
    pairs = parts.get("translation") or []
    if not isinstance(pairs, list):
        raise DocumentError(
            f"translation: expected a list of {{source, target}}, found {_kind(pairs)}"
        )
    return References(
        headline=_texts(parts.get("headline"), "headline"),
        summary=_texts(parts.get("summary"), "summary"),
        translation=tuple(
            _pair(pair, f"translation, entry {number}") for number, pair in enumerate(pairs, 1)
        ),
    )


def _pair(value: Any, where: str) -> TranslationReference:
    pair = _mapping(value, where, ("source", "target"))
    source, target = _texts(pair.get("source"), f"{where}, source"), pair.get("target")
    targets = _texts(target, f"{where}, target")
    if len(source) != 1 or not targets:
        raise DocumentError(f"{where}: expected one source and at least one target")
    return TranslationReference(source[0], targets)


def _mapping(value: Any, where: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DocumentError(f"{where}: expected {', '.join(allowed)}; found {_kind(value)}")
    for key in value:
        if key not in allowed:
            near = did_you_mean(str(key)[:80], allowed)
            raise DocumentError(
                f"{where}: no such key: {str(key)[:80]}{near}; allowed: {', '.join(allowed)}"
            )
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if not isinstance(text, str):
            raise DocumentError(
                f"{where}: expected text, found {_kind(text)}; put it between quotation marks"
            )
        if not text.strip():
            raise DocumentError(f"{where}: a reference is empty")
    return tuple(" ".join(text.split()) for text in texts)


def _kind(value: Any) -> str:
    """What a YAML value is, without showing it: it may be huge."""
    names = {
        dict: "a mapping",
        list: "a list",
        str: "text",
        bool: "true or false",
        type(None): "nothing",
    }
    return names.get(type(value), f"a {type(value).__name__}")
