"""What a request asks for, checked."""

from __future__ import annotations

import re
from typing import Literal, cast
from urllib.parse import parse_qs

from starlette.requests import Request

from musnad.desk.web.catalogue import DIGITS, LANGUAGES, MONTHS, Taste
from musnad.model import Span

__all__ = [
    "TASTE",
    "TooMuchError",
    "form_of",
    "page_of",
    "path_of",
    "span_of",
    "taste_of",
    "to_cookie",
]

TASTE = "musnad-taste"
_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_MOST_FORM = 16_384
_MOST_TEXT = 1_000_000


class TooMuchError(Exception):
    """A form of more bytes than any of ours has."""


def taste_of(request: Request) -> Taste:
    """Return what the reader has chosen; what is not known is as if nothing was chosen."""
    given = [*request.cookies.get(TASTE, "").split("."), "", "", ""][:3]
    return chosen(*given)


def chosen(language: str, digits: str, months: str) -> Taste:
    """Return a taste of the known ones of these, the usual in place of the others."""
    usual = Taste()
    return Taste(
        LANGUAGES.get(language, usual.language),
        cast(Literal["latin", "arabic"], digits) if digits in DIGITS else usual.digits,
        months if months in MONTHS else usual.months,
    )


def to_cookie(taste: Taste) -> str:
    """Return the value of the cookie that keeps a taste."""
    return f"{taste.language}.{taste.digits}.{taste.months}"


def page_of(request: Request) -> int:
    """Return the number of the page of a list; 1 where it is none."""
    given = request.query_params.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 1


def path_of(address: str) -> str:
    """Return an address of the desk's own, whatever was given.

    >>> path_of("/stories?page=2"), path_of("//elsewhere.example/"), path_of("https://a.example")
    ('/stories?page=2', '/', '/')
    """
    own = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if own and address.isascii() and address.isprintable() else "/"


def span_of(request: Request) -> Span | None:
    """Return the place in a text that is asked for; None where none is."""
    found = _PLACE.fullmatch(request.query_params.get("at", ""))
    return Span(int(found[1]), int(found[2])) if found else None


async def form_of(request: Request, *, text: bool = False) -> dict[str, str]:
    """Return the fields of a form.

    Args:
        request: What was sent.
        text: Whether it may hold a text.

    Raises:
        TooMuchError: It is larger than any of ours.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > (_MOST_TEXT if text else _MOST_FORM):
            raise TooMuchError
    read = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in read.items()}
