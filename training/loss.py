"""Label-smoothed cross-entropy that never keeps all logits in float32.

With 14,000 pieces the logits of one batch fill 150 MB, and several passes over them are the largest
part of a step on a CPU. Here they are made in slices that fit the cache and turned into gradients
at once; only those are kept, in bfloat16.
"""

from __future__ import annotations

from typing import Any

SLICE = {"cpu": 192, "cuda": 4096}


def smoothed_cross_entropy(hidden: Any, embedding: Any, target: Any, smoothing: float) -> Any:
    """Loss of softmax(hidden @ embedding.T) against target, the mean over rows.

    hidden: (rows, width) float, embedding: (pieces, width) float32, target: (rows,) int64.
    Returns (loss, plain negative log-likelihood); only the loss has a gradient. The smoothing is
    that of torch.nn.functional.cross_entropy: (1 - s) * nll + s * mean over pieces of -log p.
    """
    return _function().apply(hidden, embedding, target, smoothing)


def _function() -> Any:
    import torch

    class SmoothedCrossEntropy(torch.autograd.Function):  # type: ignore[misc]
        @staticmethod
        def forward(ctx: Any, hidden: Any, embedding: Any, target: Any, smoothing: float) -> Any:
            rows, pieces = len(hidden), len(embedding)
            low, weight = hidden.to(torch.bfloat16), embedding.to(torch.bfloat16)
            gradient = torch.empty(rows, pieces, dtype=torch.bfloat16, device=low.device)
            loss = torch.zeros((), device=low.device)
            likelihood = torch.zeros((), device=low.device)
            step = SLICE[low.device.type]
            for start in range(0, rows, step):
                part = slice(start, start + step)
                logits = (low[part] @ weight.t()).float()
                goal = target[part, None]
                total = logits.logsumexp(1, keepdim=True)
                nll = (total - logits.gather(1, goal)).sum()
                spread = total.sum() - logits.mean(1).sum()
                likelihood += nll
                loss += (1 - smoothing) * nll + smoothing * spread
                logits.sub_(total).exp_().sub_(smoothing / pieces)
                logits.scatter_add_(1, goal, logits.new_full(goal.shape, smoothing - 1))
                gradient[part] = logits
            ctx.save_for_backward(gradient, low, weight)
            ctx.dtype = hidden.dtype
            return loss / rows, likelihood / rows

        @staticmethod
        def backward(ctx: Any, outer: Any, _: Any) -> Any:
            gradient, low, weight = ctx.saved_tensors
            scale = outer / len(low)
            to_hidden = (gradient @ weight).float() * scale
            to_embedding = (gradient.t() @ low).float() * scale
            return to_hidden.to(ctx.dtype), to_embedding, None, None

    return SmoothedCrossEntropy


def alignment_loss(attention: Any, links: Any) -> Any:
    """-log of the cross-attention that falls on the aligned pieces, the mean over links.

    attention: (pairs, heads, target, source), links: (n, 3) of pair, target and source position.
    """
    seen = attention.float().mean(1)[links[:, 0], links[:, 1], links[:, 2]]
    return -(seen + 1e-6).log().mean()
