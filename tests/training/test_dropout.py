"""Dropout from a pool."""

import pytest
import torch

from training.dropout import add_dropout


class Block(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc1, self.fc2 = torch.nn.Identity(), torch.nn.Identity()

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return self.fc2(self.fc1(values))  # type: ignore[no-any-return]


@pytest.fixture
def block() -> Block:
    torch.manual_seed(1)
    made = Block()
    add_dropout(made, 0.25, pool=20_000)
    return made


def test_a_quarter_is_dropped_and_the_mean_is_kept(block: Block) -> None:
    out = torch.stack([block(torch.ones(10, 400)) for _ in range(30)])
    assert float((out == 0).float().mean()) == pytest.approx(0.25, abs=0.02)
    assert float(out.mean()) == pytest.approx(1, abs=0.02)
    assert not torch.equal(out[0], out[1])


def test_nothing_is_dropped_outside_training_or_at_rate_zero(block: Block) -> None:
    ones = torch.ones(10, 400)
    assert torch.equal(block.eval()(ones), ones)
    plain = Block()
    add_dropout(plain, 0.0)
    assert torch.equal(plain(ones), ones)


def test_gradients_pass_where_values_do(block: Block) -> None:
    values = torch.ones(4, 100, requires_grad=True)
    out = block(values)
    out.sum().backward()
    assert values.grad is not None
    assert torch.equal(values.grad == 0, out == 0)
