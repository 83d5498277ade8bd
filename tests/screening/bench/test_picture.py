"""Is the picture of the curves one that every viewer shows, with all that a reader needs?"""

from xml.etree import ElementTree as ET

import pytest

from screening.bench.batches import Batch
from screening.bench.picture import HEIGHT, WIDTH
from screening.bench.scaling import Curves, Measured, drawn

SVG = "{http://www.w3.org/2000/svg}"


def _measured(customers: int, entries: int, seconds: float) -> Measured:
    return Measured(Batch(customers, seconds, 500.0, 3, 1), entries, 2 * entries)


CURVES = Curves(
    tuple(_measured(n, 482, n / 1000) for n in (10_000, 100_000, 1_000_000)),
    tuple(_measured(10_000, 482 * k, 10 * k**0.5) for k in (1, 5, 20)),
)


def _texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_it_is_well_formed_and_says_what_stands_on_its_axes() -> None:
    root = ET.fromstring(drawn(CURVES))

    assert root.tag == f"{SVG}svg"
    assert "Customers" in (root.findtext(f"{SVG}title") or "")
    said = _texts(root)
    assert {"customers, against 482 entries", "seconds"} <= set(said)
    assert {"entries in scope; all above 482 are made up"} <= set(said)
    assert "seconds grow with the customers to the power 1.00" in said
    assert "seconds grow with the entries to the power 0.50" in said


def test_every_figure_is_drawn_and_written() -> None:
    root = ET.fromstring(drawn(CURVES))

    marks = list(root.iter(f"{SVG}circle"))
    legends = 2
    assert len(marks) == 6 + legends
    assert {"10", "100", "1,000"} <= set(_texts(root))


@pytest.mark.parametrize(
    "curves",
    [
        pytest.param(CURVES, id="as it is run"),
        pytest.param(
            Curves((_measured(1000, 482, 1.7),), (_measured(1000, 482, 1.7),)), id="one place"
        ),
    ],
)
def test_nothing_is_drawn_outside_its_panel(curves: Curves) -> None:
    root = ET.fromstring(drawn(curves))

    assert root.get("viewBox") == f"0 0 {2 * WIDTH} {HEIGHT}"
    for mark in root.iter(f"{SVG}circle"):
        assert 0 < float(mark.get("cx", "-1")) < WIDTH
        assert 0 < float(mark.get("cy", "-1")) < HEIGHT
