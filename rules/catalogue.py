"""What is the catalogue of designation criteria, in its plain form?

Checked by `rules.criteria_model` when it is read from `rules/criteria/*.toml` and
`rules/vocabulary/*.toml`; evaluated by `rules.evaluate`. It is a proposal of criteria by
category on the Syrian precedent (Decision 2013/255/CFSP as amended by Decision (CFSP)
2015/1836), not law: a category freezes nothing, only a listing does.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records.assessment import CategoryOutcome
from db.records.entry import PartyType
from db.records.fact import FactKind

ANY, LISTED_SHIP, KIN, FLAG = "organisation:any", "ship:listed", "kin", "flag"
"""Terms of facts: about any known body, about a listed ship, a tie to the family of C1, a red
flag (`flag:exit_node`). Others are `organisation:komid`, `group:C6`, `post:C3`,
`role:director`, `rank:4`, `programme:PRK` and what `shows` gives."""


def shows(category: str, element: str) -> str:
    """Give the term of a text that states an element in the words of its table."""
    return f"shows:{category}/{element}"


class FamilyPolicy(StrEnum):
    """What a family tie alone may show."""

    TAY_ZA = "tay_za"
    """No more than *indicated*: Tay Za v Council, C-376/10 P, 13 March 2012."""
    SYRIA_2015 = "syria_2015"
    """Up to *supported*, as if an act named the family: Decision (CFSP) 2015/1836."""


@dataclass(frozen=True, slots=True)
class Element:
    """What a fact must state to be one element of a category."""

    id: str
    title: str
    facts: frozenset[FactKind]
    terms: frozenset[str] = frozenset()
    """Of the vocabulary; the fact has one of them. Empty for any."""
    roles: frozenset[str] = frozenset()
    """And one of these besides; empty for any."""
    not_terms: frozenset[str] = frozenset()
    types: frozenset[PartyType] = frozenset()
    """Of the party; empty for any."""
    by_rank: bool = False
    """Whether a rank of the army at or above the catalogue's `min_rank` is what counts."""
    nationality: str = ""
    """The party has it, or none is known."""
    not_nationality: str = ""
    """The party is known to have a nationality, and not this one."""
    least: int = 1
    """So many facts of different kinds are needed: a single red flag says nothing."""
    lends: bool = False
    """Whether who serves a listed body that meets this element serves one of the group."""
    acts: tuple[str, ...] = ()
    """Words for what is done: with `objects`, how a text states the element."""
    objects: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    """Words that state the element by themselves."""
    is_whole_sentence: bool = False
    """Whether words after *which* count, as for a ship that its owner's entry describes."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One set of elements that suffices for a category."""

    title: str
    needs: tuple[str, ...]
    """Ids of elements: all of them."""
    cap: CategoryOutcome | None = None
    """No more than that, whatever the evidence."""
    cap_under: FamilyPolicy | None = None
    """The cap holds under this policy only; `None` for always."""
    origin: str = ""
    """Another origin than the category's own."""


@dataclass(frozen=True, slots=True)
class Analogue:
    """An act or a judgment that a category follows."""

    act: str
    provision: str
    says: str
    is_verified: bool = False
    """Whether it was checked against the official text; otherwise it is shown as unverified."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example."""

    party: str
    shows: str
    because: str


@dataclass(frozen=True, slots=True)
class Category:
    """One category of persons or bodies at which measures aim."""

    id: str
    title: str
    origin: str
    version: str
    summary: str
    analogues: tuple[Analogue, ...]
    specific: str
    """What makes a case of it specific and concrete."""
    rebuttal: tuple[str, ...]
    red_flags: tuple[str, ...]
    """What never suffices alone."""
    elements: tuple[Element, ...]
    grounds: tuple[Ground, ...]
    examples: tuple[Example, ...] = ()
    anchor_date: date | None = None
    """Another one than the catalogue's."""

    def element(self, name: str) -> Element:
        """Give one element by its id."""
        return next(one for one in self.elements if one.id == name)


@dataclass(frozen=True, slots=True)
class OwnershipTest:
    """When a regime holds a body for owned or controlled."""

    regime: str
    title: str
    at_least: float | None = None
    """Per cent of the rights; `None` where the regime says nothing of the kind."""
    more_than: float | None = None
    aggregates: str = "joint"
    """Whose shares are added: `all` listed owners', those held `joint`ly, or `none`."""
    has_control_test: bool = True
    is_verified: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body of the vocabulary."""

    id: str
    name: str
    groups: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    hangul: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    has_shared_name: bool = False
    """Whether bodies of other countries are called so too: the DPRK must be evident."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office, by the words for it."""

    id: str
    words: tuple[str, ...]
    groups: tuple[str, ...] = ()
    """Categories whose body the words themselves name: `Chief of the General Staff`."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank of the Korean People's Army; 1 is the highest."""

    order: int
    name: str
    words: tuple[str, ...]
    """As texts write it, in English, romanised and in hangul."""
    ambiguous: tuple[str, ...] = ()
    """Words that mean another office too (소장): the organisation decides."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that tell how a text states things."""

    silent: tuple[str, ...]
    """Patterns of statements that give no reason: `Gender: male`."""
    reported: tuple[str, ...]
    suspected: tuple[str, ...]
    alleged: tuple[str, ...]
    denied: tuple[str, ...]
    denied_acts: tuple[str, ...]
    over: tuple[str, ...]
    """Words by which an office is over: `no longer`."""
    dead: tuple[str, ...]
    not_an_army: tuple[str, ...]
    """Words that tell a body that has institute directors from one that has generals."""
    countries: tuple[str, ...]
    """Names of the DPRK."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every category, with the mechanics and the vocabulary they share."""

    version: str
    anchor_date: date
    min_rank: str
    family_policy: FamilyPolicy
    ownership_regime: str
    """Whose test decides the outcome of C14; the others are shown beside it."""
    mechanics: tuple[str, ...]
    categories: tuple[Category, ...]
    ownership: tuple[OwnershipTest, ...]
    organisations: tuple[Organisation, ...]
    roles: tuple[Role, ...]
    ranks: tuple[Rank, ...]
    kin: tuple[str, ...]
    """Words for members of the family of C1, as patterns."""
    flags: tuple[str, ...]
    """The kinds of red flag there are."""
    reading: Reading

    def category(self, name: str) -> Category | None:
        """Give one category by its id, in any case."""
        return next((one for one in self.categories if one.id == name.upper()), None)

    @property
    def lowest_order(self) -> int:
        """The order of the lowest rank that still counts."""
        return next(rank.order for rank in self.ranks if rank.name == self.min_rank)
