"""How sure is a share that was counted?"""

from __future__ import annotations

_Z = 1.96


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of `right` of `total`, in per cent (Wilson 1927).

    Unlike a bootstrap it has a width where all or none were right.
    """
    share, spread = right / total, _Z**2 / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * ((share * (1 - share) + spread / 4) / total) ** 0.5 / (1 + spread)
    return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))


def shown(right: int, total: int) -> tuple[str, str]:
    """The share in per cent and its interval, in words."""
    low, high = wilson(right, total)
    return f"{100 * right / total:.1f}", f"{low:.1f} to {high:.1f}"
