"""Which few entries are worth comparing with a query?

The index is one SQLite file, written once and opened read-only through a memory map.
It holds every entry in force, the keys of all names and numbers, and the rules it was
built with, so that a screening needs neither the database nor its libraries. Only what a
query needs is read.

`candidates` loses nothing that is alike enough for a rule: no name that scores
`WORDS_FOUND_FROM`, and no Korean name that agrees but for one piece, however little it scores,
if a fact agrees that a rule demands besides. Entries outside the scope are looked up under the
exact keys.
"""

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from db.records.assessment import Assessment
from db.records.entry import PartyType
from db.records.relation import Relation
from db.records.screening import ROSTER, IndexedEntry, Query, Scope
from db.records.subject import EntryKey, Subject
from rules.catalogue import Catalogue
from rules.decision import WORDS_FOUND_FROM, DecisionTable
from screening.features.asked import asked_names
from screening.features.identifiers import asked_keys, asked_numbers
from screening.features.shared_facts import Limits, asked_countries, asked_years, limits
from screening.filling import SHELVES, unpressed
from screening.names.keys import asked_keys as name_keys
from screening.names.korean_search import KeptRows, KoreanSearch
from screening.names.remembered import Remembered
from screening.names.search import EVERYTHING, MOST_REMEMBERED, NameSearch, Wanted
from screening.relations.shelf import read_relations
from screening.shelves import KeptKeys, KeptShelf, KeptTargets
from screening.statements.shelf import read_assessments
from screening.subjects.shelf import (
    read_subject,
    read_subjects,
)

FORMAT = "27"
"""Changes with the shape of the file and its keys; another format is built anew."""

_KEPT = 2048
"""So many entries stay decoded: a file of customers meets the same ones again and again."""

Named = tuple[tuple[str, ...], PartyType | None]
"""The names of a query, and the kind of party."""
Asked = tuple[tuple[str, ...], frozenset[int]]
"""The names to look for, and the entries that have exactly one of them."""


class IndexUnreadableError(Exception):
    """The index file is missing, damaged or of another format; it must be built anew."""


