"""Is a portfolio screened again as if wholly, and does each alert say why it appeared?"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from db.records.alert import Alert, Status, StepKind, Verdict, Why
from db.records.entry import (
    BirthDate,
    DatePrecision,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Nationality,
    PartialDate,
    PartyType,
    Statement,
    StatementKind,
)
from db.store.engine import Store
from db.store.verify import verify
from screening.portfolio.terms import PortfolioTerms
from screening.rescreen.searching import hits
from screening.review.deciding import Wish, decide
from tests import factories
from tests.screening.bank import Bank, Row
from tests.screening.indexes import Indexes

KIM = factories.entry("X.1", ("KIM Yong Chol",), programmes=("DPRK",))
RI = factories.entry("X.2", ("RI Pyong Chol",))
C1: Row = {"id": "C1", "name": "Kim Yong Chol", "type": "person"}
C2: Row = {"id": "C2", "name": "Ri Pyong Chol", "type": "person"}
C3: Row = {"id": "C3", "name": "Elizabeth Williams", "type": "person"}


@pytest.fixture
def bank(store: Store, tmp_path: Path, index_of: Indexes) -> Bank:
    return Bank(store, index_of, tmp_path)


def said(alerts: list[Alert]) -> list[tuple[str, tuple[str, ...], Why]]:
    return [(alert.customer_id, alert.entries, alert.why) for alert in alerts]


def test_the_first_screening_compares_everybody(bank: Bank) -> None:
    bank.lists(KIM, RI)
    bank.takes_in(C1, C2, C3)

    found = bank.screens()

    assert (found.done.is_full, found.done.customers, found.done.compared) == (True, 3, 3)
    assert said(bank.alerts()) == [
        ("C1", ("x:X.1",), Why.CUSTOMER_NEW),
        ("C2", ("x:X.2",), Why.CUSTOMER_NEW),
    ]


def test_nothing_happens_where_nothing_changed(bank: Bank) -> None:
    bank.lists(KIM)
    bank.takes_in(C1, C3)
    bank.screens()

    found = bank.screens()

    assert (found.done.because, found.done.compared) == ("nothing changed", 0)
    assert (found.alerts, found.seen_again, found.gone) == ((), 0, 0)


def test_a_new_entry_alerts_only_whom_it_is_like(bank: Bank) -> None:
    bank.lists(KIM)
    bank.takes_in(C1, C2, C3)
    bank.screens()
    bank.lists(KIM, RI)

    found = bank.screens()

    assert said(list(found.alerts)) == [("C2", ("x:X.2",), Why.NEW_ENTRY)]
    assert found.done.compared == 1


def test_an_amended_entry_alerts_whom_it_is_like_now(bank: Bank) -> None:
    bank.lists(RI)
    bank.takes_in(C1, C2)
    bank.screens()
    bank.lists(replace(RI, names=(*RI.names, Name("KIM Yong Chol", NameKind.ALIAS))))

    found = bank.screens()

    assert said(list(found.alerts)) == [("C1", ("x:X.2",), Why.ENTRY_AMENDED)]
    assert found.seen_again == 1


def test_a_changed_customer_is_compared_with_everything(bank: Bank) -> None:
    bank.lists(KIM, RI)
    bank.takes_in(C1, C3)
    bank.screens()
    bank.takes_in({**C3, "name": "Ri Pyong Chol"})

    found = bank.screens()

    assert said(list(found.alerts)) == [("C3", ("x:X.2",), Why.CUSTOMER_CHANGED)]


def test_who_was_renamed_is_still_found_under_the_earlier_name(bank: Bank) -> None:
    bank.lists(RI)
    bank.takes_in({**C1})
    bank.takes_in({**C1, "name": "Jane Smith"})
    bank.lists(RI, KIM)

    found = bank.screens()

    assert [alert.entries for alert in found.alerts] == [("x:X.1",)]


def test_a_customers_own_ties_to_the_country_raise_an_alert(bank: Bank) -> None:
    bank.lists(RI)
    bank.takes_in({**C3, "nationality": "KP"})

    (alert,) = bank.screens().alerts

    assert (alert.subject, alert.entries, alert.outcome) == ("own:nexus", (), "review")


def test_an_open_alert_says_when_the_two_are_alike_no_longer(bank: Bank) -> None:
    bank.lists(KIM, RI)
    bank.takes_in(C1, C2)
    bank.screens()
    bank.lists(RI)

    found = bank.screens()

    first, second = bank.alerts()
    assert (found.gone, first.is_gone, second.is_gone) == (1, True, False)
    assert first.status is Status.OPEN
    assert "x:X.1" in first.steps[-1].text


def test_a_retired_customer_is_screened_no_longer(bank: Bank) -> None:
    bank.lists(RI)
    bank.takes_in(C1, C2)
    bank.screens()
    bank.takes_in(C2, is_whole=True, accept=True)
    bank.lists(RI, KIM)

    found = bank.screens()

    assert found.alerts == ()
    assert found.done.customers == 1


def test_after_the_period_everybody_is_compared(bank: Bank) -> None:
    bank.terms = PortfolioTerms(period_days=30)
    bank.lists(KIM)
    bank.takes_in(C1, C3)
    bank.screens()
    bank.day = 30

    found = bank.screens()

    assert (found.done.is_full, found.done.because) == (True, "30 days passed")
    assert found.alerts == ()


def test_in_part_and_in_full_give_the_same(bank: Bank) -> None:
    """Over a few nights of changes of every kind, each screened both ways."""
    bank.takes_in(C1, C2, C3, {**C3, "id": "C4", "name": "Kim Yongchol"})
    nights: list[Callable[[], Any]] = [
        lambda: bank.lists(KIM),
        lambda: bank.lists(KIM, RI),
        lambda: bank.lists(replace(KIM, genders=("F",)), RI),
        lambda: bank.takes_in({**C2, "name": "Ri Byung Chul"}),
        lambda: bank.lists(RI),
        lambda: bank.lists(RI, KIM, factories.entry("X.3", ("Elizabeth WILLIAMS",))),
    ]
    for night in nights:
        night()
        bank.day += 1
        partly = bank.screens()
        again = bank.screens(full=True)

        assert (again.alerts, again.seen_again, again.gone) == ((), 0, 0), partly.done.because
    assert len(bank.alerts()) >= 5


def test_everything_written_is_vouched_for(bank: Bank) -> None:
    bank.lists(KIM)
    bank.takes_in(C1)
    bank.screens()

    with bank.store.reading() as connection:
        assert verify(connection).faults == []


def test_of_two_screenings_at_once_one_is_written(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.lists(KIM)
    bank.takes_in(C1)
    other: list[object] = []

    def meanwhile(*arguments: Any) -> Any:
        if not other:
            other.append(True)
            bank.screens()
        return hits(*arguments)

    monkeypatch.setattr("screening.rescreen.rescreening.hits", meanwhile)
    bank.screens()

    assert len(bank.alerts()) == 1


class TestSuppression:
    """A false positive holds for one pair, as long as nothing changed that mattered."""

    FULL = replace(
        KIM,
        genders=("M",),
        birth_dates=(BirthDate(PartialDate("1962", DatePrecision.YEAR)),),
        nationalities=(Nationality("KP"),),
        identifiers=(Identifier("563210059", IdentifierKind.PASSPORT),),
        statements=(Statement(StatementKind.FUNCTION, "Director of the General Bureau."),),
    )
    ROW: ClassVar[Row] = {**C1, "gender": "M", "nationality": "KP", "purpose": "payroll"}

    def dismissed(self, bank: Bank, row: Row) -> Alert:
        bank.lists(self.FULL, RI)
        bank.takes_in(row, {**C1, "id": "C9"})
        bank.screens()
        first = next(a for a in bank.alerts() if a.entries and a.customer_id == "C1")
        decide(bank.reviewer(), first.id, Wish(Verdict.FALSE_POSITIVE, "other-name"))
        bank.day += 1
        return first

    def again(self, bank: Bank) -> list[Alert]:
        found = bank.screens(full=True).alerts
        return [alert for alert in found if alert.customer_id == "C1"]

    def test_it_holds_for_the_pair_only(self, bank: Bank) -> None:
        first = self.dismissed(bank, self.ROW)

        assert self.again(bank) == []
        others = [a for a in bank.alerts() if a.entries == first.entries and a.id != first.id]
        assert [(a.customer_id, a.status) for a in others] == [("C9", Status.OPEN)]

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"names": (*KIM.names, Name("KIM Y.C."))}, id="names"),
            pytest.param({"genders": ("F",)}, id="gender"),
            pytest.param(
                {"birth_dates": (BirthDate(PartialDate("1963", DatePrecision.YEAR)),)},
                id="birth date",
            ),
            pytest.param({"nationalities": (Nationality("CN"),)}, id="nationality"),
            pytest.param({"identifiers": ()}, id="identifier"),
        ],
    )
    def test_it_lapses_where_the_entry_changed_in_a_field_that_matters(
        self, bank: Bank, change: dict[str, Any]
    ) -> None:
        first = self.dismissed(bank, self.ROW)
        bank.lists(replace(self.FULL, **change), RI)

        (alert,) = self.again(bank)

        assert (alert.why, alert.earlier) == (Why.SUPPRESSION_LAPSED, first.id)
        assert "x:X.1: its" in alert.because

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"programmes": ("DPRK", "NUC")}, id="programme"),
            pytest.param({"references": (("DATAID", "9"),)}, id="publisher's number"),
            pytest.param({"measures": ("freeze",)}, id="measure"),
            pytest.param(
                {"statements": (Statement(StatementKind.REMARK, "He travels."),)}, id="remark"
            ),
        ],
    )
    def test_it_holds_where_the_entry_changed_in_another(
        self, bank: Bank, change: dict[str, Any]
    ) -> None:
        self.dismissed(bank, self.ROW)
        bank.lists(replace(self.FULL, **change), RI)

        assert self.again(bank) == []

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"other_names": "Kim Y. C."}, id="other names"),
            pytest.param({"birth_date": "1962"}, id="birth date"),
            pytest.param({"birth_place": "Pyongyang"}, id="birth place"),
            pytest.param({"gender": ""}, id="gender"),
            pytest.param({"nationality": "CN"}, id="nationality"),
            pytest.param({"residence": "CN"}, id="residence"),
            pytest.param({"address": "12 Rue X, Paris"}, id="address"),
            pytest.param({"identifier": "563210059"}, id="identifier"),
            pytest.param({"role": "director"}, id="role"),
            pytest.param({"organisation": "General Bureau"}, id="organisation"),
        ],
    )
    def test_it_lapses_where_the_customer_changed_in_a_field_that_matters(
        self, bank: Bank, change: dict[str, str]
    ) -> None:
        first = self.dismissed(bank, self.ROW)
        bank.takes_in({**self.ROW, **change})

        found = [alert for alert in self.again(bank) if alert.entries]

        assert [alert.earlier for alert in found] == [first.id]

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"purpose": "rent"}, id="purpose"),
            pytest.param({"name": "KIM YONG CHOL"}, id="capitals"),
        ],
    )
    def test_it_holds_where_the_customer_changed_in_another(
        self, bank: Bank, change: dict[str, str]
    ) -> None:
        self.dismissed(bank, self.ROW)
        bank.takes_in({**self.ROW, **change})

        assert [alert for alert in self.again(bank) if alert.entries] == []

    def test_it_ends_after_its_last_day_though_nothing_changed(self, bank: Bank) -> None:
        first = self.dismissed(bank, self.ROW)
        bank.day += 365

        found = [alert for alert in bank.screens().alerts if alert.entries]

        assert [(alert.earlier, alert.why) for alert in found] == [
            (first.id, Why.SUPPRESSION_LAPSED)
        ]
        assert "held until" in found[0].because

    def test_another_entry_of_the_same_name_is_another_pair(self, bank: Bank) -> None:
        self.dismissed(bank, self.ROW)
        twin = replace(self.FULL, ref="X.7")
        bank.lists(self.FULL, RI, twin)

        found = self.again(bank)

        assert [alert.why for alert in found] == [Why.NEW_ENTRY]


def test_a_confirmed_match_raises_no_second_alert_but_says_what_changed(bank: Bank) -> None:
    bank.lists(KIM)
    bank.takes_in(C1)
    bank.screens()
    decide(bank.reviewer(), 1, Wish(Verdict.TRUE_MATCH, "same-person"))
    bank.lists(replace(KIM, genders=("M",)))

    found = bank.screens()

    assert (found.alerts, found.confirmed) == ((), (1,))
    (alert,) = bank.alerts()
    assert alert.status is Status.CONFIRMED
    assert alert.steps[-1].kind is StepKind.SEEN_AGAIN


class TestNearRepeats:
    """A customer with an alert that comes again raises one of its own."""

    ROW: ClassVar[Row] = {**C1, "identifier": "563210059", "birth_date": "1962-02-18"}

    def alerted(self, bank: Bank) -> None:
        bank.lists(replace(KIM, type=PartyType.PERSON))
        bank.takes_in(self.ROW, C3)
        bank.screens()
        bank.day += 1

    @pytest.mark.parametrize(
        ("change", "because"),
        [
            pytest.param({"name": "Kym Yung Chol"}, "the name is written otherwise", id="name"),
            pytest.param({"identifier": ""}, "the identifier is left out", id="identifier"),
            pytest.param({"birth_date": ""}, "the birth date is left out", id="birth date"),
        ],
    )
    def test_under_the_same_number(
        self, bank: Bank, change: dict[str, str], because: str
    ) -> None:
        self.alerted(bank)
        bank.takes_in({**self.ROW, **change})

        (alert,) = bank.screens().alerts

        assert (alert.why, alert.earlier) == (Why.NEAR_REPEAT, 1)
        assert because in alert.because

    def test_under_another_number_and_no_longer_like_the_party(self, bank: Bank) -> None:
        self.alerted(bank)
        bank.takes_in({"id": "N1", "name": "Jane Smith", "identifier": "563210059"})

        (alert,) = bank.screens().alerts

        assert (alert.customer_id, alert.why) == ("N1", Why.NEAR_REPEAT)
        assert "customer C1 of alert 1" in alert.because

    def test_another_birth_date_is_another_person(self, bank: Bank) -> None:
        self.alerted(bank)
        bank.takes_in({"id": "N1", "name": "Kim Yong Chul Q", "birth_date": "1999-01-01"})

        found = bank.screens().alerts

        assert Why.NEAR_REPEAT not in {alert.why for alert in found}

    def test_an_address_that_changed_is_no_repeat(self, bank: Bank) -> None:
        self.alerted(bank)
        bank.takes_in({**self.ROW, "address": "1 New Street"})

        assert bank.screens().alerts == ()


def test_entries_are_read_back(bank: Bank) -> None:
    bank.lists(KIM)
    bank.takes_in(C1)
    bank.screens()

    (alert,) = bank.alerts()

    assert isinstance(KIM, Entry)
    assert alert.known == {"x:X.1"}
    assert set(alert.sight.entries["x:X.1"]) == {"is_in_scope", "names", "type"}
