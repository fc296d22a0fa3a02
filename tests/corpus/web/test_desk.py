"""What the desk fetches when a page that was asked for leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from web_site import HOME, NOW, Clock, Site, moved, numeric, page

from musnad.corpus.library import open_library
from musnad.corpus.query import asked
from musnad.corpus.web.courier import Courier
from musnad.corpus.web.fetch import Fetcher, Limits
from musnad.corpus.web.polite import Pace
from musnad.desk import runner
from musnad.desk.store.base import NAME, open_store
from musnad.desk.store.jobs import ask, job

GOOD = (
    "<!DOCTYPE html><html lang=ar><title>الطريق</title><article><h1>الطريق</h1>"
    + "<p>قال رئيس البلدية إن الطريق الساحلي سيُفتح غداً أمام الشاحنات والسيارات جميعها.</p>" * 3
    + "</article></html>"
).encode()
INSIDE = {
    "inner.example": ["10.0.0.1"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "cloud.example": ["169.254.169.254"],
    "half.example": [HOME, "192.168.0.1"],
}


def test_no_redirect_leads_inside(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()

    def resolve(host: str, port: int) -> list[str]:
        named = host.endswith(".example")
        return INSIDE.get(host, [HOME]) if named else numeric(host, port)

    def fetcher(ports: frozenset[int]) -> Fetcher:
        # The desk's own ports, and that of the server of these tests.
        return Fetcher(
            Limits(),
            resolve,
            lambda ip: ip == HOME,
            ports=ports | {site.port},
        )

    monkeypatch.setattr(runner, "Fetcher", fetcher)
    monkeypatch.setattr(
        runner,
        "Courier",
        lambda own: Courier(own, Pace(1.0, clock, clock.sleep), lambda: NOW),
    )
    goals = [
        *(site.url(f"{host}/secret") for host in INSIDE),
        # One that leads on, and only then inside.
        site.url("other.example/hop"),
        "http://10.0.0.1/",
        "http://167772161/",
        "http://0x0a.1/",
        "http://[::1]/",
        "http://news.example:8080/",
        "file:///etc/passwd",
    ]
    for number, goal in enumerate(goals):
        site.answers[f"news.example/{number}"] = moved(goal)
    site.answers["other.example/hop"] = moved(site.url("inner.example/secret"))
    site.answers["robots.example/robots.txt"] = moved(site.url("inner.example/secret"))
    site.answers["robots.example/page"] = page(GOOD)
    site.answers["news.example/good"] = moved(site.url("other.example/page"))
    site.answers["other.example/page"] = page(GOOD)
    library = open_library(str(tmp_path / "library"), create=True)
    store = open_store(tmp_path / "library" / NAME)
    inputs = [site.url(f"news.example/{n}") for n in (*range(len(goals)), "good")]
    inputs.append(site.url("robots.example/page"))
    number = ask(store, "add", {"inputs": inputs})
    runner.work(library, store, number)
    done = job(store, number)
    store.dispose()
    assert done.state == "done"
    assert not [place for place in site.asked if "secret" in place]
    with asked(library, "select code, count(*) from rejects group by 1 order by 1") as answer:
        codes = dict(answer)
    # And the page whose robots.txt leads inside, which is not asked for without its leave.
    assert sum(codes.values()) == len(goals) + 1
    assert codes.keys() == {"private-address", "not-http"}
    with asked(library, "select count(*) from articles") as answer:
        assert list(answer) == [(1,)]
