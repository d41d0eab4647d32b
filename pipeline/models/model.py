"""What the store hands out, and how it speaks while it works."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Notify = Callable[[str], None]


@dataclass(frozen=True)
class Model:
    """A model that is on this machine.

    Attributes:
        name: as the chain names it, with the revision where there is one.
        folder: config and tokenizer in the hub's layout, and the weights, unless the catalogue
            keeps only their conversion (`with_weights` brings them back).
        digest: "sha256:" over weight, tokenizer and config files, whatever the model is called.
        architecture: the `model_type` of config.json.
        license: an SPDX identifier, "" when unknown.
    """

    name: str
    folder: Path
    digest: str
    architecture: str
    license: str


class UnavailableError(Exception):
    """One source or one name cannot give a model. The message is the reason, without the name."""


def to_stderr(text: str) -> None:
    """The default of every `notify`."""
    sys.stderr.write(f"{text}\n")
