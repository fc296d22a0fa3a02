"""robots.txt, the delay, and waiting when asked to; no test sleeps."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest
from web_site import NOW, PAGE, Answer, Clock, Site, moved, page

from musnad.corpus.web.fetch import AGENT
from musnad.corpus.web.polite import Pace
from musnad.errors import FetchError

TEXT = "text/plain"


def fetched(site: Site, *places: str) -> tuple[list[str], list[float]]:
    """Return what each place gives, ``page`` or a code, and how long was slept."""
    courier, clock = site.courier()
    results = []
    for place in places:
        try:
            assert courier.fetch(site.address(place)).body == PAGE
            results.append("page")
        except FetchError as error:
            results.append(error.code)
    return results, clock.slept


def rules(*lines: str) -> Answer:
    return page("\n".join(lines).encode(), kind=TEXT)


def opened(site: Site, *places: str) -> None:
    for place in places:
        site.answers[place] = page()


def test_robots_are_read_once_and_first(site: Site) -> None:
    opened(site, "news.example/a", "news.example/b")
    site.answers["news.example/robots.txt"] = rules("User-agent: *", "Disallow: /b")
    assert fetched(site, "news.example/a", "news.example/b") == (["page", "robots"], [1.0])
    assert site.asked == ["news.example/robots.txt", "news.example/a"]


@pytest.mark.parametrize(
    ("lines", "path", "result"),
    [
        (["User-agent: *", "Disallow:"], "a", "page"),
        (["User-agent: *", "Disallow: /"], "a", "robots"),
        (["User-agent: *", "Disallow: /", "", "User-agent: musnad", "Allow: /"], "a", "page"),
        (["User-agent: Musnad", "Disallow: /"], "a", "robots"),
        (["User-agent: otherbot", "Disallow: /"], "a", "page"),
        (["User-agent: *", "Disallow: /*?print="], "a?print=1", "robots"),
        (["User-agent: *", "Disallow: /*.pdf$"], "a.pdf", "robots"),
        (["User-agent: *", "Disallow: /", "Allow: /a"], "a", "page"),
        (["User-agent: *", "Disallow: /%D8%AE"], "%D8%AE%D8%A8%D8%B1", "robots"),
        (["User-agent: *", "Disallow: /خبر"], "%D8%AE%D8%A8%D8%B1", "robots"),
        (["<html>none</html>"], "a", "page"),
        (["\0\ufeff\u202e"], "a", "page"),
    ],
)
def test_what_robots_say(site: Site, lines: list[str], path: str, result: str) -> None:
    opened(site, f"news.example/{path}")
    site.answers["news.example/robots.txt"] = rules(*lines)
    assert fetched(site, f"news.example/{path}")[0] == [result]


@pytest.mark.parametrize(
    ("status", "result"),
    [
        (404, "page"),
        (403, "page"),
        (410, "page"),
        (429, "robots"),
        (500, "robots"),
        (503, "robots"),
    ],
)
def test_where_there_are_no_robots(site: Site, status: int, result: str) -> None:
    opened(site, "news.example/a")
    site.answers["news.example/robots.txt"] = page(b"", status)
    assert fetched(site, "news.example/a")[0] == [result]


def test_where_robots_cannot_be_had(site: Site) -> None:
    opened(site, "news.example/a")
    site.answers["news.example/robots.txt"] = page(bytes(1_000_001))
    assert fetched(site, "news.example/a", "news.example/a")[0] == ["robots", "robots"]
    site.answers["news.example/robots.txt"] = moved("/robots.txt")
    assert fetched(site, "news.example/a")[0] == ["robots"]
    assert "news.example/a" not in site.asked


def test_a_redirect_is_asked_of_its_own_robots(site: Site) -> None:
    site.answers["news.example/a"] = moved(site.url("other.example/b"))
    site.answers["other.example/robots.txt"] = rules("User-agent: *", "Disallow: /b")
    assert fetched(site, "news.example/a")[0] == ["robots"]
    assert "other.example/b" not in site.asked


def test_a_private_host_is_not_called_a_matter_of_robots(site: Site) -> None:
    courier, _ = site.courier({"inner.example": ["10.0.0.1"]})
    with pytest.raises(FetchError) as caught:
        courier.fetch(site.address("inner.example/a"))
    assert caught.value.code == "private-address"


@pytest.mark.parametrize(
    ("told", "slept"), [("7", 7.0), ("0.5", 1.0), ("86400", 30.0), ("-3", 1.0), ("soon", 1.0)]
)
def test_a_crawl_delay_is_kept(site: Site, told: str, slept: float) -> None:
    opened(site, "news.example/a", "news.example/b")
    site.answers["news.example/robots.txt"] = rules("User-agent: *", f"Crawl-delay: {told}")
    results, pauses = fetched(site, "news.example/a", "news.example/b")
    assert (results, pauses) == (["page", "page"], [1.0, slept])


def test_hosts_are_waited_for_apart(site: Site) -> None:
    opened(site, "news.example/a", "other.example/a")
    assert fetched(site, "news.example/a", "other.example/a") == (["page"] * 2, [1.0, 1.0])
    courier, clock = site.courier()
    for place in ("news.example/a", "other.example/a", "news.example/a"):
        courier.fetch(site.address(place))
    # The delay of the one has passed with that of the other.
    assert clock.slept == [1.0, 1.0]


def once(first: Answer, then: Answer) -> Answer:
    answers = [first]
    return lambda handler: (answers.pop() if answers else then)(handler)


@pytest.mark.parametrize(
    ("status", "told", "slept"),
    [
        (429, "20", 20.0),
        (503, format_datetime(NOW + timedelta(seconds=90)), 90.0),
        (503, format_datetime(NOW - timedelta(seconds=90)), 1.0),
    ],
)
def test_waits_as_asked(site: Site, status: int, told: str, slept: float) -> None:
    site.answers["news.example/a"] = once(page(b"", status, Retry_After=told), page())
    assert fetched(site, "news.example/a") == (["page"], [1.0, slept])


@pytest.mark.parametrize("told", ["", "soon", "²", "-5"])
def test_who_does_not_say_is_not_asked_again(site: Site, told: str) -> None:
    answer = page(b"", 503, Retry_After=told) if told.isascii() else page(b"", 503)
    site.answers["news.example/a"] = answer
    assert fetched(site, "news.example/a")[0] == ["http-status"]
    assert site.asked.count("news.example/a") == 1


def test_who_asks_again_and_again_is_left(site: Site) -> None:
    site.answers["news.example/a"] = page(b"", 429, Retry_After="5")
    assert fetched(site, "news.example/a") == (["http-status"], [1.0, 5.0, 5.0])


def test_who_asks_for_hours_is_left_alone(site: Site) -> None:
    site.answers["news.example/a"] = page(b"", 429, Retry_After="7200")
    opened(site, "news.example/b")
    places = ("news.example/a", "news.example/b")
    assert fetched(site, *places) == (["http-status", "http-status"], [1.0])
    assert "news.example/b" not in site.asked


@pytest.mark.parametrize("status", [204, 206, 304, 400, 404, 500, 999])
def test_other_answers(site: Site, status: int) -> None:
    site.answers["news.example/a"] = page(b"", status)
    assert fetched(site, "news.example/a")[0] == ["http-status"]


def test_the_pace_forgets_nothing() -> None:
    clock = Clock()
    pace = Pace(2.0, clock, clock.sleep)
    for _ in range(3):
        pace.wait("news.example")
    assert clock.slept == [2.0, 2.0]
    pace.hold("news.example", 1.0)
    pace.wait("news.example")
    assert clock.slept == [2.0, 2.0, 2.0]


def test_the_name_is_one_that_robots_can_name() -> None:
    assert AGENT.partition("/")[0] == "musnad"
