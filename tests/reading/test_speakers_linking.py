from collections.abc import Sequence

import pytest

from reportedly.reading.speakers.clusters import Clusters
from reportedly.reading.speakers.linking import link_all
from reportedly.reading.speakers.naming import group_names
from tests.reading.spoken import mention, words_at, write_report

TWO = "and/CCONJ/cc/{} {}/PROPN/conj/1"


def link(
    *sentences: str, names: dict[str, str], speakers: dict[int, str] | None = None
) -> tuple[Clusters, list[list[str]]]:
    """The clusters that rules alone make; ``speakers`` gives for a quotation's number the words that speak it."""
    workspace = write_report(*sentences, names=names)
    ground, row, mentions = mention(workspace)
    clusters = Clusters(mentions, group_names(ground.text, row, mentions))
    words = [words_at(workspace, each) for each in mentions]
    link_all(
        clusters,
        text=ground.text,
        row=row,
        paragraphs=ground.paragraphs,
        speakers={quotation: words.index(speaker) for quotation, speaker in (speakers or {}).items()},
        score=lambda: None,
    )
    return clusters, [[words[number] for number in numbers] for numbers in clusters.list()]


def together(clusters: Sequence[Sequence[str]], *words: str) -> bool:
    return any(set(words) <= set(cluster) for cluster in clusters)


def test_an_apposition_is_of_the_one_beside_it() -> None:
    _, found = link(
        "Hana/PROPN/nsubj/7 Novak/PROPN/flat/1 ,/PUNCT/punct/5 the/DET/det/5 mayor/NOUN/appos/1 ,/PUNCT/punct/1 "
        "spoke/VERB/root/0",
        names={"Hana Novak": "PER"},
    )
    assert together(found, "Hana Novak", "the mayor")


def test_an_apposition_is_found_by_its_commas_where_the_parse_has_none() -> None:
    _, found = link(
        "The/DET/det/2 mayor/NOUN/nsubj/7 ,/PUNCT/punct/2 Hana/PROPN/nsubj/7 Novak/PROPN/flat/4 ,/PUNCT/punct/2 "
        "spoke/VERB/root/0",
        names={"Hana Novak": "PER"},
    )
    assert together(found, "Hana Novak", "The mayor")


def test_a_predicate_is_said_of_its_subject() -> None:
    _, found = link("Ana/PROPN/nsubj/4 is/AUX/cop/4 a/DET/det/4 doctor/NOUN/root/0", names={"Ana": "PER"})
    assert together(found, "Ana", "a doctor")


def test_the_two_are_the_pair_named_last() -> None:
    clusters, found = link(
        "Ana/PROPN/nsubj/4 and/CCONJ/cc/3 Tomas/PROPN/conj/1 met/VERB/root/0",
        "The/DET/det/2 two/NUM/nsubj/3 spoke/VERB/root/0",
        names={"Ana": "PER", "Tomas": "PER"},
    )
    assert together(found, "Ana and Tomas", "The two")
    assert any("named together" in link.because for link in clusters.links.values())


def test_the_two_are_two_people_of_the_sentence_before_without_a_pair() -> None:
    clusters, _ = link(
        "Ana/PROPN/nsubj/2 met/VERB/root/0 Tomas/PROPN/obj/2",
        "The/DET/det/2 two/NUM/nsubj/3 spoke/VERB/root/0",
        names={"Ana": "PER", "Tomas": "PER"},
    )
    (members,) = clusters.together.values()
    assert [clusters.mentions[number].lemma for number in members] == ["ana", "tomas"]


def test_an_age_tells_who_is_meant() -> None:
    _, found = link(
        "Ana/PROPN/nsubj/5 ,/PUNCT/punct/3 52/NUM/appos/1 ,/PUNCT/punct/1 met/VERB/root/0 Berta/PROPN/obj/5",
        "The/DET/det/2 52-year-old/NOUN/nsubj/3 spoke/VERB/root/0",
        names={"Ana": "PER", "Berta": "PER"},
    )
    assert together(found, "Ana", "The 52-year-old")


