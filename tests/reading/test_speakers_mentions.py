from dataclasses import replace

from reportedly.reading.speakers.lexemes import Gender, Number, Sort
from reportedly.reading.speakers.mentions import Form
from reportedly.reading.speakers.phrases import Article
from reportedly.reading.syntax import parse_nothing
from tests.reading.spoken import mention, words_at, write_report

MINISTER = (
    "Kenyan/ADJ/amod/3 Interior/PROPN/compound/3 Minister/PROPN/nsubj/6 Grace/PROPN/flat/3 Wanjiru/PROPN/flat/3 "
    "spoke/VERB/root/0 ./PUNCT/punct/6"
)


def find(*sentences: str, names: dict[str, str]) -> dict[str, object]:
    workspace = write_report(*sentences, names=names)
    return {words_at(workspace, each): each for each in mention(workspace)[2]}


def test_a_name_takes_its_title_in() -> None:
    found = find(MINISTER, names={"Grace Wanjiru": "PER", "Kenyan": "NORP"})
    assert set(found) == {"Kenyan Interior Minister Grace Wanjiru", "Kenyan"}


def test_a_title_that_the_parse_hangs_elsewhere_belongs_to_the_name() -> None:
    found = find(
        "Ministry/PROPN/compound/2 spokesperson/NOUN/nsubj/5 Aino/PROPN/nsubj/5 Laine/PROPN/flat/3 spoke/VERB/root/0",
        names={"Aino Laine": "PER"},
    )
    assert set(found) == {"Ministry spokesperson Aino Laine"}


def test_an_office_that_was_taken_for_a_name_describes() -> None:
    workspace = write_report(
        "The/DET/det/3 health/NOUN/compound/3 minister/NOUN/nsubj/4 spoke/VERB/root/0", names={"health minister": "PER"}
    )
    (only,) = mention(workspace)[2]
    assert (only.form, only.article, only.lemma) == (Form.DESCRIPTION, Article.DEFINITE, "minister")


def test_pronouns_tell_number_gender_and_person() -> None:
    workspace = write_report(
        "She/PRON/nsubj/2 told/VERB/root/0 them/PRON/obj/2 about/ADP/case/6 my/PRON/nmod/6 ship/NOUN/obl/2", names={}
    )
    she, them, my = mention(workspace)[2]
    assert (she.gender, she.number, she.person) == (Gender.FEMALE, Number.ONE, 3)
    assert (them.gender, them.number, them.sort) == (Gender.OPEN, Number.MANY, Sort.OPEN)
    assert my.person == 1


def test_an_expletive_is_no_mention() -> None:
    workspace = write_report("It/PRON/expl/2 rained/VERB/root/0", names={})
    assert mention(workspace)[2] == []


def test_a_description_knows_whose_it_is() -> None:
    workspace = write_report("His/PRON/nmod/2 wife/NOUN/nsubj/3 spoke/VERB/root/0", names={})
    his, wife = mention(workspace)[2]
    assert (wife.article, wife.owner, wife.gender) == (Article.OWNED, his.head, Gender.FEMALE)


def test_things_and_papers_are_no_mentions() -> None:
    workspace = write_report("The/DET/det/2 report/NOUN/nsubj/3 spoke/VERB/root/0", names={})
    assert mention(workspace)[2] == []


def test_two_people_together_are_a_pair() -> None:
    workspace = write_report(
        "Ana/PROPN/nsubj/4 and/CCONJ/cc/3 Tomas/PROPN/conj/1 spoke/VERB/root/0", names={"Ana": "PER", "Tomas": "PER"}
    )
    pair = next(each for each in mention(workspace)[2] if each.form is Form.PAIR)
    assert words_at(workspace, pair) == "Ana and Tomas"
    assert len(pair.parts) == 2


def test_what_is_said_not_to_be_is_not_beside() -> None:
    words = "Ana/PROPN/nsubj/{head} is/AUX/cop/{head} {no}a/DET/det/{head} doctor/NOUN/root/0"
    plain = write_report(words.format(head=4, no=""), names={"Ana": "PER"})
    denied = write_report(words.format(head=5, no="not/PART/advmod/5 "), names={"Ana": "PER"})
    assert [each.beside for each in mention(plain)[2]] == [None, 0]
    assert [each.beside for each in mention(denied)[2]] == [None, None]


def test_a_unit_takes_its_number_in() -> None:
    found = find(
        "The/DET/det/4 71st/ADJ/amod/4 Rifle/PROPN/compound/4 Regiment/PROPN/nsubj/5 withdrew/VERB/root/0",
        names={"Rifle Regiment": "ORG"},
    )
    assert set(found) == {"The 71st Rifle Regiment"}


def test_an_acronym_of_a_named_body_is_a_name_though_untagged() -> None:
    workspace = write_report(
        "The/DET/det/4 Inland/PROPN/compound/4 Fisheries/PROPN/compound/4 Bureau/PROPN/nsubj/5 spoke/VERB/root/0",
        "IFB/PROPN/nsubj/2 spoke/VERB/root/0",
        names={"Inland Fisheries Bureau": "ORG"},
    )
    assert [words_at(workspace, each) for each in mention(workspace)[2]] == ["The Inland Fisheries Bureau", "IFB"]


