"""What a form of a verb can mean where it stands: questions with yes or no."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.lexicon.rows import VerbRow
from musnad.link.anchor import Anchor
from musnad.link.context import Context, Range
from musnad.link.hit import Hit
from musnad.link.names import named_person
from musnad.link.phrase import looks_finite

__all__ = [
    "HE_DID",
    "SHE_DID",
    "accusative",
    "addressed",
    "circumstance",
    "counted",
    "counts_as",
    "disagrees",
    "disqualified",
    "feels",
    "headless",
    "impersonal",
    "is_noun",
    "may_drop_speaker",
    "merely_considered",
    "named_as",
    "posted",
    "said_by_a_paper",
    "speaks_of_himself",
    "states_a_view",
]

HE_DID = Shape("perfect", "m", "s", False)
SHE_DID = Shape("perfect", "f", "s", False)


def is_noun(ctx: Context, at: int, first: int) -> bool:
    """Tell whether what stands before makes the form a noun, a name or a mere possibility."""
    if at == first:
        return False
    before = ctx.core(at - 1)
    word = ctx.words[at]
    flags = ctx.flags[at - 1]
    if ctx.has(at, "also_most") and at + 1 < ctx.size:
        said_by = ctx.flags[at + 1] & (w.HEADS | w.FIRST_NAME | w.COMP) or ctx.has(at + 1, "same")
        if not said_by:
            return True  # the most prominent
    if flags & w.PARTICLE and not word.conj:  # of a name: بن أبي طالب
        return True
    written_as_noun = any(s.row.noun and not s.shape.object for s in word.senses)
    if not word.conj and ctx.has(at - 1, "noun_after" if written_as_noun else "who"):
        return not (ctx.has(at - 1, "who") and all(s.shape.object for s in word.senses))
    numbered = flags & w.CLOSE and at > 1 and ctx.flags[at - 2] & w.NUMBER
    if numbered and written_as_noun and not word.conj:
        return True
    if (
        written_as_noun
        and not word.conj
        and word.senses[0].shape == HE_DID
        and not flags & (w.AL | w.PUNCT | w.FIRST_NAME | w.PLACE | w.TIME | w.NEGATION)
        and not before.endswith(ctx.endings("accusative_nisba"))
        and not (ctx.has(at - 1, "verb_after") or ctx.has(at - 1, "turn"))
        and not _asks(ctx, at)
    ):
        return True
    if flags & (w.FIRST_NAME | w.PARTICLE) and word.flags & w.FIRST_NAME:
        return True
    if _mine(ctx, at):
        return True
    tense = word.senses[0].shape.tense
    return bool(flags & w.COMP and tense == "imperfect" and ctx.has(at - 1, "plain_clause"))


def _mine(ctx: Context, at: int) -> bool:
    """Tell whether the first person stands behind أن (أن أعرب), which looks like "he expressed".

    A perfect follows أن only where a preposition of time or its like stands before.
    """
    word = ctx.words[at]
    if word.conj or word.senses[0].shape != HE_DID or word.core[:1] != ctx.core(at - 1)[:1]:
        return False
    return ctx.has(at - 1, "plain_clause") and not ctx.has(at - 2, "perfect_after")


def _asks(ctx: Context, at: int) -> bool:
    """Tell whether the office behind a word shows that it is no office itself (طالب عضو اللجنة)."""
    if at + 2 >= ctx.size or not ctx.flags[at] & w.PERSON:
        return False
    return bool(ctx.flags[at + 1] & w.PERSON) and not ctx.flags[at + 1] & w.AL


def speaks_of_himself(ctx: Context, at: int) -> bool:
    """Tell whether a form in ت opens somebody's own words: I was surprised, not she was."""
    if not at or ctx.words[at].conj or ctx.words[at].senses[0].shape != SHE_DID:
        return False
    opens = ctx.flags[at - 1] & w.COLON or at - 1 in ctx.quotes.at
    if not opens or at + 1 >= ctx.size:
        return bool(opens)
    named = ctx.flags[at + 1] & (w.HEADS | w.PLACE | w.FIRST_NAME | w.QUOTE)
    return not named or ctx.words[at + 1].fold.endswith("ا")