MINISTER = "Health/PROPN/compound/2 Minister/PROPN/nsubj/4 Ana/PROPN/flat/2 met/VERB/root/0 Berta/PROPN/obj/4"


def test_a_role_tells_who_is_meant_where_one_alone_has_it() -> None:
    _, found = link(
        MINISTER, "The/DET/det/2 minister/NOUN/nsubj/3 spoke/VERB/root/0", names={"Ana": "PER", "Berta": "PER"}
    )
    assert together(found, "Health Minister Ana", "The minister")


def test_a_role_that_two_have_is_left_to_the_scorer() -> None:
    other = "Interior/PROPN/compound/2 Minister/PROPN/nsubj/4 Berta/PROPN/flat/2 slept/VERB/root/0"
    _, found = link(
        MINISTER.replace("Berta", "Carla"),
        other,
        "The/DET/det/2 minister/NOUN/nsubj/3 spoke/VERB/root/0",
        names={"Ana": "PER", "Berta": "PER", "Carla": "PER"},
    )
    assert ["The minister"] in found


def test_a_husband_is_the_one_of_her_surname() -> None:
    _, found = link(
        "Mary/PROPN/nsubj/3 Otieno/PROPN/flat/1 met/VERB/root/0 Daniel/PROPN/obj/3 Otieno/PROPN/flat/4",
        "Mary/PROPN/nmod/4 Otieno/PROPN/flat/1 's/PART/case/1 husband/NOUN/nsubj/5 spoke/VERB/root/0",
        names={"Mary Otieno": "PER", "Daniel Otieno": "PER"},
    )
    assert together(found, "Daniel Otieno", "Mary Otieno's husband")


def test_a_noun_takes_up_the_body_whose_name_holds_it() -> None:
    _, found = link(
        "The/DET/det/3 Fisheries/PROPN/compound/3 Ministry/PROPN/nsubj/4 spoke/VERB/root/0",
        "The/DET/det/2 ministry/NOUN/nsubj/3 slept/VERB/root/0",
        names={"Fisheries Ministry": "ORG"},
    )
    assert together(found, "The Fisheries Ministry", "The ministry")


def test_i_in_a_quotation_is_its_speaker_and_she_in_it_is_not() -> None:
    _, found = link(
        "“/PUNCT/punct/3 I/PRON/nsubj/3 told/VERB/root/0 her/PRON/obj/3 ,/PUNCT/punct/3 ”/PUNCT/punct/3 "
        "Ana/PROPN/nsubj/8 said/VERB/parataxis/3",
        names={"Ana": "PER"},
        speakers={0: "Ana"},
    )
    assert together(found, "I", "Ana")
    assert ["her"] in found


def test_we_in_a_quotation_is_the_body_that_speaks_it() -> None:
    _, found = link(
        "“/PUNCT/punct/3 We/PRON/nsubj/3 agree/VERB/root/0 ,/PUNCT/punct/3 ”/PUNCT/punct/3 "
        "the/DET/det/8 Union/PROPN/compound/8 Bank/PROPN/nsubj/9 said/VERB/parataxis/3",
        names={"Union Bank": "ORG"},
        speakers={0: "the Union Bank"},
    )
    assert together(found, "We", "the Union Bank")


ASKED = "¶Why/ADV/advmod/4 did/AUX/aux/4 you/PRON/nsubj/4 leave/VERB/root/0 ?/PUNCT/punct/4"
ANSWERED = "¶I/PRON/nsubj/2 left/VERB/root/0 since/SCONJ/mark/5 I/PRON/nsubj/5 had/VERB/advcl/2 to/PART/xcomp/5"


