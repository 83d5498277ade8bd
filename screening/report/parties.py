"""Which alerts are about one party? An officer decides about parties, not about entries."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.interim import interim_remark
from db.records.screening import Decision, Match, Outcome, PendingRemoval
from db.records.subject import EntryKey, Join, Subject


@dataclass(frozen=True, slots=True)
class Party:
    """A listed party, and how its entries match the query."""

    id: str
    matches: tuple[Match, ...]
    """Strongest first."""
    subject: Subject | None
    """`None` where a single entry is about the party."""

    @property
    def unmatched(self) -> tuple[EntryKey, ...]:
        """The entries about the party that did not match."""
        members = self.subject.members if self.subject else ()
        found = {key_of(match) for match in self.matches}
        return tuple(key for key in members if key not in found)

    def joins_of(self, key: EntryKey) -> tuple[Join, ...]:
        """How an entry was joined to the others, as seen from it."""
        joins = self.subject.joins if self.subject else ()
        return tuple(join.of(key) for join in joins if key in {join.one, join.other})


def key_of(match: Match) -> EntryKey:
    """Give the entry of a match."""
    return EntryKey(match.entry.list, match.entry.ref)


def parties(decision: Decision) -> list[Party]:
    """Give the parties of the matches, the strongest first."""
    return grouped(decision.matches, decision.subjects)


def alerted(decision: Decision) -> list[Party]:
    """Give the parties of the alerts: without what was asked for below the bands."""
    alerts = [match for match in decision.matches if match.outcome is not Outcome.NO_MATCH]
    return grouped(alerts, decision.subjects)


def grouped(matches: Sequence[Match], subjects: Sequence[Subject]) -> list[Party]:
    """Put the matches of one party together, in the order of the strongest."""
    known = {subject.id: subject for subject in subjects}
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault(match.party, []).append(match)
    return [Party(name, tuple(some), known.get(name)) for name, some in found.items()]


def how(join: Join) -> str:
    """Say in a few words how two entries were joined."""
    if join.by:
        return f"joined by {join.by}: {join.because}"
    return f"{join.rule.replace('-', ' ')}, {join.level.value}"


def differences(join: Join) -> str:
    """Say what two joined entries differ in; empty where nothing is known."""
    told = (f"{f.kind.replace('_', ' ')} {f.one} / {f.other}" for f in join.contradicting)
    return "; ".join(told)


def reservations(match: Match) -> list[str]:
    """Say what an officer must know of an entry besides how it matches."""
    said = ["weak alias"] if match.is_weak_alias else []
    said += [] if match.is_in_scope else ["outside the DPRK scope"]
    said += ["the record could not be read whole"] if match.entry.is_partial else []
    said += ["interim designation"] if interim_remark(match.entry) else []
    said += [f"removal {removal_text(match.removal)}"] if match.removal else []
    return said


def removal_text(removal: PendingRemoval) -> str:
    """Say that the list no longer has a party, and how long it is screened all the same."""
    until = f"until {removal.until:%Y-%m-%d} or" if removal.until else ""
    return (
        f"pending: not in the list since {removal.since:%Y-%m-%d}; screened {until} until a "
        "person confirms the removal".replace("  ", " ")
    )
