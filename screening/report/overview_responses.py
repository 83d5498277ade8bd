"""What does the report tell of violations, what followed them, and measures?"""

from collections.abc import Iterator, Sequence

from rules.comparison_model import MeasureRegister, ResponseForm
from screening.report.charts import Mark, timeline
from screening.report.measures import GAPS, UNVERIFIED, cell
from screening.report.sheet import Picture, Section, Table, fields, row
from screening.report.tempo import CAVEAT, CONFIDENCE, after_text, answered
from screening.tracking.tempo import Due, Tempo

_LEGEND = (
    ("dot", "violation"),
    ("ring", "resolution or act"),
    ("bar", "wave of listings"),
    ("diamond", "statement, veto, other"),
)


def responses(found: Sequence[Tempo], versions: str) -> Iterator[Section]:
    """Give the section about violations and what followed, in every view."""
    if not found:
        return
    first = found[0]
    source = f"{versions}; the register of events"
    yield Section(
        "tempo",
        "Violations and what followed",
        (CAVEAT, *(_view(one) for one in found)),
        (_picture(first),),
        (_kinds(first), _due(found), *_others(first)),
        source,
    )
    yield Section(
        "events",
        "Every violation of the register",
        (),
        (),
        (_events(first),),
        source,
        is_for_mail=False,
    )


def _view(found: Tempo) -> str:
    counts = "; ".join(f"{by}: {_counts(found, by)}" for by in found.preset.by)
    asked = " and ".join(found.preset.by)
    return (
        f"{found.preset.id} ({found.preset.title}) asks the {asked} for a consequence within "
        f"{found.preset.within_days} days: {counts}."
    )


def _counts(found: Tempo, by: str) -> str:
    due = [one.due[by] for one in found.told if by in one.due]
    return ", ".join(f"{due.count(state)} {state.value}" for state in Due if state in due)


def _picture(found: Tempo) -> Picture:
    kinds = [kind for kind in found.kinds if kind.events]
    lanes = [*(kind.title for kind in kinds), *found.authorities]
    short = [lane if len(lane) <= 36 else f"{lane[:35]}…" for lane in lanes]
    place = {kind.id: number for number, kind in enumerate(kinds)}
    marks = [
        Mark(one.event.on, place[one.event.kind], "dot", f"{one.event.on}: {one.event.title}")
        for one in found.told
        if one.event.kind in place
    ]
    for number, by in enumerate(found.authorities, start=len(kinds)):
        for one in found.told:
            for response in one.event.response:
                if response.by == by:
                    is_act = response.form in {ResponseForm.RESOLUTION, ResponseForm.ACT}
                    shape = "ring" if is_act else "diamond"
                    if response.form is not ResponseForm.LISTING:
                        said = f"{response.on} {by}: {response.what}"
                        marks.append(Mark(response.on, number, shape, said))
        for wave in found.waves:
            if wave.by == by:
                many = (
                    f"{wave.parties} in all"
                    if wave.parties
                    else "parties, how many isn't noted"
                )
                marks.append(Mark(wave.on, number, "bar", f"{wave.on} {by} takes on {many}"))
    title = "Violations, and resolutions, acts and waves of listings"
    return Picture(
        title,
        timeline("tempo", title, short, marks, _LEGEND),
        "Every mark says what it is when pointed at; the tables hold the same.",
    )


def _kinds(found: Tempo) -> Table:
    rows = tuple(
        row(one.title, one.events, *(answered(one, by) for by in found.authorities))
        for one in found.kinds
    )
    heads = fields("kind of violation", "events", *found.authorities, numbers=("events",))
    return Table("kinds", "Which kinds drew a consequence, and how soon", heads, rows)


def _due(found: Sequence[Tempo]) -> Table:
    rows = tuple(
        row(view.preset.id, f"{one.event.on}", one.event.title, by, state.value)
        for view in found
        for one in view.told
        for by, state in one.due.items()
        if state in {Due.ABSENT, Due.OPEN, Due.NOT_RESEARCHED}
    )
    heads = fields("view", "day", "event", "of", "consequence", keys=("view", "day", "of"))
    return Table("due", "Due under a view, and not taken", heads, rows)


def _others(found: Tempo) -> Iterator[Table]:
    rows = tuple(
        row(f"{response.on}", response.by, response.form.value, response.what, kind.title)
        for kind in found.kinds
        for response in kind.others
    )
    if rows:
        heads = fields("day", "by", "kind", "what", "after", keys=("day", "by"))
        yield Table("others", "Consequences beyond listings and measures", heads, rows)


def _events(found: Tempo) -> Table:
    rows = tuple(
        row(
            f"{one.event.on}",
            one.event.kind,
            one.event.title,
            *(after_text(one.after[by]) for by in found.authorities),
            "; ".join(f"{r.on} {r.by}: {r.what}" for r in one.event.response),
            CONFIDENCE[one.event.confidence],
            one.event.source,
        )
        for one in found.told
    )
    heads = fields(
        *("day", "kind", "event", *found.authorities, "every response", "confidence", "source"),
        keys=("day",),
    )
    return Table("events", "Events, with what followed", heads, rows)


def measures(found: MeasureRegister) -> Section:
    """Give the section about measures by jurisdiction."""
    places = [one for one in found.jurisdiction if not one.mirrors]
    heads = fields("kind", *(one.title for one in places))
    beside = []
    for kind in found.kind:
        here = [one for one in found.measure if one.kind == kind.id]
        told = (cell([m for m in here if m.jurisdiction == one.id]) for one in places)
        beside.append(row(kind.title, *told))
    every = tuple(
        row(
            one.jurisdiction,
            one.kind,
            f"{one.since}",
            f"{one.until}" if one.until else "",
            f"{one.act}, {one.provision}" if one.provision else one.act,
            one.says,
            "" if one.verified else UNVERIFIED,
        )
        for one in sorted(found.measure, key=lambda one: (one.since, one.jurisdiction))
    )
    whole = fields("of", "kind", "since", "until", "act", "says", "doubt", keys=("of", "since"))
    tables = (
        Table("measures", "Measures beside each other", heads, tuple(beside)),
        Table("every measure", "Every measure of the register", whole, every),
    )
    return Section(
        "measures",
        "National measures",
        (GAPS,),
        (),
        tables,
        f"the register of measures, version {found.version}",
    )
