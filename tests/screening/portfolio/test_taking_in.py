"""Does a file of customers become the portfolio, and is nothing lost on the way?"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from db.records.customer import Customer, Import
from db.store.customers import customers, portfolios, versions
from db.store.engine import Store
from db.store.verify import verify
from screening.portfolio.record import query
from screening.portfolio.taking_in import PortfolioError, retire, take_in
from screening.rows.row import HeadingError
from tests.factories import DAY_ONE


def takes_in(
    store: Store,
    folder: Path,
    text: str,
    name: str = "customers.csv",
    *,
    is_whole: bool = False,
) -> tuple[Import, list[str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return take_in(
        store, path, "default", by="clerk", at=DAY_ONE, say=lambda _: None, is_whole=is_whole
    )


def kept(store: Store) -> dict[str, Customer]:
    return {customer.id: customer for customer in customers(store, "default")}


def names(customer: Customer) -> Sequence[str]:
    return query(customer).names


def test_rows_are_added_changed_and_left_as_they_are(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name,nationality\n1,Ana,KP\n2,Ben,\n")

    done, problems = takes_in(store, tmp_path, "id,name,nationality\n1,Ana,\n2,Ben,\n3,Cyd,\n")

    assert (done.added, done.changed, done.unchanged, problems) == (1, 1, 1, [])
    assert kept(store)["1"].fields == {"name": ("Ana",)}
    assert portfolios(store) == {"default": 3}


def test_every_version_of_a_record_stays(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name\n1,Ana Example\n")
    takes_in(store, tmp_path, "id,name\n1,Ana Exemple\n")

    found = [one.fields["name"] for one, _ in versions(store, "default", "1")]

    assert found == [("Ana Example",), ("Ana Exemple",)]


def test_an_earlier_name_is_still_looked_for(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name\n1,Kim Yong Chol\n")
    takes_in(store, tmp_path, "id,name\n1,Jane Smith\n")

    assert set(names(kept(store)["1"])) == {"Jane Smith", "Kim Yong Chol"}


def test_a_file_may_bring_former_and_other_names(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name,former_names,aka\n1,Jane,Kim Yong Chol;Kim Y,Jan\n")

    assert set(names(kept(store)["1"])) == {"Jane", "Jan", "Kim Yong Chol", "Kim Y"}


def test_who_is_missing_from_a_whole_file_is_retired_and_may_return(
    store: Store, tmp_path: Path
) -> None:
    rows = "".join(f"{number},Name {number}\n" for number in range(20))
    takes_in(store, tmp_path, f"id,name\n{rows}")

    less = rows.replace("7,Name 7\n", "", 1)
    retired, _ = takes_in(store, tmp_path, f"id,name\n{less}", is_whole=True)
    returned, _ = takes_in(store, tmp_path, f"id,name\n{rows}", is_whole=True)

    assert (retired.retired, returned.returned) == (1, 1)
    assert portfolios(store) == {"default": 20}


def test_a_half_written_file_retires_nobody(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"{number},Name {number}\n" for number in range(20))
    takes_in(store, tmp_path, f"id,name\n{rows}")

    with pytest.raises(PortfolioError, match=r"lacks 19 of the 20 .* --accept [0-9a-f]{64}"):
        takes_in(store, tmp_path, "id,name\n1,Name 1\n", is_whole=True)

    assert portfolios(store) == {"default": 20}


def test_a_row_that_cannot_be_read_is_named_and_leaves_the_record_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    takes_in(store, tmp_path, "id,name\n1,Ana\n2,Ben\n")

    done, problems = takes_in(store, tmp_path, "id,name\n1,\n2,Ben\n", is_whole=True)

    assert (done.unreadable, done.retired) == (1, 0)
    assert "line 2" in problems[0]
    assert names(kept(store)["1"]) == ("Ana",)


def test_of_two_records_under_one_id_the_second_is_named(store: Store, tmp_path: Path) -> None:
    done, problems = takes_in(store, tmp_path, "id,name\n1,Ana\n1,Ben\n")

    assert (done.added, done.unreadable) == (1, 1)
    assert "stands there twice" in problems[0]
    assert names(kept(store)["1"]) == ("Ana",)


def test_a_file_without_ids_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(HeadingError, match="no column 'id'"):
        takes_in(store, tmp_path, "name\nAna\nBen\n")

    assert portfolios(store) == {}


def test_a_line_of_json_without_an_id_is_named(store: Store, tmp_path: Path) -> None:
    text = '{"id": "1", "name": "Ana"}\n{"name": "Ben"}\n'

    done, problems = takes_in(store, tmp_path, text, "customers.jsonl")

    assert (done.added, done.unreadable) == (1, 1)
    assert "line 2: the row has no id" in problems[0]


def test_a_customer_may_be_retired_by_hand(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name\n1,Ana\n2,Ben\n")

    retire(store, "default", ["1"], by="clerk", at=DAY_ONE, reason="left")

    assert portfolios(store) == {"default": 1}
    with pytest.raises(PortfolioError, match="no customer 1"):
        retire(store, "default", ["1"], by="clerk", at=DAY_ONE, reason="left")


def test_everything_is_vouched_for(store: Store, tmp_path: Path) -> None:
    takes_in(store, tmp_path, "id,name\n1,Ana\n2,Ben\n")

    with store.reading() as connection:
        assert verify(connection).faults == []
