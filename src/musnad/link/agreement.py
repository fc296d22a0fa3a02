"""Whether a phrase can be the subject of a verb by gender and number."""

from __future__ import annotations

from musnad.lexicon import word as w
from musnad.lexicon.inflect import Shape
from musnad.link.filler import Filler
from musnad.link.scene import Scene

__all__ = ["accusative", "agrees", "agrees_behind"]


def agrees(scene: Scene, found: tuple[Filler, ...], shape: Shape) -> bool:
    """Tell whether those who stand before a verb fit it in gender and number."""
    if len(found) > 1:
        return shape.number != "s" or _feminine(scene, found[0]) is not False
    one = found[0]
    plural = one.kind in ("people", "count")
    if shape.number == "p":
        return plural
    if shape.number == "d":
        return True
    feminine = _feminine(scene, one)
    if plural:
        return feminine is not False and shape.gender == "f"
    return feminine is None or feminine == (shape.gender == "f")


def agrees_behind(scene: Scene, one: Filler, shape: Shape) -> bool:
    """Tell whether who stands behind a verb fits it: the verb is singular, whoever follows."""
    if shape.number != "s":
        return False
    if one.kind in ("people", "count"):
        feminine = _feminine(scene, one)
        return shape.gender == "m" or feminine is not False
    feminine = _feminine(scene, one)
    return feminine is None or feminine == (shape.gender == "f")


def accusative(scene: Scene, one: Filler) -> bool:
    """Tell whether the first word shows that it is no subject: عدداً, ناشطين."""
    word = scene.words[one.first]
    if word.flags & w.NUMBER or one.kind in ("named", "facilities"):
        return False
    if word.core.endswith("ا") and not word.flags & w.AL and scene.known[one.first].told:
        return word.core not in scene.tables.told
    return one.first == one.head and one.kind == "people" and word.core.endswith("ين")


def _feminine(scene: Scene, one: Filler) -> bool | None:
    """Tell whether the head is feminine; None where its form does not show."""
    word = scene.words[one.head]
    if one.kind == "count":
        return None
    if one.noun >= 0:
        word = scene.words[one.noun]
        return True if word.feminine else False if scene.told(one.noun, "masculine") else None
    if one.kind == "named":
        mention = scene.cast.starts.get(one.head)
        if mention is None or mention.kind not in ("state", "place"):
            return None  # an organisation is a he or a she
        if word.feminine:
            return True
        return False if word.core in scene.ctx.sets["grammar.places.masculine"] else None
    if word.feminine or scene.told(one.head, "feminine"):
        return True
    if one.kind == "people":
        return None if scene.told(one.head, "broken") else False
    return False if scene.told(one.head, "masculine") else None
