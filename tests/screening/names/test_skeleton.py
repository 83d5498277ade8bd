"""Do spellings of one foreign name meet, and different names not?"""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.names.fold import fold
from screening.names.skeleton import share_a_skeleton, skeletons


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param("Vladimir Wladimir", id="w for v"),
        pytest.param("Putin Poutine", id="French ou and final e"),
        pytest.param("Nikolaevich Nikolaevitch Nikolajewitsch Nikolayevich", id="patronymic"),
        pytest.param("Khrushchev Chruschtschow Khrouchtchev", id="shch"),
        pytest.param("Gorbachev Gorbatschow Gorbatchev", id="German ow for yo"),
        pytest.param("Zhukov Schukow Joukov", id="zh"),
        pytest.param("Shuvalov Schuwalow Chouvalov", id="sh"),
        pytest.param("Yeltsin Jelzin Eltsine", id="ye, ts"),
        pytest.param("Sergei Sergey Serguei Sergej", id="final i"),
        pytest.param("Yuri Iouri Jurij Yuriy Youri", id="initial i"),
        pytest.param("Mikhail Michail Mihail", id="kh"),
        pytest.param("Sakharov Sacharow", id="German ch for kh"),
        pytest.param("Kuznetsov Kusnezow", id="German s and z"),
        pytest.param("Yevgeny Evgeni Jewgenij Evgueni Evgenii", id="initial ye"),
        pytest.param("Dmitry Dmitri Dimitri Dmitrij Dmitriy", id="Dmitry"),
        pytest.param("Alexander Aleksandr Alexandr", id="x"),
        pytest.param("Nikolai Nicolai Nikolay", id="c for k"),
        pytest.param("Fyodor Fedor Fjodor", id="yo"),
        pytest.param("Romanov Romanoff Romanow", id="old ending"),
        pytest.param("Natalya Natalia Natalja", id="ya"),
        pytest.param("Muhammad Mohammed Mohamed Mohamad", id="Arabic vowels"),
        pytest.param("Hussein Husain Hossein Hussain", id="Arabic ei"),
        pytest.param("Mustafa Moustapha Mostafa", id="ph"),
        pytest.param("Yusuf Youssef Yousef Jusuf", id="Joseph in Arabic"),
        pytest.param("Abdul Abdoul Abdel", id="servant of"),
        pytest.param("Jamal Djamal Dschamal", id="j as in John"),
        pytest.param("Nikolaevich Nikolajevitj", id="Swedish patronymic"),
        pytest.param("Aleksandr Aleksandar Oleksandr", id="Bulgarian and Ukrainian Alexander"),
        pytest.param("Vladimir Volodymyr", id="Ukrainian Vladimir"),
        pytest.param("Mikhail Mykhailo", id="Ukrainian Michael"),
        pytest.param("Nikolai Mykolai", id="Ukrainian Nicholas"),
        pytest.param("Mueller Müller", id="umlaut written out"),
    ],
)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    first, *others = fold(spellings).split()

    assert [other for other in others if not share_a_skeleton(first, other)] == []


def test_different_common_names_do_not_meet() -> None:
    names = fold(
        "Ivan Igor Egor Oleg Olga Anna Hanna Maria Mario Marina Irina Arina Elena Alina Alena "
        "Roman Ramon Viktor Vitali Valeri Valentin Pavel Petr Anton Anatoly Artur Andrei "
        "Alexei Alexander Boris Denis Dmitry Daniel Sergei Semen Simon Stepan Timur Tamara "
        "Ivanov Ivanova Petrov Pavlov Popov Sokolov Lebedev Kozlov Novikov Morozov Volkov "
        "Ahmad Hamid Hamad Hamed Hassan Hussein Muhammad Mahmoud Khalid Walid Said Rashid "
        "Ali Omar Amir Amar Osama Jamal Kamal Karim Kamil Salim Salem Salman Sulaiman "
        "Juan Joan Maria Marco Mario Miguel Manuel Samuel Carlos Karlo Peter Johan "
        "Chan Khan Han Shan Chang Shang Zhang Chen Shen Zhen Chao Shao Zhao Chong Hong Qin Kin "
        "Nguyen Ngoc Thanh Thang Tran Trang Pham Phan Minh Binh"
    ).split()

    met = [
        (one, other)
        for one, other in combinations(dict.fromkeys(names), 2)
        if share_a_skeleton(one, other)
    ]

    assert met == []


@given(st.text())
def test_a_word_has_at_least_one_and_at_most_four_forms(word: str) -> None:
    assert 1 <= len(skeletons(word)) <= 4


@pytest.mark.parametrize("word", ["김영철", "ким", "39", "", "chang", "a" * 10_000])
def test_what_is_no_latin_word_of_syllables_is_its_own_form(word: str) -> None:
    assert skeletons(word) == (word,)
