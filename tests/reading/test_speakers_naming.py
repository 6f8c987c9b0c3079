from reportedly.reading.speakers.named import words_of
from reportedly.reading.speakers.naming import group_names
from tests.reading.spoken import mention, write_report

SAID = "said/VERB/root/0 so/ADV/advmod/{}"


def list_groups(*sentences: str, names: dict[str, str]) -> list[list[str]]:
    workspace = write_report(*sentences, names=names)
    ground, row, mentions = mention(workspace)
    return [
        [words_of(ground.text, mentions[n]) for n in group.mentions]
        for group in group_names(ground.text, row, mentions)
    ]


def one(name: str) -> str:
    """A sentence in which somebody with a name of one word says something."""
    return f"{name}/PROPN/nsubj/2 spoke/VERB/root/0 ./PUNCT/punct/2"


def two(first: str, last: str) -> str:
    """The same with a name of two words."""
    return f"{first}/PROPN/nsubj/3 {last}/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3"


def test_a_surname_joins_its_full_name() -> None:
    groups = list_groups(two("Samir", "Haddad"), one("Haddad"), names={"Samir Haddad": "PER", "Haddad": "PER"})
    assert groups == [["Samir Haddad", "Haddad"]]


def test_a_surname_may_come_before_its_full_name() -> None:
    groups = list_groups(one("Haddad"), two("Samir", "Haddad"), names={"Samir Haddad": "PER", "Haddad": "PER"})
    assert groups == [["Haddad", "Samir Haddad"]]


def test_husband_and_wife_are_told_apart_by_their_honorifics() -> None:
    groups = list_groups(
        two("Daniel", "Otieno"),
        two("Mary", "Otieno"),
        "Mr./PROPN/nsubj/3 Otieno/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3",
        "Mrs./PROPN/nsubj/3 Otieno/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3",
        names={"Daniel Otieno": "PER", "Mary Otieno": "PER", "Otieno": "PER"},
    )
    assert groups == [["Daniel Otieno", "Otieno"], ["Mary Otieno", "Otieno"]]


def test_a_surname_that_two_bear_goes_to_the_one_named_last() -> None:
    groups = list_groups(
        two("Wei", "Tan"), two("Kofi", "Tan"), one("Tan"), names={"Wei Tan": "PER", "Kofi Tan": "PER", "Tan": "PER"}
    )
    assert groups == [["Wei Tan"], ["Kofi Tan", "Tan"]]


def test_a_surname_that_two_bear_in_one_sentence_is_open() -> None:
    workspace = write_report(
        "Wei/PROPN/nsubj/6 Tan/PROPN/flat/1 and/CCONJ/cc/4 Kofi/PROPN/conj/1 Tan/PROPN/flat/4 spoke/VERB/root/0",
        one("Tan"),
        names={"Wei Tan": "PER", "Kofi Tan": "PER", "Tan": "PER"},
    )
    ground, row, mentions = mention(workspace)
    groups = group_names(ground.text, row, mentions)
    assert [group.open for group in groups] == [False, False, True]


def test_a_title_tells_which_of_two_is_meant() -> None:
    minister = "Minister/NOUN/nsubj/4 Wei/PROPN/flat/1 Tan/PROPN/flat/1 spoke/VERB/root/0"
    again = "Minister/NOUN/nsubj/3 Tan/PROPN/flat/1 spoke/VERB/root/0"
    groups = list_groups(minister, two("Kofi", "Tan"), again, names={"Wei Tan": "PER", "Kofi Tan": "PER", "Tan": "PER"})
    assert groups == [["Wei Tan", "Tan"], ["Kofi Tan"]]


def test_an_acronym_joins_the_body_that_it_spells() -> None:
    body = "The/DET/det/3 Inland/PROPN/compound/3 Bureau/PROPN/nsubj/4 spoke/VERB/root/0 ./PUNCT/punct/4"
    groups = list_groups(body, one("IB"), names={"Inland Bureau": "ORG", "IB": "ORG"})
    assert groups == [["Inland Bureau", "IB"]]


