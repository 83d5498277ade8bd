"""What are people, companies and ships of other countries called who are on no list?"""

import unicodedata
from collections.abc import Callable, Iterator
from random import Random

from screening.evaluate.cases import Case, Group
from screening.evaluate.customary import surname_spellings
from screening.evaluate.cyrillic import passport, press_surname
from screening.evaluate.korean_negatives import a_birth_date, a_name
from screening.evaluate.tables import pick, table

Make = Callable[[Random], str]


def world_negatives(
    is_listed: Callable[[str], bool], *, seed: int, count: int
) -> Iterator[Case]:
    """Give that many different names of each kind; `is_listed` says which a party bears."""
    for kind, make in KINDS.items():
        random = Random(f"{seed} {kind}")  # noqa: S311 - cases must come again the same
        seen: set[str] = set()
        for _ in range(count * 20):
            text = make(random)
            if text not in seen:
                seen.add(text)
                group = Group.HOMONYM if is_listed(text) else Group.UNLISTED
                born = a_birth_date(random)
                yield Case(group, kind, text, (), text, "" if kind in _THINGS else born)
            if len(seen) == count:
                break


def _list(section: str, key: str) -> list[str]:
    return [
        word.replace("\u00a0", " ") for word in table("world_names")[section][key].split(" ")
    ]


def _pairs(section: str, key: str) -> list[tuple[str, str]]:
    """Give names with how they are read in Latin letters."""
    words = _list(section, key)
    return list(zip(words[::2], words[1::2], strict=True))


def chinese(random: Random) -> str:
    """Write a Chinese name in pinyin, joined or apart, or in characters."""
    surname = random.choice(_pairs("chinese", "surnames"))
    given = random.choices(_pairs("chinese", "given"), k=random.choice((1, 2, 2)))
    if random.random() < 0.3:
        return surname[0] + "".join(one[0] for one in given)
    sounds = [one[1] for one in given]
    joined = random.choice(("".join(sounds), " ".join(sounds), "-".join(sounds))).title()
    text = f"{surname[1].capitalize()} {joined}"
    turned = f"{joined} {surname[1].capitalize()}"
    text = random.choices((text, turned), (70, 30))[0].replace("ü", random.choice("üuv"))
    return random.choices((text, text.upper()), (75, 25))[0]


def japanese(random: Random) -> str:
    """Write a Japanese name in Latin letters or in characters."""
    surname = random.choice(_pairs("japanese", "surnames"))
    given = random.choice(_pairs("japanese", "given"))
    if random.random() < 0.3:
        return random.choice((surname[0] + given[0], f"{surname[0]} {given[0]}"))
    text = random.choice((f"{given[1]} {surname[1]}", f"{surname[1]} {given[1]}"))
    return random.choices((text.title(), text.upper()), (75, 25))[0]


def russian(random: Random) -> str:
    """Write a Russian name in Cyrillic, or as a passport turns it into Latin letters."""
    surname, given = (random.choice(_list("russian", key)) for key in ("surnames", "given"))
    text = f"{given} {surname}"
    if random.random() < 0.4:
        text = f"{surname} {given} {random.choice(_list('russian', 'patronymics'))}"
    return text if random.random() < 0.5 else passport(text)


def vietnamese(random: Random) -> str:
    """Write a Vietnamese name with its marks or without."""
    parts = [random.choice(_list("vietnamese", key)) for key in ("surnames", "middle", "given")]
    if random.random() < 0.25:
        del parts[1]
    if random.random() < 0.3:
        parts = [*parts[1:], parts[0]]
    text = " ".join(parts)
    return text if random.random() < 0.5 else _unmarked(text)


def _unmarked(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def western(random: Random) -> str:
    """Write a European or American name."""
    given = random.choice(_list("western", "given"))
    if random.random() < 0.25:
        given = f"{given} {random.choice((*_list('western', 'given'), 'J.', 'M.', 'A.'))}"
    surname = random.choice(_list("western", "surnames"))
    text = f"{given} {surname}" if random.random() < 0.8 else f"{surname}, {given}"
    return random.choices((text, text.upper()), (80, 20))[0]


def other(random: Random) -> str:
    """Write an Arabic, Persian, Indian, Burmese, Thai, Indonesian, African or Turkish name."""
    words = random.sample(_list("other", "names"), random.choice((2, 2, 3)))
    return " ".join(words)


def company(random: Random) -> str:
    """Name a company, most of them in English."""
    way = random.choices(("english", "korean", "chinese"), (76, 12, 12))[0]
    if way != "english":
        tail = random.choice(_list("companies", f"{way}_tails"))
        head = random.choice(_list("companies", way))
        middle = random.choice(_pairs("chinese", "given"))[0] if way == "chinese" else ""
        return head + middle + tail
    words = [random.choice(_list("companies", "heads"))]
    if random.random() < 0.45:
        words.append(random.choice(_list("companies", "heads")))
    if random.random() < 0.06:
        words.insert(0, random.choice(("Korea", "Hanguk", "Choson")))
    words += [random.choice(_list("companies", key)) for key in ("seconds", "tails")]
    return " ".join(words)


def ship(random: Random) -> str:
    """Name a ship."""
    text = f"{random.choice(_list('ships', 'heads'))} {random.choice(_list('ships', 'tails'))}"
    if random.random() < 0.35:
        text = f"{text} {random.randrange(1, 100)}"
    return random.choice((text, text.upper()))


def overseas_korean(random: Random) -> str:
    """Name a Korean abroad: Daniel Kim, Сергей Ким."""
    surname = a_name(random).surname
    if random.random() < 0.3:
        text = f"{random.choice(_list('russian', 'given'))} {press_surname(random, surname)}"
        return text if random.random() < 0.6 else passport(text)
    spelt = pick(random, surname_spellings(surname)).capitalize()
    return f"{random.choice(_list('western', 'given'))} {spelt}"


KINDS: dict[str, Make] = {
    "chinese": chinese,
    "japanese": japanese,
    "russian": russian,
    "vietnamese": vietnamese,
    "western": western,
    "other": other,
    "overseas_korean": overseas_korean,
    "company": company,
    "ship": ship,
}
"""Each kind of unlisted names, and what makes them."""
_THINGS = frozenset({"company", "ship"})
"""Kinds that are not born."""
