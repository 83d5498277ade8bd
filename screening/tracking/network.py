"""To whom is a party tied, by what entries say of one another?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from db.records.relation import Relation


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie between two parties, with every text that states it."""

    source: str
    target: str
    kind: str
    role: str
    is_former: bool
    stated: tuple[Relation, ...]

    @property
    def order(self) -> tuple[str, str, str, str]:
        """By what ties are put in an order."""
        return self.source, self.kind, self.target, self.role


@dataclass(frozen=True, slots=True)
class Network:
    """The parties within some steps of one, and the ties between them."""

    root: str
    depths: Mapping[str, int]
    """By party: how many steps it is away."""
    edges: tuple[Edge, ...]

    def of(self, party: str) -> list[Edge]:
        """Give the ties of a party."""
        return [edge for edge in self.edges if party in {edge.source, edge.target}]


@dataclass(slots=True)
class _Search:
    look: Callable[[str], Iterable[Relation]]
    depths: dict[str, int] = field(default_factory=dict)
    found: list[Relation] = field(default_factory=list)

    def run(self, root: str, depth: int) -> None:
        self.depths[root] = 0
        reached = [root]
        for step in range(1, depth + 1):
            known = len(self.depths)
            for party in reached:
                for one in self.look(party):
                    self.found.append(one)
                    for other in one.parties:
                        self.depths.setdefault(other, step)
            reached = list(self.depths)[known:]


def network(root: str, depth: int, look: Callable[[str], Iterable[Relation]]) -> Network:
    """Give the parties within `depth` steps of one, and the ties by which they are reached.

    `look` gives the relations of a party, those that its entries state and those that others
    state of it. What several texts state alike is one tie.
    """
    search = _Search(look)
    search.run(root, depth)
    alike: dict[tuple[str, str, str, str, bool], dict[Relation, None]] = {}
    for one in search.found:
        key = (one.source, one.target, one.kind, _plain(one.role), one.is_former)
        alike.setdefault(key, {})[one] = None
    edges = [
        Edge(source, target, kind, next(iter(stated)).role, is_former, tuple(stated))
        for (source, target, kind, _, is_former), stated in alike.items()
    ]
    return Network(root, search.depths, tuple(_telling(edges)))


def _telling(edges: list[Edge]) -> Iterable[Edge]:
    """Leave out that a party is mentioned where something is said of the two besides."""
    told = {frozenset({e.source, e.target}) for e in edges if e.kind != "mentioned"}
    for edge in edges:
        if edge.kind != "mentioned" or frozenset({edge.source, edge.target}) not in told:
            yield edge


def _plain(role: str) -> str:
    """Give an office in the form in which two texts name it alike."""
    return " ".join(role.casefold().removeprefix("former ").split())
