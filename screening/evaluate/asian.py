"""How do Japanese and Chinese papers write a Korean name?

Katakana follow the sound, as Japanese papers print names of the DPRK. Characters are the
commonest ones a syllable of a name is written with: whether these are the bearer's own
nobody knows, but a Chinese paper that has only the sound would choose them too.
"""

from screening.evaluate.hangul import VOICING_FINALS, KoreanName, Syllable, syllables
from screening.evaluate.tables import table

_ROWS = {
    "ㄱ": "カ キ ク ケ コ",
    "ㄴ": "ナ ニ ヌ ネ ノ",
    "ㄷ": "タ ティ トゥ テ ト",
    "ㄹ": "ラ リ ル レ ロ",
    "ㅁ": "マ ミ ム メ モ",
    "ㅂ": "パ ピ プ ペ ポ",
    "ㅅ": "サ シ ス セ ソ",
    "ㅇ": "ア イ ウ エ オ",
    "ㅈ": "チャ チ チュ チェ チョ",
    "ㅎ": "ハ ヒ フ ヘ ホ",
    "g": "ガ ギ グ ゲ ゴ",
    "d": "ダ ディ ドゥ デ ド",
    "b": "バ ビ ブ ベ ボ",
    "j": "ジャ ジ ジュ ジェ ジョ",
}
_ROWS |= {"ㅋ": _ROWS["ㄱ"], "ㅌ": _ROWS["ㄷ"], "ㅍ": _ROWS["ㅂ"], "ㅊ": _ROWS["ㅈ"]}
_ROWS |= {"ㄲ": _ROWS["ㄱ"], "ㄸ": _ROWS["ㄷ"], "ㅃ": _ROWS["ㅂ"], "ㅆ": _ROWS["ㅅ"]}
_ROWS["ㅉ"] = _ROWS["j"]
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_PLAIN = {"ㅏ": 0, "ㅣ": 1, "ㅜ": 2, "ㅡ": 2, "ㅐ": 3, "ㅔ": 3, "ㅓ": 4, "ㅗ": 4}
_GLIDES = {"ㅑ": "ャ", "ㅕ": "ョ", "ㅛ": "ョ", "ㅠ": "ュ"}
_BARE = {
    "ㅑ": "ヤ",
    "ㅕ": "ヨ",
    "ㅛ": "ヨ",
    "ㅠ": "ユ",
    "ㅖ": "イェ",
    "ㅒ": "イェ",
    "ㅢ": "ウィ",
}
_BARE |= {"ㅘ": "ワ", "ㅙ": "ウェ", "ㅚ": "ウェ", "ㅝ": "ウォ", "ㅞ": "ウェ", "ㅟ": "ウィ"}
_ROUNDED = {"ㅘ": "ァ", "ㅙ": "ェ", "ㅚ": "ェ", "ㅝ": "ォ", "ㅞ": "ェ", "ㅟ": "ィ"}
_FINALS = {" ": "", "ㄱ": "ク", "ㄴ": "ン", "ㄷ": "ッ", "ㄹ": "ル", "ㅁ": "ム", "ㅂ": "プ"}
_FINALS |= {"ㅅ": "ッ", "ㅇ": "ン"}


def katakana(name: KoreanName, *, is_voiced: bool = True) -> str:
    """Write a name in katakana, with a point after the surname.

    Papers mostly voice the first sound of a given name too: キム・ジョンウン.
    """
    return f"{_text(name.surname, '')}・{_text(name.given, ' ' if is_voiced else '')}"


def _text(text: str, before: str) -> str:
    written = ""
    for syllable in syllables(text):
        written += _kana(syllable, is_voiced=before != "" and before in VOICING_FINALS)
        before = syllable.final
    return written


def _kana(syllable: Syllable, *, is_voiced: bool) -> str:
    initial, medial = syllable.initial, syllable.medial
    row = _ROWS[_VOICED.get(initial, initial) if is_voiced else initial].split()
    if initial == "ㅇ" and medial in _BARE:
        vowel = _BARE[medial]
    elif medial in _PLAIN:
        vowel = row[_PLAIN[medial]]
    elif initial in "ㅈㅊㅉ":
        vowel = row[
            {"ㅑ": 0, "ㅠ": 2, "ㅕ": 4, "ㅛ": 4, "ㅝ": 4, "ㅟ": 1, "ㅢ": 1}.get(medial, 3)
        ]
    elif medial in _GLIDES:
        vowel = row[1] + _GLIDES[medial]
    elif medial in _ROUNDED:
        vowel = row[2] + _ROUNDED[medial]
    else:
        vowel = row[1] if medial == "ㅢ" else row[3]
    return vowel + _FINALS.get(syllable.final, "ッ")


def characters(name: KoreanName, *, is_simplified: bool) -> str:
    """Write a name in Chinese characters; empty where the table lacks a syllable."""
    return "".join(found[1 if is_simplified else 0] for found in _found(name))


def pinyin(name: KoreanName) -> str:
    """Write how Mandarin reads these characters: Jin Yongzhe; empty where one is missing."""
    found = [sounds[2] for sounds in _found(name)]
    if not found:
        return ""
    return f"{found[0].capitalize()} {''.join(found[1:]).capitalize()}"


def _found(name: KoreanName) -> list[list[str]]:
    known = table("foreign")
    surname = known["surname_characters"].get(name.surname)
    given = [known["given_characters"].get(syllable) for syllable in name.given]
    if surname is None or not given or None in given:
        return []
    return [text.split() for text in (surname, *given)]
