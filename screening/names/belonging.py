"""Of which party besides is there talk in an organisation's name?

`X, a subsidiary of Y` names two parties, and `Z of the Workers' Party of Korea` is Z.
"""

import re
from functools import lru_cache

from screening.names.bodies import bodies
from screening.names.fold import fold
from screening.names.words import MOST_LETTERS

_OWNED = re.compile(
    r" (?:an? |the )?(?:wholly owned |fully owned )?"
    r"(?:subsidiary|affiliate|branch|division|unit|arm|part|agency|front company|"
    r"representative office|rep office|representation|subsidiary company|owned by|"
    r"tochtergesellschaft|filiale|succursale|филиал|представительство)"
    r" (?:of |by |der |von |de |du )?(?:the )?"
)
_OF = re.compile(r" (?:of|under|within) (?:the )?")
SHORTEST = 4


@lru_cache(maxsize=2_000)
def parties(name: str) -> tuple[str, ...]:
    """Give the names of the parties in an asked name, folded; none where it is just one.

    What follows the name may be a body of the DPRK; a body alone is no other party.
    """
    if name.count(" ") < 3:
        return ()
    text = fold(name[: MOST_LETTERS * 4])[:MOST_LETTERS].replace("-", " ")
    owned = _OWNED.search(text)
    if owned is not None:
        found = (text[: owned.start()], text[owned.end() :])
        return tuple(part for part in found if len(part) >= SHORTEST)
    for place in _OF.finditer(text):
        if bodies(text[place.end() :]):
            return (text[: place.start()],)
    return ()