def test_a_country_is_one_under_all_its_names() -> None:
    states = "United/PROPN/compound/2 States/PROPN/nsubj/3 spoke/VERB/root/0 ./PUNCT/punct/3"
    groups = list_groups(states, one("U.S."), names={"United States": "LOC", "U.S.": "LOC"})
    assert groups == [["United States", "U.S."]]


def test_a_person_and_a_place_of_one_name_stay_apart() -> None:
    groups = list_groups(
        two("Marco", "Lima"),
        "It/PRON/nsubj/4 is/AUX/cop/4 near/ADP/case/4 Lima/PROPN/root/0",
        one("Lima"),
        names={"Marco Lima": "PER", "Lima": "LOC"},
    )
    assert ["Marco Lima"] in groups


def test_a_name_ten_thousand_times_is_one() -> None:
    groups = list_groups(*[one("Haddad")] * 2000, names={"Haddad": "PER"})
    assert [len(group) for group in groups] == [2000]


def test_a_body_is_shortened_behind_its_country() -> None:
    court = (
        "Kenyan/ADJ/amod/3 Supreme/PROPN/compound/3 Court/PROPN/nsubj/6 of/ADP/case/5 Appeal/PROPN/nmod/3 "
        "ruled/VERB/root/0"
    )
    short = "Supreme/PROPN/compound/2 Court/PROPN/nsubj/3 ruled/VERB/root/0"
    groups = list_groups(court, short, names={"Kenyan Supreme Court of Appeal": "ORG", "Supreme Court": "ORG"})
    assert groups == [["Kenyan Supreme Court of Appeal", "Supreme Court"]]


def test_two_parties_that_share_a_noun_stay_apart() -> None:
    one, other = (f"{name}/PROPN/compound/2 Party/PROPN/nsubj/3 won/VERB/root/0" for name in ("Civic", "Labour"))
    groups = list_groups(one, other, names={"Civic Party": "ORG", "Labour Party": "ORG"})
    assert groups == [["Civic Party"], ["Labour Party"]]


def test_a_longer_form_decides_over_a_part_of_it() -> None:
    whole = "Edwin/PROPN/nsubj/4 Rojas/PROPN/flat/1 Calle/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/4"
    groups = list_groups(
        whole,
        "Rojas/PROPN/nsubj/3 Calle/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3",
        "Edwin/PROPN/nsubj/3 Rojas/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3",
        names={"Edwin Rojas Calle": "PER", "Rojas Calle": "PER", "Edwin Rojas": "PER"},
    )
    assert groups == [["Edwin Rojas Calle", "Rojas Calle", "Edwin Rojas"]]


def test_a_body_is_shortened_to_its_last_word() -> None:
    first = "Lake/PROPN/compound/2 Vanguard/PROPN/nsubj/3 spoke/VERB/root/0 ./PUNCT/punct/3"
    groups = list_groups(first, one("Vanguard"), names={"Lake Vanguard": "ORG", "Vanguard": "ORG"})
    assert groups == [["Lake Vanguard", "Vanguard"]]


def test_a_daughter_with_her_fathers_name_does_not_take_what_he_was_called_before() -> None:
    names = {"Worku Desta": "PER", "Hiwot Worku": "PER", "Worku": "PER"}
    groups = list_groups(two("Worku", "Desta"), one("Worku"), two("Hiwot", "Worku"), one("Worku"), names=names)
    assert groups == [["Worku Desta", "Worku", "Worku"], ["Hiwot Worku"]]


def test_half_of_a_double_surname_is_another_ones_name() -> None:
    names = {"Lise Favre-Bulle": "PER", "Marc Bulle": "PER", "Bulle": "PER"}
    groups = list_groups(two("Marc", "Bulle"), two("Lise", "Favre-Bulle"), one("Bulle"), names=names)
    assert groups == [["Marc Bulle", "Bulle"], ["Lise Favre-Bulle"]]


