"""Where a noun phrase is over: what follows belongs to it no more."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context

__all__ = [
    "act_like_a_name",
    "adjectives_end",
    "brings_paper",
    "closed_plural",
    "complete",
    "disagreeing",
    "done_by_named",
    "identifies",
    "issued",
    "leans",
    "moreover",
    "names_an_act",
    "object_after",
    "outlet_goes_on",
    "past_aside",
    "region",
    "says_this",
    "second_head",
    "some_of",
    "surname",
]


_CLAUSE = w.COMP | w.CONJ_COMP | w.F_COMP | w.COLON | w.STOP | w.LINE | w.NEGATION
_WHICH = 16  # tokens that say which ones of many are meant
_OCCASION = 20  # tokens of an occasion between commas
_SHORT = 4  # letters of "first" (أولا)
_PLURAL = 6  # letters of an adjective in the plural: no عيون, no مضمون


def complete(ctx: Context, token: int) -> bool:
    """Tell whether a phrase may be over behind this token: it is definite, a name or closed."""
    flags = ctx.flags[token]
    if flags & (w.AL | w.PLACE | w.FIRST_NAME | w.CLOSE | w.QUOTE | w.LATIN | w.TIME | w.COMMA):
        return True
    word = ctx.words[token]
    if word.head.endswith(ctx.endings("own")) and not word.feminine and flags & w.HEADS:
        return True
    if ctx.has(token, "inner_preposition"):
        return False
    if word.core in ctx.sets["grammar.particles.words"] or word.head in ctx.rules["district"]:
        return False
    return not flags & (w.HEADS | w.PARTICLE | w.ADJUNCT | w.OCCASION)


def some_of(ctx: Context, at: int) -> bool:
    """Tell whether "of" stands behind a number of people and names which (الكثير من السكان)."""
    return ctx.has(at, "of") and ctx.has_head(at - 1, "quantity")


def issued(ctx: Context, at: int) -> bool:
    """Tell whether "by" stands here behind "issued", or behind "issued lately" (الصادر حديثاً)."""
    before = at - 2 if ctx.has(at - 1, "lately") else at - 1
    return ctx.has(before, "issuing")


def moreover(ctx: Context, at: int) -> bool:
    """Tell whether it says that something else comes now (من جهة أخرى), and nothing of whom."""
    return ctx.has(at, "of") and ctx.has(at + 1, "side") and ctx.has(at + 2, "other_side")


def says_this(ctx: Context, at: int) -> bool:
    """Tell whether "this" (what came before) stands before who says it (أعلن ذلك الوزير)."""
    if not ctx.has(at, "pointed") or at + 1 >= ctx.size:
        return False
    if ctx.has(at, "this") and ctx.flags[at + 1] & w.AL:  # this official
        return False
    return bool(ctx.flags[at + 1] & (w.PERSON | w.FIRST_NAME | w.OFFICIAL | w.ORGANISATION))


def region(ctx: Context, at: int) -> bool:
    """Tell whether two words are a part of the world: الشرق الأوسط, and وشمال أفريقيا behind it."""
    if ctx.has(at, "the_east"):
        return ctx.has(at + 1, "of_the_east")
    return (
        ctx.words[at].conj == "و"
        and ctx.has(at, "part_of_the_world")
        and ctx.has(at - 1, "of_the_east")
        and at + 1 < ctx.size
        and not ctx.flags[at + 1] & (w.PUNCT | w.AL)
    )


def surname(ctx: Context, at: int, limit: int) -> bool:
    """Tell whether a first letter that looks like "and" is a surname's (فواز; وهبي at the end)."""
    word = ctx.words[at]
    if not ctx.flags[at - 1] & w.FIRST_NAME:
        return False
    if word.conj == "ف":
        return True
    known = w.AL | w.HEADS | w.FIRST_NAME | w.PLACE | w.ADJUNCT | w.TIME | w.OBJECT | w.NOT_NP
    return at + 1 == limit and not (word.flags & known or word.senses)


def brings_paper(ctx: Context, at: int) -> bool:
    """Tell whether a paper in the accusative begins what somebody does (الجامعة بياناً)."""
    word = ctx.words[at]
    paper = word.flags & w.DOCUMENT or (word.flags & w.OCCASION and len(word.fold) > _SHORT)
    if not paper or word.flags & (w.AL | w.FIRST_NAME) or ctx.has(at, "lately"):
        return False
    if word.fold.endswith(ctx.endings("own")):
        return False
    return word.fold.endswith(ctx.endings("accusative_paper"))


