"""How does one decision stand on the page of a batch?"""

from collections.abc import Container, Iterator, Sequence

from db.records.interim import interim_remark
from db.records.screening import Bearing, Decision, Evidence, Match, Outcome, Query
from screening.question import next_question
from screening.report import json
from screening.report.categories import hint_line, lines, listed_line
from screening.report.figures import confidence, fact_name, score
from screening.report.html_text import bdi, element, text
from screening.report.parties import Party, how, key_of, parties, removal_text, reservations

_SIGNS = {
    Bearing.AGREES: ("+", "agrees"),
    Bearing.CONTRADICTS: ("−", "contradicts"),
    Bearing.NEUTRAL: ("○", "says nothing"),
}
_WORDS = {outcome: outcome.value.replace("_", " ") for outcome in Outcome}


def alert(decision: Decision, problems: Sequence[str]) -> str:
    """Give an alert with every match and its evidence."""
    head = f"{_badge(decision.outcome)}{bdi(_asked(decision.query))} {_id(decision.query)}"
    why = f"{text(decision.because)} {_quiet(f'[{decision.rule}]')}"
    return element(
        "article",
        element("h3", head)
        + _facts(_query(decision.query))
        + element("p", why)
        + _problems(problems)
        + _about(decision)
        + _next_question(decision)
        + "".join(map(_party, parties(decision)))
        + _discounted(decision.discounted)
        + element("p", text(f"Screening {decision.screening_id}"), "quiet small"),
        decision.outcome.value,
    ).replace("</article>", "</article>\n")


def row(decision: Decision, problems: Sequence[str], above: Container[str]) -> str:
    """Give a row of a table, for what is no alert; what stands above is not told again."""
    below = [f"below the bands: {_in_short(match)}" for match in decision.matches]
    is_told = decision.outcome is Outcome.NO_MATCH or decision.because in above
    below += [*lines(decision.about), *map(hint_line, decision.about.hints)]
    below += [f"discounted: {_in_short(match)} [{match.rule}]" for match in decision.discounted]
    reason = "" if is_told else f"{text(decision.because)} "
    said = "<br>".join(
        [f"{reason}{_quiet(f'[{decision.rule}]')}", *map(text, (*problems, *below))]
    )
    return (
        f"<tr><td>{bdi(decision.query.id)}</td><td>{bdi(_asked(decision.query))}</td>"
        f"<td>{said}</td></tr>\n"
    )


def _asked(query: Query) -> str:
    return query.name or ", ".join((*query.other_names, *query.identifiers)) or "(nothing)"


def _id(query: Query) -> str:
    return _quiet(f"id {query.id}") if query.id else ""


def _quiet(said: str) -> str:
    return element("span", text(said), "quiet small")


def _badge(outcome: Outcome) -> str:
    return element("span", _WORDS[outcome], f"badge {outcome.value}")


def _problems(problems: Sequence[str]) -> str:
    notes = "".join(element("li", text(problem)) for problem in problems)
    return element("ul", notes, "notes small") if notes else ""


def _in_short(match: Match) -> str:
    entry = match.entry
    return f"{entry.name} ({entry.list} {entry.ref}), score {score(match.score)}"


def _next_question(decision: Decision) -> str:
    question = next_question(decision)
    if question is None:
        return ""
    settles = f"Bears on {question.separates} of {question.of}. {question.why}"
    said = f"<b>Next question</b> {bdi(question.ask)} {_quiet(settles)}"
    return element("p", said)


def _about(decision: Decision) -> str:
    """Give what is on file about the queried party itself, apart from any listed one."""
    told = [*lines(decision.about), *map(hint_line, decision.about.hints)]
    return element("ul", "".join(element("li", bdi(line)) for line in told)) if told else ""


def _discounted(matches: Sequence[Match]) -> str:
    """Give what a rule took for no alert, in a line each."""
    lines = "".join(
        element(
            "li",
            f"{bdi(_in_short(match))}: {text(match.because)} {_quiet(f'[{match.rule}]')}",
        )
        for match in matches
    )
    if not lines:
        return ""
    heading = element("p", f"Discounted, no alert: {len(matches)}", "quiet")
    return heading + element("ul", lines, "small")


