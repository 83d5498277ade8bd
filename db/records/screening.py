"""What is asked, what was compared, and what was decided?"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.records.assessment import CategoryFinding
from db.records.entry import Entry, PartialDate, PartyType
from db.records.subject import EntryKey, Subject
from db.records.terms import NO_TERMS, IndexUsed, TermsAsked

ROSTER = "roster"
"""The list under which records of the roster stand in an index: they are no listings."""


class Outcome(StrEnum):
    """What a screening says. None of them says that a party is clear."""

    NO_MATCH = "no_match"
    REVIEW = "review"
    MATCH = "match"
    NOT_SCREENED = "not_screened"


class Scope(StrEnum):
    """Which entries a query is compared with by similarity."""

    DPRK = "dprk"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Query:
    """One party an officer asks about, its optional fields already read."""

    name: str
    id: str = ""
    type: PartyType | None = None
    other_names: tuple[str, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    gender: str = ""
    nationalities: tuple[str, ...] = ()
    residences: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Where the roles and organisations are stated: `E4 | publisher | date | place`."""
    purpose: str = ""
    """What the business is for, or what kind of body the party is: for hints at exemptions."""
    problems: tuple[str, ...] = ()
    """Optional fields that could not be read and were left out, each with its reason."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name to compare, the asked one first."""
        if not self.other_names:
            return (self.name,) if self.name else ()
        return tuple(name for name in (self.name, *self.other_names) if name)


class Bearing(StrEnum):
    """What a piece of evidence says about query and entry being one party."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of two values: a syllable, a word."""

    query: str
    """As asked; empty where the query has nothing for it."""
    listed: str
    """As printed; empty where the entry has nothing for it."""
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison: the two values as printed, and what it says."""

    feature: str
    query: str
    listed: str
    score: float
    """From 0, nothing in common, to 1, the same."""
    bearing: Bearing
    because: str
    parts: tuple[Part, ...] = ()
    """For a name: what was compared with what, piece by piece."""


@dataclass(frozen=True, slots=True)
class NexusReason:
    """Why an entry is held to have to do with the DPRK."""

    rule: str
    is_mention: bool
    """True where the DPRK is only mentioned in passing."""
    because: str
    quote: str
    """The value of the entry that the rule met."""


@dataclass(frozen=True, slots=True)
class PendingRemoval:
    """A list no longer has a party, which is screened all the same."""

    since: datetime
    """The date of the first publication without it."""
    last_published: datetime
    """The date of the last one that has it."""
    until: datetime | None
    """When the removal takes effect unless a person confirms it sooner; `None` where a person
    must look, as the list lost too much at once."""


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """An entry with what the index knows of it besides."""

    entry: Entry
    is_in_scope: bool
    """Whether it is DPRK-related by `rules/nexus.toml`."""
    nexus: tuple[NexusReason, ...] = ()
    removal: PendingRemoval | None = None
    """Where the newest publication of its list doesn't have it."""
    subject: str = ""
    """The id of the party that it shares with other entries; empty where it stands alone."""
    categories: tuple[CategoryFinding, ...] = ()
    """Which categories the listing of its party explains."""

    @property
    def key(self) -> EntryKey:
        """The entry as its list knows it."""
        return EntryKey(self.entry.list, self.entry.ref)


@dataclass(frozen=True, slots=True)
class Match:
    """A query beside one entry, with everything that was compared."""

    entry: Entry
    is_in_scope: bool
    matched_name: str
    alias_quality: str
    is_weak_alias: bool
    score: float
    """Similarity of the names, or 1.0 for an identifier that agrees."""
    evidence: tuple[Evidence, ...]
    bearers: float | None = None
    """The share of Koreans, from 0 to 1, whose name agrees with the matched one in every
    syllable; `None` where that isn't a Korean name."""
    manner: str = ""
    """In what way the names were compared; see `screening.names.comparison.Manner`."""
    outcome: Outcome = Outcome.NO_MATCH
    rule: str = ""
    because: str = ""
    is_shown: bool = False
    """Whether the rule shows it though it is no alert."""
    confidence: float | None = None
    """The share of such matches that are the same party; `None` where it was not measured."""
    removal: PendingRemoval | None = None
    """Where the newest publication of its list doesn't have the entry."""
    subject: str = ""
    """The id of the party that the entry shares with others; empty where it stands alone."""
    categories: tuple[CategoryFinding, ...] = ()
    """Which categories the listing of the party explains: the listed one, not the queried."""

    @property
    def party(self) -> str:
        """The id of the party the entry is about: `un:KPi.033`."""
        return self.subject or str(EntryKey(self.entry.list, self.entry.ref))

    def agreeing(self) -> frozenset[str]:
        """The features that agree."""
        found = {e.feature for e in self.evidence if e.bearing is Bearing.AGREES}
        return frozenset(found | {"birth_date"} if "birth_day" in found else found)

    def contradicting(self) -> frozenset[str]:
        """The features that contradict."""
        found = {e.feature for e in self.evidence if e.bearing is Bearing.CONTRADICTS}
        return frozenset(found | {"birth_date"} if "birth_decade" in found else found)


@dataclass(frozen=True, slots=True)
class ListUsed:
    """The condition in which a screening found a list."""

    list: str
    state: str
    published_at: datetime | None = None
    checked_at: datetime | None = None
    fetched_at: datetime | None = None
    sha256: str = ""
    because: str = ""
    """Why the state is not `current`, or what was accepted so that it is."""
    withholds_no_match: bool = False
    """Whether what has no match was *not screened* against this list on the terms asked."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A possible exemption or authorisation route. It changes nothing."""

    id: str
    instrument: str
    trigger: str
    """What brings it to mind: `purpose: payroll of the embassy`."""
    says: str
    missing: str
    limits: str
    authority: str
    is_verified: bool
    text: str
    """The fixed words under which it is shown."""


@dataclass(frozen=True, slots=True)
class AboutQuery:
    """What is on file about the queried party itself, apart from any listed one."""

    categories: tuple[CategoryFinding, ...] = ()
    """To which facts stated about it, or a record of the roster, correspond."""
    unevidenced: tuple[str, ...] = ()
    """What is stated without a source, and to which category it would correspond with one."""
    roster: tuple[Match, ...] = ()
    """Records of the roster under a like name: not listings."""
    hints: tuple[Hint, ...] = ()


NOTHING_ABOUT = AboutQuery()


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one query, with what it rests on."""

    screening_id: str
    at: datetime
    by: str
    query: Query
    outcome: Outcome
    rule: str
    because: str
    problems: tuple[str, ...]
    matches: tuple[Match, ...]
    scope: Scope
    lists: tuple[ListUsed, ...]
    engine_version: str
    rules_digest: str
    as_of: date | None = None
    known_at: datetime | None = None
    """As of when this installation's knowledge was asked for."""
    discounted: tuple[Match, ...] = ()
    """What a rule of the table took for no alert, and shows all the same."""
    subjects: tuple[Subject, ...] = ()
    """The parties of the alerts that several entries are about."""
    about: AboutQuery = NOTHING_ABOUT
    terms: TermsAsked = NO_TERMS
    index: IndexUsed | None = None
    """`None` where it is not one of an installation, as in a measurement."""
