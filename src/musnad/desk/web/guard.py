"""What stands before every page: which host is asked, by whom, and what a page may do."""

from __future__ import annotations

from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musnad.desk.web.door import Door

__all__ = ["POLICY", "Guard", "cookie_name"]

# Widths of the bars and of the pictures stand in attributes; no element with styles, no script
# and no address but our own is let through.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With `no-referrer` a browser says no origin with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/open", "/static/")
"""What is shown to who has not come in: the link itself, and the looks."""


def cookie_name(port: int) -> str:
    """Return the name of the cookie: browsers share cookies between the ports of a machine."""
    return f"musnad-desk-{port}"


class Guard:
    """Refuses strange hosts, strange origins and strangers; sets the headers of every answer."""

    def __init__(self, app: ASGIApp, door: Door, hosts: Collection[str], port: int) -> None:
        self.app, self.door, self.hosts, self.port = app, door, frozenset(hosts), port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        await (self._refused(scope) or self.app)(scope, receive, sent)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        # A page elsewhere can point its own name at this machine; the browser then says that name.
        if host not in self.hosts:
            return Response("unknown host", 400)
        if scope["method"] not in _SAFE and headers.get("origin") != f"http://{host}":
            return Response("unknown origin", 403)
        if scope["path"].startswith(_OPEN):
            return None
        guest = self.door.known(_cookie(headers, cookie_name(self.port)))
        if guest is None:
            return RedirectResponse("/open", 303)
        scope.setdefault("state", {})["guest"] = guest
        return None


def _cookie(headers: Headers, name: str) -> str | None:
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[name].value if name in cookies else None
