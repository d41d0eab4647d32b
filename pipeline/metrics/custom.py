"""A metric of the user's own: a module of Hugging Face `evaluate` on this disk, named by its path.

The module's code is run. So a path is taken from the command line and from Python alone; a chain's
configuration names metrics through `registry.known_name`, which knows no paths.

What is read from the module's result:

* the corpus score: what is named as the module, or as "score", or the only number there is; of a
  list with a number for each segment the mean;
* segment scores: that list, or one named "segment_scores", "scores" or as the corpus score with
  "_segments". Where the result has none, each segment is computed by itself; a score that is no
  mean, as BLEU, then differs from the mean of its segments.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from pipeline.errors import RequestError, ScoringError
from pipeline.metrics.base import Metric, Need, Result

if TYPE_CHECKING:
    from pipeline.metrics.base import Array


def is_path(name: str) -> bool:
    """Whether a metric's name is meant as a path: it has a slash, or ends in ".py"."""
    return "/" in name or os.sep in name or name.endswith(".py")


def load(path: str) -> Metric:
    """The metric of the module at `path`: NAME.py, or a folder NAME that holds NAME.py.

    Runs the module's code. Nothing is fetched from a network by this.

    Raises:
        RequestError: if there is no such module, if it cannot be loaded, or if it takes anything
            but predictions with references, sources or both.
    """
    script = _script(path)
    import evaluate

    try:
        with _quiet():
            module = evaluate.load(str(script), keep_in_memory=True)
    except Exception as error:
        raise RequestError(f"{path}: cannot be loaded as a module of evaluate: {error}") from error
    forms = module.features if isinstance(module.features, list) else [module.features]
    taken = set(forms[0])
    for kind in (OfReferences, OfSources, OfBoth):
        if taken == {"predictions", *_INPUTS[kind.needs]}:
            return kind(script, module, nested=any(map(_many_references, forms)))
    raise RequestError(
        f"{path}: takes {', '.join(sorted(taken))}; a metric here gets predictions, and with them "
        "references, sources or both."
    )


def _many_references(form: Mapping[str, Any]) -> bool:
    feature = form.get("references")
    return isinstance(feature, list) or hasattr(feature, "feature")


def _script(path: str) -> Path:
    given = Path(path).expanduser().resolve()
    script = given / f"{given.name}.py" if given.is_dir() else given
    if not script.is_file():
        raise RequestError(
            f"metric {path}: there is no {script}. A metric of your own is a module of evaluate: "
            "NAME.py, or a folder NAME with NAME.py in it."
        )
    if script.suffix != ".py" or not script.stem.isidentifier():
        raise RequestError(f"{script}: a module of evaluate is a .py file named like a variable.")
    return script