def states_a_view(ctx: Context, at: int, shape: Shape) -> bool:
    """Tell whether a verb of thinking reports a stated view: in the present, no "had thought"."""
    if shape.tense != "imperfect":
        return False
    return not ctx.has(at - 1, "had_thought") and (
        not ctx.has(at - 2, "past") or ctx.has(at - 1, "completed")
    )


def feels(ctx: Context, at: int, shape: Shape, anchor: Anchor | None) -> bool:
    """Tell عبّر عن قلقه from the preposition عبر: a bare form needs somebody's feeling."""
    if anchor is None:
        return False
    if ctx.words[at].conj or shape != HE_DID or ctx.has(at - 1, "may_drop_after"):
        return True
    return ctx.core(anchor.at + 1).endswith(ctx.endings("owners"))


def impersonal(row: VerbRow, shape: Shape, region: Range) -> bool:
    """Tell whether the form is the outlet's own "it is worth noting that"."""
    if shape.tense != "imperfect" or shape.number != "s" or not row.impersonal:
        return False
    return region[0] == region[1] and (shape.gender == "m" or row.impersonal == "any")


def headless(ctx: Context, at: int, first: int) -> bool:
    """Tell whether a verb in the middle of a clause has a subject that cannot speak."""
    return (
        at - first > 2
        and not ctx.words[at].conj
        and not ctx.flags[at - 1] & (w.STOP | w.LINE | w.COLON)
        and not ctx.has(at - 1, "verb_after")
        and not ctx.words[at].core.startswith("ل")
    )


def said_by_a_paper(ctx: Context, at: int) -> bool:
    """Tell whether a verb that only papers say (dwelt on) is said by one."""
    if at + 1 < ctx.size and ctx.flags[at + 1] & w.MEDIA:
        return True
    starts = at == 0 or bool(ctx.flags[at - 1] & (w.LINE | w.STOP))
    return starts and bool(ctx.words[at].conj) and ctx.has(at + 1, "dwells_on")


def merely_considered(ctx: Context, row: VerbRow, hit: Hit) -> bool:
    """Tell whether something merely "is considered" a thing, by nobody who is named."""
    if hit.shape is None or hit.shape.tense != "imperfect":
        return False
    if row.stance not in ("judging", "revealing"):
        return False
    return _nobody_speaks(ctx, hit)


def counts_as(ctx: Context, row: VerbRow, hit: Hit) -> bool:
    """Tell whether a thing "is considered" something (تعتبر المواسم)."""
    rated = hit.frame == "np" and ctx.has(hit.begin, "rated")
    if row.copula and rated and hit.shape is not None and hit.shape.tense == "imperfect":
        return True
    return (
        row.copula
        and hit.shape is not None
        and hit.shape.tense == "imperfect"
        and (hit.subject is not None and _nobody_speaks(ctx, hit))
    )


def _nobody_speaks(ctx: Context, hit: Hit) -> bool:
    return hit.subject is None or not ctx.flags[hit.subject[0]] & (w.HEADS | w.PLACE | w.FIRST_NAME)


def may_drop_speaker(ctx: Context, at: int, first: int, hit: Hit) -> bool:
    """Tell whether a verb with a mere noun behind may stand without a named speaker."""
    if hit.antecedent is not None or _takes_up(ctx, at):
        return True
    if (
        at > first
        and ctx.words[at].conj == ""
        and not ctx.flags[at - 1] & (w.COMMA | w.NEGATION | w.TIME)
    ):
        return ctx.has(at - 1, "may_drop_after")
    return True


def _takes_up(ctx: Context, at: int) -> bool:
    """Tell whether a pronoun takes up the noun of a relative clause: in which he denied."""
    return at > 0 and bool(ctx.flags[at - 1] & w.RELATIVE) and ctx.has(at + 1, "in_it")


def disqualified(ctx: Context, pos: int) -> bool:
    """Tell whether a finite verb stands where a subject is looked for."""
    return looks_finite(ctx, pos) and not ctx.flags[pos] & (w.HEADS | w.FIRST_NAME | w.PLACE)


def accusative(ctx: Context, pos: int) -> bool:
    """Tell whether the noun shows by its ending that it is spoken of and does not speak."""
    flags = ctx.flags[pos]
    if flags & w.FIRST_NAME:  # الأمين
        return False
    return ctx.words[pos].fold.endswith("ين") and bool(flags & w.AL)


