"""What kind of source a phrase names."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.link.context import Context, Range
from musnad.link.issuer import issuer_of
from musnad.link.names import has_name, like_a_name
from musnad.link.outlets import is_programme, outlet_at
from musnad.link.phrase import withheld_end
from musnad.model import Kind
from musnad.model.source import KIND_OF

__all__ = ["kind_of", "told_of_till"]

_NATIONS = 4  # words in which it is told that a body is an international one
_OUTLET = 3  # words of a phrase that is an outlet's name and no more


def kind_of(ctx: Context, span: Range) -> tuple[Kind, str]:  # noqa: PLR0911, PLR0912 - a visible list
    """Return the kind of source that the phrase names, and the rule that said so."""
    head = span[0]
    if span[1] - head > 1 and ctx.has(head + 1, "share"):
        return "vague", "share"
    if ctx.has(head, "each") and span[1] - head > 2 and ctx.has(head + 1, "of"):
        return kind_of(ctx, (head + 2, span[1]))
    head = _head(ctx, span)
    word = ctx.words[head]
    flags = word.flags
    definite = bool(flags & w.AL)
    till = told_of_till(ctx, head, span[1])
    named = _named(ctx, head, till)
    if flags & w.MEDIA and not (flags & w.PERSON and named):
        if not _body(ctx, head, span):
            return "media", "head-media"
        return ("official" if ctx.has(head, "agency") else "organisation"), "body"
    if is_programme(ctx, head) or (definite and ctx.has_head(head, "press")):
        return "media", "head-media"
    if word.head in ctx.sets["sources.vague.words"] and flags & w.VAGUE:
        if not (flags & w.PERSON and (named or definite)):
            return _some_of(ctx, head, span)
    if flags & w.ANONYMOUS and not named and not (definite and flags & w.PERSON):
        return "anonymous", "head-anonymous"
    if till < span[1] and not any(ctx.flags[t] & w.FIRST_NAME for t in range(head, till)):
        return "anonymous", "withheld"
    if flags & w.DOCUMENT and not flags & w.PERSON:
        return _issuer(ctx, head, span)
    if flags & w.PERSON:
        return _person(ctx, head, span, named)
    if flags & w.PLACE:
        return "official", "place-as-state"
    if outlet_at(ctx, head) and _count(ctx, head, span) <= _OUTLET:
        return "media", "outlet-name"
    if flags & w.ORGANISATION:
        return _of_state(ctx, head, span)
    if flags & w.OFFICIAL:
        return _of_nations(ctx, head, span)
    if definite and word.head.endswith(ctx.endings("nisba_people")):
        return "vague", "people"
    if flags & w.ANONYMOUS:
        return ("person", "named") if named else ("anonymous", "head-anonymous")
    return _unlisted(ctx, span, named)


def _head(ctx: Context, span: Range) -> int:
    """Return the first word that is no number, no mark and no demonstrative."""
    head = span[0]
    while head < span[1] - 1 and (
        ctx.flags[head] & (w.PUNCT | w.NUMBER | w.CLITIC)
        or ctx.has(head, "this")
        or ctx.has(head, "counts")
    ):
        head += 1
    return head


def _unlisted(ctx: Context, span: Range, named: bool) -> tuple[Kind, str]:
    """Return the kind of what no list knows: its marks and its shape decide."""
    known = _known(ctx, span)
    if known is not None:
        return known, "listed-name"
    first_name = any(ctx.flags[t] & (w.FIRST_NAME | w.PARTICLE) for t in range(*span))
    if ctx.flags[span[0]] & w.QUOTE and not (named or first_name or _somebody(ctx, span)):
        return "organisation", "name-in-marks"
    if _somebody(ctx, span) or like_a_name(ctx, span):
        return "person", "name"
    return "vague", "no-name"


def _somebody(ctx: Context, span: Range) -> bool:
    """Tell whether the phrase begins with the name of a person."""
    name = ctx.names.get(_first_word(ctx, span))
    return name is not None and name.type == "PER"


def _first_word(ctx: Context, span: Range) -> int:
    return next((t for t in range(*span) if ctx.flags[t] & w.SPOKEN), span[0])


def _known(ctx: Context, span: Range) -> Kind | None:
    """Return the kind of the name that begins the phrase, where it is known what it names."""
    name = ctx.names.get(_first_word(ctx, span))
    if name is None or name.type == "PER":
        return None
    kind = name.entry.kind if name.entry is not None else ""
    if name.type == "LOC" and kind != "state":
        return None
    return KIND_OF.get(kind, "organisation")


def _no_states(ctx: Context, head: int) -> bool:
    """Tell whether a body is listed by its name as no state's, as forces of an armed group are."""
    name = ctx.names.get(head) or ctx.names.get(head + 1)
    if name is None or name.entry is None or name.type != "ORG":
        return False
    return KIND_OF.get(name.entry.kind, "organisation") == "organisation"


