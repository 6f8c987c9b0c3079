"""English or not: refused only on evidence."""

import pytest

from reportedly.documents.languages import check_english, identify_language
from reportedly.errors import InputError

ENGLISH = "The mayor said on Monday that the bridge would open again, and that nobody had been hurt in the storm."

OTHERS = {
    "fr": "Le maire a déclaré lundi que le pont serait rouvert dans la semaine et que personne n'avait été blessé.",
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke wieder geöffnet wird und niemand verletzt worden ist.",
    "es": "El alcalde dijo el lunes que el puente se abrirá de nuevo y que nadie resultó herido en la tormenta.",
    "nl": "De burgemeester zei maandag dat de brug weer open gaat en dat er niemand gewond is geraakt bij de storm.",
    "id": "Wali kota mengatakan pada hari Senin bahwa jembatan itu akan dibuka lagi dan tidak ada yang terluka.",
    "sw": "Meya alisema siku ya Jumatatu kwamba daraja litafunguliwa tena na kwamba hakuna mtu wa mji huo aliyeumia.",
    "pl": "Burmistrz powiedział w poniedziałek, że most będzie znowu otwarty i że nikt nie został ranny w burzy.",
    "CYRILLIC": "Мэр заявил в понедельник, что мост снова откроется и что никто не пострадал.",
    "ARABIC": "قال العمدة يوم الاثنين إن الجسر سيفتح من جديد ولم يصب أحد.",
    "CJK": "市长星期一说,大桥将重新开放,没有人受伤。他还说了别的话。",
    "HANGUL": "시장은 월요일에 다리가 다시 열릴 것이며 아무도 다치지 않았다고 말했다.",
}


def test_knows_english():
    assert identify_language(ENGLISH) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_knows_other_languages(code):
    assert identify_language(OTHERS[code]) == code


def test_says_what_the_language_is():
    with pytest.raises(InputError, match="the text is in French"):
        check_english(OTHERS["fr"])
    with pytest.raises(InputError, match="Cyrillic script"):
        check_english(OTHERS["CYRILLIC"])


@pytest.mark.parametrize(
    "text",
    [
        "Non.",
        "Kim Jong Un, Vladimir Putin, Lloyd Austin",
        ENGLISH + " " + OTHERS["fr"],
        ENGLISH + " " + OTHERS["CYRILLIC"],
        "Ajax 3 Feyenoord 2, Real Madrid 1 Barcelona 1, Paris Saint-Germain 4 Olympique de Marseille 0",
        "",
    ],
)
def test_short_mixed_and_listed_texts_pass(text):
    check_english(text)


def test_a_long_text_without_english_words_is_refused():
    text = "zul kram zul pello dorin zul kram vask zul orto " * 20

    assert identify_language(text) == "und"
    with pytest.raises(InputError, match="not in English"):
        check_english(text)
