"""Is every row of `docs/faults.md` tested, and every tested fault in the table?"""

from tests.screening import (
    faults,
    test_faults_changes,
    test_faults_damage,
    test_faults_files,
    test_faults_machine,
    test_faults_network,
)

THEMES = (
    test_faults_changes,
    test_faults_damage,
    test_faults_files,
    test_faults_machine,
    test_faults_network,
)


def test_every_row_of_the_table_is_tested() -> None:
    assert all(THEMES)

    assert set(faults.documented()) == faults.tested
