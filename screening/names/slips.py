"""How alike are two spellings that differ by a slip of the pen, and which spellings are near?

One slip is allowed from four letters on, two from eight. A slip leaves the beginning or the
end of a word as it was, so spellings a slip apart are looked up by first and last letters.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SLIPS = {4: 0.86, 5: 0.89, 6: 0.91, 7: 0.92}
"""How alike words of so many letters, the shorter one's, are that differ by one slip."""
SHORTEST, LONG, ONE_SLIP, TWO_SLIPS, TWO_SLIPS_IN_TEN = 4, 8, 0.93, 0.86, 0.89
"""From so many letters on one slip, and two slips, are possible."""
_EDGE = 2
_MANY = 16
"""So many spellings are sooner compared all at once."""
NOT_ALIKE = (0.0, "")


def by_letters(one: str, other: str) -> tuple[float, str]:
    """How alike are two spellings, and why?

    Two slips are none where both the first and the last two letters differ.
    """
    length = min(len(one), len(other))
    most = 2 if length >= LONG else 1
    if length < SHORTEST or abs(len(one) - len(other)) > most:
        return NOT_ALIKE
    if one == other:
        return 1.0, "The same letters."
    slips = OSA.distance(one, other, score_cutoff=most)
    if slips > most:
        return NOT_ALIKE
    if slips == 1:
        return SLIPS.get(length, ONE_SLIP), "They differ by one letter."
    if one[:_EDGE] != other[:_EDGE] and one[-_EDGE:] != other[-_EDGE:]:
        return NOT_ALIKE
    return TWO_SLIPS if length < 10 else TWO_SLIPS_IN_TEN, "They differ by two letters."


def edges(word: str) -> tuple[str, ...]:
    """Give the beginning and the end of a word: spellings that are alike share one of them.

    In a word of four letters the middle ones may be swapped as well. What isn't a word, such
    as several of them, has none.
    """
    length = len(word)
    if length < SHORTEST or not word.isalnum():
        return ()
    found = (f"{word[:_EDGE]}-", f"-{word[-_EDGE:]}")
    return (*found, f"{word[0]}-{word[-1]}") if length == SHORTEST else found


class Beside:
    """Spellings that have an edge."""

    def __init__(self, spellings: Iterable[str] = ()) -> None:
        self._by_length: dict[int, list[str]] = {}
        for spelling in spellings:
            self._by_length.setdefault(len(spelling), []).append(spelling)
        self._within: dict[tuple[int, int], list[str]] = {}

    def within(self, length: int, most: int) -> Sequence[str]:
        """Give those of about a length, `most` letters more or less."""
        known = self._within.get((length, most))
        if known is None:
            sizes = range(length - most, length + most + 1)
            known = [text for size in sizes for text in self._by_length.get(size, ())]
            self._within[length, most] = known
        return known


NOTHING = Beside()


def near(word: str, beside: Callable[[str], Beside]) -> Iterator[str]:
    """Give the spellings that `by_letters` finds alike among those beside it, some twice.

    `beside` gives the spellings that have an edge.
    """
    length = len(word)
    most = 2 if length >= LONG else 1
    for edge in edges(word):
        found = beside(edge).within(length, most)
        if len(found) < _MANY:
            for spelling in found:
                if OSA.distance(word, spelling, score_cutoff=most) <= most:
                    yield spelling
        else:
            by_slips = process.extract(
                word, found, scorer=OSA.distance, score_cutoff=most, limit=None
            )
            yield from (spelling for spelling, _, _ in by_slips)


def by_edge(spellings: Iterable[str]) -> dict[str, list[str]]:
    """Put spellings under each of their edges."""
    found: dict[str, list[str]] = {}
    for spelling in spellings:
        for edge in edges(spelling):
            found.setdefault(edge, []).append(spelling)
    return found


class Spellings:
    """Spellings, open for looking up those that are alike."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._all = frozenset(spellings)
        self._by_edge = {edge: Beside(found) for edge, found in by_edge(self._all).items()}

    def alike(self, word: str) -> Iterator[str]:
        """Give the same spelling and those that `by_letters` finds alike, some twice."""
        if word in self._all:
            yield word
        yield from near(word, self.beside)

    def beside(self, edge: str) -> Beside:
        """Give the spellings that have this edge."""
        return self._by_edge.get(edge, NOTHING)