def _facts(facts: Iterator[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{text(label)}</dt><dd>{bdi(said)}</dd>" for label, said in facts)
    return element("dl", rows) if rows else ""


def _query(query: Query) -> Iterator[tuple[str, str]]:
    for label, value in json.query(query).items():
        if value and label != "name":
            said = ", ".join(value) if isinstance(value, list) else str(value)
            yield label.replace("_", " "), said


def _party(party: Party) -> str:
    """Give a party: its strongest match, and its other entries in a line each."""
    others = [_other(party, match) for match in party.matches[1:]]
    others += [f"{key.list} {key.ref}: no alert by itself" for key in party.unmatched]
    if not others:
        return _match(party.matches[0])
    heading = element("p", text(f"The same party ({party.id}) in other entries:"), "quiet")
    lines = "".join(element("li", bdi(line)) for line in others)
    return _match(party.matches[0]) + heading + element("ul", lines, "small")


def _other(party: Party, match: Match) -> str:
    """Give another entry in a line: what speaks for and against it, and what to know of it."""
    facts = (
        f"{_SIGNS[one.bearing][0]}{fact_name(one.feature)}"
        for one in match.evidence
        if one.bearing is not Bearing.NEUTRAL
    )
    said = (_in_short(match), " ".join(facts), *reservations(match), _joined(party, match))
    return "; ".join(filter(None, said))


def _joined(party: Party, match: Match) -> str:
    return "; ".join(
        f"{how(join)} ({join.other})" for join in party.joins_of(key_of(match))[:1]
    )


def _match(match: Match) -> str:
    entry = match.entry
    where = _quiet(f"{entry.list} {entry.ref} · score {score(match.score)}")
    is_below = match.outcome is Outcome.NO_MATCH
    badge = (
        element("span", "below the bands", "badge below") if is_below else _badge(match.outcome)
    )
    head = element("h4", f"{badge}{bdi(entry.name)} {where}")
    because = element("p", f"{text(match.because)} {_quiet(f'[{match.rule}]')}")
    return element("section", head + _facts(_listed(match)) + _evidence(match) + because)


def _listed(match: Match) -> Iterator[tuple[str, str]]:
    entry = match.entry
    quality = f" (alias quality: {match.alias_quality})" if match.alias_quality else ""
    weak = ", weak alias" if match.is_weak_alias else ""
    yield "alias", f"{match.matched_name}{quality}{weak}"
    since = f"since {entry.listed_on}" if entry.listed_on else "date of listing not stated"
    yield "listed", f"{since}, programme {', '.join(entry.programmes) or 'not stated'}"
    if match.confidence is not None and match.outcome is not Outcome.NO_MATCH:
        yield "confidence", confidence(match.confidence)
    if not match.is_in_scope:
        yield "scope", "outside the DPRK scope"
    if entry.is_partial:
        yield "record", "could not be read whole"
    if remark := interim_remark(entry):
        yield "interim", remark
    if match.removal is not None:
        yield "removal", removal_text(match.removal)
    if entry.measures:
        yield "measures", "; ".join(entry.measures)
    if entry.legal_acts:
        yield "act", entry.legal_acts[0].number
    if match.categories:
        yield "category", f"the listed party is {listed_line(match.categories)}"
    if births := dict.fromkeys(b.date.printed for b in entry.birth_dates if b.date.printed):
        yield "born", ", ".join(births)


def _evidence(match: Match) -> str:
    heads = "<th><th>Fact<th>Asked<th>Listed<th class=number>Score"
    rows = "".join(_compared(found) + _parts(found) for found in match.evidence)
    return (
        f"<div class=wide><table class=evidence><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _compared(found: Evidence) -> str:
    sign, meaning = _SIGNS[found.bearing]
    return (
        f'<tr><td title="{meaning}" aria-label="{meaning}">{sign}</td>'
        f"<td class=key>{text(fact_name(found.feature))}</td>"
        f"<td>{bdi(found.query)}</td><td>{bdi(found.listed)}</td>"
        f"<td class=number>{score(found.score)}</td></tr>"
    )


def _parts(found: Evidence) -> str:
    """Give what was compared piece by piece, below the names."""
    return "".join(
        f"<tr class=part><td></td><td></td><td>{bdi(part.query or '-')}</td>"
        f"<td colspan=2>{bdi(part.listed or '-')} {_quiet(part.because)}</td></tr>"
        for part in found.parts
    )
