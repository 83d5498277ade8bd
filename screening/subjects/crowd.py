"""How many entries of all lists say the same, so that it tells nobody apart?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from db.records.subject import EntryKey
from screening.names.korean_shares import bearers
from screening.subjects.particulars import Particulars, telling


@dataclass(slots=True)
class Crowd:
    """All entries, counted by what they say."""

    by_word: dict[str, set[EntryKey]] = field(default_factory=lambda: defaultdict(set))
    """Who says a word in a text."""
    bearers: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By list and key: how many have the name."""

    def saying(self, words: Set[str]) -> int:
        """Count the entries whose texts hold all of these words."""
        rarest = sorted(words, key=lambda word: len(self.by_word.get(word, ())))
        found: set[EntryKey] = set(self.by_word.get(rarest[0], ())) if rarest else set()
        for word in rarest[1:]:
            found &= self.by_word[word]
        return len(found)

    def is_sole(self, one: Particulars, other: Particulars, key: str) -> bool:
        """Whether of each of two lists nobody else has a name."""
        lists = {one.key.list, other.key.list}
        return len(lists) == 2 and all(self.bearers[name, key] <= 1 for name in lists)


def crowd(found: Iterable[Particulars]) -> Crowd:
    """Count what entries say."""
    made = Crowd()
    for one in found:
        made.bearers.update((one.key.list, key) for key in one.name_keys)
        for statement in one.entry.statements:
            for word in telling(statement.text):
                made.by_word[word].add(one.key)
    return made


def is_rare(name: str, most: float) -> bool:
    """Whether so few Koreans, or none that we know of, have a name; `most` is a share."""
    share = bearers(name)
    return share is None or share <= most
