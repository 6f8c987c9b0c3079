import json

from benchmarks.stand_in import COMPONENTS, LABELS, configure, read_rows


def test_the_pipeline_has_the_components_and_the_names_a_token_encoder_of_their_own():
    config = configure()
    assert config["nlp"]["pipeline"] == list(COMPONENTS) == list(config["components"])
    encoders = {
        name: part["model"]["tok2vec"]["@architectures"]
        for name, part in config["components"].items()
        if "tok2vec" in part.get("model", {})
    }
    assert encoders == {
        "tagger": "spacy.Tok2VecListener.v1",
        "parser": "spacy.Tok2VecListener.v1",
        "ner": "spacy.Tok2Vec.v2",
    }


def test_a_row_of_embeddings_for_each_attribute():
    for name in ("tok2vec", "ner"):
        model = configure()["components"][name]["model"]
        embed = model.get("tok2vec", model)["embed"]
        assert len(embed["attrs"]) == len(embed["rows"])


def test_labels_are_as_many_as_those_of_the_pipeline_it_stands_for():
    assert len(LABELS["tags"]) == 50
    assert len(LABELS["entities"]["labels"]) == 18
    assert set(LABELS["entities"]["from"].values()) <= set(LABELS["entities"]["labels"])
    assert len(set(LABELS["dependencies"]["labels"])) == len(LABELS["dependencies"]["labels"]) > 45


def test_only_training_rows_are_trained_on(tmp_path):
    path = tmp_path / "ud.jsonl"
    rows = [{"split": split, "text": split} for split in ("train", "dev", "test")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert [row["text"] for row in read_rows(path)] == ["train"]