def disagreeing(ctx: Context, first: int, at: int) -> bool:
    """Tell whether a definite noun behind a head in the plural or dual is no adjective of it.

    An adjective of people shows that there are several (الجانبان الليبيان), or is one of each of
    two (الوزيران المصري والتونسي): anything else is what they speak of (الجانبان الحرص على).
    """
    head, word = ctx.words[first], ctx.words[at]
    if not head.flags & w.AL or not head.flags & w.HEADS or not _many(ctx, first):
        return False
    agreeing = ctx.endings("nominative_plural") + ctx.endings("nominative_dual")
    if not all(ctx.words[t].head.endswith(agreeing) for t in range(first + 1, at)):
        return False
    if not word.fold.startswith("ال") or word.flags & w.HEADS:
        return False
    if word.head.endswith(ctx.endings("nisba") + ctx.endings("adjective")):
        return False
    return not (
        ctx.has_head(at, "broken_plural") or word.head in ctx.sets["grammar.adjectives.words"]
    )


def _many(ctx: Context, at: int) -> bool:
    """Tell whether the noun is a plural of people or a dual; البرلمان only looks like one."""
    head = ctx.words[at].head
    if head.endswith(ctx.endings("nominative_plural")) or ctx.has_head(at, "several"):
        return True
    dual = head.endswith(ctx.endings("nominative_dual"))
    two = ctx.has_head(at, "two") or bool(ctx.tables.flags.get(head[:-2], 0) & w.HEADS)
    return dual and two


def second_head(ctx: Context, at: int) -> bool:
    """Tell whether behind a complete phrase another one begins: whom or what is spoken of."""
    word = ctx.words[at]
    flags = word.flags
    if word.conj or flags & (w.LAM | w.BA) or _adjective(ctx, at) or _ranked(ctx, at):
        return False
    if ctx.has(at - 1, "royal"):  # His Royal Highness | Prince so-and-so
        return False
    name = ctx.names.get(at)
    if name is not None and name.entry is not None and name is ctx.names.get(at - 1):
        return False  # inside a name that is listed
    if name is not None and name.type == "PER" and name.first == at and not flags & w.AL:
        if ctx.flags[at - 1] & w.AL and ctx.flags[at - 1] & (w.ANONYMOUS | w.PERSON):
            return False  # the worker so-and-so
    if flags & w.AL and word.feminine and ctx.flags[at - 2] & w.FIRST_NAME:
        return True
    if ctx.flags[at - 1] & (w.FIRST_NAME | w.PARTICLE) and not flags & (w.AL | w.HEADS):
        return False
    if flags & w.AL:
        if flags & w.HEADS and not ctx.flags[at - 1] & w.HEADS:
            return not _governs(ctx, at)
        return bool(ctx.flags[at - 1] & (w.AL | w.PLACE)) and not flags & w.FIRST_NAME
    return bool(flags & (w.HEADS | w.PLACE | w.OBJECT)) or (
        word.feminine and bool(ctx.flags[at - 1] & w.AL) and not flags & w.FIRST_NAME
    )


def _governs(ctx: Context, at: int) -> bool:
    """Tell whether an office and a bare noun govern the definite one (وكيل أعمال اللاعب)."""
    before = ctx.flags[at - 1] | ctx.flags[at - 2]
    bare = not before & (w.AL | w.PLACE | w.FIRST_NAME | w.CLOSE | w.QUOTE | w.PARTICLE)
    office = ctx.flags[at - 2] & w.PERSON and at - 1 not in ctx.names
    return bool(bare and office) and not ctx.words[at - 1].head.endswith(ctx.endings("nisba"))