def test_a_title_tells_whose_surname_it_is_though_it_is_shortened() -> None:
    names = {"Juan Noboa": "PER", "Paola Noboa": "PER", "Noboa": "PER"}
    groups = list_groups(
        "captain/NOUN/nsubj/4 Paola/PROPN/appos/1 Noboa/PROPN/flat/2 spoke/VERB/root/0 ./PUNCT/punct/4",
        two("Juan", "Noboa"),
        "Capt./PROPN/nsubj/3 Noboa/PROPN/flat/1 spoke/VERB/root/0 ./PUNCT/punct/3",
        names=names,
    )
    assert groups == [["Paola Noboa", "Noboa"], ["Juan Noboa"]]


def test_a_spelling_that_the_text_calls_one_is_of_the_one_named_before() -> None:
    spelled = (
        "Cao/PROPN/nsubj/9 Bo/PROPN/flat/1 ,/PUNCT/punct/6 as/SCONJ/mark/6 Ruiz/PROPN/nsubj/6 spells/VERB/advcl/9 "
        "his/PRON/nmod/8 name/NOUN/obj/6 spoke/VERB/root/0 ./PUNCT/punct/9"
    )
    names = {"Tsao Pu": "PER", "Cao Bo": "PER", "Ruiz": "PER"}
    assert ["Tsao Pu", "Cao Bo"] in list_groups(two("Tsao", "Pu"), spelled, names=names)


def titled(title: str, *name: str) -> str:
    """A sentence in which somebody with a title before the name says something."""
    last = len(name) + 2
    words = " ".join(f"{word}/PROPN/flat/1" for word in name)
    return f"{title}/PROPN/nsubj/{last} {words} spoke/VERB/root/0 ./PUNCT/punct/{last}"


KANG = {"Kang Ji-won": "PER", "Kang So-jin": "PER", "Kang": "PER"}


def test_a_doctor_is_the_one_who_was_called_so() -> None:
    groups = list_groups(
        titled("Dr.", "Helen", "Moss"),
        two("Robin", "Moss"),
        titled("Dr.", "Moss"),
        names={"Helen Moss": "PER", "Robin Moss": "PER", "Moss": "PER"},
    )
    assert groups == [["Helen Moss", "Moss"], ["Robin Moss"]]


def test_an_honorific_is_not_for_the_one_just_called_by_an_office() -> None:
    groups = list_groups(
        titled("Mayor", "Kang", "Ji-won"),
        two("Kang", "So-jin"),
        titled("Mayor", "Kang"),
        titled("Mr.", "Kang"),
        names=KANG,
    )
    assert groups == [["Kang Ji-won", "Kang"], ["Kang So-jin", "Kang"]]


def test_a_first_surname_is_not_for_one_who_is_called_otherwise() -> None:
    groups = list_groups(
        f"Rosa/PROPN/nsubj/4 Quispe/PROPN/flat/1 Huanca/PROPN/flat/1 {SAID.format(4)}",
        one("Quispe"),
        f"Luis/PROPN/nsubj/4 Huanca/PROPN/flat/1 Paz/PROPN/flat/1 {SAID.format(4)}",
        one("Huanca"),
        names={"Rosa Quispe Huanca": "PER", "Luis Huanca Paz": "PER", "Quispe": "PER", "Huanca": "PER"},
    )
    assert groups == [["Rosa Quispe Huanca", "Quispe"], ["Luis Huanca Paz", "Huanca"]]


def test_the_elder_is_nobody_where_only_the_junior_is_named() -> None:
    groups = list_groups(
        "Rui/PROPN/nsubj/4 Costa/PROPN/flat/1 Jr./PROPN/flat/1 spoke/VERB/root/0",
        "The/DET/det/3 elder/ADJ/amod/3 Costa/PROPN/nsubj/4 spoke/VERB/root/0",
        names={"Rui Costa Jr.": "PER", "Costa": "PER"},
    )
    assert groups == [["Rui Costa Jr."], ["Costa"]]


def test_a_nickname_is_the_one_beside_whom_the_text_gives_it() -> None:
    groups = list_groups(
        "Ivo/PROPN/nsubj/9 Brandl/PROPN/flat/1 ,/PUNCT/punct/1 whom/PRON/obj/6 everyone/PRON/nsubj/6 "
        "calls/VERB/acl:relcl/1 Momo/PROPN/xcomp/6 ,/PUNCT/punct/1 spoke/VERB/root/0",
        one("Momo"),
        names={"Ivo Brandl": "PER", "Momo": "PER"},
    )
    assert groups == [["Ivo Brandl", "Momo", "Momo"]]


