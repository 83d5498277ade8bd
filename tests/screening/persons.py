"""Several persons at one home: who acts is patched, as only the machine says it."""

from dataclasses import dataclass

import pytest

from tests.screening.home import Home, Result


@dataclass(frozen=True, slots=True)
class Persons:
    """A home, and whoever acts there."""

    home: Home
    patch: pytest.MonkeyPatch

    def run(self, who: str, *arguments: str) -> Result:
        """Run `sanctions` as somebody."""
        for place in ("screening.settings.login", "screening.identity.login"):
            self.patch.setattr(place, lambda: who)
        return self.home.run(*arguments)
