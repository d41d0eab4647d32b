"""Tiny checkpoints in the hub's file layout: every architecture the chain knows, built in a moment.

Weights are random but seeded, and scaled so that outputs depend on the input and end by
themselves; tokenizers are trained on the sentences below. `tiny_marian(folder)` and its kin write
config, tokenizer and weights into `folder` and return it. With `pickle=True` the weights are
`pytorch_model.bin`, as in the many hub repositories that have nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

SENTENCES = (
    "Bupati meresmikan jembatan baru di atas sungai pada hari Senin.",
    "The regent opened a new bridge over the river on Monday.",
    "Harga cabai naik 12,5 persen menjadi Rp 48.000 per kilogram.",
    "The price of chillies rose 12.5 percent to 48,000 rupiah a kilogram.",
    "Hujan lebat merendam puluhan rumah warga di pinggir kota.",
    "Heavy rain flooded dozens of houses on the edge of the town.",
    "Tim tuan rumah menang 3-1 berkat dua gol di babak kedua.",
    "The home team won 3-1 thanks to two goals in the second half.",
    '"Kami akan membuka sekolah pukul 07.30 pagi," kata kepala dinas itu.',
    '"We will open the schools at 7:30 in the morning," the head of the office said.',
    "Para nelayan melaut lagi setelah ombak besar mereda kemarin sore.",
    "The fishermen went to sea again after the high waves eased yesterday afternoon.",
    "Peneliti menemukan jenis anggrek yang belum pernah dicatat sebelumnya.",
    "Researchers found a kind of orchid that had never been recorded before.",
    "Pemerintah menganggarkan Rp 2,4 triliun untuk jalan dan pelabuhan.",
    "The government set aside 2.4 trillion rupiah for roads and ports.",
    "Polisi belum mengetahui penyebab kebakaran pasar tersebut.",
    "Police do not yet know what caused the fire in the market.",
    "Kereta dari Surabaya tiba dua jam lebih lambat; penumpang tetap sabar.",
    "The train from Surabaya arrived two hours late; the passengers stayed patient.",
    "Apakah panen padi tahun ini lebih baik? Ya, jauh lebih baik!",
    "Is this year's rice harvest better? Yes, much better!",
)
ALPHABET = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,;:!?'\"()-/%$&+"
CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
WIDTH = 64


def tiny_marian(folder: Path, *, pickle: bool = False, seed: int = 1) -> Path:
    """Marian id→en as Helsinki-NLP ships it: source.spm, target.spm, vocab.json ending in <pad>."""
    from transformers import MarianConfig, MarianMTModel

    pieces = [p for p in _pieces(_sentencepiece()) if p not in ("<s>", "</s>", "<unk>")]
    vocab = {piece: i for i, piece in enumerate(["</s>", "<unk>", *pieces, "<pad>"])}
    pad = len(vocab) - 1
    config = MarianConfig(
        vocab_size=len(vocab),
        max_position_embeddings=512,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=0,
        scale_embedding=True,
        static_position_embeddings=True,
        **_seq2seq_sizes(),
    )
    model = MarianMTModel(config)
    _fill(model, seed, eos=0, pad=pad)
    _write(model, folder, pickle, bad_words_ids=[[pad]], max_length=512, num_beams=4)
    old = json.loads((folder / "config.json").read_text("utf-8"))
    old |= {"normalize_before": False, "num_beams": 6, "max_length": 512, "bad_words_ids": [[pad]]}
    _write_json(folder / "config.json", old)  # these keys are in all of Helsinki-NLP's configs
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(_sentencepiece())
    _write_json(folder / "vocab.json", vocab)
    _write_json(folder / "tokenizer_config.json", {"source_lang": "id", "target_lang": "en"})
    return folder


def tiny_m2m100(folder: Path, *, pickle: bool = False, seed: int = 2) -> Path:
    """M2M100: vocab.json, sentencepiece.bpe.model, language tokens `__id__` after the pieces."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    pieces = [p for p in _pieces(_sentencepiece()) if p not in special]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sentencepiece.bpe.model").write_bytes(_sentencepiece())
    _write_json(folder / "vocab.json", {p: i for i, p in enumerate([*special, *pieces])})
    _write_json(folder / "tokenizer_config.json", {"tokenizer_class": "M2M100Tokenizer"})
    languages = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
    _write_json(folder / "special_tokens_map.json", {"additional_special_tokens": languages})
    tokenizer = M2M100Tokenizer.from_pretrained(folder, local_files_only=True)
    size = len(tokenizer.get_vocab()) + tokenizer.num_madeup_words
    config = M2M100Config(
        vocab_size=size, max_position_embeddings=256, scale_embedding=True, **_seq2seq_sizes()
    )
    model = M2M100ForConditionalGeneration(config)
    _fill(model, seed, eos=2, pad=1, never=range(size - 108, size))
    _write(model, folder, pickle, max_length=200, num_beams=5)
    return folder