def disagrees(ctx: Context, pos: int, shape: Shape) -> bool:
    """Tell whether the noun cannot be the subject: a masculine verb before a feminine noun."""
    word = ctx.words[pos]
    if word.core in ctx.sets["sources.anaphora.honorifics"]:
        return False
    if shape.gender == "m" and named_person(ctx, pos):
        return False
    if shape.gender == "m" and ctx.has_head(pos, "nations"):
        return True
    if shape.gender == "m":
        if word.flags & w.PLACE and word.feminine and not word.flags & (w.FIRST_NAME | w.MEDIA):
            return pos not in ctx.names or ctx.names[pos].type == "LOC"
        if word.fold.endswith(ctx.endings("own_feminine")) and not word.flags & (
            w.AL | w.FIRST_NAME
        ):
            return not word.feminine
        shown = word.fold.endswith("ه") or (word.fold.endswith("ات") and word.flags & w.AL)
        known = word.flags & (w.AL | w.OBJECT | w.HEADS)
        if word.flags & w.AL and not word.flags & (w.HEADS | w.FIRST_NAME) and _she(ctx, pos + 1):
            return True
        return word.feminine and bool(shown and known) and not word.flags & (w.PLACE | w.FIRST_NAME)
    if word.flags & w.AL and _he(ctx, pos):
        return True
    return bool(word.flags & w.PERSON and word.flags & w.AL and not word.feminine)


def counted(ctx: Context, pos: int) -> bool:
    """Tell whether a thing is counted here (140 حرفاً) and nobody who could speak."""
    word = ctx.words[pos]
    after_number = pos > 0 and ctx.flags[pos - 1] & w.NUMBER
    return bool(after_number) and word.fold.endswith("ا") and not word.flags & w.HEADS


def _she(ctx: Context, at: int) -> bool:
    """Tell whether a feminine adjective shows the gender of its noun (السوق المحلية)."""
    if at >= ctx.size:
        return False
    word = ctx.words[at]
    return bool(word.flags & w.AL) and word.head.endswith("يه") and not word.flags & w.HEADS


def _he(ctx: Context, pos: int) -> bool:
    """Tell whether a masculine adjective shows the gender of its noun (المجتمع الدولي)."""
    if pos + 1 >= ctx.size or ctx.flags[pos] & (w.FIRST_NAME | w.PLACE | w.MEDIA | w.LATIN):
        return False
    word = ctx.words[pos + 1]
    if not word.flags & w.AL or word.flags & (w.HEADS | w.FIRST_NAME) or word.conj:
        return False
    return word.head.endswith("ي") and not ctx.words[pos].feminine and pos + 1 not in ctx.names


def addressed(ctx: Context, pos: int) -> bool:
    """Tell whether it says whom one calls upon, who never calls (جميع الأطراف)."""
    return ctx.has(pos, "everybody") and ctx.has(pos + 1, "of_everybody")


def posted(ctx: Context, at: int, first: int) -> int:
    """Return the token where "as X said" begins, or -1."""
    if at - 1 < first:
        return -1
    if ctx.has(at - 1, "as_said"):
        return at - 1
    if ctx.has(at - 1, "what") and at - 2 >= first and ctx.has(at - 2, "according"):
        if ctx.has(at - 2, "on") and any(ctx.has(t, "answers") for t in range(first, at - 2)):
            return -1  # answered what is rumoured
        start = at - 2
        if ctx.has(start, "to_what") and start > first:
            start -= 1
        return start
    if ctx.has(at - 1, "to_what") and at - 2 >= first and ctx.has(at - 2, "accordance"):
        return at - 2
    return -1


def named_as(ctx: Context, at: int, first: int, row: VerbRow) -> bool:
    """Tell whether the verb follows ما in "what he called …"."""
    return (
        at > first
        and ctx.has(at - 1, "called")
        and row.names
        and not (ctx.has(at - 1, "what") and ctx.has(at - 2, "according"))
    )


def circumstance(ctx: Context, at: int, shape: Shape) -> bool:
    """Tell whether the participle describes who acts, and not the noun before it."""
    if shape.gender == "m" and shape.number == "s":
        return True
    return bool(ctx.flags[at - 1] & (w.AL | w.PLACE | w.FIRST_NAME)) and shape.number != "s"
