"""What kind of number is it, and which numbers stand in the prose of a record?"""

import re

from stdnum import imo

from db.records.entry import Identifier, IdentifierKind

_IMO = re.compile(
    r"\bIMO\b\W*(?:(?:ship|company|vessel)\W+)?(?:identification\W+)?(?:number|num|no)?\W*"
    r"(?P<number>\d{7})(?!\d)",
    re.I,
)
_SEVEN_DIGITS = re.compile(r"(?<![\d/-])\d{7}(?![\d/-])")
_MENTIONS_IMO = re.compile(r"\bIMO\b")
_PLACEHOLDERS = frozenset({"", "-", "--", "n/a", "na", "none", "unknown", "?", "."})


_BIC = re.compile(
    r"\b(?:SWIFT|BIC)(?:[ /-]?(?:BIC|code))*\b\s*(?:is|no\.?)?\s*:?\s*"
    r"(?P<code>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])"
)


def is_placeholder(number: str) -> bool:
    """Whether a publisher's number says that there is none."""
    return number.strip().casefold() in _PLACEHOLDERS


def imo_kind(number: str) -> IdentifierKind:
    """Tell a ship's IMO number from a company's.

    Ships in service have numbers from 7000000 on with the check digit of
    IMO resolution A.1117(30); the numbers of companies (resolution MSC.160(78))
    come from other ranges.
    """
    digits = re.sub(r"\D", "", number)
    if len(digits) == 7 and digits[0] in "789" and imo.is_valid(digits):
        return IdentifierKind.IMO_SHIP
    return IdentifierKind.IMO_COMPANY if len(digits) == 7 else IdentifierKind.IMO


def imo_numbers(text: str, found_in: str) -> tuple[Identifier, ...]:
    """Give the IMO numbers that a piece of prose names.

    In a text that speaks of IMO numbers every run of seven digits that is a ship's
    number counts too, as lists of an owner's ships name `IMO` once.
    """
    if not _MENTIONS_IMO.search(text):
        return ()
    found = dict.fromkeys(match["number"] for match in _IMO.finditer(text))
    for number in _SEVEN_DIGITS.findall(text):
        if imo_kind(number) is IdentifierKind.IMO_SHIP:
            found[number] = None
    return tuple(
        Identifier(number, imo_kind(number), ("IMO",), found_in=found_in) for number in found
    )


def bank_codes(text: str, found_in: str) -> tuple[Identifier, ...]:
    """Give the bank codes (BIC, ISO 9362) that a piece of prose names as such."""
    codes = dict.fromkeys(match["code"] for match in _BIC.finditer(text))
    return tuple(
        Identifier(code, IdentifierKind.BIC, ("SWIFT/BIC",), found_in=found_in)
        for code in codes
    )


def numbers_in(text: str, found_in: str) -> tuple[Identifier, ...]:
    """Give every number that a piece of prose names: IMO numbers and bank codes."""
    return (*imo_numbers(text, found_in), *bank_codes(text, found_in))