def tiny_nllb(folder: Path, *, pickle: bool = False, seed: int = 3) -> Path:
    """NLLB-200: an M2M100 model with tokenizer.json and language tokens such as `ind_Latn`."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    folder.mkdir(parents=True, exist_ok=True)
    spm = folder / "sentencepiece.bpe.model"
    spm.write_bytes(_sentencepiece("bpe"))
    tokenizer = NllbTokenizer.from_pretrained(
        folder,
        src_lang="ind_Latn",
        extra_special_tokens=FAIRSEQ_LANGUAGE_CODES,
        local_files_only=True,
    )
    tokenizer.save_pretrained(folder)
    size = len(tokenizer) + 2  # the real vocabulary has two rows more than tokens, too
    config = M2M100Config(
        vocab_size=size,
        max_position_embeddings=1024,
        scale_embedding=True,
        tokenizer_class="NllbTokenizer",
        **_seq2seq_sizes(),
    )
    model = M2M100ForConditionalGeneration(config)
    _fill(model, seed, eos=2, pad=1, never=range(len(_pieces(spm.read_bytes())), size))
    _write(model, folder, pickle, max_length=200)
    return folder


def tiny_bart(folder: Path, *, pickle: bool = False, seed: int = 4) -> Path:
    """BART as a summarizer: byte-level BPE in vocab.json and merges.txt, distilbart's settings."""
    from transformers import BartConfig, BartForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = _byte_level_bpe(("<s>", "<pad>", "</s>", "<unk>", "<mask>"))
    tokenizer.model.save(str(folder))
    _write_json(folder / "tokenizer_config.json", {"model_max_length": 1024})
    config = BartConfig(
        vocab_size=tokenizer.get_vocab_size(),
        max_position_embeddings=1024,
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
        forced_bos_token_id=0,
        forced_eos_token_id=2,
        normalize_before=False,
        normalize_embedding=True,
        **_seq2seq_sizes(),
    )
    model = BartForConditionalGeneration(config)
    _fill(model, seed, eos=2, pad=1, never=(0, 3, 4))
    _write(
        model,
        folder,
        pickle,
        max_length=142,
        min_length=12,
        num_beams=4,
        length_penalty=2.0,
        no_repeat_ngram_size=3,
        early_stopping=True,
    )
    return folder


def tiny_pegasus(folder: Path, *, pickle: bool = False, seed: int = 5) -> Path:
    """Pegasus: spiece.model and the 103 reserved tokens before the pieces."""
    from transformers import PegasusConfig, PegasusForConditionalGeneration, PegasusTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spiece.model").write_bytes(_sentencepiece(padded=True))
    _write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "PegasusTokenizer", "model_max_length": 512},
    )
    tokenizer = PegasusTokenizer.from_pretrained(folder, local_files_only=True)
    tokenizer.save_pretrained(folder)
    config = PegasusConfig(
        vocab_size=len(tokenizer),
        max_position_embeddings=512,
        scale_embedding=True,
        static_position_embeddings=True,
        normalize_before=True,
        normalize_embedding=False,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
        forced_eos_token_id=1,
        **_seq2seq_sizes(),
    )
    model = PegasusForConditionalGeneration(config)
    _fill(model, seed, eos=1, pad=0, never=range(2, 106))
    _write(model, folder, pickle, max_length=64, num_beams=8, length_penalty=0.6)
    return folder


