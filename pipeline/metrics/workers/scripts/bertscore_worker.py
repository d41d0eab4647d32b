"""BERTScore F1 by the package of its authors (Zhang et al. 2020), not rescaled; best reference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from channel import folder, identity, serve, versions


def signature(model: str) -> str:
    packages = versions("bert-score", "transformers", "torch")
    found = folder(model)
    which = identity(model, found, "*.safetensors", "*.bin", "config.json")
    return f"{which}|layer:{layer(model, found)}|idf:no|rescaled:no|refs:best|{packages}"


def score(model: str, segments: list[dict[str, Any]]) -> list[float]:
    from bert_score import BERTScorer

    found = folder(model)
    scorer = BERTScorer(model_type=str(found), num_layers=layer(model, found))
    hypotheses, references, places = [], [], []
    for place, segment in enumerate(segments):
        filled = [text for text in segment["references"] if text.strip()]
        if filled and segment["hypothesis"].strip():
            hypotheses.append(segment["hypothesis"])
            references.append(filled)
            places.append(place)
    scores = [0.0] * len(segments)  # as the package scores empty texts, where it can read them
    if places:
        for number, value in enumerate(scorer.score(hypotheses, references)[2].tolist()):
            scores[places[number]] = value
    return scores


def layer(model: str, found: Path) -> int:
    """The layer that the authors chose for the model, else its last."""
    from bert_score.utils import model2layers

    if model in model2layers:
        return int(model2layers[model])
    return int(json.loads((found / "config.json").read_text("utf-8"))["num_hidden_layers"])


if __name__ == "__main__":
    serve("bert-score", signature, score)