class Index:
    """An index file, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises `IndexUnreadableError` when it is missing, damaged or of another format.
        """
        self.path = path
        try:
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise IndexUnreadableError(f"{path}: {error}") from error
        self._closed = weakref.finalize(self, self._connection.close)
        try:
            self._connection.execute(f"PRAGMA mmap_size={1 << 30}")
            is_ours = self._meta("format") == FORMAT.encode()
        except sqlite3.Error as error:
            self.close()
            raise IndexUnreadableError(f"{path}: {error}") from error
        if not is_ours:
            self.close()
            raise IndexUnreadableError(f"{path} is an index of another format")
        self._decoder = msgspec.json.Decoder(IndexedEntry)
        self._names, self._numbers, self._facts = (
            KeptKeys(self._connection, table)
            for table in ("name_key", "number_key", "fact_key")
        )
        self._searches: dict[Scope, NameSearch] = {}
        self._recent = Remembered[int, IndexedEntry](_KEPT)
        self._sharing: dict[str, frozenset[int]] = {}
        self._by_names = Remembered[Named, Asked](MOST_REMEMBERED)
        self._limits: dict[tuple[bool, bool, float | None], Limits] = {}

    def close(self) -> None:
        """Let go of the file; an index that nobody holds any more does so by itself."""
        self._closed()

    def _meta(self, name: str) -> bytes:
        row = self._connection.execute(
            "SELECT value FROM meta WHERE name = ?", (name,)
        ).fetchone()
        return bytes(row[0]) if row else b""

    @cached_property
    def decisions(self) -> DecisionTable:
        """The decision table the index was built with."""
        return msgspec.json.decode(self._meta("decisions"), type=DecisionTable)

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The criteria the index was built with; `None` where it was built without."""
        return msgspec.json.decode(self._meta("catalogue"), type=Catalogue | None)

    @cached_property
    def dprk_terms(self) -> str:
        """The pattern that finds a name of the DPRK or its capital in a folded text."""
        return self._meta("dprk_terms").decode()

    @cached_property
    def _usual(self) -> bytes:
        return self._meta("usual")

    def korean_rows(self, scope: Scope) -> KeptRows:
        """Give the Korean readings of the names in scope."""
        return msgspec.msgpack.decode(self._meta(f"korean:{scope}"), type=KeptRows)

    def exact_keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the keys of all names, and of all numbers, in scope or not."""
        return self._names.all(), self._numbers.all()

    def search(self, scope: Scope) -> NameSearch:
        """Give the names in scope, open for searching."""
        if scope not in self._searches:
            words, runs, names = (KeptShelf(self._connection, one) for one in SHELVES[scope])
            self._searches[scope] = NameSearch(
                KoreanSearch(self.korean_rows(scope)),
                KeptTargets(self._connection, SHELVES[scope][0]),
                words,
                runs,
                names,
            )
        return self._searches[scope]

    def candidates(
        self,
        query: Query,
        scope: Scope,
        min_score: float | None = None,
        *,
        with_parts: bool = False,
    ) -> set[int]:
        """Give the numbers of the entries worth comparing with a query.

        They are all entries in scope with a name that scores `WORDS_FOUND_FROM` or agrees
        as a Korean one but for a slip, and all entries, in scope or not, that share an exact
        name key or a number. A name that is less alike than rules demand, or agrees in part, is
        worth it where a fact is shared by which a rule may hold, or any time `with_parts`.
        Where less is wanted, they are every entry in scope too.
        """
        if min_score is not None and min_score < WORDS_FOUND_FROM:
            return self.exact(query) | self.in_scope(scope)
        wanted = EVERYTHING if with_parts else self.wanted(query, min_score)
        return self.exact(query) | self.similar(query, scope, wanted)

    def wanted(self, query: Query, min_score: float | None = None) -> Wanted:
        """Give how much like the names of a query others must be to matter."""
        key = bool(query.birth_dates), bool(query.nationalities), min_score
        if key not in self._limits:
            self._limits[key] = limits(self.decisions, query, min_score)
        found = self._limits[key]
        years, countries = (
            [self._with_fact(key) for key in set(keys)]
            for keys in (asked_years(query), asked_countries(query))
        )
        return Wanted(
            (*years, *countries) if found.is_part_by_facts else None,
            (*years * found.with_year, *countries * found.with_country),
            found.by_words,
            found.by_words_alone,
        )

    def _with_fact(self, key: str) -> frozenset[int]:
        """Give the entries with a year of birth or a nationality."""
        if key not in self._sharing:
            self._sharing[key] = frozenset(self._facts.entries((key,)))
        return self._sharing[key]

    def in_scope(self, scope: Scope) -> set[int]:
        """Give every entry in scope."""
        return msgspec.json.decode(self._meta(f"entries:{scope}"), type=set[int])

    def exact(self, query: Query) -> set[int]:
        """Give the entries, in scope or not, that have exactly a name or number asked."""
        numbered = self.with_number(query) if query.identifiers else set[int]()
        return numbered.union(self._asked(query)[1])

    def _asked(self, query: Query) -> Asked:
        """Give the names to look for, and what has exactly one of them, or one as its number.

        Of the same names the same comes, so that customers of one name cost little.
        """
        key = query.names, query.type
        known = self._by_names.get(key)
        if known is None:
            texts = tuple(asked.text for asked in asked_names(query))
            wanted = {key for text in texts for key in name_keys(text)}
            numbers = (key for text in query.names for key in asked_keys(text))
            exact = {*self._names.entries(wanted), *self._numbers.entries(numbers)}
            known = self._by_names[key] = texts, frozenset(exact)
        return known

    def similar(self, query: Query, scope: Scope, wanted: Wanted = EVERYTHING) -> set[int]:
        """Give the entries in scope with a name as much like one asked as is wanted."""
        search = self.search(scope)
        asked, _ = self._asked(query)
        return set[int]().union(*(search.find(text, wanted) for text in asked))

    def with_number(self, query: Query) -> set[int]:
        """Give the entries that have a number the query asks for."""
        asked = (key for text in asked_numbers(query) for key in asked_keys(text))
        return set(self._numbers.entries(asked))

    def entry(self, number: int) -> IndexedEntry:
        """Give one entry with what the index knows of it."""
        known = self._recent.get(number)
        if known is None:
            known = self._recent[number] = self._read(number)
        return known

    def _read(self, number: int) -> IndexedEntry:
        row = self._connection.execute(
            "SELECT body FROM entry WHERE id = ?", (number,)
        ).fetchone()
        return self._decode(row[0])

    def _decode(self, body: bytes) -> IndexedEntry:
        return self._decoder.decode(unpressed(body, self._usual))

    def find(self, ref: str) -> list[IndexedEntry]:
        """Give the entries of that reference, in any list and in any case.

        It may be written with its list, as `un:KPi.033`.
        """
        name, _, bare = ref.partition(":")
        rows = self._connection.execute(
            "SELECT body FROM entry WHERE ref = ?1 COLLATE NOCASE "
            "OR (list = ?2 COLLATE NOCASE AND ref = ?3 COLLATE NOCASE) ORDER BY list",
            (ref, name, bare),
        )
        return [self._decode(body) for (body,) in rows]

    def subject(self, name: str) -> Subject | None:
        """Give one party; `None` where a single entry is about it, and nothing in doubt."""
        return read_subject(self._connection, name)

    def subjects(self) -> list[Subject]:
        """Give the parties that several entries are about, or that may be others."""
        return read_subjects(self._connection)

    def assessments(self, key: EntryKey) -> tuple[Assessment, ...]:
        """Give the categories that the words of one entry explain, with facts and tests."""
        return read_assessments(self._connection, key)

    @cached_property
    def lent(self) -> dict[str, frozenset[str]]:
        """By party: the categories that who serves it corresponds to by that."""
        return msgspec.json.decode(self._meta("lent"), type=dict[str, frozenset[str]])

    def relations(self, party: str) -> list[Relation]:
        """Give what entries say of a party's ties to others."""
        return read_relations(self._connection, party)

    def entries(self, lists: Sequence[str] | None = None) -> Iterator[IndexedEntry]:
        """Give every entry of the lists, or those of some; the roster only if it is named."""
        for name, body in self._connection.execute("SELECT list, body FROM entry ORDER BY id"):
            if name in lists if lists else name != ROSTER:
                yield self._decode(body)