def told_of_till(ctx: Context, head: int, last: int) -> int:
    """Return where a clause that withholds the name begins, or the phrase's end."""
    openers = ctx.sets["sources.withheld.openers"]
    for token in range(head + 1, last):
        if ctx.words[token].core in openers and withheld_end(ctx, token, last):
            return token
    return last


def _named(ctx: Context, head: int, last: int) -> bool:
    """Tell whether somebody is named; one of several is only where the name stands apart."""
    if ctx.has(head, "one_of"):
        head = next((t for t in range(head, last) if ctx.flags[t] & w.COMMA), last)
    return has_name(ctx, (head, last)) or _with_article(ctx, head, last)


def _with_article(ctx: Context, head: int, last: int) -> bool:
    """Tell whether a name that has the article stands behind a title (الوزير الطيب الحداد)."""
    if head >= last or not ctx.flags[head] & w.PERSON:
        return False
    for token in range(head + 1, last):
        name = ctx.names.get(token) if ctx.flags[token] & w.AL else None
        if name is not None and name.type == "PER" and name.first == token and name.last <= last:
            return True
    return False


def _count(ctx: Context, head: int, span: Range) -> int:
    return sum(1 for token in range(head, span[1]) if not ctx.flags[token] & w.PUNCT)


def _body(ctx: Context, head: int, span: Range) -> bool:
    """Tell whether an agency is none of news: the federal agency for work."""
    if ctx.words[head].head not in ctx.rules["news_or_not"]:
        return False
    return any(
        ctx.words[t].head in ctx.rules["no_news"] or (ctx.flags[t] & w.LAM and ctx.flags[t] & w.AL)
        for t in range(head + 1, min(span[1], head + 4))
        if not outlet_at(ctx, t)
    )


def _some_of(ctx: Context, head: int, span: Range) -> tuple[Kind, str]:
    """Some outlets are media, some experts are vague."""
    for token in range(head + 1, min(span[1], head + 3)):
        if ctx.flags[token] & w.MEDIA:
            return "media", "some-media"
        if ctx.flags[token] & w.ORGANISATION:
            return "organisation", "some-organisations"
    return "vague", "head-vague"


def _issuer(ctx: Context, head: int, span: Range) -> tuple[Kind, str]:
    """A report whose issuer is named is the issuer."""
    token, kind = issuer_of(ctx, head, span[1])
    if token < 0:
        return "document", "head-document"
    return kind, "issuer"


def _some_holder(ctx: Context, head: int, span: Range) -> bool:
    """Tell whether the office is nobody's in particular: a minister of the Gulf."""
    if ctx.flags[head] & w.AL or ctx.words[head].head in ctx.rules["speaks_for"]:
        return False
    if head + 1 >= span[1]:
        return False
    following = ctx.words[head + 1]
    if following.flags & (w.AL | w.PLACE | w.HEADS | w.LAM | w.BA | w.FIRST_NAME | w.QUOTE):
        return False
    return following.head.endswith(ctx.endings("nisba")) or ctx.has(head + 1, "some")


def _of_state(ctx: Context, head: int, span: Range) -> tuple[Kind, str]:
    """A bank is an organisation, the central bank is the state's."""
    if any(ctx.has_head(t, "of_state") for t in range(head + 1, span[1])):
        return "official", "of-the-state"
    return "organisation", "head-organisation"


def _of_nations(ctx: Context, head: int, span: Range) -> tuple[Kind, str]:
    """An office is a state's, that of the United Nations or an international court is none's."""
    if any(ctx.has_head(t, "of_nations") for t in range(head + 1, min(span[1], head + _NATIONS))):
        return "organisation", "of-nations"
    if _no_states(ctx, head):
        return "organisation", "listed-name"
    return "official", "head-official"


def _person(ctx: Context, head: int, span: Range, named: bool) -> tuple[Kind, str]:
    if named:
        return "person", "title-name"
    word = ctx.words[head]
    spokesman = word.head in ctx.sets["sources.person.spokesmen"]
    for token in range(head + 1, span[1]):
        if ctx.flags[token] & w.ORGANISATION and spokesman:
            return "organisation", "spokesman"
    if spokesman and _some_holder(ctx, head, span):
        return "anonymous", "role-without-name"
    if spokesman:
        return "official", "office"
    if word.flags & w.ANONYMOUS and not word.flags & w.AL:
        return "anonymous", "role-without-name"
    if word.flags & w.VAGUE and not word.flags & w.AL:
        return "vague", "role-without-name"
    if ctx.has_head(head, "several") and not word.flags & w.AL:
        return "vague", "role-without-name"
    plural = word.head.endswith("و") and not ctx.has_head(head, "honours")
    if plural and span[1] > head + 1:  # ممثلو الادعاء، مستشارو الرئيس
        body = ctx.flags[head + 1] & (w.OFFICIAL | w.PLACE)
        return ("official" if body else "vague"), "role-without-name"
    if not word.flags & w.AL and (span[1] == head + 1 or ctx.has(head + 1, "inner_preposition")):
        return "anonymous", "role-without-name"  # an analyst at a bank
    return "person", "title"