def adjectives_end(ctx: Context, first: int, at: int) -> bool:
    """Tell whether a definite noun stands behind an unnamed speaker and two adjectives.

    An indefinite adjective governs no noun (مصدر نيابي معارض | الكلام), but for رفيع المستوى.
    """
    if not ctx.flags[at] & w.AL or not ctx.flags[first] & w.ANONYMOUS or ctx.flags[first] & w.AL:
        return False
    if not ctx.words[first + 1].head.endswith(ctx.endings("nisba")) or ctx.has(at - 1, "high"):
        return False
    barred = w.AL | w.PUNCT | w.ADJUNCT | w.BA | w.LAM | w.PLACE | w.ORGANISATION | w.OFFICIAL
    return not any(
        ctx.flags[t] & barred or ctx.words[t].conj or ctx.has(t, "inner_preposition")
        for t in range(first + 1, at)
    )


def _ranked(ctx: Context, at: int) -> bool:
    """Tell whether a rank and a name follow an office: the army's spokesman, General so-and-so."""
    return (
        ctx.has(at, "rank")
        and at + 1 < ctx.size
        and bool(ctx.flags[at + 1] & (w.FIRST_NAME | w.PARTICLE))
    )


def _adjective(ctx: Context, at: int) -> bool:
    """Tell whether the word goes on with the noun before it as its adjective."""
    word = ctx.words[at]
    if word.feminine and ctx.flags[at - 1] & w.AL and ctx.flags[at - 1] & w.PERSON:
        if not ctx.words[at - 1].feminine:
            return False  # the minister | the opposition
    if word.head in ctx.sets["grammar.adjectives.words"] or _nominative(ctx, at):
        return True
    if word.head.endswith(ctx.endings("nisba_people")) and ctx.flags[at - 1] & word.flags & w.AL:
        return ctx.words[at - 1].head.endswith(ctx.endings("sound_plural"))
    if not word.head.endswith(ctx.endings("nisba")) or word.head in ctx.sets["objects.words"]:
        return False
    body = word.feminine and bool(word.flags & (w.OFFICIAL | w.ORGANISATION))
    return not (body and not ctx.words[at - 1].feminine)


def _nominative(ctx: Context, at: int) -> bool:
    """Tell whether the ending is a subject's (المعزولون), so that the word is no object."""
    word = ctx.words[at]
    both = ctx.flags[at - 1] & word.flags & w.AL
    if not both or word.flags & w.MEDIA or len(word.head) < _PLURAL:
        return False
    if word.head.endswith(ctx.endings("nominative_nisba")):
        return True
    return word.head.startswith("م") and word.head.endswith(ctx.endings("nominative_plural"))


def outlet_goes_on(ctx: Context, at: int) -> bool:
    """Tell whether the word goes on with the name of a listed outlet (المصري اليوم)."""
    before = ctx.words[at - 1]
    return any(
        (name, ctx.words[at].core) in ctx.tables.outlet_pairs
        for name in (before.core, before.head, "ال" + before.head)
    )


def leans(ctx: Context, at: int) -> bool:
    """Tell whether a pronoun completes a passive participle (المقبوض عليهم، المشار إليه)."""
    before = ctx.words[at - 1]
    return (
        ctx.has(at, "leaning")
        and bool(before.flags & w.AL)
        and before.head.startswith("م")
        and not before.flags & w.HEADS
    )


def act_like_a_name(ctx: Context, at: int) -> bool:
    """Tell whether a verbal noun that is a name, too, is no name here (الوزير زيادة الرواتب)."""
    flags = ctx.flags[at]
    if not flags & w.FIRST_NAME or flags & (w.AL | w.OBJECT) or at + 1 >= ctx.size or not at:
        return False
    if ctx.words[at].fold not in ctx.sets["objects.words"] or not ctx.flags[at - 1] & w.AL:
        return False
    return bool(ctx.flags[at + 1] & w.AL) or ctx.has(at + 1, "in")


