"""The tokenizer's side of a model folder: languages, special tokens, generation defaults.

One place for both engines, so that the same folder means the same tokens in either.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from pipeline.engines.model import DECODERS, ENCODER_DECODERS, Decoding, Instruction
from pipeline.errors import ModelError

# How the families of multilingual models write our two languages.
_LANGUAGE_CODES = (
    {"id": "ind_Latn", "en": "eng_Latn"},  # NLLB
    {"id": "__id__", "en": "__en__"},  # M2M100
    {"id": "id_ID", "en": "en_XX"},  # mBART-50
)


@dataclass(frozen=True)
class Search:
    """A `Decoding` with every value settled: the request's, else the model's own."""

    beam_size: int
    candidates: int
    length_penalty: float
    repetition_penalty: float
    no_repeat_ngram_size: int
    min_new_tokens: int
    temperature: float
    top_p: float
    seed: int | None


class Tokens:
    """Encodes and decodes for one model folder.

    Args:
        folder: a checkpoint in the hub's layout.
        architecture: its `model_type`.
        languages: ISO 639-1 codes of source and target, for multilingual models.

    Raises:
        ModelError: if the tokenizer cannot be loaded or does not know the languages.
    """

    def __init__(self, folder: Path, architecture: str, languages: tuple[str, str]) -> None:
        if architecture not in ENCODER_DECODERS | DECODERS:
            known = ", ".join(sorted(ENCODER_DECODERS | DECODERS))
            raise ModelError(f"{folder}: the architecture '{architecture}' is not one of {known}")
        from transformers import AutoTokenizer
        from transformers.utils import logging

        logging.set_verbosity_error()  # its advice is for those who call it themselves
        logging.disable_progress_bar()
        self.folder, self.decoder_only = folder, architecture in DECODERS
        try:
            with warnings.catch_warnings(action="ignore"):
                self.tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        except Exception as error:  # each tokenizer class raises its own kinds
            raise ModelError(f"{folder}: the tokenizer cannot be loaded: {error}") from error
        self.forced_start = self._forced_start(languages)
        added = [str(token) for token in self.tokenizer.get_added_vocab()]
        special = {*self.tokenizer.all_special_tokens, *added}
        self._special = sorted((token for token in special if len(token) > 1), key=len)[::-1]
        # Python tokenizers are slow, and a text is counted and checked before it is translated.
        self.encode = lru_cache(maxsize=16384)(self._encode)

    def _encode(self, text: str) -> tuple[int, ...]:
        """Token ids of a source text with the model's own special tokens, never cut."""
        return tuple(self.tokenizer(self._disarmed(text), truncation=False)["input_ids"])

    def _disarmed(self, text: str) -> str:
        """The text without special tokens of the model: an article must not end a prompt."""
        for token in self._special:
            if token in text:
                text = text.replace(token, f"{token[:1]} {token[1:]}")
        return text

    def encode_chat(self, instruction: Instruction, text: str) -> tuple[int, ...]:
        """Token ids of a chat prompt about a text, up to where the model's answer begins.

        Raises:
            ModelError: if the tokenizer has no chat template.
        """
        messages = [
            {"role": "system", "content": instruction.system},
            {"role": "user", "content": instruction.about(self._disarmed(text))},
        ]
        try:
            prompt = self.tokenizer.apply_chat_template(
                messages if instruction.system else messages[1:],
                tokenize=False,
                add_generation_prompt=True,
            )
        except Exception as error:  # no template, or one that refuses system messages
            raise ModelError(
                f"{self.folder}: the chat template cannot be used ({error}); choose an "
                "instruction-tuned model"
            ) from error
        return tuple(self.tokenizer(prompt, add_special_tokens=False)["input_ids"])

    def chat_start(self, instruction: Instruction) -> tuple[int, ...]:
        """Token ids that all prompts of an instruction begin with, whatever the text."""
        prompts = (self.encode_chat(instruction, text) for text in ("A", "7", "(x"))
        alike = takewhile(lambda ids: len(set(ids)) == 1, zip(*prompts, strict=False))
        return tuple(ids[0] for ids in alike)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of generated ids, special tokens left out."""
        text: str = self.tokenizer.decode(list(ids), skip_special_tokens=True)
        return text.strip()

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """The tokens of ids, as they are written in the vocabulary."""
        pieces: list[str] = self.tokenizer.convert_ids_to_tokens(list(ids))
        return pieces

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, the model's own special tokens included."""
        return [len(self.encode(text)) for text in texts]

    def knows(self, text: str) -> bool:
        """Whether no part of `text` comes out as the unknown token."""
        unknown = self.tokenizer.unk_token_id
        return self.decoder_only or unknown is None or unknown not in self.encode(text)

    def search(self, decoding: Decoding) -> Search:
        """Settle what the request left open by the model's generation_config.json."""

        def value(name: str, asked: Any, fallback: Any) -> Any:
            own = self.generation.get(name)
            return asked if asked is not None else fallback if own is None else own

        beams = value("num_beams", decoding.beam_size, 1)
        return Search(
            beam_size=max(beams, decoding.candidates) if decoding.temperature == 0 else 1,
            candidates=decoding.candidates,
            length_penalty=value("length_penalty", decoding.length_penalty, 1.0),
            repetition_penalty=value("repetition_penalty", decoding.repetition_penalty, 1.0),
            no_repeat_ngram_size=value("no_repeat_ngram_size", decoding.no_repeat_ngram_size, 0),
            # min_length counts the decoder's start token, and a decoder-only model's prompt
            min_new_tokens=0 if self.decoder_only else max(0, value("min_length", None, 0) - 1),
            temperature=decoding.temperature,
            top_p=decoding.top_p,
            seed=decoding.seed,
        )

    @cached_property
    def generation(self) -> dict[str, Any]:
        """generation_config.json, or the like keys of config.json in older checkpoints."""
        merged: dict[str, Any] = {}
        for name in ("config.json", "generation_config.json"):
            file = self.folder / name
            if file.is_file():
                merged |= json.loads(file.read_text("utf-8"))
        return merged

    @cached_property
    def line_end(self) -> int:
        """The id of a line end, of which a prompt may have any number before its text."""
        ids: list[int] = self.tokenizer("\n", add_special_tokens=False)["input_ids"]
        return ids[-1]

    @cached_property
    def end_ids(self) -> frozenset[int]:
        """Ids that end a text."""
        own = self.generation.get("eos_token_id", self.tokenizer.eos_token_id)
        ids = own if isinstance(own, list) else [own]
        return frozenset(i for i in (*ids, self.tokenizer.eos_token_id) if i is not None)

    def _forced_start(self, languages: tuple[str, str]) -> int | None:
        """The id every output must begin with: the target language's, or the checkpoint's own."""
        unknown = self.tokenizer.unk_token_id
        for codes in _LANGUAGE_CODES:
            ids = [
                self.tokenizer.convert_tokens_to_ids(codes[language]) for language in ("id", "en")
            ]
            if self.decoder_only or unknown in ids or None in ids:
                continue
            source, target = (codes[language] for language in languages)
            # M2M100 names its languages without the underscores of their tokens
            self.tokenizer.src_lang = source.strip("_") if source.startswith("__") else source
            start: int = self.tokenizer.convert_tokens_to_ids(target)
            return start
        forced = self.generation.get("forced_bos_token_id")
        return int(forced) if isinstance(forced, int) else None
