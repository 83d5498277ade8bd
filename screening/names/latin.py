"""How is a name in another writing written in Latin letters?

Cyrillic and Greek are read as English papers write them, Chinese as pinyin, the rest with
a kept table of every script, loaded when it is first needed. Hangul is left as it stands:
it is read as Korean elsewhere.
"""

import re
from collections.abc import Callable, Iterator

from screening.names.fold import fold
from screening.names.lookalikes import as_latin
from screening.names.press import cyrillic, greek

MOST = 4
"""No name has more readings than this."""
LONGEST = 4_000
"""A reading is cut here: no name is longer, and every comparison has its bound."""

_LATIN = "\u0000-\u024f\u1e00-\u1eff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_FOREIGN = re.compile(rf"[^{_LATIN}{_HANGUL}]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_GREEK = re.compile("[\u0370-\u03ff]+")
_HAN_RUN = r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+"
_HAN = re.compile(_HAN_RUN)
_KANA = re.compile("[\u3041-\u3096\u3099-\u30ff]+")
_SMALL_KANA = re.compile("(.)([ゃゅょャュョァィゥェォぁぃぅぇぉ])")
_DOUBLED_KANA = re.compile("[っッ](?=(.))")
_HEBREW_BEGINNINGS = {"ב": "b", "כ": "k", "פ": "p"}
"""Letters that are stops where a word begins."""
LONGEST_PERSON = 4
"""A Chinese word of more characters is no person's name."""

_COMPOUND_SURNAMES = (
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 司徒 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 "
    "长孙 長孫 鲜于 鮮于 南宫 南宮 独孤 獨孤 西门 西門 东方 東方 司空 端木 轩辕 軒轅"
)
_AS_SURNAME = {
    "曾": "zeng", "单": "shan", "單": "shan", "朴": "piao", "解": "xie", "仇": "qiu",
    "查": "zha", "盖": "ge", "蓋": "ge", "区": "ou", "區": "ou", "乐": "yue", "樂": "yue",
    "翟": "zhai", "尉": "yu", "冼": "xian", "万": "wan", "繁": "po", "覃": "qin",
}  # fmt: skip
"""Characters read otherwise as a surname."""


def latin(folded: str) -> tuple[str, ...]:
    """Give the readings of a folded name, the likeliest first; none for a Latin name."""
    if folded.isascii() or not _FOREIGN.search(folded):
        return ()
    found: dict[str, None] = {}
    for reading in _readings(folded):
        written = fold(reading[:LONGEST])[:LONGEST].strip()
        if written and written != folded:
            found[written] = None
        if len(found) == MOST:
            break
    return tuple(found)


def _readings(folded: str) -> Iterator[str]:
    # A word of look-alikes among Latin words is meant as Latin, most likely.
    by_look = _by_look(folded)
    if by_look is not None:
        yield by_look
    parted = _HAN.sub(_syllables, folded)
    whole = _HAN.sub(_as_person, folded) if _is_person(folded) else parted
    for text in dict.fromkeys((whole, parted)):
        spoken = _GREEK.sub(lambda run: greek(run[0]), text)
        readings = cyrillic(spoken) if _CYRILLIC.search(spoken) else (spoken,)
        for reading in readings:
            yield _FOREIGN.sub(lambda run: _other(run[0]), reading)


def _by_look(folded: str) -> str | None:
    words = folded.split()
    if not any(word.isascii() and word.isalpha() for word in words):
        return None
    look_alikes = [as_latin(word) or word for word in words]
    return " ".join(look_alikes) if look_alikes != words else None


def _is_person(folded: str) -> bool:
    runs = _HAN.findall(folded)
    return bool(runs) and len("".join(runs)) <= LONGEST_PERSON


def _as_person(run: re.Match[str]) -> str:
    """Write a name's given syllables as one word, behind the surname if it is in the run."""
    characters = run[0]
    is_whole = len(_HAN.findall(run.string)) == 1
    if len(characters) == 1 or not is_whole:
        first = run.start() == 0
        return "".join(_spoken(c, as_surname=first) for c in characters)
    length = 2 if len(characters) > 2 and characters[:2] in _COMPOUND_SURNAMES else 1
    surname = "".join(_spoken(c, as_surname=length == 1) for c in characters[:length])
    return f"{surname} {''.join(_spoken(c) for c in characters[length:])}"


def _syllables(run: re.Match[str]) -> str:
    is_person = len(run[0]) <= LONGEST_PERSON
    spoken = [
        _spoken(c, as_surname=is_person and at == 0 and run.start() == 0)
        for at, c in enumerate(run[0])
    ]
    return f" {' '.join(spoken)} "


def _spoken(character: str, *, as_surname: bool = False) -> str:
    if as_surname and character in _AS_SURNAME:
        return _AS_SURNAME[character]
    return _ascii()(character).lower()


def _other(run: str) -> str:
    if run[0] in _HEBREW_BEGINNINGS:
        return _HEBREW_BEGINNINGS[run[0]] + _ascii()(run[1:])
    if _KANA.search(run):
        run = _DOUBLED_KANA.sub(lambda pair: _ascii()(pair[1])[:1], run)
        run = _SMALL_KANA.sub(lambda pair: _contracted(pair[1], pair[2]), run)
    return _ascii()(run)


def _contracted(before: str, small: str) -> str:
    """Read `ジョ` as jo and `ファ` as fa: the vowel before a small letter is not spoken."""
    first, second = _ascii()(before), _ascii()(small)
    if first[-1:] not in {"i", "u", "e", "o"}:
        return first + second
    if first[:-1] in {"sh", "ch", "j"}:
        second = second.removeprefix("y")
    return first[:-1] + second


def _ascii() -> Callable[[str], str]:
    from anyascii import anyascii  # noqa: PLC0415 - costs 30 ms that Latin names don't need

    return anyascii
