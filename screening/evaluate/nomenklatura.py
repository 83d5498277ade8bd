"""How does nomenklatura's logic-v2 compare names?

The matcher behind OpenSanctions, asked for a name of which nothing else is known. It is an
optional extra: it brings a database engine, a machine learning library and a binding to a C++
library with no ready-made build, and screening needs none of them.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from db.records.entry import Name, PartyType
from screening.evaluate.parties import Party

DEFAULT_THRESHOLD = 0.7
"""From here on its users' service says *match* (`SCORE_THRESHOLD` of yente 5.5)."""

_SCHEMA = {
    PartyType.PERSON: "Person",
    PartyType.ORGANISATION: "Organization",
    PartyType.VESSEL: "Vessel",
    PartyType.UNKNOWN: "LegalEntity",
}
"""The library's word for each kind of party. A query is asked of each party as its own kind:
asked for somebody, be it a person or a company, the library strips no title and finds none of
the names that have one at 0.1 % false alerts, in place of two in three."""
_IDENTIFIERS = count()
"""The library keeps what it worked out of a name under the entity's identifier, for the whole
process: no two entities may share one, be they of two baselines."""


class BaselineMissingError(Exception):
    """A baseline was asked for whose library is not installed."""


class LogicV2:
    """Logic-v2 as it comes, compared with every party: no candidate search loses any."""

    about = "logic-v2, the matcher behind OpenSanctions, without its index"
    library = "nomenklatura"
    threshold = DEFAULT_THRESHOLD

    def __init__(self, parties: Sequence[Party]) -> None:
        """Describe the parties in the library's words.

        Raises `BaselineMissingError` where the library is not installed.
        """
        self._entity, self._compare = _library()
        self._listed = [(party, self._made(party.type, party.names)) for party in parties]

    def _made(self, kind: PartyType, names: Iterable[Name]) -> object:
        identifier = next(_IDENTIFIERS)
        return self._entity(f"entity {identifier}", _SCHEMA[kind], names)

    def score(self, query: str) -> list[tuple[Party, float]]:
        """Compare the query with every party; parties with score 0 are left out."""
        asked = {kind: self._made(kind, (Name(query),)) for kind in _SCHEMA}
        scored = (
            (party, self._compare(asked[party.type], listed)) for party, listed in self._listed
        )
        return [(party, score) for party, score in scored if score > 0]


MakeEntity = Callable[[str, str, Iterable[Name]], object]
"""Identifier, kind of party and names."""
Compare = Callable[[object, object], float]
"""The query's entity and the listed one, in this order."""


def _library() -> tuple[MakeEntity, Compare]:
    try:
        from followthemoney import model  # noqa: PLC0415
        from nomenklatura.matching.logic_v2.model import LogicV2 as Matcher  # noqa: PLC0415
    except ImportError as error:
        raise BaselineMissingError(
            f"The baseline {LogicV2.library} needs the optional extra `baselines`, which is "
            f"not installed or not whole ({error}). Install it beside the tool with "
            "`pip install '.[baselines]'`; that builds pyicu, which needs a C++ compiler, "
            "pkg-config and the headers of ICU (Debian: g++ pkg-config libicu-dev)."
        ) from error
    config = Matcher.default_config()

    def entity(identifier: str, schema: str, names: Iterable[Name]) -> object:
        made = model.make_entity(schema)
        made.id = identifier
        for name in names:
            made.add("weakAlias" if name.is_weak else "name", name.text)
        return made

    def compare(query: object, listed: object) -> float:
        return float(Matcher.compare(query, listed, config).score)

    return entity, compare
