"""A small library, whose articles say and deny the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill

from musnad.corpus.library import Library, open_library

ARTICLES = [
    {
        "id": "quay",
        "outlet": "بريد الشاطئ",
        "date": "2023-03-15",
        "title": "الشرطة اعتقلت ثلاثة بحارة",
        "text": "قالت نقابة البحارة إن الشرطة اعتقلت ثلاثة بحارة أمس. ونفت الشرطة اعتقال البحارة. "
        "وقال مصدر أمني لوكالة رويترز إن السفينة غادرت المرفأ ليلاً.",
    },
    {
        "id": "bread",
        "outlet": "صوت السهل",
        "date": "2023-03-17",
        "title": "النقابة تنتظر",
        "text": "أكدت نقابة البحارة أن الوَزِيرَ وعد بصرف الرواتب. ولا شك أن الأيام المقبلة صعبة. "
        "وزعمت شركة الملاحة أن وزيرها السابق لم يوقع العقد.",
    },
    {
        "id": "rain",
        "outlet": "صوت السهل",
        "text": "هطلت أمطار غزيرة على السهل الغربي، وقال رئيس البلدية إن الطرق سالكة.",
    },
]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("desk")
    fill(folder / "library", write_jsonl(folder / "articles.jsonl", ARTICLES))
    return open_library(str(folder / "library"))


@pytest.fixture(scope="session")
def ids(library: Library) -> dict[str, str]:
    from musnad.corpus.query import asked

    with asked(library, "select key, id from articles") as answer:
        return {str(key): str(own) for key, own in answer}
