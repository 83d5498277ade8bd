"""How does a person read to whom a party is tied: as a picture on a page?

The page needs nothing besides itself and runs nothing. The picture stands in columns, one
for each step away from the party asked about; the table below it holds every tie with its
words, for those who don't see the picture.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from importlib import resources

from screening.report.html_text import bdi, element, text
from screening.report.network import Words, counted, place, quoted, said_of
from screening.tracking.network import Edge, Network

Used = tuple[str, datetime | None, str]
"""A list's name, date and digest."""
_BOX, _ROW, _COLUMN, _EDGE = 280, 44, 410, 16
_LETTERS, _SMALL_LETTERS = 32, 50
"""So many letters of a name fit into a box, and of what stands below it."""
_DASHES = {
    "mentioned": "2 4",
    "affiliated_with": "8 4",
    "supports": "8 4",
    "transfer_with": "8 4",
}
"""How a tie is drawn that says less than the others; nothing is told by colour alone."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
.network { display: block; font: 12px system-ui, sans-serif; }
.network rect { fill: var(--panel); stroke: var(--ink); }
.network .root rect { stroke-width: 3; }
.network text { fill: var(--ink); } .network .ref { fill: var(--quiet); font-size: 10px; }
.network path { fill: none; stroke: var(--quiet); stroke-width: 1.3; }
.network path.former { stroke-opacity: .55; }
@media print { .wide { overflow: visible; } .network { max-width: 100%; height: auto; } }
"""


def page(
    found: Network, names: Mapping[str, str], words: Words, used: Iterable[Used], when: str
) -> str:
    """Give the page of a network; `when` says as of when it was asked for."""
    style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
    title = f"Ties of {names[found.root]}"
    count = f"{counted(found)}, as listed entries state them."
    lists = "; ".join(
        f"{name} of {at:%Y-%m-%d}, SHA-256 {digest[:10]}" for name, at, digest in used if at
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{text(title)}</title><style>\n{style}{_STYLE}</style></head><body><main>"
        f"<h1>Ties of {bdi(names[found.root])}</h1>{element('p', text(count), 'quiet')}"
        f"{element('div', _picture(found, names, words), 'wide')}"
        f"{element('p', text(_LEGEND), 'quiet small')}"
        f"{_table(found, names, words)}"
        f"{element('p', text(f'{when} Lists: {lists}. {_CAVEAT}'.strip()), 'quiet small')}"
        "</main></body></html>\n"
    )


_LEGEND = (
    "Dashed: supports, is affiliated with, took part in a transfer. Dotted: only names the "
    "other. Pale: it is over."
)
_CAVEAT = "A tie is what a list states, word for word; it is no finding of this tool."


def _picture(found: Network, names: Mapping[str, str], words: Words) -> str:
    columns = _columns(found)
    places = {
        party: (_EDGE + depth * _COLUMN, _EDGE + row * _ROW + _offset(columns, column))
        for depth, column in enumerate(columns)
        for row, party in enumerate(column)
    }
    width = _EDGE * 2 + (len(columns) - 1) * _COLUMN + _BOX
    height = _EDGE * 2 + max(map(len, columns)) * _ROW
    label = f"Parties within {len(columns) - 1} steps of {names[found.root]}"
    lines = "".join(_line(edge, places, names, words) for edge in found.edges)
    boxes = "".join(_box(p, place, found, names, words) for p, place in places.items())
    return (
        f'<svg class=network role="img" aria-label="{text(label)}" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}">{lines}{boxes}</svg>'
    )


def _columns(found: Network) -> list[list[str]]:
    """Put the parties in columns by their distance, each near those that it is tied to."""
    depths = found.depths
    columns: list[list[str]] = [[] for _ in range(max(depths.values()) + 1)]
    for party, depth in depths.items():
        columns[depth].append(party)
    for depth, column in enumerate(columns[1:], start=1):
        before = {party: row for row, party in enumerate(columns[depth - 1])}
        column.sort(
            key=lambda party: (_height(found, party, before), _kind(found, party), party)
        )
    return columns


