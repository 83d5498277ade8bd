"""Which Korean syllables can a piece of writing stand for?

The table `tables/korean_syllables.csv` has, for each syllable, its spellings in Latin
letters (McCune-Reischauer, the system of the DPRK, the Revised Romanisation, habits of
passports and press; Russian, French and German press forms), in Cyrillic letters
(Kontsevich's system and press forms) and in katakana, the Chinese readings (pinyin) of
the characters it is usually written with in names, and how many of 10,000 Koreans bear it
as surname or in the given name. `tables/hanja.csv` has the Korean readings of Chinese
characters, of their simplified and their Japanese forms.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

HANGUL = range(0xAC00, 0xD7A4)
_HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32400))
_USUAL = {"s": 1.0, "c": 0.97, "r": 0.8, "f": 0.7}
"""How usual a Latin spelling is: of a system, of a habit, by rule only, of a foreign press."""
CYRILLIC, KATAKANA, CHARACTER, PINYIN = 0.9, 0.9, 0.95, 0.6
PLAIN = 0.9
"""From here on a spelling is usual enough to be read so without a second thought."""
_SAME_AT_THE_BEGINNING = (
    *(("리", "이"), ("류", "유"), ("로", "노"), ("림", "임"), ("량", "양"), ("렴", "염")),
    *(("녀", "여"), ("룡", "용"), ("련", "연"), ("렬", "열"), ("률", "율"), ("령", "영")),
    *(("례", "예"), ("락", "낙"), ("래", "내"), ("란", "난"), ("라", "나"), ("록", "녹")),
    *(("력", "역"), ("뇨", "요"), ("니", "이"), ("료", "요"), ("린", "인")),
)
"""The southern initial-sound rule: the northern form and the southern one."""
_RARE_SURNAME = 0.2
_RARE_SYLLABLE = 0.5
"""Per 10,000: what the table does not name."""


@dataclass(frozen=True, slots=True, eq=False)
class Syllable:
    """A piece of writing, and the Korean syllables it can stand for."""

    text: str
    hangul: Mapping[str, float] = field(default_factory=dict)
    """Each syllable with how usual this spelling of it is, from 0 to 1; empty for none."""
    given_share: float = 0.0
    """How many of 10,000 syllables of South Koreans' given names are this, spelt so."""
    surname_share: float = 0.0
    """How many of 10,000 South Koreans bear this surname, spelt so."""

    @property
    def is_surname(self) -> bool:
        """Whether it can be a surname."""
        return any(h in _TABLE.surnames for h in self.hangul)

    @property
    def listed_share(self) -> float:
        """How many of 10,000 Koreans bear a surname that it can stand for."""
        return sum(_TABLE.surnames.get(h, 0.0) for h in self.hangul)

    @property
    def usual(self) -> float:
        """How usual its most usual reading is."""
        return max(self.hangul.values(), default=0.0)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables, turned round: from the spelling to what it can mean."""

    spelt: dict[str, dict[str, float]]
    pinyin: dict[str, dict[str, float]]
    spellings: dict[str, tuple[str, ...]]
    systems: dict[str, tuple[str, ...]]
    surnames: dict[str, float]
    given: dict[str, float]
    southern: dict[tuple[str, str], float]
    """The share of South Koreans with this syllable who spell it so, from 0 to 1."""


def _read() -> _Tables:
    """Read the table of syllables; every screening waits for this, so it is done plainly."""
    tables = _Tables({}, {}, {}, {}, {}, {}, {})
    for row in _rows("korean_syllables.csv"):
        _enter(row, tables)
    for one, other in _SAME_AT_THE_BEGINNING:
        for form, same in ((one, other), (other, one)):
            _meet(tables.spelt, form, form, 1.0)
            _meet(tables.spelt, form, same, _USUAL["c"])
    return tables


@lru_cache(maxsize=1)
def _characters() -> dict[str, dict[str, float]]:
    """Give the Korean readings of each Chinese character; read when the first is met."""
    found: dict[str, dict[str, float]] = {}
    for syllable_read, characters in _rows("hanja.csv"):
        readings = _TABLE.spelt.get(syllable_read, {syllable_read: 1.0})
        for character in characters:
            for hangul, usual in readings.items():
                _meet(found, character, hangul, usual * CHARACTER)
    return found


def _enter(row: list[str], tables: _Tables) -> None:
    hangul, surname, given, latin, cyrillic, kana, pinyin = row
    if share := float(surname):
        tables.surnames[hangul] = share
    tables.given[hangul] = float(given)
    tables.spelt.setdefault(hangul, {})[hangul] = 1.0
    spellings, systems = [], []
    for part in latin.split("|"):
        text, kind, writers = part.split(":")
        usual = _USUAL[kind]
        _meet(tables.spelt, text, hangul, usual)
        tables.southern[text, hangul] = int(writers) / 1000
        if usual >= PLAIN:
            spellings.append(text)
        if usual == 1.0:
            systems.append(text)
    for column, usual in ((cyrillic, CYRILLIC), (kana, KATAKANA)):
        for text in column.split("|") if column else ():
            _meet(tables.spelt, text, hangul, usual)
            spellings.append(text)
    for text in pinyin.split("|") if pinyin else ():
        _meet(tables.pinyin, text, hangul, PINYIN)
    tables.spellings[hangul] = tuple(spellings)
    tables.systems[hangul] = tuple(systems)


def _meet(spelt: dict[str, dict[str, float]], text: str, hangul: str, usual: float) -> None:
    readings = spelt.get(text)
    if readings is None:
        spelt[text] = {hangul: usual}
    elif usual > readings.get(hangul, 0.0):
        readings[hangul] = usual


def _rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a table without its heading; no value holds a comma or a quote."""
    text = files("screening.names").joinpath("tables").joinpath(name).read_text("utf-8")
    return (line.split(",") for line in text.splitlines()[1:])


