"""Pages of news as outlets make them: an article among menus, teasers, scripts and styles."""

from __future__ import annotations

import json
import random
from html import escape
from string import Template

_PAGE = Template(
    """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>$title</title>
<meta property="og:title" content="$title"><meta property="og:site_name" content="$outlet">
<meta property="article:published_time" content="2021-03-0${day}T08:15:00+03:00">
<script type="application/ld+json">$data</script><style>$style</style><script>$script</script>
</head><body><header><nav><ul>$menu</ul></nav></header><main><article><h1>$title</h1>
<div class="meta"><time datetime="2021-03-0${day}T08:15:00+03:00">2021</time></div>
<div class="body">$body</div></article><aside><ul>$teasers</ul></aside></main>
<footer><ul>$menu</ul></footer><script>$script</script></body></html>"""
)
_LINK = Template(
    '<li class="item i$n"><a href="/news/$n" title="$text"><span>$text</span></a></li>'
)
_STYLE = ".c$n{display:flex;margin:0 ${n}px;color:#334455}"
_SCRIPT = "window.q$n=window.q$n||[];q$n.push({id:$n,slot:'div-$n',size:[300,250]});"


def pages(texts: list[str]) -> list[bytes]:
    """Return a page around each text, of about 60 kB and always the same."""
    draw = random.Random(4)
    heads = [" ".join(text.split()[:9]) for text in texts]
    return [_page(text, heads, draw) for text in texts]


def _page(text: str, heads: list[str], draw: random.Random) -> bytes:
    title, day = " ".join(text.split()[:12]), draw.randint(1, 9)
    lines = [line for line in text.splitlines() if line.strip()]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"2021-03-0{day}T08:15:00+03:00",
    }
    filled = _PAGE.substitute(
        title=escape(title),
        outlet="Outlet",
        day=day,
        data=json.dumps(data, ensure_ascii=False),
        style="".join(Template(_STYLE).substitute(n=n) for n in range(250)),
        script="".join(Template(_SCRIPT).substitute(n=n) for n in range(120)),
        menu=_links(heads, draw, 30),
        body="".join(f"<p>{escape(line)}</p>" for line in lines),
        teasers=_links(heads, draw, 60),
    )
    return filled.encode()


def _links(heads: list[str], draw: random.Random, count: int) -> str:
    return "".join(
        _LINK.substitute(n=draw.randint(1, 99999), text=escape(draw.choice(heads), quote=True))
        for _ in range(count)
    )
