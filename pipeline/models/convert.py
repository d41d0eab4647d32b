"""From a checkpoint to CTranslate2's format. Large ones in a process of their own.

A child process gives all its memory back, cannot ask the hub for anything, and if the system kills
it for want of memory the parent lives to say so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError

_APART = 200_000_000  # bytes of weights from which a child process does the work


def supports(architecture: str) -> bool:
    """Whether CTranslate2 can run a `model_type`."""
    from ctranslate2.converters import transformers as converters
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES

    return CONFIG_MAPPING_NAMES.get(architecture) in converters._MODEL_LOADERS


def convert(folder: Path, target: Path, compute_type: str, gguf: Path | None = None) -> None:
    """Write a CTranslate2 model into the existing folder `target`.

    Args:
        folder: config and tokenizer, and the weights unless `gguf` has them.
        target: an empty folder.
        compute_type: how the weights are stored.
        gguf: a GGUF file to take the weights from.

    Raises:
        ModelError: if CTranslate2 does not know the architecture or the checkpoint is broken.
    """
    weights = [gguf] if gguf else [*folder.glob("*.safetensors"), *folder.glob("*.bin")]
    if sum(path.stat().st_size for path in weights) < _APART:
        _convert(folder, target, compute_type, gguf)
    else:
        in_child("convert", folder, target, compute_type, gguf or "")


def in_child(task: str, *arguments: object) -> None:
    """Run one of this module's tasks in a child process.

    Raises:
        ModelError: with the child's last line, or that it was killed.
    """
    code = "import sys; from pipeline.models.convert import main; main(*sys.argv[1:])"
    package = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    run = subprocess.run(
        [sys.executable, "-P", "-c", code, task, *map(str, arguments)],
        env=os.environ | {"HF_HUB_OFFLINE": "1", "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if run.returncode < 0:
        raise ModelError(
            f"{arguments[0]}: the conversion was killed (signal {-run.returncode}), most likely "
            "for want of memory; a model of 1.5 billion weights takes about 6 GB"
        )
    if run.returncode:
        lines = run.stderr.strip().splitlines()
        raise ModelError(lines[-1] if lines else f"{arguments[0]}: the conversion failed")


def _convert(folder: Path, target: Path, compute_type: str, gguf: Path | None) -> None:
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        """The library's converter, with what hub checkpoints need besides."""

        def load_model(self, kind: Any, path: str, **options: Any) -> Any:
            if gguf:
                return dequantized(gguf, folder)
            safe = any(folder.glob("*.safetensors"))
            model = kind.from_pretrained(
                path, local_files_only=True, weights_only=True, use_safetensors=safe, **options
            )
            _settle_norms(model.config)
            self.config = model.config
            return model

        def load_tokenizer(self, kind: Any, path: str, **options: Any) -> Any:
            tokenizer = kind.from_pretrained(path, local_files_only=True, **options)
            if not gguf:
                _settle_tokens(tokenizer, self.config)
            return tokenizer

    from pipeline.models.gguf import load as dequantized

    with quiet():
        try:
            Converter(str(folder)).convert(str(target), quantization=compute_type, force=True)
        except Exception as error:  # each loader raises its own kinds
            raise ModelError(f"{folder}: CTranslate2 cannot convert the model: {error}") from error


def _settle_norms(config: Any) -> None:
    """Say where BART's and its kin's layer norms are; configs written of late leave it out."""
    before = config.model_type in ("mbart", "pegasus")
    if config.model_type in ("bart", "mbart", "pegasus"):
        if not hasattr(config, "normalize_before"):
            config.normalize_before = before
        if not hasattr(config, "normalize_embedding"):
            config.normalize_embedding = config.model_type != "pegasus"


def _settle_tokens(tokenizer: Any, config: Any) -> None:
    """Give CTranslate2 a name for every row of the model's vocabulary, and a start token."""
    kind, vocabulary = config.model_type, tokenizer.get_vocab()
    if kind == "marian" and max(vocabulary, key=vocabulary.__getitem__) != tokenizer.pad_token:
        raise ValueError(
            "the last entry of vocab.json is not <pad>: export the model again with it"
        )
    if kind == "mbart" and tokenizer.bos_token is None:
        tokenizer.bos_token = tokenizer.cls_token or tokenizer.eos_token
    if hasattr(tokenizer, "lang_token_to_id"):  # M2M100's may leave its languages out
        languages = [token for token in tokenizer.lang_token_to_id if token not in vocabulary]
        tokenizer.add_tokens(languages, special_tokens=True)
    if kind in ("bart", "mbart", "pegasus"):
        tokenizer.add_tokens([f"<row_{i}>" for i in range(len(vocabulary), config.vocab_size)])


@contextmanager
def quiet() -> Iterator[None]:
    """Without the bars and advice that transformers writes while it loads."""
    import warnings

    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _dequantize(gguf: Path, folder: Path, target: Path) -> None:
    import shutil

    from pipeline.models.gguf import load

    with quiet():
        load(gguf, folder).save_pretrained(target)
    for path in folder.iterdir():
        if path.name != "config.json":
            shutil.copyfile(path, target / path.name)


def main(task: str, *arguments: str) -> None:
    """What the child process of `in_child` runs: "convert", "describe" or "dequantize"."""
    try:
        if task == "convert":
            folder, target, compute_type, gguf = arguments
            _convert(Path(folder), Path(target), compute_type, Path(gguf) if gguf else None)
        elif task == "describe":
            from pipeline.models.gguf import describe

            with quiet():
                describe(*map(Path, arguments))
        else:
            _dequantize(*map(Path, arguments))
    except ModelError as error:
        sys.exit(" ".join(str(error).split()))
