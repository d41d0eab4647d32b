"""The loss in slices is the loss."""

import pytest
import torch

from training import loss


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_sliced_loss_and_gradients_agree_with_torch(smoothing: float) -> None:
    torch.manual_seed(3)
    hidden, embedding = torch.randn(500, 16), torch.randn(80, 16)
    target = torch.randint(80, (500,))
    sides = []
    for own in (True, False):
        h, e = hidden.clone().requires_grad_(), embedding.clone().requires_grad_()
        if own:
            value, nll = loss.smoothed_cross_entropy(h, e, target, smoothing)
        else:
            logits = h @ e.t()
            value = torch.nn.functional.cross_entropy(logits, target, label_smoothing=smoothing)
            nll = torch.nn.functional.cross_entropy(logits, target)
        (2 * value).backward()
        sides.append((value, nll, h.grad, e.grad))
    for found, expected in zip(*sides, strict=True):
        assert found is not None
        assert torch.allclose(found, expected, rtol=0.03, atol=0.002)


def test_alignment_loss_is_small_where_attention_follows_the_links() -> None:
    attention = torch.eye(4).expand(1, 2, 4, 4)
    straight = torch.tensor([[0, i, i] for i in range(4)])
    crossed = torch.tensor([[0, i, 3 - i] for i in range(4)])
    assert float(loss.alignment_loss(attention, straight)) < 0.01
    assert float(loss.alignment_loss(attention, crossed)) > 5