def _height(found: Network, party: str, before: Mapping[str, int]) -> float:
    """Give the middle of the places of those in the column before that a party is tied to."""
    others = {end for edge in found.of(party) for end in (edge.source, edge.target)}
    rows = [before[other] for other in others if other in before]
    return sum(rows) / len(rows) if rows else 0.0


def _kind(found: Network, party: str) -> str:
    return min((edge.kind for edge in found.of(party)), default="")


def _offset(columns: Sequence[Sequence[str]], column: Sequence[str]) -> int:
    """Give how far a short column stands below the top, so that it is in the middle."""
    return (max(map(len, columns)) - len(column)) * _ROW // 2


def _line(
    edge: Edge,
    places: Mapping[str, tuple[int, int]],
    names: Mapping[str, str],
    words: Words,
) -> str:
    left, right = sorted((edge.source, edge.target), key=lambda party: places[party])
    (x, y), (to_x, to_y) = places[left], places[right]
    middle = (_ROW - 8) // 2
    start, end = (x + _BOX, y + middle), (to_x, to_y + middle)
    if x == to_x:
        start, end = (x + _BOX, y + middle), (x + _BOX, to_y + middle)
        bend = f"C{x + _BOX + 60} {start[1]} {x + _BOX + 60} {end[1]} {end[0]} {end[1]}"
    else:
        half = (start[0] + end[0]) // 2
        bend = f"C{half} {start[1]} {half} {end[1]} {end[0]} {end[1]}"
    dash = f' stroke-dasharray="{_DASHES[edge.kind]}"' if edge.kind in _DASHES else ""
    former = " class=former" if edge.is_former else ""
    said = f"{names[edge.source]} {said_of(edge, edge.source, words)}: {names[edge.target]}"
    line = f'<path d="M{start[0]} {start[1]}{bend}"{dash}{former}>'
    return f"{line}<title>{text(said)}</title></path>"


def _box(
    party: str,
    place: tuple[int, int],
    found: Network,
    names: Mapping[str, str],
    words: Words,
) -> str:
    x, y = place
    name, below = names[party], f"{party}{_tie(party, found, words)}"
    css = " class=root" if party == found.root else ""
    return (
        f'<g{css}><title>{text(name)}</title><rect x="{x}" y="{y}" width="{_BOX}" '
        f'height="{_ROW - 8}" rx="5" />'
        f'<text x="{x + 8}" y="{y + 15}">{text(_short(name, _LETTERS))}</text>'
        f'<text class=ref x="{x + 8}" y="{y + 29}">{text(_short(below, _SMALL_LETTERS))}</text>'
        "</g>"
    )


def _tie(party: str, found: Network, words: Words) -> str:
    """Say in a few words how a party stands to one that is a step nearer."""
    for edge in found.of(party):
        other = edge.target if edge.source == party else edge.source
        if found.depths[other] < found.depths[party]:
            return f" · {edge.role or said_of(edge, party, words)}"
    return ""


def _short(said: str, letters: int) -> str:
    return said if len(said) <= letters else f"{said[: letters - 1]}…"


def _table(found: Network, names: Mapping[str, str], words: Words) -> str:
    rows = "".join(
        f"<tr><td>{bdi(names[edge.source])}</td>"
        f"<td>{text(said_of(edge, edge.source, words))}</td>"
        f"<td>{bdi(names[edge.target])}</td><td>{_stated(edge)}</td></tr>"
        for edge in sorted(
            found.edges, key=lambda e: (found.depths[e.source], e.source, e.kind)
        )
    )
    heads = "<th>Party<th>Tie<th>Other party<th>Where it is stated"
    return (
        f"<h2>Ties and the words that state them</h2><div class=wide><table><thead><tr>{heads}"
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _stated(edge: Edge) -> str:
    return "<br>".join(f"{text(place(one))}: {bdi(quoted(one, 400))}" for one in edge.stated)
