"""How else may a listed person's printed name reach us?

These classes start from a name as the list prints it: in another order, with other joins,
with something left out, added or mistaken.
"""

import re
from random import Random

from screening.evaluate import noise
from screening.evaluate.bearers import Bearer, Spelling
from screening.evaluate.person_spellings import Spell, revised, south_korean
from screening.evaluate.readings import readings
from screening.evaluate.romanise import dprk


def _printed(random: Random, bearer: Bearer) -> Spelling:
    """Choose one of the listed spellings; where there is only hangul, the DPRK's."""
    if bearer.spellings:
        return random.choice(bearer.spellings)
    return Spelling(dprk(bearer.name), is_surname_first=True)


def _latin(random: Random, bearer: Bearer) -> str:
    return _printed(random, bearer).text


def _parts(spelling: Spelling) -> tuple[str, list[str]]:
    """Give surname and given syllables as printed."""
    words = re.split("[ -]+", spelling.text)
    if spelling.is_surname_first:
        return words[0], words[1:]
    return words[-1], words[:-1]


def order(random: Random, bearer: Bearer) -> str:
    """Put the surname at the other end, or first with a comma."""
    spelling = _printed(random, bearer)
    surname, given = _parts(spelling)
    rest = ("-" if "-" in spelling.text else " ").join(given)
    turned = f"{rest} {surname}" if spelling.is_surname_first else f"{surname} {rest}"
    return turned if random.random() < 0.7 else f"{surname}, {rest}"


def hyphen(random: Random, bearer: Bearer) -> str:
    """Hyphenate the given name, or write it apart where it is."""
    spelling = _printed(random, bearer)
    surname, given = _parts(spelling)
    if len(given) < 2:
        return ""
    rest = (" " if "-" in spelling.text else "-").join(given)
    return random.choice((f"{surname} {rest}", f"{rest} {surname}"))


def given_joined(random: Random, bearer: Bearer) -> str:
    """Join the given name."""
    surname, given = _parts(_printed(random, bearer))
    if len(given) < 2:
        return ""
    rest = "".join(given).capitalize()
    return random.choice((f"{surname} {rest}", f"{rest} {surname}"))


def all_joined(random: Random, bearer: Bearer) -> str:
    """Join everything."""
    surname, given = _parts(_printed(random, bearer))
    text = random.choice((surname + "".join(given), "".join(given) + surname))
    return random.choice((str.capitalize, str.upper, str.lower))(text)


def title(random: Random, bearer: Bearer) -> str:
    """Put a title to the name."""
    return noise.titled(random, _latin(random, bearer))


def typo(random: Random, bearer: Bearer) -> str:
    """Mistype one letter, so that it is not just another spelling of the same name."""
    return _mistyped(random, bearer) if len(bearer.name.given) > 1 else ""


def typo_short(random: Random, bearer: Bearer) -> str:
    """Mistype one letter of a name with one given syllable: little is left to tell it by."""
    return _mistyped(random, bearer) if len(bearer.name.given) == 1 else ""


def _mistyped(random: Random, bearer: Bearer) -> str:
    text = noise.typo(random, _latin(random, bearer))
    is_same = any(reading.allows(bearer.name) for reading in readings(text))
    return "" if is_same else text


def typo_respelt(random: Random, bearer: Bearer) -> str:
    """Mistype one letter of the southern or the revised spelling."""
    if len(bearer.name.given) == 1:
        return ""
    spelt = random.choice((revised, south_korean))(random, bearer)
    text = noise.typo(random, spelt)
    is_same = any(reading.allows(bearer.name) for reading in readings(text))
    return "" if is_same else text


def extra_token(random: Random, bearer: Bearer) -> str:
    """Add a word; a syllable only where the name does not become a usual one by it."""
    is_long = len(bearer.name.given) > 1
    return noise.with_extra_word(random, _latin(random, bearer), with_syllables=is_long)


def in_a_text(random: Random, bearer: Bearer) -> str:
    """Put the name, in one of its spellings, into a field that holds more than it."""
    if len(bearer.name.given) == 1:
        return ""
    spelt = random.choice((_latin, revised, south_korean))(random, bearer)
    return noise.in_a_text(random, spelt)


def initials(random: Random, bearer: Bearer) -> str:
    """Shorten the given name to initials: Kim Y. C., Y.C. Kim."""
    surname, given = _parts(_printed(random, bearer))
    if len(given) < 2:
        return ""
    letters = [syllable[0].upper() for syllable in given]
    short = random.choice((". ".join(letters) + ".", ".".join(letters) + ".", "".join(letters)))
    return random.choice((f"{surname} {short}", f"{short} {surname}"))


def missing_syllable(random: Random, bearer: Bearer) -> str:
    """Leave out one of the given syllables."""
    surname, given = _parts(_printed(random, bearer))
    if len(given) < 2:
        return ""
    kept = random.choice(given)
    return random.choice((f"{surname} {kept}", f"{kept} {surname}"))


def swapped_syllables(random: Random, bearer: Bearer) -> str:
    """Turn the given syllables round."""
    surname, given = _parts(_printed(random, bearer))
    if len(given) < 2 or given[0].casefold() == given[1].casefold():
        return ""
    rest = random.choice((" ", "-")).join(reversed(given))
    return f"{surname} {rest}"


def ocr(random: Random, bearer: Bearer) -> str:
    """Misread a shape."""
    text = _latin(random, bearer)
    return noise.misread(random, random.choice((text, text.upper())))


def confusables(random: Random, bearer: Bearer) -> str:
    """Put look-alikes of another script."""
    return noise.confusable(random, _latin(random, bearer))


def full_width(random: Random, bearer: Bearer) -> str:
    """Write wide letters."""
    return noise.full_width(random.choice((str, str.upper))(_latin(random, bearer)))


def zero_width(random: Random, bearer: Bearer) -> str:
    """Strew invisible characters."""
    return noise.zero_width(random, _latin(random, bearer))


SLIPS: dict[str, Spell] = {
    "order": order,
    "hyphen": hyphen,
    "given_joined": given_joined,
    "all_joined": all_joined,
    "title": title,
    "typo": typo,
    "typo_short": typo_short,
    "typo_respelt": typo_respelt,
    "extra_token": extra_token,
    "in_a_text": in_a_text,
    "initials": initials,
    "missing_syllable": missing_syllable,
    "swapped_syllables": swapped_syllables,
    "ocr": ocr,
    "confusables": confusables,
    "full_width": full_width,
    "zero_width": zero_width,
}
"""Each class, and what makes it."""
