"""The pages: what is read of the library and how it is laid out."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from musnad.analyze import parse_date
from musnad.arabic import has_letters
from musnad.desk.pasted import Pasted
from musnad.desk.shelf import Shelf
from musnad.desk.web.asked import (
    TASTE,
    TooMuchError,
    chosen,
    form_of,
    page_of,
    path_of,
    taste_of,
    to_cookie,
)
from musnad.desk.web.catalogue import DIGITS, MONTHS
from musnad.desk.web.door import Door
from musnad.desk.web.guard import POLICY, cookie_name
from musnad.desk.web.looks import render
from musnad.desk.web.paint import paint_of, to_json
from musnad.errors import DateError
from musnad.export.genealogy import genealogy, root_line, roots_line
from musnad.export.html import page as report_page
from musnad.export.html import sheet_of
from musnad.model import Analysis, Article

__all__ = ["Pages"]

_GROUPS = ("named", "anonymous", "vague")
_YEAR = 365 * 24 * 3600
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class Pages:
    """The pages of a desk over one library."""

    def __init__(self, shelf: Shelf, door: Door, port: int) -> None:
        self.shelf, self.door, self.port = shelf, door, port
        self.pasted = Pasted()

    def open(self, request: Request) -> Response:
        """Let in who brings the link; tell everybody else how to come in."""
        guest = self.door.enter(request.query_params.get("link", ""))
        if guest is None:
            return self._page(request, "desk-shut.html.j2", {}, status=403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            cookie_name(self.port), guest.cookie, httponly=True, samesite="strict", path="/"
        )
        return answer

    def articles(self, request: Request) -> Response:
        """List the articles."""
        outlet = request.query_params.get("outlet", "")
        words = request.query_params.get("title", "").strip()
        page = self.shelf.articles(outlet, words, page_of(request))
        kept = {"outlet": outlet, "title": words}
        query = urlencode({name: value for name, value in kept.items() if value})
        values = {
            "page": page,
            "outlets": self.shelf.outlets(),
            "outlet": outlet,
            "title": words,
            "query": query,
            "library": self.shelf.library.name,
        }
        return self._page(request, "desk-articles.html.j2", values)

    def article(self, request: Request) -> Response:
        """Show an article with its statements, all or some of them."""
        analysis = self._asked(request)
        kept = not _is_pasted(request)
        taste = taste_of(request)
        whole = sheet_of(analysis, language=taste.language)
        show = request.query_params.get("show", "")
        source = request.query_params.get("source", "")
        statements = whole.view.statements
        if show in _GROUPS:
            statements = tuple(one for one in statements if one.group == show)
        elif show == "voice":
            statements = ()
        if any(group.id == source for group in whole.view.groups):
            statements = tuple(
                one
                for one in statements
                if source
                in (
                    analysis.attributions[one.number - 1].source_id,
                    *analysis.attributions[one.number - 1].via,
                )
            )
        shown = replace(whole, view=replace(whole.view, statements=statements))
        paint = paint_of(analysis, {one.number for one in statements}, voice=show == "voice")
        present = {one.group for one in whole.view.statements}
        values = {
            "sheet": whole,
            "shown": shown,
            "numbers": {one.number for one in statements},
            "paint": Markup(to_json(paint)) if paint else None,
            "show": show if show in (*_GROUPS, "voice") else "",
            "source": source,
            "groups": [group for group in _GROUPS if group in present],
            "stories": []
            if _is_pasted(request)
            else self.shelf.stories_of(analysis.article.id or ""),
            "kept": kept,
        }
        return self._page(request, "desk-article.html.j2", values)

    async def paste(self, request: Request) -> Response:
        """Take a text that somebody pastes, and lead to it as it was read."""
        if request.method != "POST":
            return self._page(request, "desk-paste.html.j2", {"wrong": "", "given": {}})
        try:
            form = await form_of(request, text=True)
        except TooMuchError:
            values = {"wrong": "paste.too_long", "given": {}}
            return self._page(request, "desk-paste.html.j2", values, status=413)
        if not self.door.signs(request.state.guest, form.get("form", "")):
            return Response("not our form", 403)
        # A form sends every line end as two characters.
        text = form.get("text", "").replace("\r\n", "\n").strip()
        wrong = "" if has_letters(text) else "paste.no_arabic"
        day = None
        try:
            day = parse_date(form.get("date") or None)
        except DateError:
            wrong = "paste.no_date"
        if wrong:
            values = {"wrong": wrong, "given": form}
            return self._page(request, "desk-paste.html.j2", values, status=422)
        title, outlet = form.get("title", "").strip(), form.get("outlet", "").strip()
        article = Article(text, title or None, outlet or None, day)
        name = await run_in_threadpool(self.pasted.add, article)
        return RedirectResponse(f"/pasted/{name}", 303)

    def report(self, request: Request) -> Response:
        """Give an article as one file that needs nothing else."""
        analysis = self._asked(request)
        name = f"musnad-{analysis.article.id}.html"
        return HTMLResponse(
            report_page([analysis], explain=False),
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "content-security-policy": "sandbox; default-src 'none'; "
                "style-src 'unsafe-inline'; font-src data:",
            },
        )

    def stories(self, request: Request) -> Response:
        """List the stories."""
        taste = taste_of(request)
        rows = [(one, roots_line(one, taste.language)) for one in self.shelf.stories()]
        values = {"stories": rows, "traced": self.shelf.traced, "library": self.shelf.library.name}
        return self._page(request, "desk-stories.html.j2", values)

    def story(self, request: Request) -> Response:
        """Show a story: its genealogy, its roots, and its statements as each article tells them."""
        taste = taste_of(request)
        story = self.shelf.story(request.path_params["id"])
        picture = genealogy(story, taste.language)
        # The picture brings its own styles; the page names their hash, and lets no other in.
        style = _STYLE.search(picture)
        digest = b64encode(sha256((style[1] if style else "").encode()).digest()).decode()
        values = {
            "story": story,
            "picture": Markup(picture),
            "line": roots_line(story, taste.language),
            "roots": [(one, root_line(one, taste.language)) for one in story.roots],
            "articles": {one.id: one for one in story.articles},
        }
        answer = self._page(request, "desk-story.html.j2", values)
        answer.headers["content-security-policy"] = POLICY.replace(
            "style-src 'self';", f"style-src 'self' 'sha256-{digest}';"
        )
        return answer

    def outlets(self, request: Request) -> Response:
        """Show how the outlets report."""
        values = {"outlets": self.shelf.habits(), "traced": self.shelf.traced}
        return self._page(request, "desk-outlets.html.j2", values)

    async def settings(self, request: Request) -> Response:
        """Show and change the language, the digits and the names of months."""
        if request.method != "POST":
            values = {"all_digits": DIGITS, "all_months": tuple(MONTHS)}
            return self._page(request, "desk-settings.html.j2", values)
        try:
            form = await form_of(request)
        except TooMuchError:
            return Response("too much", 413)
        if not self.door.signs(request.state.guest, form.get("form", "")):
            return Response("not our form", 403)
        old = taste_of(request)
        new = chosen(
            form.get("language", old.language),
            form.get("digits", old.digits),
            form.get("months", old.months),
        )
        answer = RedirectResponse(path_of(form.get("back", "/settings")), 303)
        answer.set_cookie(
            TASTE, to_cookie(new), max_age=_YEAR, httponly=True, samesite="strict", path="/"
        )
        return answer

    def report_css(self, _request: Request) -> Response:
        """Give the report's looks, which the desk builds on."""
        css = resources.files("musnad.export").joinpath("style.css").read_bytes()
        return Response(css, media_type="text/css")

    def absent(self, request: Request) -> Response:
        """Say that there is nothing at this address, and what there is."""
        values = {"what": "absent", "detail": ""}
        return self._page(request, "desk-error.html.j2", values, status=404)

    def damaged(self, request: Request, error: Exception) -> Response:
        """Say why the library cannot be read."""
        values = {"what": "damaged", "detail": str(error)}
        return self._page(request, "desk-error.html.j2", values, status=500)

    def failed(self, request: Request) -> Response:
        """Say that a page could not be made."""
        values = {"what": "failed", "detail": ""}
        return self._page(request, "desk-error.html.j2", values, status=500)

    def _asked(self, request: Request) -> Analysis:
        shelf = self.pasted if _is_pasted(request) else self.shelf
        return shelf.article(request.path_params["id"])

    def _page(
        self, request: Request, name: str, values: dict[str, Any], *, status: int = 200
    ) -> HTMLResponse:
        guest = getattr(request.state, "guest", None)
        query = f"?{request.url.query}" if request.url.query else ""
        around = {
            "path": request.url.path,
            "back": path_of(request.url.path + query),
            "form": guest.form if guest else "",
        }
        return HTMLResponse(render(name, taste_of(request), {**around, **values}), status)


def _is_pasted(request: Request) -> bool:
    return request.url.path.startswith("/pasted/")
