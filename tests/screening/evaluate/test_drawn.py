"""Can the curves of an evaluation be read in print, in black and white?"""

import re

from screening.evaluate.cases import Group
from screening.evaluate.curves import Bin, Curve
from screening.report import evaluation_svg
from screening.report.evaluation_svg import HEIGHT, WIDTH

POINTS = ((0.0, 0.0), (0.001, 0.5), (0.1, 1.0))
SYSTEMS = ("this tool", "one <other>", "another")


def _curves() -> str:
    curves = [Curve(Group.PERSON, system, 10, POINTS) for system in range(len(SYSTEMS))]
    return evaluation_svg.curve("Persons", curves, SYSTEMS)


def _paths(drawn: str) -> list[tuple[str, str]]:
    found = re.findall(r'<path d="(\S[^"]*)" class=line stroke-dasharray="([^"]*)" />', drawn)
    return [(path, dash) for path, dash in found]


def test_every_line_has_a_pattern_of_its_own_which_the_legend_shows() -> None:
    drawn = _curves()

    curves, legend = _paths(drawn)[:3], _paths(drawn)[3:]
    assert len({dash for _, dash in curves}) == len(SYSTEMS)
    assert [dash for _, dash in legend] == [dash for _, dash in curves]
    assert "one &lt;other&gt;" in drawn


def test_more_false_alerts_lie_to_the_right_and_more_found_above() -> None:
    path, _ = _paths(_curves())[0]

    points = [tuple(map(float, point.split())) for point in path[1:].split("L")]
    across, down = zip(*points, strict=True)
    assert list(across) == sorted(set(across))
    assert list(down) == sorted(set(down), reverse=True)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_axes_are_named_and_have_ticks() -> None:
    drawn = _curves()

    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert {"none", "0.1 %", "1 %", "10 %", "0", "0.5", "1"} <= set(texts)
    assert {"unlisted names that would alert", "found, all classes together"} <= set(texts)


def test_a_bin_stands_at_its_confidence_with_a_bar_over_its_interval() -> None:
    low = evaluation_svg.calibration([Bin(0.5, 0.5, 9, (0.2, 0.8))])
    high = evaluation_svg.calibration([Bin(0.5, 1.0, 9, (0.7, 1.0))])

    def circle(drawn: str) -> tuple[float, float]:
        (found,) = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
        return float(found[0]), float(found[1])

    assert circle(low)[0] == circle(high)[0] == WIDTH / 2
    assert circle(high)[1] < circle(low)[1]
    (bar,) = re.findall(r'<path d="M230.0 ([\d.]+)V([\d.]+)" class=bar />', low)
    assert float(bar[1]) < circle(low)[1] < float(bar[0])
