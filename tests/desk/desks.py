"""A library and a running desk, for the tests."""

from __future__ import annotations

import http.client
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.trace.libraries import library

__all__ = [
    "ARTICLES",
    "LIGATURES",
    "ODD",
    "Answer",
    "Visitor",
    "entered",
    "filled",
    "fresh",
    "running",
]

_BRIDGE = (
    "قال مصدر في بلدية المدينة إن الجسر القديم سيغلق أمام الشاحنات ثلاثة أشهر بعد أن وجد المهندسون "
    "شقوقاً في دعائمه الشرقية.\n\nوأضاف المصدر، الذي طلب عدم الكشف عن هويته، أن كلفة الإصلاح "
    "تبلغ 12 مليون دينار. وأكد رئيس البلدية سامر العلي أن السيارات الصغيرة ستعبر في اتجاه واحد.\n\n"
    "ولا شك أن القرار سيزعج التجار."
)
LIGATURES = (
    "قال الوزير 😀 أحمد الراضي إن الاتفاق ﷺ جاهز للتوقيع في بيروت غداً.\n\n"
    "وذكرت Reuters نقلاً عن Coast Press أن الوفد وصل إلى العاصمة. وقال مراقبون إن الأمر لا يعنيهم."
)
ODD = (
    "قال الوزير أحمد الراضي إن قناة CNN\u202eNNC لم تسأل عنه أحداً من الوزراء في الحكومة، وإن "
    "الاتفاق <img src=x onerror=alert(1)> ما زال قائماً كما كان في العام الماضي."
)
ARTICLES = (
    {"text": _BRIDGE, "title": "إغلاق الجسر القديم", "outlet": "المرفأ", "date": "2024-02-01"},
    {
        "text": "نقلت صحيفة المرفأ عن مصدر في بلدية المدينة أن الجسر القديم سيغلق أمام الشاحنات "
        "ثلاثة أشهر بعد أن وجد المهندسون شقوقاً في دعائمه الشرقية، وأن كلفة الإصلاح تبلغ 15 مليون "
        "دينار.",
        "title": "الجسر مغلق",
        "outlet": "صدى الساحل",
        "date": "2024-02-02",
    },
    {
        "text": _BRIDGE + "\n\nوزعم تاجر في السوق أن أحداً لم يسأله.",
        "title": "التجار: لم يسألنا أحد",
        "outlet": "بريد الشاطئ",
        "date": "2024-02-03",
    },
    {"text": LIGATURES, "title": "الاتفاق جاهز", "outlet": "المرفأ", "date": "2024-01-10"},
    {"text": ODD, "title": "لم \u202eيسأل أحداً", "outlet": "المرفأ", "date": "2024-01-09"},
)


def filled(folder: Path) -> Path:
    """Return a library of `ARTICLES`, traced."""
    return library(folder / "library", ARTICLES)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(slots=True)
class Visitor:
    """Somebody who asks a desk for pages, with the cookies it gave, and follows nothing."""

    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        asked = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        asked.request(method, path, body and body.encode(), sent | dict(headers or {}))
        answer = asked.getresponse()
        text = answer.read().decode("utf-8", "replace")
        asked.close()
        for line in answer.headers.get_all("set-cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        found = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status, found, text)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """Run ``musnad desk`` with options and yield the link that opens it."""
    command = [sys.executable, "-m", "musnad", "desk", str(folder), "--no-open", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def entered(folder: Path) -> Iterator[Visitor]:
    """Run ``musnad desk`` and yield who came in by its link."""
    with running(folder) as link:
        base, _, secret = link.partition("/open")
        visitor = Visitor(base)
        assert visitor.ask(f"/open{secret}").status == 303
        yield visitor


def fresh(library: Path, folder: Path) -> Path:
    """Return a copy of a library in which nothing was entered."""
    without = shutil.ignore_patterns("desk.sqlite*")
    return Path(shutil.copytree(library, folder / "l", ignore=without))
