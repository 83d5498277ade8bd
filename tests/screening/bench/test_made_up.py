"""Are lists grown by parties of their own, the same ones for the same seed?"""

from db.records.entry import Entry, Name, PartyType, Statement, StatementKind
from db.records.screening import IndexedEntry, NexusReason
from screening.bench.made_up import grown
from screening.features.ships import named_ships
from tests import factories

REASON = NexusReason("un-regime", False, "It is on the list of the DPRK regime.", "DPRK")
PROSE = Statement(StatementKind.REMARK, "Registered owner of the tanker PAEK MA.")
ENTRIES = (
    factories.entry(
        "KPi.1", ("KIM Yong Chol", Name("김영철", script="Hang")), references=(("a", "1"),)
    ),
    factories.entry("KPi.2", ("RI Je-son", "Ri Che Son")),
    factories.entry(
        "KPe.1",
        ("Korea Ponghwa Corporation",),
        type=PartyType.ORGANISATION,
        statements=(PROSE,),
    ),
    factories.entry("KPv.1", ("CHON MA SAN",), type=PartyType.VESSEL),
    factories.entry("KPx.1", ("Somebody",), type=PartyType.UNKNOWN),
)
LISTED = [IndexedEntry(entry, is_in_scope=True, nexus=(REASON,)) for entry in ENTRIES]
OTHER = IndexedEntry(factories.entry("QDi.1", ("Ana Example",)), is_in_scope=False)


def _entries(times: int, seed: int = 1) -> list[Entry]:
    return [entry for entry, _ in grown([*LISTED, OTHER], times=times, seed=seed)]


def test_a_list_is_so_many_times_as_long_and_in_scope() -> None:
    found = list(grown([*LISTED, OTHER], times=4, seed=1))

    assert len(found) == 4 * len(LISTED)
    assert [entry for entry, _ in found[: len(LISTED)]] == list(ENTRIES)
    assert all(reasons == (REASON,) for _, reasons in found)


def test_no_two_parties_share_a_name_or_a_reference() -> None:
    found = _entries(40)

    names = [name.text for entry in found for name in entry.names]
    assert len(set(names)) == len(names)
    assert len({entry.ref for entry in found}) == len(found)


def test_the_same_seed_gives_the_same_parties_and_a_longer_list_begins_with_the_shorter() -> (
    None
):
    assert _entries(3) == _entries(3)
    assert _entries(3) == _entries(5)[: 3 * len(LISTED)]
    assert _entries(3) != _entries(3, seed=2)


def test_a_made_up_party_is_of_the_kind_of_its_model_and_has_as_many_names() -> None:
    found = _entries(30)

    for place, entry in enumerate(found):
        model = ENTRIES[place % len(ENTRIES)]
        assert entry.type is model.type
        assert len(entry.names) == len(model.names)
    assert all(entry.references == () for entry in found[len(LISTED) :])
    assert not any("PAEK MA" in named_ships(entry) for entry in found[len(LISTED) :])
