"""How does a person read a report on one page, on a screen or on paper, without a network?

The page holds all it needs. The only script sorts tables, and the page's policy names its
digest, so that nothing else can run.
"""

import base64
import hashlib
from importlib import resources

from screening.report.html_text import bdi, element, text
from screening.report.sheet import Field, Picture, Report, Section, Table, Value, said_of

_STYLE = """
body { font-family: system-ui, "Noto Sans", "Noto Sans CJK KR", "Noto Sans KR",
  "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; max-width: 80rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: .75rem 0;
  padding: 0; }
a { color: inherit; text-underline-offset: .15em; }
.warning { border: 2px solid var(--ink); font-weight: 600; margin: .5rem 0;
  padding: .4rem .75rem; }
figure { margin: 1.25rem 0; } figcaption { color: var(--quiet); font-size: .85rem; }
figure h3 { margin: 0 0 .4rem; }
.chart { display: block; font: 12px system-ui, "Noto Sans CJK KR", sans-serif; height: auto;
  max-width: 60rem; min-width: 34rem; width: 100%; }
.chart text { fill: var(--ink); } .chart .ink { fill: var(--ink); }
.chart .stroke, .chart .tick { fill: none; stroke: var(--ink); stroke-width: 1.4; }
.chart .tick { stroke-width: 2.4; }
.chart .bar { stroke: var(--ink); stroke-width: 1; }
.chart .ring { fill: var(--paper); stroke: var(--ink); stroke-width: 1.6; }
.chart .axis { fill: none; stroke: var(--ink); }
.chart .grid { fill: none; stroke: var(--line); }
.chart .link { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.chart .box { fill: var(--panel); stroke: var(--ink); }
caption { caption-side: top; font-weight: 600; padding: .75rem 0 .25rem; text-align: left; }
table { margin: 0 0 .25rem; } td { min-width: 3rem; }
td.words { min-width: 8rem; } td bdi { overflow-wrap: break-word; }
th button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit;
  padding: 0; text-align: inherit; white-space: normal; }
th button::after { content: " \\2195"; }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
.source { color: var(--quiet); font-size: .8rem; margin: 0 0 1rem; }
.skip { left: -999rem; position: absolute; }
.skip:focus { left: 1rem; background: var(--paper); }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; } body { font-size: 8.5pt; } table { font-size: 7.5pt; }
  nav, .skip { display: none; } th button { display: contents; }
  th button::after { content: "" !important; }
  .chart { min-width: 0; max-height: 15cm; max-width: 24cm; }
  figure, .warning, thead { break-inside: avoid; } thead, caption { break-after: avoid; }
  th { font-size: inherit; } .source, .small { font-size: 7.5pt; }
  th { white-space: normal; } td.words { min-width: 0; }
}
"""
_SCRIPT = """
document.querySelectorAll('th button').forEach(function (button) {
  button.addEventListener('click', function () {
    var head = button.closest('th'), table = head.closest('table'), body = table.tBodies[0];
    var place = head.cellIndex, up = head.getAttribute('aria-sort') !== 'ascending';
    var number = head.classList.contains('number');
    var key = function (row) {
      var said = row.cells[place].textContent.trim();
      return number ? (said === '' ? -Infinity : parseFloat(said)) : said;
    };
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (one, other) {
      var a = key(one), b = key(other);
      var order = number ? a - b : a.localeCompare(b);
      return up ? order : -order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    table.querySelectorAll('th').forEach(function (th) { th.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  });
});
"""


def page(found: Report) -> str:
    """Give the whole page."""
    style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    warnings = "".join(element("p", text(one), "warning") for one in found.warnings)
    links = "".join(
        element("li", element("a", text(one.title), href=f"#{one.id}"))
        for one in found.sections
    )
    sections = "\n".join(map(_section, found.sections))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(found.title)}</title>\n<style>\n{style}{_STYLE}</style></head>\n<body>"
        f'<a class="skip" href="#main">To the report</a>\n'
        f"<header><h1>{text(found.title)}</h1>\n"
        f'<p class="quiet">Made on <span id="stamp">{text(found.stamp)}</span></p>{warnings}'
        f'<nav aria-label="Parts of the report"><ul>{links}</ul></nav></header>\n'
        f'<main id="main">\n{sections}\n</main>\n<script>{_SCRIPT}</script></body></html>\n'
    )


def _section(found: Section) -> str:
    said = "".join(element("p", text(one)) for one in found.paragraphs)
    pictures = "".join(map(_picture, found.pictures))
    tables = "".join(map(_table, found.tables))
    source = element("p", text(f"From {found.source}."), "source") if found.source else ""
    heading = element("h2", text(found.title), id=f"{found.id}-heading")
    inside = f"{heading}{said}{pictures}{tables}{source}"
    named = {"id": found.id, "aria-labelledby": f"{found.id}-heading"}
    return element("section", inside, **named)


def _picture(found: Picture) -> str:
    heading = element("h3", text(found.title))
    note = element("figcaption", text(found.note)) if found.note else ""
    return element("figure", f"{heading}{element('div', found.svg, 'wide')}{note}")


def _table(found: Table) -> str:
    caption = element("caption", text(found.title))
    heads = "".join(map(_head, found.fields))
    rows = "\n".join(
        element("tr", "".join(map(_cell, row, found.fields))) for row in found.rows
    )
    note = element("p", text(found.note), "quiet small") if found.note else ""
    inside = f"{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
    table = element("table", inside)
    label = {"tabindex": "0", "role": "region", "aria-label": found.title}
    return f"{element('div', table, 'wide', **label)}{note}"


def _head(field: Field) -> str:
    button = element("button", text(field.heading), type="button")
    return element("th", button, "number" if field.is_number else "", scope="col")


def _cell(value: Value, field: Field) -> str:
    said = said_of(value)
    if field.is_number:
        return element("td", text(said), "number")
    return element("td", bdi(said), "key" if field.is_key else "words")