ELDER = "The/DET/det/3 elder/ADJ/amod/3 Petrak/PROPN/nsubj/4 spoke/VERB/root/0 ./PUNCT/punct/4"
PETRAK = {"Gus Petrak": "PER", "Nick Petrak": "PER", "Petrak": "PER"}


def test_he_who_has_a_son_is_the_elder() -> None:
    son = (
        "Gus/PROPN/nsubj/3 Petrak/PROPN/flat/1 paid/VERB/root/0 his/PRON/nmod/5 son/NOUN/obj/3 well/ADV/advmod/3 "
        "./PUNCT/punct/3"
    )
    groups = list_groups(son, two("Nick", "Petrak"), ELDER, names=PETRAK)
    assert groups == [["Gus Petrak", "Petrak"], ["Nick Petrak"]]


def test_the_elder_may_be_told_behind_the_name() -> None:
    told = (
        "Gus/PROPN/nsubj/7 Petrak/PROPN/flat/1 ,/PUNCT/punct/1 the/DET/det/5 elder/NOUN/appos/1 ,/PUNCT/punct/1 "
        "spoke/VERB/root/0"
    )
    groups = list_groups(told, two("Nick", "Petrak"), ELDER, names=PETRAK)
    assert groups == [["Gus Petrak", "Petrak"], ["Nick Petrak"]]


def test_who_says_that_he_did_is_no_woman() -> None:
    he = "Moss/PROPN/nsubj/2 said/VERB/root/0 he/PRON/nsubj/4 slept/VERB/ccomp/2 ./PUNCT/punct/2"
    names = {"Peter Moss": "PER", "Helen Moss": "PER", "Moss": "PER"}
    assert list_groups(two("Peter", "Moss"), two("Helen", "Moss"), he, names=names)[0] == ["Peter Moss", "Moss"]
    she = he.replace("he/", "she/")
    assert list_groups(two("Helen", "Moss"), two("Peter", "Moss"), she, names=names)[0] == ["Helen Moss", "Moss"]


def test_a_surname_with_a_hyphen_that_two_bear_in_one_sentence_is_nobodys() -> None:
    both = (
        "Eva/PROPN/nsubj/6 Brandl-Ott/PROPN/flat/1 and/CCONJ/cc/4 Lea/PROPN/conj/1 Brandl-Ott/PROPN/flat/4 "
        "spoke/VERB/root/0 ./PUNCT/punct/6"
    )
    names = {"Eva Brandl-Ott": "PER", "Lea Brandl-Ott": "PER", "Brandl-Ott": "PER"}
    assert list_groups(both, one("Brandl-Ott"), names=names)[2:] == [["Brandl-Ott"]]


def test_of_two_surnames_the_first_is_the_one_people_go_by() -> None:
    groups = list_groups(
        f"Nieves/PROPN/nsubj/4 Vela/PROPN/flat/1 Rico/PROPN/flat/1 {SAID.format(4)}",
        f"Julián/PROPN/nsubj/4 Rico/PROPN/flat/1 Vela/PROPN/flat/1 {SAID.format(4)}",
        one("Vela"),
        one("Rico"),
        names={"Nieves Vela Rico": "PER", "Julián Rico Vela": "PER", "Vela": "PER", "Rico": "PER"},
    )
    assert groups == [["Nieves Vela Rico", "Vela"], ["Julián Rico Vela", "Rico"]]


def test_a_surname_with_a_particle_that_two_bear_in_one_sentence_is_nobodys() -> None:
    both = (
        "Joke/PROPN/nsubj/8 de/PROPN/flat/1 Wit/PROPN/flat/1 and/CCONJ/cc/5 Henk/PROPN/conj/1 de/PROPN/flat/5 "
        "Wit/PROPN/flat/5 spoke/VERB/root/0"
    )
    names = {"Joke de Wit": "PER", "Henk de Wit": "PER", "De Wit": "PER"}
    assert list_groups(both, two("De", "Wit"), names=names)[2:] == [["De Wit"]]
