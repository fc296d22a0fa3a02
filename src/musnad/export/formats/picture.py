"""Pictures of one article: its network and its timeline, as SVG and as PNG.

The registry sees to it that there is one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from musnad.export.formats.letters import encoded, whole
from musnad.export.pictures import network_picture, timeline_picture
from musnad.model import Analysis

__all__ = ["network_png", "network_svg", "timeline_png", "timeline_svg"]


def network_svg(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write what is alleged between the actors of one article as SVG."""
    stream.write(encoded(network_picture(next(iter(analyses)))))


def timeline_svg(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the dates of one article as SVG."""
    stream.write(encoded(timeline_picture(next(iter(analyses)))))


def network_png(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the picture of `network_svg` as PNG."""
    _rasterise(network_picture(next(iter(analyses))), stream)


def timeline_png(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write the picture of `timeline_svg` as PNG."""
    _rasterise(timeline_picture(next(iter(analyses))), stream)


def _rasterise(svg: str, stream: BinaryIO) -> None:
    from musnad.export.raster import rasterised

    stream.write(rasterised(whole(svg)))
