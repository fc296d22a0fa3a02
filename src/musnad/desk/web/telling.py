"""The pages of what the whole library tells: stories, and how outlets report."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from musnad.desk.web.asked import taste_of
from musnad.desk.web.guard import POLICY
from musnad.desk.web.room import Room
from musnad.export.genealogy import genealogy, root_line, roots_line

__all__ = ["TellingPages"]

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class TellingPages:
    """Stories and outlets."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return which address leads to which page."""
        return [
            Route("/stories", self.stories),
            Route("/stories/{id:str}", self.story),
            Route("/outlets", self.outlets),
        ]

    def stories(self, request: Request) -> Response:
        """List the stories."""
        taste = taste_of(request)
        rows = [(one, roots_line(one, taste.language)) for one in self.room.shelf.stories()]
        values = {
            "stories": rows,
            "traced": self.room.shelf.traced,
            "library": self.room.shelf.library.name,
        }
        return self.room.page(request, "desk-stories.html.j2", values)

    def story(self, request: Request) -> Response:
        """Show a story: its genealogy, its roots, and its statements as each article tells them."""
        taste = taste_of(request)
        story = self.room.shelf.story(request.path_params["id"])
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
        answer = self.room.page(request, "desk-story.html.j2", values)
        answer.headers["content-security-policy"] = POLICY.replace(
            "style-src 'self';", f"style-src 'self' 'sha256-{digest}';"
        )
        return answer

    def outlets(self, request: Request) -> Response:
        """Show how the outlets report."""
        values = {"outlets": self.room.shelf.habits(), "traced": self.room.shelf.traced}
        return self.room.page(request, "desk-outlets.html.j2", values)
