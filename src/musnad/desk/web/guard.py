"""What stands before every page: which host is asked, by whom, and what a page may do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musnad.desk.store.accounts import Role
from musnad.desk.web.door import Door, Guest

__all__ = ["FORBIDDEN", "POLICY", "Guard", "cookie_name", "may"]

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
_OPEN = ("/open", "/enter", "/static/")
"""What is shown to who has not come in: the link itself, the way in, and the looks."""
FORBIDDEN = "/forbidden"
"""The page that is shown in place of one that is not for who asks."""

_RANKS: tuple[Role, ...] = ("reader", "editor", "admin")
# Below each address, what it takes to see and to change it, the last that fits; every other page
# is for readers, and every other change for editors. A page that is not named here is guarded all
# the same.
_SEEN: Mapping[str, Role] = {
    "/people": "admin",
    "/settings/backup": "admin",
    "/settings/restore": "admin",
}
_CHANGED: Mapping[str, Role] = {
    "/settings": "reader",
    "/enter": "reader",
    "/leave": "reader",
    "/pasted": "reader",
    "/people": "admin",
    "/settings/restore": "admin",
}


def may(role: Role, method: str, path: str) -> bool:
    """Tell whether somebody of that role may ask for this.

    >>> may("reader", "GET", "/"), may("reader", "POST", "/add"), may("editor", "GET", "/people/x")
    (True, False, False)
    >>> may("editor", "POST", "/settings"), may("editor", "POST", "/settings/restore")
    (True, False)
    """
    table: Mapping[str, Role] = _SEEN if method in _SAFE else _CHANGED
    needed: Role = "reader" if method in _SAFE else "editor"
    for place, own in table.items():
        if path == place or path.startswith(f"{place}/"):
            needed = own
    return _RANKS.index(role) >= _RANKS.index(needed)


def cookie_name(port: int) -> str:
    """Return the name of the cookie: browsers share cookies between the ports of a machine."""
    return f"musnad-desk-{port}"


class Guard:
    """Refuses strange hosts, strange origins and strangers; sets the headers of every answer."""

    def __init__(
        self,
        app: ASGIApp,
        door: Door,
        hosts: Collection[str],
        port: int,
        *,
        secure: bool = False,
        accounts: bool = False,
    ) -> None:
        """Stand before an application.

        Args:
            app: The application.
            door: Who has come in.
            hosts: What a browser may ask for, each with its port.
            port: Where the desk answers.
            secure: Whether it answers by TLS.
            accounts: Whether strangers are shown the way in of those with accounts.
        """
        self.app, self.door, self.hosts, self.port = app, door, frozenset(hosts), port
        self.scheme = "https" if secure else "http"
        self.entry = "/enter" if accounts else "/open"

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

        refused = self._refused(scope)
        guest: Guest | None = scope.get("state", {}).get("guest")
        if not refused and guest and not may(guest.person.role, scope["method"], scope["path"]):
            scope = {**scope, "path": FORBIDDEN, "raw_path": FORBIDDEN.encode(), "method": "GET"}
        await (refused or self.app)(scope, receive, sent)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        # A page elsewhere can point its own name at this machine; the browser then says that name.
        if host not in self.hosts:
            return Response("unknown host", 400)
        if scope["method"] not in _SAFE and headers.get("origin") != f"{self.scheme}://{host}":
            return Response("unknown origin", 403)
        guest = self.door.known(_cookie(headers, cookie_name(self.port)))
        if guest is not None and not scope["path"].startswith("/static/"):
            scope.setdefault("state", {})["guest"] = guest
        if guest is not None or scope["path"].startswith(_OPEN):
            return None
        return RedirectResponse(self.entry, 303)


def _cookie(headers: Headers, name: str) -> str | None:
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[name].value if name in cookies else None
