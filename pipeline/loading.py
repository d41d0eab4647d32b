"""From YAML files and overrides to a `ChainConfig`, with errors that say where and what instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.config import ChainConfig
from pipeline.errors import ConfigError

_MAX_DEPTH = 8  # of `extends:`; more is a mistake or malice
_MAX_BYTES = 1_000_000


def config_folder() -> Path:
    """The folder of the chains that come with the program."""
    beside = Path(__file__).parent / "configs"
    return beside if beside.is_dir() else Path(__file__).parent.parent / "configs"


def load_config(
    source: str | Path | None = None, overrides: Iterable[str] | Mapping[str, Any] = ()
) -> ChainConfig:
    """Load a chain.

    Args:
        source: a YAML file, the name of a chain that comes with the program ("light"), or `None`
            for "default".
        overrides: "translate.beam_size=5" strings (the value is YAML), or a mapping, nested or
            with dotted keys.

    Raises:
        ConfigError: naming the file, the key, what was found, what is allowed, and the nearest
            valid name.
    """
    path = _find(source if source is not None else "default")
    data = _read(path)
    pairs = overrides.items() if isinstance(overrides, Mapping) else map(_split, overrides)
    for key, value in pairs:
        _set(data, key, value)
    try:
        return ChainConfig.model_validate(data)
    except ValidationError as error:
        raise ConfigError("\n".join(_explain(path, data, error))) from None


def _find(source: str | Path) -> Path:
    path = Path(source).expanduser()
    if path.is_file():
        return path
    named = config_folder() / f"{source}.yaml"
    if path.name == str(source) and named.is_file():
        return named
    names = sorted(file.stem for file in config_folder().glob("*.yaml"))
    raise ConfigError(
        f"config {source}: no such file, and no chain of that name{_nearest(path.stem, names)}; "
        f"the chains that come with the program are {', '.join(names)}"
    )


def _read(path: Path, depth: int = 0) -> dict[str, Any]:
    import yaml

    if depth >= _MAX_DEPTH:
        raise ConfigError(
            f"config {path}: `extends:` goes in a circle, or deeper than {_MAX_DEPTH}"
        )
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ConfigError(f"config {path}: larger than {_MAX_BYTES:,} bytes")
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"config {path}: cannot be read: {error}") from error
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise ConfigError(
            f"config {path}: expected sections such as 'translate:', found {type(data).__name__}"
        )
    base = data.pop("extends", None)
    if base is None:
        return data
    if not isinstance(base, str):
        raise ConfigError(f"config {path}: extends: expected one name or file, found {base!r}")
    beside = path.parent / base
    return _merge(_read(beside if beside.is_file() else _find(base), depth + 1), data)


def _merge(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` on top of `base`, section by section."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(old, dict)
        merged[key] = _merge(old, value) if both and isinstance(old, dict) else value
    return merged


def _split(override: str) -> tuple[str, Any]:
    import yaml

    key, equals, value = override.partition("=")
    if not equals or not key.strip():
        raise ConfigError(f"--set {override}: expected KEY=VALUE, such as translate.beam_size=5")
    try:
        return key.strip(), yaml.safe_load(value)
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"--set {override}: the value is not YAML: {error}") from error


def _set(data: dict[str, Any], key: str, value: Any) -> None:
    *sections, last = key.split(".")
    for section in sections:
        inner = data.get(section)
        data[section] = dict(inner) if isinstance(inner, Mapping) else {}
        data = data[section]
    old = data.get(last)
    both = isinstance(value, Mapping) and isinstance(old, Mapping)
    data[last] = _merge(dict(old), value) if both and old is not None else value


def _explain(path: Path, data: Any, error: ValidationError) -> Iterable[str]:
    for problem in error.errors():
        keys = [str(part) for part in problem["loc"]]
        where = f"config {path}: {'.'.join(keys) or 'the whole'}"
        if problem["type"] == "extra_forbidden":
            allowed = sorted(_fields(keys[:-1]))
            yield (
                f"{where}: no such key{_nearest(keys[-1], allowed)}; "
                f"allowed here: {', '.join(allowed)}"
            )
        else:
            found = problem["input"]
            near = ""
            if problem["type"] == "literal_error":
                near = _nearest(str(found), problem["ctx"]["expected"].replace("'", "").split(", "))
            yield f"{where}: found {_short(found)}: {_plain(problem['msg'])}{near}"


def _fields(keys: list[str]) -> Iterable[str]:
    model: type[BaseModel] = ChainConfig
    for key in keys:
        annotation = model.model_fields[key].annotation
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return ()
        model = annotation
    return model.model_fields


def _nearest(name: str, allowed: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(allowed), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")
