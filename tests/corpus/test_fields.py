from __future__ import annotations

import pytest

from musnad.corpus.fields import Mapping, guess, names_of, parse_map, value_of
from musnad.errors import InputError

LONG = "قال شاهد إن الجسر الذي يصل ضفتي النهر سقط في الليل، وإن أحدا لم يصب بأذى في الحادث. " * 2


@pytest.mark.parametrize(
    ("names", "described"),
    [
        ("id,outlet,url,date,title,byline,text",
         "text ← text, title ← title, outlet ← outlet, date ← date, id ← id, address ← url, "
         "byline ← byline"),
        ("headline,articleBody,datePublished,publisher,author",
         "text ← articleBody, title ← headline, outlet ← publisher, date ← datePublished, "
         "byline ← author"),
        ("Title,Content,Published-At,SOURCE,Link",
         "text ← Content, title ← Title, outlet ← SOURCE, date ← Published-At, address ← Link"),
        ("guid,link,pubDate,description,content",
         "text ← content, date ← pubDate, id ← guid, address ← link"),
        ("العنوان,النَّص,المصدر,تاريخ النشر,الرابط",
         "text ← النَّص, title ← العنوان, outlet ← المصدر, date ← تاريخ النشر, address ← الرابط"),
        ("source.id,source.name,body", "text ← body, outlet ← source.name, id ← source.id"),
        ("article.text,article.title", "text ← article.text, title ← article.title"),
        ("x,y", ""),
    ],
)  # fmt: skip
def test_usual_names(names: str, described: str) -> None:
    assert guess(names.split(",")).describe() == described


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"a": "قصير", "b": LONG, "c": "long but Latin " * 50}, "b"),
        ({"text": 7, "b": LONG}, "b"),
        ({"text": "", "body": LONG}, "body"),
        ({"text": ["سطر", "وسطر"], "b": LONG}, "text"),
        ({"a": {"x": LONG}}, "a.x"),
        ({"a": "قصير"}, None),
        ({"title": LONG}, None),
    ],
)
def test_the_text_by_what_it_holds(record: dict[str, object], text: str | None) -> None:
    assert guess(names_of(record), [record]).text == text


def test_what_a_person_says_goes_first() -> None:
    said = parse_map("text=payload, date=")
    assert said.over(guess(["text", "date", "title"])) == Mapping("payload", "title", date="")
    assert said.over(guess(["date"])).describe() == "text ← payload"


@pytest.mark.parametrize("written", ["body", "", "text=a,,", "texts=body", "text=a,text=b"])
def test_what_is_no_map(written: str) -> None:
    with pytest.raises(InputError, match=r"found: .*accepted: text, title"):
        parse_map(written)


def test_values() -> None:
    record: dict[str, object] = {"a": {"b": {"c": 1}}, "a.b": 2, "d": "x"}
    assert value_of(record, "a.b") == 2
    assert value_of({"a": {"b": {"c": 1}}}, "a.b.c") == 1
    assert value_of(record, "d.e") is None
    assert value_of(record, "") is None
    assert value_of(record, "no") is None
