"""Articles to trace, written for the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tests.corpus.articles import write_jsonl
from tests.corpus.libraries import fill

from musnad.corpus.library import open_library
from musnad.trace.build import trace
from musnad.trace.copies import Copies, find_copies
from musnad.trace.shelf import Shelf, shelved, sketched
from musnad.trace.words import words_of

__all__ = ["BRIDGE", "MARKET", "NOTE", "PORT", "library", "spans", "table", "traced", "unlike"]

BRIDGE = (
    "أغلقت بلدية المدينة صباح أمس الجسر القديم أمام الشاحنات بعد أن وجد المهندسون شقوقاً في "
    "دعائمه الشرقية، وقال رئيس البلدية إن الإصلاح يحتاج إلى ثلاثة أشهر على الأقل، وإن السيارات "
    "الصغيرة ستعبر في اتجاه واحد بين السادسة صباحاً ومنتصف الليل. وأضاف أن الشركة التي بنت الجسر "
    "قبل أربعين عاماً لم تترك رسوماً تبين عمق الأساس، ولذلك طلبت البلدية من جامعة الساحل أن تقيس "
    "حركة الدعائم كل أسبوع وأن تنشر ما تجده."
)
MARKET = (
    "ارتفعت أسعار الطماطم في سوق الخضار المركزي إلى ضعف ما كانت عليه في الربيع، ويرد التجار ذلك "
    "إلى موجة حر أتلفت محصول السهل الغربي قبل نضجه بأسبوعين. وقالت بائعة تعمل هناك منذ عشرين عاماً "
    "إن الزبائن صاروا يشترون بالحبة بعد أن كانوا يشترون بالصندوق، وتوقعت نقابة المزارعين أن تعود "
    "الأسعار إلى حالها مع أول قطاف للبيوت البلاستيكية في مطلع الخريف المقبل."
)
PORT = (
    "رست في الميناء الجديد فجر الخميس أول سفينة حاويات قادمة من الشرق بعد عامين من توقف الخط "
    "البحري، وأفرغ العمال حمولتها في تسع ساعات. ويأمل مدير الميناء أن تصل سفينة كل عشرة أيام حتى "
    "نهاية السنة، غير أن نقابة السائقين تقول إن الطريق الوحيد إلى المستودعات لا يتسع لهذا العدد."
)
NOTE = (
    "للتواصل مع هيئة التحرير أرسلوا ملاحظاتكم إلى بريد القراء المبين في أسفل الصفحة، ولا تعبر "
    "المقالات المنشورة هنا إلا عن رأي كتابها، وجميع الحقوق محفوظة لدار "
    "الشاطئ للنشر والتوزيع منذ تأسيسها."
)


def unlike(number: int, words: int = 60) -> str:
    """Return a text that shares no five words with that of another number."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    found = []
    for place in range(words):
        value, word = number * 1009 + place * 7919 + 13, ""
        while value or len(word) < 4:
            word += letters[value % len(letters)]
            value //= len(letters)
        found.append(word)
    return " ".join(found)


def traced(texts: Sequence[str], outlets: Sequence[str | None] = ()) -> tuple[Shelf, Copies]:
    """Return texts as numbers, their ids in order, and the copies among them."""
    names = [f"{number:05}" for number in range(len(texts))]
    given = outlets or [f"outlet {number % 7}" for number in range(len(texts))]
    shelf = shelved([sketched(names, given, texts)])
    return shelf, find_copies(shelf)


def spans(texts: Sequence[str], shelf: Shelf, copies: Copies) -> list[tuple[str, str]]:
    """Return what each shared stretch cuts from both texts."""
    words = words_of(texts)
    runs = copies.runs
    found = []
    for pair, at_a, at_b, count in zip(*(column.tolist() for column in runs), strict=True):
        one, other = texts[int(copies.a[pair])], texts[int(copies.b[pair])]
        found.append(
            (
                one[int(words.starts[at_a]) : int(words.ends[at_a + count - 1])],
                other[int(words.starts[at_b]) : int(words.ends[at_b + count - 1])],
            )
        )
    return found


def library(path: Path, articles: Sequence[Mapping[str, Any]], **options: Any) -> Path:
    """Make a library of articles and trace it."""
    source = write_jsonl(path.with_suffix(".jsonl"), [dict(article) for article in articles])
    fill(path, source, **options)
    trace(open_library(str(path)))
    return path


def table(path: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of one of the trace's tables."""
    opened = open_library(str(path))
    files = opened.more()[name]
    found: list[dict[str, Any]] = pa.concat_tables(map(pq.read_table, files)).to_pylist()
    return found
