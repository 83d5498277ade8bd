"""How does a person read to whom a party is tied: as a tree in the terminal?"""

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from db.records.relation import Relation
from screening.tracking.network import Edge, Network

_QUOTE = 150
Names = Mapping[str, str]
Words = Mapping[str, tuple[str, str]]
"""By kind of tie: how it reads from one end and from the other."""
WORDS: dict[str, tuple[str, str]] = {
    "office": ("holds an office of", "has as"),
    "mentioned": ("names", "is named by"),
}
"""The kinds that no table lists."""


def render(found: Network, names: Names, words: Words, console: Console) -> None:
    """Print the ties of a party, and theirs, each with the words that state it."""
    root = Tree(_named(found.root, names))
    shown = {found.root}
    _grow(root, found, found.root, names, words, shown)
    console.print(root)
    console.print(counted(found), style="dim")


def _grow(
    tree: Tree,
    found: Network,
    party: str,
    names: Names,
    words: Words,
    shown: set[str],
) -> None:
    """Hang everybody on a party that is one step farther away than it."""
    below: list[tuple[Tree, str]] = []
    for other, edges in ties(found, party):
        if found.depths[other] < found.depths[party]:
            continue
        said = Text("; ").join(Text(said_of(edge, party, words)) for edge in edges)
        label = Text.assemble(said, ": ", _named(other, names))
        if other in shown:
            tree.add(Text.assemble(label, (" (shown elsewhere)", "dim")))
            continue
        shown.add(other)
        branch = tree.add(Text.assemble(label, "\n", _stated(edges[0])))
        below.append((branch, other))
    for branch, other in below:
        _grow(branch, found, other, names, words, shown)


def counted(found: Network) -> str:
    """Say how many parties and ties there are."""
    parties, ties = len(found.depths), len(found.edges)
    return (
        f"{parties} {'party' if parties == 1 else 'parties'}, "
        f"{ties} {'tie' if ties == 1 else 'ties'}"
    )


def ties(found: Network, party: str) -> list[tuple[str, list[Edge]]]:
    """Give the ties of a party by whom they are to, alike ties together."""
    by_other: dict[str, list[Edge]] = {}
    for edge in found.of(party):
        other = edge.target if edge.source == party else edge.source
        by_other.setdefault(other, []).append(edge)
    return sorted(by_other.items(), key=lambda pair: (_rank(pair[1][0], party), pair[0]))


def said_of(edge: Edge, party: str, words: Words) -> str:
    """Say what a tie is, as seen from one of its ends."""
    former = "formerly " if edge.is_former else ""
    role = edge.role.removeprefix("Former ").removeprefix("former ")
    if edge.source == party:
        return f"{former}{words[edge.kind][0]}{f' as {role}' if role else ''}"
    return f"{former}{words[edge.kind][1]}{f' {role}' if role else ''}"


def _rank(edge: Edge, party: str) -> tuple[bool, bool, str, str]:
    """Put what the party is said to be first, then what others are to it, names at the end."""
    return edge.kind == "mentioned", edge.source != party, edge.kind, edge.role.casefold()


def _named(party: str, names: Names) -> Text:
    return Text.assemble((names.get(party, party), "bold"), f" {party}")


def _stated(edge: Edge) -> Text:
    one = edge.stated[0]
    more = f" (+{len(edge.stated) - 1})" if len(edge.stated) > 1 else ""
    return Text(f"{place(one)}{more}: {quoted(one)}", style="dim")


def place(one: Relation) -> str:
    """Say where a relation is stated: the entry, the kind of text, the character."""
    return f"{one.entry.list} {one.entry.ref} {one.field.replace('_', ' ')} at {one.start}"


def quoted(one: Relation, longest: int = _QUOTE) -> str:
    """Give the sentence that states a relation, shortened around the name."""
    quote = " ".join(one.quote.split())
    if len(quote) <= longest:
        return f"“{quote}”"
    middle = quote.find(one.mention)
    start = max(0, min(middle - longest // 2, len(quote) - longest))
    return f"“{'…' * (start > 0)}{quote[start : start + longest]}…”"


def documented(found: Network, names: Names) -> dict[str, object]:
    """Give a network as JSON."""
    return {
        "root": found.root,
        "parties": [
            {"party": party, "name": names.get(party, party), "depth": depth}
            for party, depth in found.depths.items()
        ],
        "ties": [_documented(edge) for edge in found.edges],
    }


def _documented(edge: Edge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "role": edge.role or None,
        "former": edge.is_former,
        "stated": [
            {
                "list": one.entry.list,
                "ref": one.entry.ref,
                "field": one.field,
                "start": one.start,
                "mention": one.mention,
                "quote": one.quote,
            }
            for one in edge.stated
        ],
    }
