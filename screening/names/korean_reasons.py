"""Why do two Korean names agree, syllable by syllable?"""

from collections.abc import Iterable, Iterator

from db.records.screening import Part
from screening.names.korean_name import KoreanName
from screening.names.korean_pairs import Agreed, Pair, meant
from screening.names.syllables import Syllable, given_share, surname_share

INITIAL = "The letter may be its initial."


def because_of(pair: Pair) -> str:
    """Say in a sentence how the readings agree."""
    if pair.asked.is_chinese:
        return "The name is the Chinese reading of this Korean name."
    if pair.slip is not None:
        return "One syllable is written another way, the others agree."
    if pair.extra:
        return f"All syllables agree; “{pair.extra}” is too many."
    if pair.missing is not None:
        is_missing = f"Of “{pair.missing.text}” only the initial is given"
        if not pair.initial:
            is_missing = f"The syllable “{pair.missing.text}” is missing"
        return f"{is_missing}, the others agree."
    if pair.initials:
        return "The surname agrees, and the initials fit."
    return f"Every syllable can be the same in Korean{_as_read(pair.asked)}."


def _as_read(asked: KoreanName) -> str:
    if asked.is_assimilated:
        return ", written as they sound where they meet"
    return "" if asked.is_as_written else ", but for letters that scanners mistake"


def parts(pair: Pair) -> Iterator[Part]:
    """Give each syllable of the listed name with what stands for it in the name asked."""
    for place, theirs in enumerate(pair.listed.syllables):
        if (agreed := pair.agreed[place]) is not None:
            why = _why(agreed, is_surname=place == 0)
            yield Part(agreed.asked.text, theirs.text, round(agreed.usual, 4), why)
        elif pair.slip is not None:
            ours = pair.slip[0]
            yield Part(ours.text, theirs.text, 0.5, _slip_because(ours, theirs))
        elif pair.initial:
            yield Part(pair.initial, theirs.text, 0.3, INITIAL)
        elif pair.missing is not None:
            yield Part("", theirs.text, 0.0, "The name asked has nothing for it.")
        else:
            ours = pair.asked.syllables[place]
            yield Part(ours.text, theirs.text, 0.3, INITIAL)
    if pair.extra:
        yield Part(pair.extra, "", 0.0, "The listed name has nothing for it.")


def _why(agreed: Agreed, *, is_surname: bool) -> str:
    ours, theirs = agreed.asked, agreed.listed
    share = surname_share if is_surname else given_share
    shared = sorted(
        ours.hangul.keys() & theirs.hangul.keys(),
        key=lambda h: (-round(ours.hangul[h] * theirs.hangul[h], 1), -share(h), h),
    )
    common = sum(share(h) for h in shared) / 100
    said = (
        f"surname of {common:.2g} in 100 Koreans"
        if is_surname
        else f"{common:.2g} in 100 syllables of given names"
    )
    return f"Both can be {' or '.join(shared)}; {said}." if shared else "The same letters."


def _slip_because(ours: Syllable, theirs: Syllable) -> str:
    other = " or ".join(_commonest_first(ours.hangul))
    read = f"it reads as {other}" if other else "it is no Korean syllable"
    listed = " or ".join(_commonest_first(meant(theirs)))
    return f"One letter from a spelling of {listed}; {read}."


def _commonest_first(hangul: Iterable[str]) -> list[str]:
    return sorted(hangul, key=lambda h: (-given_share(h), h))
