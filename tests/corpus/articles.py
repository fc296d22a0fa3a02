"""Articles written for the tests, as many as are wanted, all different."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["articles", "write_jsonl"]

_BODIES = (
    "قال مصدر أمني لوكالة رويترز إن الطريق رقم {n} «قُطع ليلاً بلا إنذار». وأضاف المصدر أن "
    "{n} سيارة عالقة هناك منذ يوم الأحد.",
    "زعمَ الناطقُ باسمِ الشركةِ أنَّ الجسرَ رقم {n} سليمٌ 👩‍🔧 لا شكَّ في ذلك.\u200f وأكد مهندس "
    "أن الشقوق ظهرت في ١٤ شباط 2021.",
    "التقى وزير الخارجية المصري نظيره التركي في القاهرة في اليوم {n} من المحادثات، بحسب بيان "
    "للوزارة. ونفى مسؤول تركي رفض ذكر اسمه توقيع أي اتفاق.",
)
_OUTLETS = ("بريد الشاطئ", "صوت الميناء", "المرفأ")


def articles(count: int) -> list[dict[str, Any]]:
    """Return articles as records of JSONL."""
    return [
        {
            "id": f"n{n}",
            "title": f"خبر عن الطريق {n}",
            "text": _BODIES[n % len(_BODIES)].format(n=n + 1),
            "outlet": _OUTLETS[n % 2],
            "url": f"https://example.org/{n}",
            "date": f"2021-02-{n % 28 + 1:02}T10:30:00+02:00",
        }
        for n in range(count)
    ]


def write_jsonl(path: Path, records: list[dict[str, Any]]) -> Path:
    """Write records, one a line, and return the file."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
