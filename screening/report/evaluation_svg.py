"""How are the curves of an evaluation drawn, so that print in black and white shows them?"""

from collections.abc import Iterable, Sequence
from math import log10

from screening.evaluate.curves import Bin, Curve
from screening.report.html_text import text

WIDTH, HEIGHT, EDGE = 460, 300, 44
_BELOW = 74
"""What stands under the curves: ticks, the name of the axis and the legend."""
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
"""One pattern a system: they must not be told by colour alone."""
_LEAST = 0.0001
"""The smallest share of false alerts drawn; none at all stands at its place."""


def curve(title: str, curves: Sequence[Curve], systems: Sequence[str]) -> str:
    """Draw what each system finds at growing shares of false alerts."""
    ticks = [(_across(rate), f"{100 * rate:g} %") for rate in (0.001, 0.01, 0.1)]
    ticks.insert(0, (_across(0), "none"))
    drawn = "".join(
        _line([(_across(rate), _up(found)) for rate, found in one.points], one.system)
        for one in curves
    )
    legend = "".join(
        _legend(place, systems[one.system], one.system) for place, one in enumerate(curves)
    )
    across = "unlisted names that would alert"
    return _framed(title, across, "found, all classes together", ticks, drawn + legend)


def calibration(bins: Sequence[Bin]) -> str:
    """Draw how often a match was right against the confidence that was stated."""
    ticks = [(_along(value), f"{value:g}") for value in (0.0, 0.25, 0.5, 0.75, 1.0)]
    drawn = _line([(_along(0), _up(0)), (_along(1), _up(1))], 2)
    drawn += _legend(0, "exactly as stated", 2)
    for found in bins:
        low, high = found.interval
        place = _along(found.confidence)
        drawn += f'<path d="M{place:.1f} {_up(low):.1f}V{_up(high):.1f}" class=bar />'
        drawn += f'<circle cx="{place:.1f}" cy="{_up(found.right):.1f}" r="3.5" />'
    return _framed(
        "Calibration: is the stated confidence true?",
        "confidence stated",
        "were the party; bars: 95 %",
        ticks,
        drawn,
    )


def _across(rate: float) -> float:
    """Place a share of false alerts on a logarithmic scale."""
    width = WIDTH - 2 * EDGE
    return EDGE + width * (log10(max(rate, _LEAST)) - log10(_LEAST)) / -log10(_LEAST / 0.1)


def _along(value: float) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * value


def _up(value: float) -> float:
    return HEIGHT - _BELOW - (HEIGHT - EDGE - _BELOW) * value


def _line(points: Iterable[tuple[float, float]], system: int) -> str:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = _DASHES[system % len(_DASHES)]
    return f'<path d="M{path}" class=line stroke-dasharray="{dash}" />' if path else ""


def _legend(place: int, name: str, system: int) -> str:
    x, y = EDGE + 130 * place, HEIGHT - 10
    sample = _line([(x, y - 4), (x + 32, y - 4)], system)
    return f'{sample}<text x="{x + 38}" y="{y}">{text(name)}</text>'


def _framed(
    title: str, across: str, upwards: str, ticks: Sequence[tuple[float, str]], drawn: str
) -> str:
    grid = "".join(
        f'<path d="M{EDGE} {_up(value):.1f}H{WIDTH - EDGE}" class=grid />'
        f'<text x="{EDGE - 6}" y="{_up(value) + 4:.1f}" text-anchor=end>{value:g}</text>'
        for value in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    grid += "".join(
        f'<path d="M{x:.1f} {EDGE}V{HEIGHT - _BELOW}" class=grid />'
        f'<text x="{x:.1f}" y="{HEIGHT - _BELOW + 16}" text-anchor=middle>{label}</text>'
        for x, label in ticks
    )
    names = (
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 32}" text-anchor=middle>{text(across)}</text>'
        f'<text x="{EDGE}" y="{EDGE - 8}">{text(upwards)}</text>'
        f'<text x="{WIDTH / 2}" y="16" text-anchor=middle class=title>{text(title)}</text>'
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role=img '
        f'aria-label="{text(title)}">{grid}{drawn}{names}</svg>'
    )
