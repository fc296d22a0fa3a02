from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.corpus.language import language

ARABIC = (
    "أعلنت وزارة الأشغال أمس أن الجسر الواقع على الطريق الساحلي سيغلق أمام المركبات أسبوعين، "
    "وقال المتحدث باسمها إن الأعمال بدأت في وقت مبكر من الصباح. "
)

TEXTS = {
    "ar": ARABIC,
    "ar with Persian names": ARABIC + "والتقى الوزير نظيره الإيراني هاشم پورمحمدی في چهارمحال. ",
    "ar with ی and ک for ي and ك": ARABIC.replace("ي", "ی").replace("ك", "ک"),
    "ar of Egypt": "يا جماعة انا مش عارف ايه اللي بيحصل ده، كل يوم نصحى على خبر جديد ومحدش فاهم "
                   "حاجة، والناس في الشارع زهقت من الكلام ده كله. ",
    "ar of Morocco": "واش كاين شي واحد كيعرف علاش الطريق مسدودة هاد الصباح، راه الناس كلها واقفة "
                     "كتسنى وما عارفين والو. ",
    "ar of the Levant": "شو عم يصير هلق بالبلد، كل يوم منفيق عخبر جديد وما حدا عم يفهم شي، "
                        "والناس ملت من هالحكي. ",
    "ar short": "سقط جسر",
    "ar without its article": "مقتل عشرة مدنيين بينهم طفلان في قصف مدفعي على قرية شمالي سوريا مساء "
                              "أمس بعد ساعات من اجتماع عقده وزراء خارجية عشر دول في جنيف. ",
    "ar of two words": "قال شاهد " * 100,
    "ar with English": ARABIC + "The bridge was closed. " * 3,
    "ar vocalised": "قَالَ الْوَزِيرُ إِنَّ الْجِسْرَ سَقَطَ فِي اللَّيْلِ وَإِنَّ أَحَدًا لَمْ يُصَبْ",
    "fa": "وزیر راه اعلام کرد که پل واقع در جاده ساحلی به مدت دو هفته بسته خواهد شد و کارگران "
          "از صبح زود کار خود را آغاز کرده‌اند. گفته می‌شود چند خودرو در محل مانده است.",
    "fa with Arabic letters": "وزير راه اعلام كرد كه پل واقع در جاده ساحلي به مدت دو هفته بسته "
                              "خواهد شد و كارگران از صبح زود كار خود را آغاز كرده اند.",
    "ur": "وزیر تعمیرات نے کہا ہے کہ ساحلی سڑک پر واقع پل دو ہفتوں کے لیے بند رہے گا اور کام صبح "
          "سویرے شروع ہو گیا ہے۔ گاڑیوں کو دوسرے راستے سے بھیجا جا رہا ہے۔",
    "ckb": "وەزیری ڕێگاوبان ڕایگەیاند کە پردەکە بۆ ماوەی دوو هەفتە دادەخرێت و کارەکان لە بەیانیەوە "
           "دەستیان پێ کردووە و ئۆتۆمبێلەکان بە ڕێگایەکی تردا دەڕۆن.",
    "ps": "د ټولګټو وزیر وویل چې پر ساحلي سړک پروت پل به د دوو اونیو لپاره تړلی وي او کار سهار "
          "وختي پیل شوی دی. موټر به په بله لاره ځي او خلک باید صبر وکړي.",
    "ug": "قاتناش مىنىستىرى دېڭىز بويىدىكى يولدىكى كۆۋرۈكنىڭ ئىككى ھەپتە تاقىلىدىغانلىقىنى، "
          "خىزمەتنىڭ ئەتىگەندە باشلانغانلىقىنى ئېيتتى.",
    "en": "The ministry said the bridge (الجسر) on the coast road will be closed for two weeks.",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("times", [1, 5])
def test_languages(name: str, times: int) -> None:
    assert language(TEXTS[name] * times) == name.split()[0]


def test_it_is_fast() -> None:
    text = ARABIC * 12
    start = time.perf_counter()
    for _ in range(200):
        language(text)
    assert (time.perf_counter() - start) / 200 < 0.001


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x6FF)))
def test_any_text_has_one(text: str) -> None:
    assert language("ا" + text)