_TABLE = _read()
SPELT = _TABLE.spelt.keys() | _TABLE.pinyin.keys()
"""All that is a syllable and more than a letter or character."""
LONGEST = max(map(len, SPELT))
"""Letters of the longest spelling."""


@lru_cache(maxsize=20_000)
def syllable(text: str) -> Syllable:
    """Read a folded piece of writing in any script; without a reading it is no syllable."""
    readings = _TABLE.spelt.get(text)
    if readings is None and len(text) == 1 and ord(text) in HANGUL:
        readings = {text: 1.0}
    elif readings is None and is_character(text):
        readings = _characters().get(text)
    return _syllable(text, readings or {})


@lru_cache(maxsize=5_000)
def chinese_syllable(text: str) -> Syllable:
    """Read a piece of pinyin as the Korean syllables its characters usually are in names."""
    return _syllable(text, _TABLE.pinyin.get(text, {}))


def _syllable(text: str, readings: Mapping[str, float]) -> Syllable:
    given = surname = 0.0
    for hangul in readings:
        share = _southern_share(text, hangul)
        given += share * given_share(hangul)
        surname += share * surname_share(hangul)
    return Syllable(text, readings, given, surname)


def _southern_share(text: str, hangul: str) -> float:
    if len(text) == 1 and ord(text) in HANGUL:
        return 1.0
    return _TABLE.southern.get((text, hangul), 0.0)


def southern_writers(text: str, hangul: str) -> float:
    """Give how many of 10,000 South Koreans' syllables are this one, spelt so."""
    return _southern_share(text, hangul) * (surname_share(hangul) + given_share(hangul))


def surname_share(hangul: str) -> float:
    """Give how many of 10,000 Koreans bear this surname."""
    return _TABLE.surnames.get(hangul, _RARE_SURNAME)


def given_share(hangul: str) -> float:
    """Give how many of 10,000 syllables of Korean given names are this one."""
    return _TABLE.given.get(hangul, _RARE_SYLLABLE)


def spellings(hangul: str) -> tuple[str, ...]:
    """Give the usual spellings of a syllable, in every script but its own and Chinese."""
    return _TABLE.spellings.get(hangul, ())


def system_spellings(hangul: str) -> tuple[str, ...]:
    """Give the spellings of a syllable by the systems of romanisation."""
    return _TABLE.systems.get(hangul, ())


def is_character(text: str) -> bool:
    """Whether this is one Chinese character."""
    return len(text) == 1 and any(ord(text) in block for block in _HAN)


def is_letter(piece: str) -> bool:
    """Whether a piece may be an initial: a letter, but no whole syllable of its script."""
    return len(piece) == 1 and ord(piece) not in HANGUL and not is_character(piece)
