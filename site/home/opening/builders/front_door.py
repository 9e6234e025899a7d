"""Builders of what site.yaml says: the home pages, the arms of the signpost, the menu and the footer."""

from __future__ import annotations

from typing import Any

from home.models import HomePage
from home.opening.builders.validity import validity
from home.opening.drafts import Draft, Place, Ref, items, stream
from home.opening.library import Library
from knowledge.models import SignpostAudiencePage

Value = dict[str, Any]
HOME_TITLES = {"nl": "Voorpagina", "en": "Home"}
HOME_SLUGS = {"nl": "home", "en": "home-en"}


def home_draft(library: Library, locale: str) -> Draft:
    """The home page of a language."""
    entries = library.site.value["home"][locale]
    parts = [
        {"type": entry["block"], "value": HOME_BLOCKS[entry["block"]](entry, library)} for entry in entries
    ]
    hero: Value = next((entry for entry in entries if entry["block"] == "hero"), {})
    fields = {
        "title": HOME_TITLES[locale],
        "slug": HOME_SLUGS[locale],
        "introduction": hero.get("text", ""),
        "illustration": (library.tagging.value.get("home") or {}).get("illustration", ""),
        **validity(library, "home", locale),
        "seo_title": library.site.value["tagline"][locale],
        "blocks": stream(parts, f"home.{locale}/blocks"),
    }
    return Draft(
        Place("home", locale, None),
        HomePage,
        f"site.yaml#home.{locale}",
        library.site.line("home", locale),
        fields,
    )


def _page(library: Library, key: str | None) -> Ref | None:
    return Ref("page", key) if key in library.keys else None


def _hero(entry: Value, library: Library) -> Value:
    second = entry.get("cta2") or {}
    return {
        "heading": entry["heading"],
        "text": entry["text"],
        "page": _page(library, entry["cta"]["target"]),
        "label": entry["cta"]["label"],
        "second_page": _page(library, second.get("target")),
        "second_label": second.get("label", ""),
    }


def _doors(entry: Value, library: Library) -> Value:
    doors = [
        {"title": door["title"], "text": door["text"], "page": Ref("page", f"wegwijzer-{door['audience']}")}
        for door in entry["doors"]
    ]
    return {"heading": entry["heading"], "text": entry.get("text", ""), "doors": items(doors)}


def _featured(entry: Value, library: Library) -> Value:
    pages = [ref for key in entry["items"] if (ref := _page(library, key))]
    return {"heading": entry["heading"], "text": entry.get("text", ""), "pages": items(pages)}


def _figures(entry: Value, library: Library) -> Value:
    return {
        "heading": entry["heading"],
        "note": entry.get("note", ""),
        "figures": items(entry["items"]),
        "page": _page(library, entry["source_page"]),
    }


def _pointer(entry: Value, library: Library) -> Value:
    """A block that is a heading, perhaps a text, and a page."""
    value = {name: entry[name] for name in ("heading", "text", "label", "count") if name in entry}
    return value | {"page": _page(library, entry["target"])}


HOME_BLOCKS = {
    "hero": _hero,
    "doors": _doors,
    "featured": _featured,
    "figures": _figures,
    "quality": _pointer,
    "story": _pointer,
    "news": _pointer,
}


def arm_draft(library: Library, key: str, locale: str) -> Draft:
    """An arm of the signpost. A need that no page answers yet is left out."""
    arm = library.arms[key]
    needs = []
    for need in arm["needs"]:
        pages = [ref for target in need["go_to"] if (ref := _page(library, target))]
        if pages:
            note = (need.get("note") or {}).get(locale, "")
            needs.append(
                {"type": "need", "value": {"need": need["need"][locale], "pages": items(pages), "note": note}}
            )
    place = library.site.value["wegwijzer"]["paths"].index(arm)
    fields = {
        "title": arm["heading"][locale],
        "slug": arm["slug"][locale],
        "introduction": arm["introduction"][locale],
        "illustration": "path",
        "audience_keys": [arm["audience"]],
        "audience_key": arm["audience"],
        **validity(library, key, locale),
        "needs": stream(needs, f"{key}.{locale}/needs"),
    }
    return Draft(
        Place(key, locale, "wegwijzer"),
        SignpostAudiencePage,
        f"site.yaml#{key}.{locale}",
        library.site.line("wegwijzer", "paths", place),
        fields,
    )


def navigation(library: Library) -> dict[str, list[Value]]:
    """The menu, the footer and the links at the very bottom."""
    config = library.site.value["navigation"]

    def link(entry: Value) -> Value:
        label = entry.get("label") or {}
        return {
            "page": Ref("page", entry["target"]),
            "label_nl": label.get("nl", ""),
            "label_en": label.get("en", ""),
        }

    menu = [
        link(entry) | {"icon": entry["icon"], "children": items([link(child) for child in entry["children"]])}
        for entry in config["main"]
    ]
    columns = [
        {
            "title_nl": column["title"]["nl"],
            "title_en": column["title"]["en"],
            "links": items([link(entry) for entry in column["links"]]),
        }
        for column in config["footer"]
    ]
    return {
        "menu": stream([{"type": "menu", "value": value} for value in menu], "menu"),
        "footer": stream([{"type": "column", "value": value} for value in columns], "footer"),
        "legal": stream([{"type": "link", "value": link(entry)} for entry in config["legal"]], "legal"),
    }