def object_after(ctx: Context, at: int) -> bool:
    """Tell whether a verbal noun behind a complete phrase begins what is said."""
    word = ctx.words[at]
    if done_by_named(ctx, at):
        return True
    owned = (
        word.fold.endswith(ctx.endings("own"))
        and not word.feminine
        and not word.flags & (w.AL | w.HEADS | w.FIRST_NAME)
        and bool(ctx.flags[at - 1] & (w.AL | w.PLACE))
        and not (ctx.has(at, "itself") or ctx.has(at, "host_after"))
    )
    acts = _acts(ctx, at) or act_like_a_name(ctx, at)
    if not (word.flags & w.OBJECT or owned or acts) or word.conj:
        return False
    if not complete(ctx, at - 1):
        return False
    if at + 2 < ctx.size and ctx.flags[at + 1] & w.AL and ctx.flags[at + 2] & w.COMP:
        if not ctx.words[at + 2].conj:
            return False  # a first name of that shape, and the surname, before the clause
    listed = word.fold in ctx.sets["objects.words"]
    if not (owned or listed or acts) and at + 1 < ctx.size and ctx.flags[at + 1] & w.COMP:
        return False  # a name of that shape (فوكس نيوز), before the clause
    if ctx.flags[at - 1] & (w.FIRST_NAME | w.PARTICLE):
        return listed or word.fold.endswith(ctx.endings("own"))
    return True


def done_by_named(ctx: Context, at: int) -> bool:
    """Tell whether behind a person's name it follows what or whom he does something to.

    A verbal noun (رفض سامر الحداد تقديم), or somebody in the accusative (التقى سامر مسؤولا).
    """
    name, word = ctx.names.get(at - 1), ctx.words[at]
    if name is None or name.type != "PER" or name.last != at or word.conj:
        return False
    if word.flags & w.HEADS:
        return word.fold.endswith("ا") and not word.flags & (w.AL | w.FIRST_NAME)
    return bool(word.flags & w.OBJECT) and not word.flags & (w.AL | w.FIRST_NAME)


def _acts(ctx: Context, at: int) -> bool:
    """Tell whether a verbal noun with its article stands behind a definite noun.

    A definite noun governs none and a verbal noun is no adjective, so it begins a phrase of its
    own: called upon *the citizens* | *to keep away*.
    """
    return bool(ctx.flags[at - 1] & w.AL) and names_an_act(ctx, at)


def names_an_act(ctx: Context, at: int) -> bool:
    """Tell whether a verbal noun with its article stands here."""
    word = ctx.words[at]
    if not word.flags & w.AL or word.flags & (w.HEADS | w.PLACE | w.BA | w.LAM):
        return False
    return not word.feminine and ctx.tables.acts.fullmatch(word.head) is not None


def identifies(ctx: Context, first: int, at: int, limit: int) -> bool:
    """Tell whether the rest says which ones are meant (ممن شملهم الاستطلاع، نواب ينتمون إلى)."""
    flags = ctx.flags[first]
    share = ctx.has(first, "share") or ctx.has(first + 1, "share")
    some = share or flags & (w.VAGUE | w.NUMBER)
    which = ctx.has(at, "of_whom") and some
    if not which:
        verb = ctx.words[at].core[:1] == "ي" and ctx.words[at].core.endswith("ون")
        people = flags & (w.VAGUE | w.PERSON | w.ANONYMOUS) and not flags & w.AL
        if not (verb and people and ctx.has(at + 1, "inner_preposition")):
            return False
    stops = _CLAUSE | w.COMMA | w.QUOTE
    return limit - at <= _WHICH and not any(ctx.flags[t] & stops for t in range(at, limit))


def closed_plural(ctx: Context, at: int) -> bool:
    """Tell whether an indefinite plural (معارضون) stands here, which governs no noun."""
    word = ctx.words[at]
    return (
        word.head.endswith(ctx.endings("sound_plural"))
        and bool(word.flags & (w.VAGUE | w.ANONYMOUS))
        and not (word.flags & w.AL)
    )


def past_aside(ctx: Context, comma: int, limit: int, preps: frozenset[str]) -> int:
    """Return the comma behind which what is said opens, where an occasion stands between two, or 0.

    A preposition inside is not the verb's: confirmed, in a note *on his page*, that.
    """
    if comma + 2 >= limit or not ctx.has(comma + 1, "occasion_lead"):
        return 0
    if not ctx.flags[comma + 2] & (w.OCCASION | w.DOCUMENT):
        return 0
    for token in range(comma + 3, min(limit - 1, comma + _OCCASION)):
        flags = ctx.flags[token]
        if flags & (w.COMP | w.COLON | w.STOP | w.LINE):
            return 0
        if flags & w.COMMA:
            opens = ctx.flags[token + 1]
            ba = "ب" in preps and opens & w.BA and opens & w.OBJECT
            return token if opens & w.COMP or ba or ctx.core(token + 1) in preps else 0
    return 0