def test_in_an_interview_the_one_asked_answers() -> None:
    _, found = link(
        "Ana/PROPN/nsubj/2 gave/VERB/root/0 an/DET/det/4 interview/NOUN/obj/2", ASKED, ANSWERED, names={"Ana": "PER"}
    )
    assert together(found, "Ana", "you", "I")


def test_without_questions_i_is_nobody_named() -> None:
    _, found = link("Ana/PROPN/nsubj/2 slept/VERB/root/0", ANSWERED, names={"Ana": "PER"})
    assert ["Ana"] in found
    assert ["I", "I"] in found


@pytest.mark.parametrize("count", [2000])
def test_many_sentences_cost_in_proportion(count: int) -> None:
    _, found = link(*[MINISTER] * count, names={"Ana": "PER", "Berta": "PER"})
    assert sorted(len(cluster) for cluster in found) == [count, count]


def test_an_age_that_nobody_is_told_to_have_is_of_the_one_named_just_before() -> None:
    aged = "The/DET/det/2 52-year-old/NOUN/nsubj/3 spoke/VERB/root/0"
    ana = "Ana/PROPN/nsubj/2 slept/VERB/root/0"
    _, one = link(ana, aged, names={"Ana": "PER"})
    _, two = link(ana, "Berta/PROPN/nsubj/2 slept/VERB/root/0", aged, names={"Ana": "PER", "Berta": "PER"})
    both = "Ana/PROPN/nsubj/4 and/CCONJ/cc/3 Berta/PROPN/conj/1 slept/VERB/root/0"
    _, open = link(both, aged, names={"Ana": "PER", "Berta": "PER"})
    assert together(one, "Ana", "The 52-year-old")
    assert together(two, "Berta", "The 52-year-old")
    assert ["The 52-year-old"] in open


def test_an_age_cut_in_parts_is_read_whole() -> None:
    workspace = write_report("The/DET/det/2 old/NOUN/nsubj/3 spoke/VERB/root/0".replace("old", "52-year-old"), names={})
    (only,) = mention(workspace)[2]
    assert only.lemma == "52-year-old"


def test_a_surname_before_who_is_no_place() -> None:
    _, found = link(
        "Lionel/PROPN/nsubj/3 Lima/PROPN/flat/1 slept/VERB/root/0 ./PUNCT/punct/3",
        "Lima/PROPN/nsubj/5 ,/PUNCT/punct/4 who/PRON/nsubj/4 snores/VERB/acl/1 woke/VERB/root/0",
        names={"Lionel Lima": "PER", "Lima": "LOC"},
    )
    assert together(found, "Lionel Lima", "Lima")


BATTERY = "The/DET/det/3 coastal/ADJ/amod/3 unit/NOUN/nsubj/4 fired/VERB/root/0"


def test_a_description_in_the_same_words_is_the_same() -> None:
    _, found = link(BATTERY, "Ana/PROPN/nsubj/2 slept/VERB/root/0", BATTERY, names={"Ana": "PER"})
    assert found.count(["The coastal unit", "The coastal unit"]) == 1


def test_a_bare_noun_takes_up_the_description_before_it() -> None:
    _, found = link(BATTERY, "The/DET/det/2 unit/NOUN/nsubj/3 moved/VERB/root/0", names={})
    assert found == [["The coastal unit", "The unit"]]


def test_two_with_a_are_two() -> None:
    _, found = link(*["A/DET/det/2 soldier/NOUN/nsubj/3 fired/VERB/root/0"] * 2, names={})
    assert found == [["A soldier"], ["A soldier"]]


def test_his_wife_may_be_another_one() -> None:
    wife = "His/PRON/nmod/2 old/ADJ/amod/3 wife/NOUN/nsubj/4 spoke/VERB/root/0".replace("nmod/2", "nmod/3")
    _, found = link(wife, wife, names={})
    assert found.count(["His old wife"]) == 2


