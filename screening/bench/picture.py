"""How are curves of cost drawn, so that one sees whether they are straight?

Both axes are logarithmic: what grows in step with something is a straight line there, whose
steepness is the power. The picture is a file of its own, and is read in black and white.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 460, 400
"""Of one panel."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 68, 22, 62, 78
_ROOM = 2.0
"""So many times what is measured fits beside it at either end of an axis."""
_LEAST_SPAN = 0.3
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#000}.title{font-weight:600;font-size:15px}"
    ".small{font-size:12px}.grid{stroke:#ccc}.frame{fill:none;stroke:#000}"
    ".line{fill:none;stroke:#000;stroke-width:2}"
    ".reference{fill:none;stroke:#000;stroke-dasharray:7 5}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One curve beside what it is held against."""

    title: str
    said: str
    """What the curve shows, in a few words."""
    across: str
    upwards: str
    points: tuple[tuple[float, float], ...]
    power: float
    """The reference starts at the first point and goes with this power of what is across."""
    reference: str
    """What it would mean to follow the reference."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Places values on a logarithmic scale from one pixel to another."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        span = self.high - self.low
        steps = (1, 2, 5) if span < 1.5 else (1, 3) if span < 3 else (1,)
        for power in range(floor(self.low), ceil(self.high) + 1):
            for step in steps:
                if self.low <= log10(step) + power <= self.high:
                    yield step * 10.0**power


def picture(panels: Sequence[Panel]) -> str:
    """Draw panels side by side."""
    title = escape("; ".join(f"{panel.title}: {panel.said}" for panel in panels))
    width = WIDTH * len(panels)
    drawn = "".join(
        f'<g transform="translate({WIDTH * place} 0)">{_panel(panel, place)}</g>'
        for place, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" '
        f'width="{width}" height="{HEIGHT}" role="img"><title>{title}</title>'
        f'<style>{_STYLE}</style><rect width="{width}" height="{HEIGHT}" fill="#fff"/>'
        f"{drawn}</svg>\n"
    )


def _panel(panel: Panel, place: int) -> str:
    across = _axis([x for x, _ in panel.points], _LEFT, WIDTH - _RIGHT)
    upwards = _axis([y for _, y in panel.points], HEIGHT - _BOTTOM, _TOP)
    frame = (
        f'x="{_LEFT}" y="{_TOP}" width="{WIDTH - _RIGHT - _LEFT}" '
        f'height="{HEIGHT - _BOTTOM - _TOP}"'
    )
    clip = f"inside{place}"
    return (
        f'<clipPath id="{clip}"><rect {frame}/></clipPath>'
        f'{_grid(across, upwards)}<rect {frame} class="frame"/>'
        f'<g clip-path="url(#{clip})">{_reference(panel, across, upwards)}</g>'
        f"{_measured(panel, across, upwards)}{_said(panel)}"
    )


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = log10(min(values) / _ROOM), log10(max(values) * _ROOM)
    missing = max(_LEAST_SPAN * 2 - (high - low), 0.0) / 2
    return _Axis(low - missing, high + missing, start, end)


def _grid(across: _Axis, upwards: _Axis) -> str:
    drawn = [
        f'<path d="M{(x := across.place(value)):.1f} {_TOP}V{HEIGHT - _BOTTOM}" class="grid"/>'
        + _text(x, HEIGHT - _BOTTOM + 17, _number(value), "middle")
        for value in across.ticks()
    ]
    drawn += [
        f'<path d="M{_LEFT} {(y := upwards.place(value)):.1f}H{WIDTH - _RIGHT}" class="grid"/>'
        + _text(_LEFT - 6, y + 4, _number(value), "end")
        for value in upwards.ticks()
    ]
    return "".join(drawn)


def _reference(panel: Panel, across: _Axis, upwards: _Axis) -> str:
    """Draw the dashed line as far as the panel goes, however far that is."""
    first, at = panel.points[0]
    ends = (10**across.low, 10**across.high)
    line = [(x, at * (x / first) ** panel.power) for x in ends]
    return f'<path d="{_path(line, across, upwards)}" class="reference"/>'


def _measured(panel: Panel, across: _Axis, upwards: _Axis) -> str:
    """Draw the curve, with its figures on the side where the line does not go."""
    is_rising = panel.points[-1][1] >= panel.points[0][1]
    beside, anchor = (-8, "end") if is_rising else (8, "start")
    drawn = [f'<path d="{_path(panel.points, across, upwards)}" class="line"/>']
    for x, y in panel.points:
        left, top = across.place(x), upwards.place(y)
        drawn.append(f'<circle cx="{left:.1f}" cy="{top:.1f}" r="4"/>')
        drawn.append(_text(left + beside, top - 7, _number(y), anchor, "small"))
    return "".join(drawn)


def _path(points: Sequence[tuple[float, float]], across: _Axis, upwards: _Axis) -> str:
    places = (f"{across.place(x):.1f} {upwards.place(y):.1f}" for x, y in points)
    return "M" + "L".join(places)


def _said(panel: Panel) -> str:
    middle, below = (_LEFT + WIDTH - _RIGHT) / 2, HEIGHT - 13
    height = (_TOP + HEIGHT - _BOTTOM) / 2
    return (
        _text(WIDTH / 2, 20, panel.title, "middle", "title")
        + _text(WIDTH / 2, 40, panel.said, "middle")
        + _text(middle, HEIGHT - _BOTTOM + 39, panel.across, "middle")
        + f'<g transform="rotate(-90 16 {height})">'
        + _text(16, height, panel.upwards, "middle")
        + f'</g><path d="M{_LEFT} {below - 4}h30" class="line"/>'
        + f'<circle cx="{_LEFT + 15}" cy="{below - 4}" r="4"/>'
        + _text(_LEFT + 38, below, "measured", "start", "small")
        + f'<path d="M{_LEFT + 104} {below - 4}h30" class="reference"/>'
        + _text(_LEFT + 142, below, panel.reference, "start", "small")
    )


def _text(x: float, y: float, said: str, anchor: str, css: str = "") -> str:
    named = f' class="{css}"' if css else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(said)}</text>'


def _number(value: float) -> str:
    """Write three figures of a number, or all of a great one."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
