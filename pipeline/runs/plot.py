"""A plot of runs: a score against speed, a point a run, labelled by chain."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RequestError
from pipeline.metrics.registry import metric
from pipeline.runs.record import RunRecord
from pipeline.runs.store import write_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".png", ".svg", ".pdf")
_LOG_FROM = 8  # times between the slowest and the fastest: then the axis is logarithmic
_LONGEST = 48  # characters of a label
_PLACES = [
    (dx, dy) for reach in (6, 16, 28, 42) for dx in (reach, -reach) for dy in (0, reach, -reach)
]


def plot(records: Sequence[RunRecord], part: str, name: str, path: Path) -> int:
    """Draw the runs that have both the score and a speed, and return how many there are.

    Args:
        path: of the picture; its suffix says which kind: .png, .svg or .pdf.

    Raises:
        RequestError: if matplotlib is missing, if there is nothing to draw, or for another suffix.
        OutputError: if the file cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise RequestError(f"plot {path}: the name must end in {', '.join(FORMATS)}")
    points = [
        (run.words_per_second, score, run)
        for run in records
        if run.words_per_second and (score := run.score(part, name)) is not None
    ]
    if not points:
        raise RequestError(
            f"plot: no run has both {name} of the {part} and a speed; a run has one if it computes "
            "most of what it needs (--no-cache, or --refresh translate --refresh summarize)"
        )
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise RequestError("plot: this needs matplotlib; pip install 'ringkas[plot]'") from error
    with mpl.rc_context({"svg.fonttype": "none"}):  # text stays text
        figure = Figure(figsize=(9, 6), dpi=144, layout="constrained")
        axes = figure.add_subplot()
        _draw(axes, points, part, name)
        picture = BytesIO()
        figure.savefig(picture, format=path.suffix.lower().removeprefix("."))
    write_file(path, picture.getvalue())
    return len(points)


def _draw(
    axes: Axes, points: Sequence[tuple[float, float, RunRecord]], part: str, name: str
) -> None:
    speeds = [speed for speed, _, _ in points]
    if max(speeds) > _LOG_FROM * min(speeds):
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:g}")
    axes.margins(0.2)
    axes.grid(alpha=0.3)
    chains: dict[str, list[tuple[float, float]]] = {}
    for speed, score, run in points:
        chains.setdefault(run.label, []).append((speed, score))
    names = list[tuple[str, tuple[float, float], Any]]()
    for label, places in chains.items():
        xs, ys = zip(*places, strict=True)
        dots = axes.scatter(xs, ys, s=40, zorder=3)
        names.append((label, places[-1], dots.get_facecolor()[0]))
    direction = {True: "higher is better", False: "lower is better", None: ""}
    hint = direction[metric(name).higher_is_better]
    axes.set_ylabel(f"{name}, {hint}" if hint else name)
    axes.set_xlabel("words of the articles a second")
    run = points[-1][2]
    axes.set_title(f"{name} of the {part} against speed, {run.documents} documents", loc="left")
    axes.annotate(
        run.scores.signatures.get(name, ""),
        (1, -0.12),
        xycoords="axes fraction",
        ha="right",
        fontsize=6,
        color="0.4",
        parse_math=False,
    )
    _label(axes, names, points)


def _label(
    axes: Axes,
    names: Sequence[tuple[str, tuple[float, float], Any]],
    points: Sequence[tuple[float, float, RunRecord]],
) -> None:
    """Write each label beside its point and in its colour, where it covers neither a label nor a
    point; if there is no such place nearby, at the last that was tried."""
    from matplotlib.transforms import Bbox

    figure: Any = axes.get_figure()
    figure.draw_without_rendering()  # settles the axes, on which the places depend
    dots = axes.transData.transform([(speed, score) for speed, score, _ in points])
    taken = [Bbox.from_bounds(x - 6, y - 6, 12, 12) for x, y in dots]
    for label, anchor, color in names:
        for dx, dy in _PLACES:
            text = axes.annotate(
                label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…",
                anchor,
                xytext=(dx, dy),
                textcoords="offset points",
                ha="left" if dx > 0 else "right",
                va="center",
                fontsize=8,
                color=color,
                parse_math=False,
            )
            box = text.get_window_extent()
            if not any(box.overlaps(other) for other in taken) and _inside(axes, box):
                break
            if (dx, dy) != _PLACES[-1]:
                text.remove()
        taken.append(box)


def _inside(axes: Axes, box: Any) -> bool:
    frame = axes.get_window_extent()
    return bool(
        frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 <= box.y1 <= frame.y1
    )