def test_a_text_without_a_parse_still_has_its_names() -> None:
    workspace = write_report("Ana/PROPN/nsubj/2 spoke/VERB/root/0", names={"Ana": "PER"})
    bare = replace(workspace, parse=parse_nothing)
    assert [words_at(bare, each) for each in mention(bare)[2]] == ["Ana"]


def test_an_outlet_whose_name_is_a_noun_for_a_person_stays_a_name() -> None:
    workspace = write_report(
        "She/PRON/nsubj/2 told/VERB/root/0 the/DET/det/4 Guardian/PROPN/obj/2", names={"Guardian": "ORG"}
    )
    she, outlet = sorted(mention(workspace)[2], key=lambda each: each.start)
    assert (she.form, outlet.form, outlet.sort) == (Form.PRONOUN, Form.NAME, Sort.BODY)


def test_a_surname_that_the_encoder_passed_over_is_a_name() -> None:
    workspace = write_report(
        "Mi-rae/PROPN/nsubj/3 Seo/PROPN/flat/1 left/VERB/root/0 ./PUNCT/punct/3",
        "Seo/ADV/nsubj/2 spoke/VERB/root/0 ./PUNCT/punct/2",
        names={"Mi-rae Seo": "PER"},
    )
    found = mention(workspace)[2]
    assert [(words_at(workspace, each), each.sort) for each in found] == [
        ("Mi-rae Seo", Sort.PERSON),
        ("Seo", Sort.PERSON),
    ]


def test_a_ship_is_a_body_and_its_kind_takes_it_up() -> None:
    workspace = write_report(
        "The/DET/det/4 tanker/NOUN/compound/4 Nord/PROPN/compound/4 Stella/PROPN/nsubj/5 sank/VERB/root/0 "
        "./PUNCT/punct/5",
        "The/DET/det/2 tanker/NOUN/nsubj/3 burned/VERB/root/0 ./PUNCT/punct/3",
        names={"Nord Stella": "LOC"},
    )
    found = mention(workspace)[2]
    assert [each.sort for each in found] == [Sort.BODY, Sort.BODY]


def test_a_noun_that_no_table_has_is_a_person_beside_a_name() -> None:
    beside = (
        "Ali/PROPN/nsubj/7 Kaya/PROPN/flat/1 ,/PUNCT/punct/5 a/DET/det/5 zurnist-maker/NOUN/appos/{} ,/PUNCT/punct/5 "
        "left/VERB/root/0"
    ).replace("zurnist-maker", "lutanier")
    workspace, apart = (write_report(beside.format(head), names={"Ali Kaya": "PER"}) for head in (1, 7))
    assert [words_at(workspace, each) for each in mention(workspace)[2]] == ["Ali Kaya", "a lutanier"]
    assert [words_at(apart, each) for each in mention(apart)[2]] == ["Ali Kaya"]


def test_the_two_are_several_though_the_parse_has_a_noun() -> None:
    workspace = write_report("The/DET/det/2 two/NOUN/nsubj/3 left/VERB/root/0", names={})
    (two,) = mention(workspace)[2]
    assert (words_at(workspace, two), two.number) == ("The two", Number.MANY)


def test_a_country_is_no_people() -> None:
    workspace = write_report("Laos/PROPN/nsubj/2 agreed/VERB/root/0", names={"Laos": "NORP"})
    assert [each.sort for each in mention(workspace)[2]] == [Sort.PLACE]


def test_an_age_takes_the_article_that_the_parse_left_out() -> None:
    workspace = write_report("The/DET/dep/3 51-year-old/NOUN/nsubj/3 laughed/VERB/root/0 ./PUNCT/punct/3", names={})
    (person,) = mention(workspace)[2]
    assert (words_at(workspace, person), person.article) == ("The 51-year-old", Article.DEFINITE)


def test_a_surname_that_is_a_title_elsewhere_tells_nothing() -> None:
    workspace = write_report("Shah/PROPN/nsubj/2 spoke/VERB/root/0 ./PUNCT/punct/2", names={"Shah": "PER"})
    (shah,) = mention(workspace)[2]
    assert shah.gender is Gender.OPEN


def test_a_trade_within_a_name_does_not_hide_the_first_name() -> None:
    sentence = "Nurse/PROPN/nsubj/4 Grace/PROPN/flat/1 Moyo/PROPN/flat/1 spoke/VERB/root/0"
    (nurse,) = mention(write_report(sentence, names={"Nurse Grace Moyo": "PER"}))[2]
    assert nurse.gender is Gender.FEMALE


def test_a_description_ends_before_the_name_behind_its_comma() -> None:
    found = find(
        "Saidov/PROPN/nmod/3 's/PART/case/1 wife/NOUN/nsubj/7 ,/PUNCT/punct/5 Nilufar/PROPN/dep/3 Rahim/PROPN/flat/5 "
        "sang/VERB/root/0",
        names={"Saidov": "PER", "Nilufar Rahim": "PER"},
    )
    assert "Saidov's wife" in found
