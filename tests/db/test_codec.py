"""Is an entry read back exactly, and does its digest see what was amended and only that?"""

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.codec import decode, digest, encode
from db.records.entry import (
    Address,
    BirthDate,
    Entry,
    LegalAct,
    PartialDate,
    PartyType,
    Place,
)
from tests import factories

_act = st.builds(LegalAct, st.text(), remarks=st.tuples(st.text()))
st.register_type_strategy(LegalAct, st.builds(replace, _act, corrigenda=st.tuples(_act)))
entries = st.from_type(Entry)


@settings(max_examples=40)
@given(entries)
def test_an_entry_is_read_back_exactly(entry: Entry) -> None:
    document = encode(entry)

    assert decode(document) == entry
    assert encode(decode(document)) == document
    assert digest(decode(document)) == digest(entry)


@settings(max_examples=40)
@given(entries, st.randoms())
def test_the_order_of_details_amends_nothing(entry: Entry, chance: random.Random) -> None:
    shuffled: dict[str, Any] = {
        field: tuple(chance.sample(value, len(value)))
        for field in Entry.__slots__
        if isinstance(value := getattr(entry, field), tuple)
    }

    assert digest(replace(entry, **shuffled)) == digest(entry)


AMENDMENTS: list[dict[str, Any]] = [
    {},
    {"type": PartyType.ORGANISATION},
    {"names": ()},
    {"names": factories.entry(names=("Ana", "Ana")).names},
    {"programmes": ("DPRK",)},
    {"measures": ("DPRK",)},
    {"is_partial": True},
    {"ref": "X.2"},
    {"birth_dates": (BirthDate(PartialDate("1962")),)},
    {"birth_dates": (BirthDate(PartialDate("1962"), of_alias="Ana"),)},
    {"addresses": (Address(Place("KP")),)},
    {"addresses": (Address(Place("KP")), Address(Place("KP")))},
    {"addresses": (Address(Place(city="KP")),)},
    {"references": (("a", "b"),)},
    {"references": (("b", "a"),)},
]


def test_every_amendment_has_a_digest_of_its_own() -> None:
    digests = [digest(replace(factories.entry(), **changes)) for changes in AMENDMENTS]

    assert len(set(digests)) == len(AMENDMENTS)


def test_documents_leave_out_what_says_nothing() -> None:
    document = encode(factories.entry(names=("Ana Example",)))

    assert document == (
        b'{"list":"x","names":[{"kind":"primary","text":"Ana Example"}],'
        b'"ref":"X.1","type":"person"}'
    )


def test_an_empty_text_that_a_record_must_have_is_kept() -> None:
    entry = factories.entry(legal_acts=(LegalAct(""),), names=())

    assert decode(encode(entry)) == entry
