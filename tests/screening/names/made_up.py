"""Which names do the tests of search hold against each other? Made up, of all kinds."""

from hypothesis import strategies as st

from db.records.entry import PartyType

PERSONS = (
    *("KIM Yong Chol", "KIM Yong-ch'ol", "RI Je Son", "Ri Che-so'n", "PAK To Chun", "RYU Jin"),
    *(
        "KANG Ryong",
        "CHOE So'k Min",
        "JANG Song Thaek",
        "O Kuk Ryol",
        "RYANG Su",
        "RO Kwang Chol",
    ),
    *(
        "RIM Yong Il",
        "HWANGBO Yong Su",
        "Kim Jong Un",
        "KIM Chol Sam",
        "Jin Tiesan",
        "Jon Il-chun",
    ),
    *("Chong Kyong Thaek", "SIN Hong-chol", "KIM Un", "U Pil", "Ri Song Hyok", "Li Cheng He"),
    *("Kim Young Chul", "Yong Chol", "Kim Sok Chol", "PAK Chun Il Nam", "Choe Yo'ng-su'ng"),
    *(
        "김영철",
        "리제선",
        "남궁민",
        "金正恩",
        "王伟",
        "Wang Wei",
        "Zhang Xiaohong",
        "Nguyen Van Hoa",
    ),
    *("Ким Чен Ын", "Александр Кожемяка", "Aleksandr Kozhemyaka", "Ivan Petrovich Sidorov"),
    *("Muhammad al-Halabi", "محمد الحلبي", "James Kim", "Steven Lee", "Wolfgang Mustermann"),
    *("Ana Example", "Maung Aye Thein", "キム・ヨンチョル", "Jean-Pierre Dupont", "Jo", "X Y"),
)
BODIES = (
    *("Example Trading Corporation", "Korea Songun Trading General Corporation", "KOSTRA"),
    *("Taesong Bank", "Daesong Credit Development Bank", "Paektusan Shipping Co., Ltd"),
    *("Second Academy of Sciences", "Department 39", "Ocean Shipping Agency", "조선대성은행"),
    *("Committee for Space Technology", "Korea Mining Development Corporation (KOMID)"),
    *("Chongchongang Shipping Company Limited", "Tangun Trading", "ООО Пример"),
)
SHIPS = ("CHONG RIM 2", "HU MYONG", "SAM JONG 1", "PAEK MA", "M/V Ocean Star")
KINDS = {
    **dict.fromkeys(PERSONS, PartyType.PERSON),
    **dict.fromkeys(BODIES, PartyType.ORGANISATION),
    **dict.fromkeys(SHIPS, PartyType.VESSEL),
}
"""Each name with the kind of party that bears it."""

_LETTERS = st.sampled_from(
    [*"aeioungychklmrst '-.", "영", "철", "ё", "н", "キ", "文", "é", "1"]
)


@st.composite
def asked(draw: st.DrawFn) -> str:
    """Give a name much like one of them: turned, joined, with a slip, a word more or less."""
    words = draw(st.sampled_from(tuple(KINDS))).replace("-", " ").split()
    if draw(st.booleans()):
        words = draw(st.permutations(words))
    match draw(st.sampled_from(["", "less", "more", "initial", "of another"])):
        case "less" if len(words) > 1:
            words = words[1:] if draw(st.booleans()) else words[:-1]
        case "more":
            words = [*words, draw(st.sampled_from(["Jr", "General", "Il", "Wolfgang"]))]
        case "initial":
            words = [*words[:-1], words[-1][0]]
        case "of another":
            words = [*words[:-1], draw(st.sampled_from(tuple(KINDS))).split()[-1]]
    text = draw(st.sampled_from([" ", " ", "-", ""])).join(words)
    for _ in range(draw(st.integers(0, 2))):
        text = _slipped(draw, text)
    return text


def _slipped(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    end = min(len(text), place + draw(st.integers(0, 1)))
    return text[:place] + draw(st.just("") | _LETTERS) + text[end:]