def test_both_governments_are_the_two_states_named_together() -> None:
    _, found = link(
        "Kenya/PROPN/nsubj/4 and/CCONJ/cc/3 Ghana/PROPN/conj/1 agreed/VERB/root/0",
        "Both/DET/det/2 governments/NOUN/nsubj/3 signed/VERB/root/0",
        names={"Kenya": "LOC", "Ghana": "LOC"},
    )
    assert together(found, "Kenya and Ghana", "Both governments")


def test_two_governments_are_any_two() -> None:
    _, found = link(
        "Kenya/PROPN/nsubj/4 and/CCONJ/cc/3 Ghana/PROPN/conj/1 agreed/VERB/root/0",
        "Two/NUM/nummod/2 governments/NOUN/nsubj/3 signed/VERB/root/0",
        names={"Kenya": "LOC", "Ghana": "LOC"},
    )
    assert ["Two governments"] in found


def test_the_owner_is_the_one_of_whom_a_clause_tells_it() -> None:
    owns = (
        "Ivo/PROPN/nsubj/8 Brandl/PROPN/flat/1 ,/PUNCT/punct/1 who/PRON/nsubj/5 owns/VERB/acl:relcl/1 "
        "mills/NOUN/obj/5 ,/PUNCT/punct/1 met/VERB/root/0 Lea/PROPN/obj/8 Sommer/PROPN/flat/9 ./PUNCT/punct/8"
    )
    owner = "The/DET/det/2 owner/NOUN/nsubj/3 spoke/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(owns, owner, names={"Ivo Brandl": "PER", "Lea Sommer": "PER"})
    assert together(found, "Ivo Brandl", "The owner")


def test_an_office_told_beside_a_name_is_taken_up_far_on() -> None:
    minister = (
        "The/DET/det/2 minister/NOUN/nsubj/6 ,/PUNCT/punct/2 Hana/PROPN/appos/2 Novak/PROPN/flat/4 spoke/VERB/root/0"
    )
    idle = "Rain/NOUN/nsubj/2 fell/VERB/root/0 ./PUNCT/punct/2"
    again = "The/DET/det/2 minister/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3"
    _, found = link(minister, *[idle] * 6, again, names={"Hana Novak": "PER"})
    assert any(cluster.count("The minister") == 2 and "Hana Novak" in cluster for cluster in found)


QUOTED = (
    "“/PUNCT/punct/3 {}/PRON/nsubj/3 lied/VERB/ccomp/6 ,/PUNCT/punct/3 ”/PUNCT/punct/3 said/VERB/root/0 "
    "{}/{}/nsubj/6 ./PUNCT/punct/6"
)


@pytest.mark.parametrize(
    ("pronoun", "speaker", "upos", "apart"),
    [("He", "Brandl", "PROPN", True), ("he", "Brandl", "PROPN", False), ("He", "he", "PRON", False)],
)
def test_he_in_a_whole_quotation_is_not_its_speaker(pronoun: str, speaker: str, upos: str, apart: bool) -> None:
    clusters, _ = link(QUOTED.format(pronoun, speaker, upos), names={"Brandl": "PER"}, speakers={0: speaker})
    assert (1 in clusters.apart.get(0, ())) is apart


def test_a_ship_taken_up_is_the_last_one() -> None:
    first = "The/DET/det/2 ferry/NOUN/nsubj/4 Skua/PROPN/appos/2 hit/VERB/root/0 ./PUNCT/punct/4"
    tug = first.replace("ferry", "tug").replace("Skua", "Bjarn")
    ferry = "The/DET/det/2 ferry/NOUN/nsubj/3 sank/VERB/root/0 ./PUNCT/punct/3"
    idle = "Rain/NOUN/nsubj/2 fell/VERB/root/0 ./PUNCT/punct/2"
    ship = ferry.replace("ferry", "ship")
    _, found = link(first, tug, ferry, idle, ship, names={"Skua": "ORG", "Bjarn": "ORG"})
    assert together(found, "The ferry", "The ship")
