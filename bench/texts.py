"""The texts that everything is timed on, the same for all."""

from __future__ import annotations

import json
import lzma
import os
import random
import re
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
RESEARCH = Path(os.environ.get("MUSNAD_RESEARCH") or HOME.parent / "shared")
CORPUS = RESEARCH / "corpora" / "saudi2015.jsonl.xz"
GOLD = HOME / "eval" / "gold.jsonl"
WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670\u0640]*[^\W_]*)*")
_STEP = 20
_WORDS = 300


def sample(count: int) -> tuple[list[str], str]:
    """Return ``count`` articles and a sentence that says what they are.

    Real ones when the research corpus is at hand (every twentieth of it, so always the same);
    else articles of about 300 words drawn, with a fixed seed, from the sentences of our own gold.
    """
    if CORPUS.exists():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line)["text"] for i, line in enumerate(lines) if i % _STEP == 0]
        return rows[:count], f"real news articles of 2015 (every {_STEP}th of a research corpus)"
    return generated(count), "articles put together from the sentences of eval/gold.jsonl"


def gold_sentences() -> list[str]:
    """Return the sentences of the project's own gold, full stops included."""
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    found = [part for record in records for part in re.findall(r"[^.\n]+[.\n]?", record["text"])]
    return [sentence.strip() for sentence in found if len(sentence.split()) > 3]


def generated(count: int) -> list[str]:
    """Return articles drawn from the sentences of our own gold, always the same ones."""
    sentences, draw = gold_sentences(), random.Random(0)
    articles = []
    for _ in range(count):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < _WORDS:
            lines.append(draw.choice(sentences))
        articles.append("\n".join(lines))
    return articles


def words(texts: list[str]) -> int:
    """Return the number of words, counted as the scores count them."""
    return sum(len(WORD.findall(text)) for text in texts)


def hard(name: str, share: float) -> str:
    """Return one of the texts made to be hard, at this share (0 to 1) of its full size."""
    return HARD[name](share)


def _article(share: float) -> str:
    # 2 MB as UTF-8: an Arabic letter is two bytes.
    size, lines, draw, sentences = int(2_000_000 * share), [], random.Random(1), gold_sentences()
    while size > 0:
        line = draw.choice(sentences)
        size -= len(line.encode()) + 1
        lines.append(line)
    return "\n".join(lines)


def _sentence(share: float) -> str:
    pieces, draw = (
        [re.sub(r"[.\n؟!?؛:…]", " ", line) for line in gold_sentences()],
        random.Random(2),
    )
    found: list[str] = []
    while len(found) < 200_000 * share:
        found += draw.choice(pieces).split()
    return " ".join(found[: int(200_000 * share)]) + "."


def _quotes(share: float) -> str:
    marks, draw = '«»“”"', random.Random(3)
    return " ".join(f"قال {draw.choice(marks)}" for _ in range(int(100_000 * share)))


def _brackets(share: float) -> str:
    depth = int(50_000 * share)
    return "قال الوزير إن " + "(" * depth + " الأمر " + ")" * depth + " انتهى."


HARD = {
    "an article of 2 MB": _article,
    "one sentence of 200,000 words": _sentence,
    "100,000 quotation marks": _quotes,
    "50,000 nested brackets": _brackets,
}
