"""How else may a listed person's name be spelt?

Every class starts from the hangul and asks one system or habit, each with its own freedoms:
order, hyphens, capitals. A function gives an empty text where the class does not apply.
"""

from collections.abc import Callable
from random import Random

from screening.evaluate import asian, cyrillic, european, romanise
from screening.evaluate.bearers import Bearer
from screening.evaluate.customary import customary, joined
from screening.evaluate.hangul import KoreanName

Spell = Callable[[Random, Bearer], str]
_APOSTROPHES = ("'", "’", "‘", "`", "´", "ʼ")
_PLAIN = str.maketrans("ŏŭŎŬ", "ouOU")


def _arranged(random: Random, surname: str, given: str) -> str:
    """Put the surname first or last, and choose capitals as forms do."""
    order = random.choices(("first", "last", "comma"), (60, 30, 10))[0]
    first, last = surname.capitalize(), given
    if random.random() < 0.25:
        first = first.upper()
    if order == "first":
        text = f"{first} {last}"
    else:
        text = f"{last} {first}" if order == "last" else f"{first}, {last}"
    style = random.choices(("as is", "upper", "lower"), (65, 25, 10))[0]
    return {"as is": text, "upper": text.upper(), "lower": text.lower()}[style]


def dprk(random: Random, bearer: Bearer) -> str:
    """Write the name in the DPRK's system, the given name apart, hyphenated or joined."""
    surname, *given = romanise.dprk(bearer.name).split()
    return _arranged(random, surname, joined(random, tuple(given)))


def mccune_reischauer(random: Random, bearer: Bearer) -> str:
    """Write breves and apostrophes, voicing or not."""
    return romanise.mccune_reischauer(bearer.name, is_voicing=random.random() < 0.6)


def mr_ascii(random: Random, bearer: Bearer) -> str:
    """Write McCune-Reischauer with every mark dropped."""
    plain = mccune_reischauer(random, bearer).translate(_PLAIN).replace("'", "")
    surname, given = plain.split(maxsplit=1)
    return _arranged(random, surname, random.choice((given, given.replace("-", " ").title())))


def mr_apostrophe(random: Random, bearer: Bearer) -> str:
    """Write the breve as an apostrophe too, as the UN does, with any of six characters."""
    marked = mccune_reischauer(random, bearer)
    for breve, plain in zip("ŏŭŎŬ", "ouOU", strict=True):
        marked = marked.replace(breve, f"{plain}'")
    if "'" not in marked:
        return ""
    marked = marked.replace("'", random.choice(_APOSTROPHES))
    return marked.upper() if random.random() < 0.3 else marked


def revised(random: Random, bearer: Bearer) -> str:
    """Write the Revised Romanisation, by the north's spelling or the south's."""
    name = bearer.name if random.random() < 0.5 else bearer.name.southern
    surname, given = romanise.revised(name).split(maxsplit=1)
    return _arranged(random, surname, joined(random, tuple(given.lower().split("-"))))


def south_korean(random: Random, bearer: Bearer) -> str:
    """Write the name as South Koreans would on a passport."""
    surname, given = customary(random, bearer.name)
    return _arranged(random, surname, joined(random, given))


def mixed(random: Random, bearer: Bearer) -> str:
    """Take each syllable from another system."""
    surname, *given = (_any_system(random, bearer.name, n) for n in range(_size(bearer.name)))
    return _arranged(random, surname, joined(random, tuple(given)))


def _size(name: KoreanName) -> int:
    return 1 + len(name.given)


def _any_system(random: Random, name: KoreanName, place: int) -> str:
    text = name.given[place - 1] if place else name.surname
    system = random.choice(("dprk", "mr", "revised", "customary"))
    if system == "customary":
        surname, given = customary(random, name)
        return given[place - 1] if place else surname
    systems = {
        "dprk": romanise.DPRK,
        "mr": romanise.MCCUNE_REISCHAUER,
        "revised": romanise.REVISED,
    }
    written = "".join(romanise.write(systems[system], text))
    return written.translate(_PLAIN).replace("'", "")


def yale(random: Random, bearer: Bearer) -> str:
    """Write the name as linguists do."""
    return random.choice((str, str.upper))(romanise.yale(bearer.name))


def hangul(random: Random, bearer: Bearer) -> str:
    """Write hangul, as the north does, of a person of whom the list prints only Latin."""
    return "" if bearer.is_printed_hangul else _in_hangul(random, bearer.name)


def hangul_printed(random: Random, bearer: Bearer) -> str:
    """Write hangul of a person of whom the list prints it too."""
    return _in_hangul(random, bearer.name) if bearer.is_printed_hangul else ""


def _in_hangul(random: Random, name: KoreanName) -> str:
    return random.choice((str(name), f"{name.surname} {name.given}"))


def hangul_southern(random: Random, bearer: Bearer) -> str:
    """Write hangul by the south's initial-sound rule, where that differs."""
    name = bearer.name.southern
    return "" if name == bearer.name else _in_hangul(random, name)


def kontsevich(random: Random, bearer: Bearer) -> str:
    """Write Cyrillic by Kontsevich."""
    text = cyrillic.kontsevich(bearer.name, is_joined=random.random() < 0.5)
    return text.upper() if random.random() < 0.25 else text


def cyrillic_press(random: Random, bearer: Bearer) -> str:
    """Write Cyrillic as papers do."""
    text = cyrillic.press(random, bearer.name)
    return text.upper() if random.random() < 0.25 else text


def russian_latin(random: Random, bearer: Bearer) -> str:
    """Write what a Russian passport makes of the Cyrillic."""
    source = random.choice((kontsevich, cyrillic_press))(random, bearer)
    text = cyrillic.passport(source)
    return text.upper() if random.random() < 0.4 else text


def french(random: Random, bearer: Bearer) -> str:
    """Write the name as French papers do."""
    return european.french(random, bearer.name)


def german(random: Random, bearer: Bearer) -> str:
    """Write the name as German papers do."""
    return european.german(random, bearer.name)


def katakana(random: Random, bearer: Bearer) -> str:
    """Write katakana, with a point, a blank or nothing between."""
    text = asian.katakana(bearer.name, is_voiced=random.random() < 0.7)
    return text.replace("・", random.choice(("・", "・", "・", " ", "")))


def characters(random: Random, bearer: Bearer) -> str:
    """Write Chinese characters, traditional or simplified."""
    return asian.characters(bearer.name, is_simplified=random.random() < 0.5)


def pinyin(random: Random, bearer: Bearer) -> str:
    """Write how Mandarin reads the characters."""
    text = asian.pinyin(bearer.name).replace("ü", random.choice(("ü", "u", "v")))
    return random.choice((str, str, str.upper))(text)


SPELLINGS: dict[str, Spell] = {
    "dprk": dprk,
    "mr": mccune_reischauer,
    "mr_ascii": mr_ascii,
    "mr_apostrophe": mr_apostrophe,
    "revised": revised,
    "customary": south_korean,
    "mixed": mixed,
    "yale": yale,
    "hangul": hangul,
    "hangul_printed": hangul_printed,
    "hangul_southern": hangul_southern,
    "kontsevich": kontsevich,
    "cyrillic_press": cyrillic_press,
    "russian_latin": russian_latin,
    "french": french,
    "german": german,
    "katakana": katakana,
    "han": characters,
    "pinyin": pinyin,
}
"""Each class, and what writes it."""