def tiny_t5(folder: Path, *, pickle: bool = False, seed: int = 6) -> Path:
    """T5: spiece.model, relative positions, sentinels after the pieces, a rounded row count."""
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spiece.model").write_bytes(_sentencepiece(padded=True))
    _write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "T5Tokenizer", "model_max_length": 512, "extra_ids": 100},
    )
    tokenizer = T5Tokenizer.from_pretrained(folder, local_files_only=True)
    tokenizer.save_pretrained(folder)
    config = T5Config(
        vocab_size=-(-len(tokenizer) // 64) * 64,
        d_model=WIDTH,
        d_kv=8,
        d_ff=2 * WIDTH,
        num_layers=2,
        num_decoder_layers=2,
        num_heads=4,
        dropout_rate=0.0,
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
    )
    model = T5ForConditionalGeneration(config)
    reserved = range(len(_pieces(_sentencepiece(padded=True))), config.vocab_size)
    _fill(model, seed, eos=1, pad=0, never=(2, *reserved))
    _write(model, folder, pickle, max_length=64)
    return folder


def tiny_mbart(folder: Path, *, pickle: bool = False, seed: int = 7) -> Path:
    """mBART-50: sentencepiece.bpe.model, language tokens such as `id_ID` after the pieces."""
    from transformers import MBart50Tokenizer, MBartConfig, MBartForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    spm = folder / "sentencepiece.bpe.model"
    spm.write_bytes(_sentencepiece())
    tokenizer = MBart50Tokenizer.from_pretrained(
        folder, src_lang="id_ID", tgt_lang="en_XX", local_files_only=True
    )
    tokenizer.save_pretrained(folder)
    size = len(tokenizer)
    config = MBartConfig(
        vocab_size=size,
        max_position_embeddings=1024,
        scale_embedding=True,
        tokenizer_class="MBart50Tokenizer",
        forced_eos_token_id=2,
        decoder_start_token_id=2,
        normalize_before=True,
        normalize_embedding=True,
        **_seq2seq_sizes(),
    )
    model = MBartForConditionalGeneration(config)
    _fill(model, seed, eos=2, pad=1, never=range(len(_pieces(spm.read_bytes())), size))
    _write(model, folder, pickle, max_length=200, num_beams=5)
    return folder


def tiny_qwen2(folder: Path, *, pickle: bool = False, seed: int = 8) -> Path:
    """Qwen2 Instruct: byte-level BPE, ChatML template, more rows than the tokenizer has tokens."""
    from transformers import Qwen2Config, Qwen2ForCausalLM, Qwen2Tokenizer

    special = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
    bpe = _byte_level_bpe(())
    folder.mkdir(parents=True, exist_ok=True)
    bpe.model.save(str(folder))
    tokenizer = Qwen2Tokenizer(
        vocab=str(folder / "vocab.json"),
        merges=str(folder / "merges.txt"),
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        extra_special_tokens=list(special[1:]),
        chat_template=CHATML,
        model_max_length=32768,
    )
    tokenizer.save_pretrained(folder)
    end, pad = tokenizer.convert_tokens_to_ids(["<|im_end|>", "<|endoftext|>"])
    config = Qwen2Config(
        vocab_size=len(tokenizer) + 21,
        tie_word_embeddings=True,
        bos_token_id=pad,
        eos_token_id=end,
        **_decoder_sizes(),
    )
    model = Qwen2ForCausalLM(config)
    never = (
        tokenizer.convert_tokens_to_ids("<|im_start|>"),
        *range(len(tokenizer), config.vocab_size),
    )
    _fill(model, seed, eos=end, pad=pad, never=never)
    _write(
        model, folder, pickle, eos_token_id=[end, pad], pad_token_id=pad, do_sample=True, top_p=0.8
    )
    return folder


def tiny_llama(folder: Path, *, pickle: bool = False, seed: int = 9) -> Path:
    """Llama 3 Instruct: tokenizer.json alone, a start token, a chat template with headers."""
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    special = (
        "<|begin_of_text|>",
        "<|end_of_text|>",
        "<|start_header_id|>",
        "<|end_header_id|>",
        "<|eot_id|>",
    )
    bpe = _byte_level_bpe(special)
    from tokenizers.processors import TemplateProcessing

    begin, end, eot = (bpe.token_to_id(special[i]) for i in (0, 1, 4))
    bpe.post_processor = TemplateProcessing(
        single=f"{special[0]} $A", special_tokens=[(special[0], begin)]
    )
    template = (
        "{{ bos_token }}{% for m in messages %}<|start_header_id|>{{ m['role'] }}<|end_header_id|>"
        "\n\n{{ m['content'] | trim }}<|eot_id|>{% endfor %}{% if add_generation_prompt %}"
        "<|start_header_id|>assistant<|end_header_id|>\n\n{% endif %}"
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=bpe,
        bos_token=special[0],
        eos_token=special[4],
        pad_token=special[1],
        chat_template=template,
        model_max_length=8192,
    )
    tokenizer.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        tie_word_embeddings=False,
        bos_token_id=begin,
        eos_token_id=[end, eot],
        **_decoder_sizes(),
    )
    model = LlamaForCausalLM(config)
    _fill(model, seed, eos=eot, pad=end, never=(begin, *range(2, 4)))
    _write(model, folder, pickle, eos_token_id=[end, eot], do_sample=True, temperature=0.6)
    return folder


CHECKPOINTS: dict[str, Callable[..., Path]] = {
    "marian": tiny_marian,
    "m2m_100": tiny_m2m100,
    "nllb": tiny_nllb,
    "bart": tiny_bart,
    "pegasus": tiny_pegasus,
    "t5": tiny_t5,
    "mbart": tiny_mbart,
    "qwen2": tiny_qwen2,
    "llama": tiny_llama,
}


