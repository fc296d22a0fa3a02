"""What kind of source a phrase names, in sentences where names and offices mislead."""

from __future__ import annotations

import pytest

import musnad

CASES = [
    # the name is that of whom somebody unnamed serves
    ("قال مسؤول في إدارة الرئيس سالم الحداد إن النشرة أوقفت.", "anonymous"),
    ("قال موظف بمكتب الوزير سامر منصور إن القرار جاهز.", "anonymous"),
    ("قال مسؤول في البلدية، سالم الحداد، إن الطريق مغلق.", "person"),
    # an adjective is no name, and a demonstrative no title
    ("قال مسؤول رفيع في المؤسسة الأمنية إن الوضع هادئ.", "anonymous"),
    ("قال مسؤول كبير في الوزارة إن العقد سيلغى.", "anonymous"),
    # whose name is withheld, with the article too
    ("قال المسؤول الذي طلب عدم الكشف عن هويته إن الطريق مغلق.", "anonymous"),
    ("قال الضابط الذي رفض ذكر اسمه إن الجسر آمن.", "anonymous"),
    # a notice is whose it is
    ("أوضح بلاغ للمديرية العامة للجمارك أن الشحنة حجزت.", "official"),
    ("ذكر بلاغ لنقابة المعلمين أن الإضراب مستمر.", "organisation"),
    # all the outlets of a country, and a broadcast
    ("أفاد الإعلام الإسرائيلي بأن المفاوضات توقفت.", "media"),
    ("ذكر برنامج «صباح البلد» أن المصنع سيغلق.", "media"),
    ("قال برنامج الأغذية العالمي إن المخزون ينفد.", "organisation"),
    # how many they are says nothing of what they are
    ("قالت ثلاثة مصادر مطلعة إن الشحنة وصلت.", "anonymous"),
    ("قال أربعة مسؤولين في الوزارة إن العقد سيلغى.", "anonymous"),
    ("قالت ثلاث صحف محلية إن الجسر سيغلق.", "media"),
    # a name that has the article
    ("قال وزير الداخلية المغربي الطيب الشرقاوي إن الأمر انتهى.", "person"),
    # estimates are nobody's in particular
    ("تشير التقديرات إلى أن المحصول جيد.", "vague"),
    # forces that are no state's
    ("قالت قوات الدعم السريع في بيان إنها أطلقت الأسرى.", "organisation"),
    ("قالت قوات الأمن في بيان إنها أطلقت الأسرى.", "official"),
]


@pytest.mark.parametrize(("text", "kind"), CASES, ids=[text[:40] for text, _ in CASES])
def test_kind(text: str, kind: str) -> None:
    a = musnad.read(text)
    assert [a.source(one.source_id).kind for one in a.attributions] == [kind]
