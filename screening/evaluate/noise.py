"""How do names get spoilt: by fingers, by machines, by what stands around them?"""

import unicodedata
from random import Random

from screening.evaluate.tables import table

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")


def folded(text: str) -> str:
    """Give the letters alone: two texts with the same are the same to any tool."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def words(text: str) -> str:
    """Give the words of a name in order of the alphabet: what is the same in any order."""
    parts = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in text)
    return " ".join(sorted(folded(part) for part in parts.split()))


def typo(random: Random, text: str) -> str:
    """Change, add, drop or transpose one letter; empty where nothing came of it."""
    places = [n for n, c in enumerate(text) if c.isalpha() and c.isascii()]
    if len(places) < 4:
        return ""
    place = random.choice(places[1:])
    edit = random.choice(("substitute", "insert", "delete", "transpose"))
    letter = _near(random, text[place])
    changed = {
        "substitute": text[:place] + letter + text[place + 1 :],
        "insert": text[:place] + letter + text[place:],
        "delete": text[:place] + text[place + 1 :],
        "transpose": _transposed(text, place),
    }[edit]
    return changed if folded(changed) != folded(text) else ""


def _transposed(text: str, place: int) -> str:
    if place + 1 >= len(text) or not text[place + 1].isalpha():
        return text
    one, two = text[place], text[place + 1]
    return text[:place] + two + one + text[place + 2 :]


def _near(random: Random, letter: str) -> str:
    """Give a letter beside this one on the keyboard, or any."""
    keys = table("noise")["keys"]
    place = keys.find(letter.lower())
    near = [keys[n] for n in (place - 1, place + 1) if place >= 0 and 0 <= n < len(keys)]
    near = [key for key in near if key != " "]
    chosen = random.choice(near) if near and random.random() < 0.6 else random.choice(_LETTERS)
    return chosen.upper() if letter.isupper() else chosen


def misread(random: Random, text: str) -> str:
    """Mistake one or two shapes as scanners do: m and rn, O and 0, l and I."""
    return _replaced(random, text, table("noise")["ocr"], random.choice((1, 1, 2)))


def confusable(random: Random, text: str) -> str:
    """Put Cyrillic letters that look the same for some of the Latin ones."""
    return _replaced(random, text, table("noise")["confusables"], random.choice((1, 2, 4)))


def _replaced(random: Random, text: str, shapes: dict[str, str], times: int) -> str:
    found = [(n, s) for s in shapes for n in range(len(text)) if text.startswith(s, n)]
    chosen = sorted(random.sample(found, min(times, len(found))), reverse=True)
    end = len(text) + 1
    for place, shape in chosen:
        if place + len(shape) <= end:
            text = text[:place] + shapes[shape] + text[place + len(shape) :]
            end = place
    return text if chosen else ""


def full_width(text: str) -> str:
    """Write Latin letters as wide as Chinese characters."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def zero_width(random: Random, text: str) -> str:
    """Strew characters that nobody sees between the letters."""
    for _ in range(random.choice((1, 2, 3))):
        place = random.randrange(1, len(text))
        text = text[:place] + random.choice(_INVISIBLE) + text[place:]
    return text


def titled(random: Random, text: str) -> str:
    """Put a title before a name, or a Korean one after it."""
    known = table("noise")
    is_after = random.random() < 0.2
    if is_after:
        return f"{text} {random.choice(known['titles_after'])}"
    return f"{random.choice(known['titles_before'])} {text}"


def in_a_text(random: Random, text: str) -> str:
    """Put a name into a field that holds more than it."""
    return str(random.choice(table("noise")["texts"])).format(name=text)


def with_extra_word(random: Random, text: str, *, with_syllables: bool) -> str:
    """Add a word that is no part of the name, or a syllable too many."""
    known = table("noise")
    kind = random.choice(("before", "after", "syllable")[: 3 if with_syllables else 2])
    if kind == "before":
        return f"{random.choice(known['extra_before'])} {text}"
    if kind == "after":
        return f"{text} {random.choice(known['extra_after'])}"
    parts = text.split()
    parts.insert(random.randrange(1, len(parts) + 1), random.choice(known["extra_syllables"]))
    return " ".join(parts)
