"""Are two publications told apart party by party?"""

from db.history import compare


def test_parties_are_added_amended_and_removed() -> None:
    before = {"X.1": "a", "X.2": "a", "X.3": "a"}
    after = {"X.2": "a", "X.3": "b", "X.5": "a", "X.4": "a"}

    assert compare(before, after) == (("X.4", "X.5"), ("X.3",), ("X.1",))


def test_the_same_publication_changes_nothing() -> None:
    assert compare({"X.1": "a"}, {"X.1": "a"}) == ((), (), ())
