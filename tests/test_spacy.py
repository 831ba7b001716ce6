from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

import rectnlp  # noqa: E402
from rectnlp.spacy import doc_of, row, tables  # noqa: E402

TEXT = (
    "2024年5月16日至7月18日，县委第三巡察组对县水务局党组开展巡察。追缴资金5.8万元，给予党内警告处分2人，完成率91.2%。"
)


def pipeline(segmenter: str = "rjieba", *pipes: str) -> spacy.Language:
    tokenizer = {"@tokenizers": "rectnlp.Tokenizer.v1", "segmenter": segmenter}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    for pipe in pipes or ("rectnlp",):
        nlp.add_pipe(pipe)
    return nlp


def test_spans_have_labels_ids_and_rows() -> None:
    doc = pipeline()(TEXT)
    assert doc.text == TEXT
    assert [(s.text, s.label_) for s in doc.spans["amounts"]] == [("5.8万元", "money")]
    (rate,) = doc.spans["percentages"]
    assert (rate.text, rate.label_, row(rate)["value"]) == ("91.2%", "share", 91.2)
    assert "party_warning" in {s.label_ for s in doc.spans["sanctions"]}
    assert [s.label_ for s in doc.spans["events"]] == ["inspection"]


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba", "char"])
def test_the_same_spans_whatever_the_segmenter(segmenter: str) -> None:
    doc = pipeline(segmenter)(TEXT)
    spans = {(s.text, s.id_) for group in doc.spans.values() for s in group}
    plain = rectnlp.extract(TEXT)
    wanted = {
        (text, mention)
        for name in doc.spans
        for text, mention in zip(plain[name].text, plain[name].mention_id, strict=True)
    }
    assert spans == wanted


def test_one_table_alone() -> None:
    doc = pipeline("rjieba", "rectnlp_units")(TEXT)
    assert set(doc.spans) == {"units"}
    assert [s.text for s in doc.spans["units"]][:1] == ["县委第三巡察组"]


def test_a_foreign_tokenizer_widens_spans_and_loses_none() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("rectnlp")
    doc = nlp(TEXT)
    assert len(doc.spans["amounts"]) == 1


def test_doc_to_tables_and_back() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    found = tables(doc)
    for name, table in rectnlp.extract(TEXT).to_arrow().items():
        assert found.to_arrow()[name].equals(table), name
    back = doc_of(nlp, found)
    assert {k: [s.id_ for s in g] for k, g in back.spans.items()} == {
        k: [s.id_ for s in g] for k, g in doc.spans.items()
    }


def test_disk_and_processes(tmp_path: object) -> None:
    nlp = pipeline("char")
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.tokenizer.segmenter == "char"
    docs = list(again.pipe([TEXT, "完成37项。"], n_process=2))
    assert [len(doc.spans["counts"]) for doc in docs] == [1, 1]
    assert row(docs[1].spans["counts"][0])["value"] == 37


def test_docbin_keeps_rows() -> None:
    nlp = pipeline()
    from spacy.tokens import DocBin

    box = DocBin(store_user_data=True, docs=[nlp(TEXT)])
    (doc,) = DocBin().from_bytes(box.to_bytes()).get_docs(nlp.vocab)
    assert row(doc.spans["amounts"][0])["value"] == 58000


def test_displacy_renders() -> None:
    doc = pipeline()(TEXT)
    html = spacy.displacy.render(doc, style="span", options={"spans_key": "units"}, jupyter=False)
    assert "县委第三巡察组" in html.replace("</span>", "").replace("\n", "") or "inspection" in html


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "完成37项,",
                "县纪委监委",
                "近六成",
                "３６ 個",
                "給予黨內警告2人;",
                "《办法》",
                "2023年6月",
                "停产整 治",
                "\n",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_every_span_falls_on_token_borders(pieces: list[str]) -> None:
    text = "".join(pieces)
    doc = pipeline()(text)
    assert doc.text == text
    for name, group in doc.spans.items():
        wanted = rectnlp.extract(text)[name]
        assert [s.text for s in group] == wanted.text.tolist()
