"""Does history come out the same, whatever the order in which its files are loaded?"""

from collections.abc import Iterator
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.codec import digest
from db.records.entry import Entry, UnreadableRecord
from db.records.publication import Delta
from db.store.engine import Store
from db.store.publications import digests_in_force, publications, publish, versions
from tests.factories import draft, entry

_numbers = count(1)

REFS = ("X.1", "X.2", "X.3")
Content = dict[str, str]
contents: st.SearchStrategy[Content] = st.dictionaries(
    st.sampled_from(REFS), st.sampled_from(("Ana", "Ben"))
)
histories = st.lists(contents, min_size=1, max_size=7)

on_one_database = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def load(store: Store, name: str, day: int, content: Content, *, broken: str = "") -> Delta:
    entries = [said(name, ref, text) for ref, text in content.items()]
    unreadable = [UnreadableRecord(name, "broken", ref=broken)] if broken else []
    return publish(store, draft(day, list=name), entries, unreadable)


def said(name: str, ref: str, text: str) -> Entry:
    return entry(ref, (text,), list=name)


def digests(name: str, content: Content) -> dict[str, str]:
    return {ref: digest(said(name, ref, text)) for ref, text in content.items()}


def fresh_list() -> str:
    """Name a list nobody has loaded yet, so that examples can share one database."""
    return f"list {next(_numbers)}"


@given(histories, st.data())
@on_one_database
def test_each_publication_says_what_its_file_said(
    store: Store, history: list[Content], data: st.DataObject
) -> None:
    name = fresh_list()
    order = data.draw(st.permutations(range(len(history))))

    for day in order:
        load(store, name, day, history[day])

    stored = publications(store, name)
    assert [digests_in_force(store, p.id) for p in stored] == [
        digests(name, c) for c in history
    ]
    assert [p.entry_count for p in stored] == [len(content) for content in history]


@given(histories, st.data())
@on_one_database
def test_the_order_of_loading_leaves_no_trace(
    store: Store, history: list[Content], data: st.DataObject
) -> None:
    shuffled, in_order = fresh_list(), fresh_list()

    for day in data.draw(st.permutations(range(len(history)))):
        load(store, shuffled, day, history[day])
    for day, content in enumerate(history):
        load(store, in_order, day, content)

    assert list(told(store, shuffled)) == list(told(store, in_order))


@given(st.lists(st.tuples(contents, st.sampled_from(("", *REFS)))), st.data())
@on_one_database
def test_each_publication_says_what_its_file_said_and_what_was_carried_over(
    store: Store, history: list[tuple[Content, str]], data: st.DataObject
) -> None:
    name = fresh_list()

    for day in data.draw(st.permutations(range(len(history)))):
        content, broken = history[day]
        load(store, name, day, content, broken=broken)

    for (content, _), publication in zip(history, publications(store, name), strict=True):
        found = digests_in_force(store, publication.id)
        carried = {party.ref for party in publication.carried_over}
        assert found.keys() == content.keys() | carried
        assert not content.keys() & carried
        assert digests(name, content).items() <= found.items()
    assert_no_party_reads_two_ways_at_once(store, name)


@given(histories, contents, st.data())
@on_one_database
def test_a_delta_tells_what_changed_against_the_publication_before(
    store: Store, history: list[Content], last: Content, data: st.DataObject
) -> None:
    name = fresh_list()
    for day, content in enumerate(history):
        load(store, name, 2 * day, content)
    day = data.draw(st.integers(0, len(history) - 1))

    delta = load(store, name, 2 * day + 1, last)

    before = history[day]
    assert {*delta.added, *delta.returned} == last.keys() - before.keys()
    once = set[str]().union(*history)
    assert set(delta.returned) == (
        set() if delta.is_history else once & last.keys() - before.keys()
    )
    assert set(delta.removed) == before.keys() - last.keys()
    assert set(delta.amended) == {r for r in before.keys() & last if before[r] != last[r]}
    assert delta.is_history == (day < len(history) - 1)


def test_files_of_one_moment_stand_in_the_order_in_which_they_came(
    store: Store,
) -> None:
    load(store, "x", 0, {"X.1": "Ana"})
    load(store, "x", 0, {"X.1": "Ben"})
    load(store, "x", 0, {})

    stored = publications(store, "x")

    assert [digests_in_force(store, publication.id) for publication in stored] == [
        digests("x", {"X.1": "Ana"}),
        digests("x", {"X.1": "Ben"}),
        {},
    ]


def told(store: Store, name: str) -> Iterator[object]:
    """Tell the history of every party of a list without saying which list it is."""
    for ref in REFS:
        for version, since, until in versions(store, name, ref):
            yield ref, version.name, since.generated_at, until and until.generated_at


def assert_no_party_reads_two_ways_at_once(store: Store, name: str) -> None:
    statement = text("""
        SELECT count(*), count(DISTINCT entry_id) FROM entry_version
        JOIN entry_validity ON version_id = entry_version.id
        JOIN entry ON entry.id = entry_id
        WHERE to_publication_id IS NULL AND entry.list = :list
    """)
    with store.reading() as connection:
        intervals, parties = connection.execute(statement, {"list": name}).one()
    assert intervals == parties
