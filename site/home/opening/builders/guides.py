"""Builders of guides, whose structured items come partly from front matter and partly from the text."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from home.opening.builders.base import Source
from home.opening.drafts import Ref, items, stream
from home.opening.markdown import Section
from home.opening.nodes import plain

Block = dict[str, Any]
STEP_NUMBER = re.compile(r"^(\d+)\. ")
TASK_NUMBER = re.compile(r"^(?:Opgave|Task) (\d+)\. ")
BEGINNINGS = ("Zo kun je beginnen", "How to begin")


def guide(source: Source) -> dict[str, Any]:
    """A guide; what it has decides which shape it gets."""
    front = source.front
    _put_at_hand(source)
    made = [*_steps(source), *_tariff(source), *_tasks(source)]
    shape = "plain"
    if front.get("tasks"):
        shape = "course"
    elif front.get("building_blocks"):
        shape = "tariff"
    elif front.get("steps"):
        shape = "steps"
    return {
        "guide_kind": front["guide_kind"],
        "shape": shape,
        "items": stream(made, f"{source.document.key}.{source.locale}/items"),
    }


def _steps(source: Source) -> list[Block]:
    """The steps of front matter, each with what stands in the text under the heading with its number."""
    steps = source.front.get("steps") or []
    section = source.text.take_section("De stappen", "The steps") if steps else None
    texts = {
        number: source.text.rich.of(nodes) for number, nodes in _under_numbered_headings(section).items()
    }
    return [
        {
            "type": "step",
            "value": {
                "title": step["title"],
                "actor": _sentence(step.get("actor") or ""),
                "roles": step["roles"],
                "names_known": bool(step.get("names_known")),
                "text": texts.get(step["order"], ""),
            },
        }
        for step in steps
    ]


def _under_numbered_headings(section: Section | None) -> dict[int, list[Node]]:
    """What stands under each third-level heading that begins with a number."""
    found: dict[int, list[Node]] = {}
    number = 0
    for node in section.nodes if section else ():
        if node.type == "heading" and (match := STEP_NUMBER.match(plain(node))):
            number = int(match[1])
            found[number] = []
        elif number:
            found[number].append(node)
    return found


def _tariff(source: Source) -> list[Block]:
    names = ("number", "name", "description", "question")
    return [
        {"type": "tariff_block", "value": {name: block[name] for name in names}}
        for block in source.front.get("building_blocks") or []
    ]


def _tasks(source: Source) -> list[Block]:
    """Each task with what its section of the text says, and how to begin with it."""
    sections = [section for section in source.text.sections if TASK_NUMBER.match(section.title)]
    numbered = {int(TASK_NUMBER.match(section.title)[1]): section for section in sections}  # type: ignore[index]
    made = []
    for task in source.front.get("tasks") or []:
        section = numbered[task["order"]]
        source.text.sections.remove(section)
        about, beginnings = _split_at_beginnings(section)
        value = {
            "title": TASK_NUMBER.sub("", section.title),
            "audience_keys": task["for"],
            "text": source.text.rich.of(about),
            "beginnings": source.text.rich.of(beginnings),
            "evidence": items([_evidence(source, entry) for entry in task["evidence"]]),
            "unknown": items(task["unknown"]),
        }
        made.append({"type": "task", "value": value})
    return made


def _split_at_beginnings(section: Section) -> tuple[list[Node], list[Node]]:
    for place, node in enumerate(section.nodes):
        if plain(node) in BEGINNINGS:
            return section.nodes[:place], section.nodes[place + 1 :]
    return section.nodes, []


def _evidence(source: Source, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "supports": entry["supports"],
        "when": entry.get("when") or "",
        "text": source.text.rich.of_line(entry["text"]),
        "source": Ref("source", entry["source"]) if entry.get("source") else None,
    }


def _put_at_hand(source: Source) -> None:
    """Domains of life and moments stand in the text, where a comment names them."""
    front = source.front
    if domains := front.get("domains"):
        values = [{"title": domain["label"], "question": domain["question"]} for domain in domains]
        source.text.at_hand["domains"] = items(values)
    if moments := front.get("timeline"):
        source.text.at_hand["moments"] = items([dict(moment) for moment in moments])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