def _seq2seq_sizes() -> dict[str, Any]:
    return {
        "d_model": WIDTH,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 2 * WIDTH,
        "decoder_ffn_dim": 2 * WIDTH,
        "activation_function": "gelu",
        "dropout": 0.0,
        "attention_dropout": 0.0,
        "activation_dropout": 0.0,
    }


def _decoder_sizes() -> dict[str, Any]:
    return {
        "hidden_size": WIDTH,
        "intermediate_size": 2 * WIDTH,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 8192,
    }


@cache
def _sentencepiece(kind: str = "unigram", *, padded: bool = False) -> bytes:
    """A trained SentencePiece model that begins `<unk> <s> </s>`, or padded: `<pad> </s> <unk>`."""
    import sentencepiece

    order: dict[str, Any] = {"unk_id": 0, "bos_id": 1, "eos_id": 2, "pad_id": -1}
    if padded:
        order = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
    model = BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*SENTENCES, ALPHABET] * 4),
        model_writer=model,
        model_type=kind,
        vocab_size=240,
        character_coverage=1.0,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **order,
    )
    return model.getvalue()


def _pieces(model: bytes) -> list[str]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]


def _byte_level_bpe(special: tuple[str, ...]) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=list(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([*SENTENCES, ALPHABET], trainer)
    return tokenizer


def _fill(model: Any, seed: int, *, eos: int, pad: int, never: Iterable[int] = ()) -> None:
    """Seeded weights. Rows in `never` are zero, so that reserved tokens do not appear.

    Models with absolute positions copy their input, with slips (`_copy_by_position`), so that
    outputs have a plausible length and end by themselves. The others say random things that
    depend on the input, and the end token's row is longer, so that some outputs end.
    """
    import torch

    generator = torch.Generator().manual_seed(seed)
    model.eval()
    with torch.no_grad():
        tables = {id(t): t for t in (model.get_input_embeddings().weight, model.lm_head.weight)}
        for name, weight in model.named_parameters():
            if weight.dim() == 2 and "embed_positions" not in name:
                strength = 1.0 if id(weight) in tables else 2.5
                weight.normal_(0.0, strength * weight.shape[-1] ** -0.5, generator=generator)
        if hasattr(getattr(model, "model", None), "encoder"):
            _copy_by_position(model, generator)
        else:
            for table in tables.values():
                table[eos] *= 1.4
        for table in tables.values():
            table[[pad, *never]] = 0.0


def _copy_by_position(model: Any, generator: Any) -> None:
    """Weights by which the decoder's n-th token is the encoder's n-th token, with a little noise.

    The fast half of the sinusoids tells positions apart, the slow half's place holds the tokens:
    every head of the cross-attention matches positions and carries the token over.
    """
    import torch
    from torch.nn.functional import normalize

    body, half = model.model, WIDTH // 2
    heads = model.config.encoder_attention_heads
    fast = torch.cat([torch.arange(half // 2), half + torch.arange(half // 2)])
    slow = torch.tensor([i for i in range(WIDTH) if i not in set(fast.tolist())])
    learned = [m for m in model.modules() if "LearnedPositional" in type(m).__name__]
    for weight, offset in ((table.weight, table.offset) for table in learned):
        angle = torch.arange(len(weight) - offset)[:, None] * 1e4 ** (-torch.arange(half) / half)
        weight[offset:] = torch.cat([angle.sin(), angle.cos()], dim=1)
    noise = 0.05
    for name, weight in model.named_parameters():
        if weight.dim() == 2 and "layers" in name:
            weight.mul_(noise)
    scale = WIDTH**0.5 if model.config.scale_embedding else 1.0
    tokens = torch.randn(len(body.shared.weight), half, generator=generator)
    body.shared.weight.zero_()
    body.shared.weight[:, slow] = normalize(tokens, dim=1) * half**0.5 / scale
    model.lm_head.weight.copy_(body.shared.weight)
    size = WIDTH // heads
    for layer in body.decoder.layers:
        cross = layer.encoder_attn
        for h in range(heads):
            rows = h * size + torch.arange(size)
            nearest = torch.cat([fast[: size // 2], fast[half // 2 : half // 2 + size // 2]])
            cross.q_proj.weight[rows, nearest] += 10.0
            cross.k_proj.weight[rows, nearest] += 10.0
        cross.v_proj.weight[slow, slow] += 1.0
        cross.out_proj.weight[slow, slow] += 4.0


def _write(model: Any, folder: Path, pickle: bool, **generation: Any) -> None:
    """Weights, config.json and generation_config.json as `save_pretrained` lays them out."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    for key, value in generation.items():
        setattr(model.generation_config, key, value)
    model.save_pretrained(folder)
    if pickle:
        (folder / "model.safetensors").unlink()
        torch.save(model.state_dict(), folder / "pytorch_model.bin")


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