class ModuleMetric(Metric):
    """A loaded module; `nested`: it takes several references a segment."""

    higher_is_better: ClassVar[bool | None] = None  # nobody says

    def __init__(self, script: Path, module: Any, *, nested: bool) -> None:
        self.name = script.stem
        self._module = module
        self._nested = nested
        self._digest = _digest(script)

    def signature(self) -> str:
        return f"module:{self.name}|sha256:{self._digest[:16]}|evaluate:{version('evaluate')}"

    def rows(self, result: Result) -> Array:
        mean = math.fsum(result.segment_scores) / len(result.segment_scores)
        if not math.isclose(mean, result.corpus_score, rel_tol=1e-6, abs_tol=1e-9):
            raise ScoringError(
                f"{self.name}: its corpus score is not the mean over segments, so that nothing "
                "can be said of sets of segments."
            )
        return super().rows(result)

    def _score(
        self,
        hypotheses: Sequence[str],
        references: Sequence[Sequence[str]] | None,
        sources: Sequence[str] | None,
    ) -> Result:
        columns: dict[str, Sequence[Any]] = {"predictions": hypotheses}
        for name, given in (("references", references), ("sources", sources)):
            if name in _INPUTS[self.needs] and given is not None:
                columns[name] = given
        if not self._nested and references is not None and "references" in columns:
            columns["references"] = self._single(references)
        corpus, segments = self._compute(columns, len(hypotheses))
        if segments is None:
            segments = [
                self._compute({name: texts[at : at + 1] for name, texts in columns.items()}, 1)[0]
                for at in range(len(hypotheses))
            ]
        return Result(self.name, corpus, tuple(segments), self.signature())

    def _single(self, references: Sequence[Sequence[str]]) -> list[str]:
        for index, texts in enumerate(references):
            if len(texts) != 1:
                raise ScoringError(
                    f"{self.name} takes one reference a segment; segment {index} has {len(texts)}."
                )
        return [texts[0] for texts in references]

    def _compute(
        self, columns: Mapping[str, Sequence[Any]], count: int
    ) -> tuple[float, list[float] | None]:
        """The corpus score of `count` segments, and theirs if the result has them."""
        try:
            with _quiet():
                found = self._module.compute(**columns)
        except Exception as error:
            raise ScoringError(f"{self.name}: its compute failed: {error}") from error
        result = {str(key): _plain(value) for key, value in dict(found or {}).items()}
        key = self._key(result)
        corpus, segments = _number(result[key]), _numbers(result[key], count)
        for name in (f"{key}_segments", "segment_scores", "scores"):
            segments = segments or _numbers(result.get(name), count)
        if corpus is None and segments is not None:
            corpus = math.fsum(segments) / count
        if corpus is None or not all(map(math.isfinite, [corpus, *(segments or ())])):
            raise ScoringError(f"{self.name}: {key!r} is no finite number, nor one a segment.")
        return corpus, segments

    def _key(self, result: Mapping[str, Any]) -> str:
        """Where the result has the corpus score."""
        folded = {key.casefold(): key for key in result}
        for name in (self.name.casefold(), "score"):
            if name in folded:
                return folded[name]
        numbers = [key for key, value in result.items() if _number(value) is not None]
        if len(numbers) != 1:
            raise ScoringError(
                f"{self.name}: which of these is its score? {', '.join(result) or 'It gave none'}. "
                f"Name it {self.name!r} or 'score', or give one number alone."
            )
        return numbers[0]


class OfReferences(ModuleMetric):
    """A module that takes predictions and references."""

    needs: ClassVar[Need] = "references"


class OfSources(ModuleMetric):
    """A module that takes predictions and sources."""

    needs: ClassVar[Need] = "sources"


class OfBoth(ModuleMetric):
    """A module that takes predictions, references and sources."""

    needs: ClassVar[Need] = "both"


_INPUTS: Mapping[Need, tuple[str, ...]] = {
    "references": ("references",),
    "sources": ("sources",),
    "both": ("references", "sources"),
}


def _plain(value: Any) -> Any:
    """Arrays and their elements as lists and numbers."""
    return value.tolist() if hasattr(value, "tolist") else value


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and type(value) is not bool else None


def _numbers(value: Any, count: int) -> list[float] | None:
    """`count` numbers, if that is what `value` is."""
    if not isinstance(value, (list, tuple)):
        return None
    found = [number for each in value if (number := _number(_plain(each))) is not None]
    return found if len(found) == len(value) == count else None


def _quiet() -> contextlib.AbstractContextManager[Any]:
    """What the module prints goes to standard error, away from results."""
    return contextlib.redirect_stdout(sys.stderr)


def _digest(script: Path) -> str:
    """Of the script and the files beside it, which it may import."""
    content = {path.name: path.read_bytes() for path in sorted(script.parent.glob("*.py"))}
    hashes = [f"{name}:{hashlib.sha256(data).hexdigest()}" for name, data in content.items()]
    return hashlib.sha256("\n".join([script.name, *hashes]).encode()).hexdigest()
