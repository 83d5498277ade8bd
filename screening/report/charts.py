"""How are counts over years and events drawn, so that print in black and white shows them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from screening.report.html_text import text

_WIDTH, _LEFT, _TOP, _BELOW = 720, 36, 26, 52
_PATTERNS = (
    '<rect width="6" height="6" class="ink" />',
    '<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" class="stroke" />',
    '<circle cx="3" cy="3" r="1.3" class="ink" />',
    '<path d="M0 3H6" class="stroke" />',
    '<path d="M3 0V6" class="stroke" />',
    '<path d="M0 0L6 6M0 6L6 0" class="stroke" />',
    "",
)
"""How a series is filled; nothing is told by colour."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One stack of a chart: its series from below, each with its count."""

    label: str
    counts: Mapping[str, int]


def bars(name: str, title: str, series: Sequence[str], found: Sequence[Bar]) -> str:
    """Draw stacked bars, with what each holds in its tooltip; `name` is unique on the page."""
    height, most = 190, max([sum(bar.counts.values()) for bar in found], default=0)
    scale = height / (most or 1)
    step = (_WIDTH - _LEFT - 8) / max(len(found), 1)
    width = min(step * 0.72, 46)
    drawn = []
    for place, bar in enumerate(found):
        x, y = _LEFT + step * place + (step - width) / 2, float(_TOP + height)
        for number, one in enumerate(series):
            if count := bar.counts.get(one, 0):
                y -= count * scale
                drawn.append(
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
                    f'height="{count * scale:.1f}" class="bar" '
                    f'fill="url(#{name}-{number % len(_PATTERNS)})">'
                    f"<title>{text(f'{bar.label}, {one}: {count}')}</title></rect>"
                )
        total, middle = sum(bar.counts.values()), x + width / 2
        drawn.append(_label(middle, y - 4, str(total) if total else ""))
        drawn.append(_label(middle, _TOP + height + 15, bar.label))
    axis = f'<path d="M{_LEFT} {_TOP + height}H{_WIDTH - 4}" class="axis" />'
    legend, rows = _legend(name, series, _TOP + height + 36)
    return _framed(
        name, title, _TOP + height + _BELOW + 18 * rows, f"{axis}{''.join(drawn)}{legend}"
    )


def _legend(name: str, series: Sequence[str], y: float) -> tuple[str, int]:
    """Draw what each pattern means, in as many rows as it takes."""
    drawn, x, rows = [], float(_LEFT), 0
    for number, one in enumerate(series):
        width = 34 + 6.6 * len(one)
        if x + width > _WIDTH and x > _LEFT:
            x, rows = float(_LEFT), rows + 1
        top = y + 18 * rows
        fill = f"url(#{name}-{number % len(_PATTERNS)})"
        drawn.append(
            f'<rect x="{x:.1f}" y="{top - 10:.1f}" width="16" height="12" class="bar" '
            f'fill="{fill}" /><text x="{x + 22:.1f}" y="{top:.1f}">{text(one)}</text>'
        )
        x += width
    return "".join(drawn), rows


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a line of time."""

    on: date
    lane: int
    shape: str
    """`dot`, `ring`, `bar`, `diamond`."""
    says: str


def timeline(
    name: str,
    title: str,
    lanes: Sequence[str],
    marks: Sequence[Mark],
    legend: Sequence[tuple[str, str]],
) -> str:
    """Draw marks on lanes over the years; `legend` gives shapes with what they mean."""
    if not marks:
        return ""
    first, last = (end(mark.on.year for mark in marks) for end in (min, max))
    left, step, row = 236, (_WIDTH - 252) / (last - first + 1), 30
    height = row * len(lanes)
    drawn = []
    for year in range(first, last + 2):
        x = left + step * (year - first)
        drawn.append(f'<path d="M{x:.1f} {_TOP}V{_TOP + height}" class="grid" />')
        if year <= last and (year - first) % (2 if last - first < 20 else 4) == 0:
            drawn.append(_label(x + step / 2, _TOP + height + 15, str(year)))
    for place, lane in enumerate(lanes):
        y = _TOP + row * place + row / 2
        drawn.append(f'<path d="M{left} {y}H{_WIDTH - 16}" class="grid" />')
        drawn.append(f'<text x="4" y="{y + 4}">{text(lane)}</text>')
    for mark in marks:
        year = mark.on.year
        share = (mark.on - date(year, 1, 1)).days / 366
        x, y = left + step * (year - first + share), _TOP + row * mark.lane + row / 2
        drawn.append(f"<g>{_shape(mark.shape, x, y)}<title>{text(mark.says)}</title></g>")
    x = 4.0
    for shape, means in legend:
        drawn.append(_shape(shape, x + 6, _TOP + height + 38))
        drawn.append(f'<text x="{x + 18}" y="{_TOP + height + 42}">{text(means)}</text>')
        x += 34 + 6.4 * len(means)
    return _framed(name, title, _TOP + height + _BELOW, "".join(drawn))


def _shape(shape: str, x: float, y: float) -> str:
    match shape:
        case "ring":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" class="ring" />'
        case "bar":
            return f'<path d="M{x:.1f} {y - 8:.1f}V{y + 8:.1f}" class="tick" />'
        case "diamond":
            return f'<path d="M{x:.1f} {y - 6:.1f}l5 6l-5 6l-5 -6z" class="ring" />'
        case _:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="ink" />'


def links(
    name: str, title: str, pairs: Sequence[tuple[str, str, str]], heads: tuple[str, str]
) -> str:
    """Draw ties between two columns of names: one, what ties them, the other."""
    if not pairs:
        return ""
    left = list(dict.fromkeys(one for one, _, _ in pairs))
    right = list(dict.fromkeys(other for _, _, other in pairs))
    row, box = 30, 270
    height = row * max(len(left), len(right))
    places = {
        (side, one): _TOP + 14 + (place + 0.5) * height / len(names)
        for side, names in enumerate((left, right))
        for place, one in enumerate(names)
    }
    drawn = [_label(box / 2, _TOP, heads[0]), _label(_WIDTH - box / 2, _TOP, heads[1])]
    for one, tie, other in pairs:
        y, to = places[0, one], places[1, other]
        drawn.append(
            f'<path d="M{box} {y:.1f}C{box + 90} {y:.1f} {_WIDTH - box - 90} {to:.1f} '
            f'{_WIDTH - box} {to:.1f}" class="link">'
            f"<title>{text(f'{one} {tie}: {other}')}</title></path>"
        )
    for (side, one), y in places.items():
        x = 1 if side == 0 else _WIDTH - box
        shown = one if len(one) <= 36 else f"{one[:35]}…"
        drawn.append(
            f'<g><title>{text(one)}</title><rect x="{x}" y="{y - 11:.1f}" width="{box - 1}" '
            f'height="22" rx="4" class="box" />'
            f'<text x="{x + 8}" y="{y + 4:.1f}">{text(shown)}</text></g>'
        )
    return _framed(name, title, height + _TOP + 30, "".join(drawn))


def _label(x: float, y: float, said: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{text(said)}</text>'
        if said
        else ""
    )


def _framed(name: str, title: str, height: float, drawn: str) -> str:
    patterns = "".join(
        f'<pattern id="{name}-{number}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f"{inside}</pattern>"
        for number, inside in enumerate(_PATTERNS)
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:g}" class="chart" role="img" '
        f'aria-label="{text(title)}"><defs>{patterns}</defs>{drawn}</svg>'
    )
