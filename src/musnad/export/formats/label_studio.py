"""Label Studio: a task an article, what the program found as its prediction; and reading it back.

Regions are Cue, Source and Content, in code points; relations lead from a cue to the others
(``source``, ``content``, ``inside``). Who is meant stands in the note of the cue's region.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from musnad.errors import InputError, RecordError
from musnad.export.formats.letters import encoded
from musnad.export.formats.linked import dumped
from musnad.model import Analysis
from musnad.model.attribution import Attribution
from musnad.model.span import Span

__all__ = ["CONFIGURATION", "read_label_studio", "write"]

CONFIGURATION = """<View>
  <Labels name="part" toName="text">
    <Label value="Cue"/> <Label value="Source"/> <Label value="Content"/>
  </Labels>
  <Choices name="stance" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Cue">
    <Choice value="neutral"/> <Choice value="asserting"/> <Choice value="revealing"/>
    <Choice value="doubting"/> <Choice value="denying"/> <Choice value="accusing"/>
    <Choice value="asking"/> <Choice value="promising"/> <Choice value="judging"/>
  </Choices>
  <Choices name="manner" toName="text" perRegion="true" whenTagName="part" whenLabelValue="Cue">
    <Choice value="direct"/> <Choice value="mixed"/> <Choice value="indirect"/>
  </Choices>
  <Relations>
    <Relation value="source"/> <Relation value="content"/> <Relation value="inside"/>
  </Relations>
  <Text name="text" value="$text"/>
</View>
"""
"""The labelling interface that the tasks are for."""

_Item = dict[str, Any]


def write(analyses: Iterable[Analysis], stream: BinaryIO) -> None:
    """Write a list of tasks, one a line."""
    stream.write(b"[")
    for number, analysis in enumerate(analyses, 1):
        task = {
            "id": number,
            "data": {"text": analysis.text, "article": analysis.article.id},
            "predictions": [{"model_version": "musnad", "result": list(_results(analysis))}],
        }
        stream.write(encoded((",\n" if number > 1 else "\n") + dumped(task)))
    stream.write(b"\n]\n")


def _results(analysis: Analysis) -> Iterator[_Item]:
    sources = {s.id: {"id": s.id, "name": s.name, "kind": s.kind} for s in analysis.sources}
    for number, a in enumerate(analysis.attributions):
        own = f"t{number}"
        who = {"source": sources[a.source_id], "via": [sources[one] for one in a.via]}
        cue = _region(analysis.text, own, "Cue", a.cue)
        yield cue | {"meta": {"text": [dumped(who)]}}
        for name, choice in (("stance", a.stance), ("manner", a.manner)):
            value = {"start": a.cue.start, "end": a.cue.end, "choices": [choice]}
            yield _result(own, name, "choices", value)
        for place, (role, span) in enumerate(_parts(a)):
            part = f"{own}p{place}"
            yield _region(analysis.text, part, role.capitalize(), span)
            yield _relation(own, part, role)
        if a.parent is not None:
            yield _relation(own, f"t{a.parent}", "inside")


def _parts(a: Attribution) -> Iterator[tuple[str, Span]]:
    if a.source is not None:
        yield "source", a.source
    for span in a.content:
        yield "content", span


def _region(text: str, name: str, label: str, span: Span) -> _Item:
    value = {"start": span.start, "end": span.end, "text": span.of(text), "labels": [label]}
    return _result(name, "part", "labels", value)


def _result(name: str, control: str, kind: str, value: _Item) -> _Item:
    return {"id": name, "from_name": control, "to_name": "text", "type": kind, "value": value}


def _relation(one: str, other: str, label: str) -> _Item:
    ends = {"from_id": one, "to_id": other}
    return {"type": "relation", "direction": "right", "labels": [label], **ends}


def read_label_studio(path: Path) -> Iterator[_Item]:
    """Yield the articles of an export from Label Studio (JSON) in the form of a gold file.

    Of a task the first annotation that was not cancelled counts, else the prediction.

    Raises:
        InputError: It is no JSON with a list of tasks.
        RecordError: A task cannot be read; names its number.
    """
    try:
        tasks = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: found: {error}; accepted: JSON of Label Studio") from None
    if not isinstance(tasks, list):
        raise InputError(f"{path}: found: no list; accepted: a list of tasks, as JSON")
    for number, task in enumerate(tasks, 1):
        try:
            yield _gold(task)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise RecordError(
                f"{path}, task {number}: found: {type(error).__name__} {error}; accepted: regions, "
                "relations and notes as musnad export --as label-studio writes them"
            ) from None


def _gold(task: _Item) -> _Item:
    done = [one for one in task.get("annotations", []) if not one.get("was_cancelled")]
    results = (done or task["predictions"])[0]["result"]
    text = task["data"]["text"]
    spans: dict[str, list[int]] = {}
    said: dict[str, _Item] = {}
    sources: dict[str, _Item] = {}
    for one in (one for one in results if one["type"] == "labels"):
        start, end = one["value"]["start"], one["value"]["end"]
        if not 0 <= start < end <= len(text):
            raise ValueError(f"a region {start}-{end} in a text of {len(text)} code points")
        spans[one["id"]] = [start, end]
        if one["value"]["labels"] == ["Cue"]:
            said[one["id"]] = _statement(spans[one["id"]], one, sources)
    inside = _join(results, spans, said)
    order = sorted(said, key=lambda name: said[name]["cue"])
    for name in order:
        parent = inside.get(name)
        said[name]["parent"] = None if parent is None else order.index(parent)
    return {
        "id": task["data"].get("article"),
        "text": text,
        "attributions": [said[name] for name in order],
        "sources": [*sources.values()],
    }


def _statement(cue: list[int], region: _Item, sources: dict[str, _Item]) -> _Item:
    who = json.loads(region["meta"]["text"][0])
    for one in (who["source"], *who["via"]):
        sources.setdefault(one["id"], {key: one[key] for key in ("id", "name", "kind")})
    return {
        "cue": cue,
        "source": None,
        "content": [],
        "source_id": who["source"]["id"],
        "via": [one["id"] for one in who["via"]],
        "manner": "indirect",
        "stance": "neutral",
    }


def _join(
    results: list[_Item], spans: dict[str, list[int]], said: dict[str, _Item]
) -> dict[str, str]:
    """Put into each statement what belongs to it; return which lies inside of which."""
    inside: dict[str, str] = {}
    for one in results:
        if one["type"] == "choices":
            said[one["id"]][one["from_name"]] = one["value"]["choices"][0]
        elif one["type"] == "relation":
            own, other, role = one["from_id"], one["to_id"], one["labels"][0]
            if role == "inside":
                inside[own] = other
            elif role == "content":
                said[own]["content"].append(spans[other])
            elif role == "source":
                said[own]["source"] = spans[other]
            else:
                raise ValueError(f"a relation {role!r}")
    return inside
