"""What does somebody say of one party, and what does it rest on?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records.entry import PartialDate


class FactKind(StrEnum):
    """What a fact states of a party."""

    OFFICE = "office"
    RANK = "rank"
    MEMBERSHIP = "membership"
    FAMILY_TIE = "family_tie"
    OWNERSHIP = "ownership"
    CONTROL = "control"
    AGENCY = "agency"
    """Acting for another, or at its direction."""
    ACT = "act"
    SHIPMENT = "shipment"
    SERVICE = "service"
    """Money, insurance, goods or help given to another party."""
    CHARGE = "charge"
    """An act that a prosecutor alleges."""
    RED_FLAG = "red_flag"
    NATURE = "nature"
    """What a body or a ship is: `a bank of the DPRK`, the body of that name."""
    PROGRAMME = "programme"
    """Under which of a list's programmes the party is listed."""
    REBUTTAL = "rebuttal"


class Level(StrEnum):
    """How solid a source is: the evidence ladder, lowest first."""

    E0 = "E0"
    """Unsourced, or a likeness of names: stated, unevidenced."""
    E1 = "E1"
    """Open source, non-governmental or commercial."""
    E2 = "E2"
    """A government's advisory, or press that is attributed."""
    E3A = "E3a"
    """An indictment or a charge: what it says is alleged."""
    E3 = "E3"
    """A report of the UN's Panel of Experts or of the monitoring team after it."""
    E4 = "E4"
    """An official gazette, a register, a judgment, an official biography."""
    E5 = "E5"
    """The text of a listing in force that names the party."""

    @property
    def order(self) -> int:
        """Its place on the ladder: a higher one is more solid."""
        return _ORDER[self]


_ORDER = {level: order for order, level in enumerate(Level)}


class Basis(StrEnum):
    """Whose words a source has."""

    LISTING_TEXT = "listing_text"
    """The party's own listing: it explains that listing and proves nothing independently."""
    INDEPENDENT = "independent"


class Manner(StrEnum):
    """In what manner a fact is stated."""

    STATED = "stated"
    REPORTED = "reported"
    """The source passes on what another one found: `identified by the Panel of Experts as`."""
    SUSPECTED = "suspected"
    ALLEGED = "alleged"
    DENIED = "denied"


class Limb(StrEnum):
    """Which ground of rebuttal a fact speaks to (Decision 2013/255/CFSP, Article 28(3))."""

    NOT_ASSOCIATED = "not_associated"
    """Not, or no longer, associated."""
    NO_INFLUENCE = "no_influence"
    NO_CIRCUMVENTION_RISK = "no_circumvention_risk"


class Identity(StrEnum):
    """How sure it is that facts are about the party in question."""

    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    CONFIRMED = "confirmed"

    @property
    def is_resolved(self) -> bool:
        """Whether facts may be held against the party: probable at least."""
        return self in {Identity.PROBABLE, Identity.CONFIRMED}


@dataclass(frozen=True, slots=True)
class Source:
    """One item of evidence."""

    level: Level
    basis: Basis = Basis.INDEPENDENT
    publisher: str = ""
    published_on: date | None = None
    locator: str = ""
    """Where in the publication it stands: a page, a paragraph, an entry and its field."""
    quote: str = ""
    is_public: bool = True
    url: str = ""
    archived_sha256: str = ""
    """Digest of the archived page, where one is kept."""
    repeats: str = ""
    """Whose report it passes on; items of one origin count once."""
    names_party: bool = True
    """Whether the party is individually named in it."""

    @property
    def origin(self) -> str:
        """Whose words they are in the end."""
        return (self.repeats or self.publisher).casefold().strip()

    @property
    def is_whole(self) -> bool:
        """Whether it can be found again: level, publisher, date and place."""
        return bool(self.publisher and self.published_on and self.locator)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one party."""

    kind: FactKind
    text: str
    """The statement in words: `Director of the General Bureau of Atomic Energy`."""
    role: str = ""
    """As what, as printed."""
    organisation: str = ""
    """The body, person or ship it is about, as printed."""
    terms: tuple[str, ...] = ()
    """What it says in the rulebook's vocabulary: `organisation:komid`, `rank:4`."""
    start: PartialDate | None = None
    end: PartialDate | None = None
    is_former: bool = False
    manner: Manner = Manner.STATED
    limb: Limb | None = None
    """For a rebuttal: which limb."""
    against: tuple[str, ...] = ()
    """For a rebuttal or a denial: the categories or facts it is about; empty for all."""
    id: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def is_alleged(self) -> bool:
        """Whether it is an allegation only."""
        return self.manner is Manner.ALLEGED or self.kind is FactKind.CHARGE

    @property
    def known_on(self) -> date | None:
        """The last day for which it is attested: its end, else the newest source or start."""
        if self.end is not None and self.end.latest is not None:
            return self.end.latest
        days = [source.published_on for source in self.sources if source.published_on]
        if self.start is not None and self.start.latest is not None:
            days.append(self.start.latest)
        return max(days, default=None)
