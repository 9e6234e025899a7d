"""A thousand rows at once, and counting what it costs to show them."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core import epoch
from core.models import BasePage, Criterion, PageCard
from knowledge.models import NewsPage, PlainPage

# What an address may be asked by people who are not looking for an answer.
HOSTILE = [
    "²",
    "10" * 20,
    "9" * 5000,
    "-1",
    "0",
    "1e3",
    "1.5",
    " 1",
    "١",
    "'",
    '"><script>',
    "%s",
    "../",
    "[]",
    "NaN",
]
MOST_QUERIES = 8


def queries_for(visitor: Client, url: str) -> int:
    """How many queries this address takes once the process is warm; the page has to be there."""
    assert visitor.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        visitor.get(url)
    return len(queries)


def text_of(visitor: Client, url: str, **asked: Any) -> str:
    """The page at this address; it has to be there."""
    response = visitor.get(url, asked)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def many_articles(index: BasePage, count: int, *, first: int = 1) -> None:
    """News articles under `index`, one a week back from New Year's Eve 2024, without visiting each of them."""
    content_type = ContentType.objects.get_for_model(NewsPage)
    numbers = range(first, first + count)
    pages = Page.objects.bulk_create(
        Page(
            title=f"Bericht {number}",
            draft_title=f"Bericht {number}",
            slug=f"bericht-{number}",
            path=f"{index.path}{number:04d}",
            depth=index.depth + 1,
            url_path=f"{index.url_path}bericht-{number}/",
            content_type=content_type,
            locale_id=index.locale_id,
        )
        for number in numbers
    )
    PageCard.objects.bulk_create(
        PageCard(
            page=page,
            locale_id=index.locale_id,
            translation_key=page.translation_key,
            tree_path=page.path,
            depth=page.depth,
            url=f"{index.path_url}{page.slug}/",
            kind=NewsPage.kind,
            title=page.title,
            introduction="Wat er gebeurde.",
            date=datetime.date(2024, 12, 31) - datetime.timedelta(weeks=number),
            date_precision="day",
        )
        for number, page in zip(numbers, pages, strict=True)
    )
    epoch.bump()


def many_tagged(parent: BasePage, criterion: Criterion, keys: list[UUID], word: str) -> None:
    """Plain pages under `parent` with these translation keys, all about the criterion, without visiting each of them."""
    content_type = ContentType.objects.get_for_model(PlainPage)
    pages = Page.objects.bulk_create(
        Page(
            title=f"{word} {number}",
            draft_title=f"{word} {number}",
            slug=f"{word.lower()}-{number}",
            path=f"{parent.path}T{number:03d}",
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{word.lower()}-{number}/",
            content_type=content_type,
            locale_id=parent.locale_id,
            translation_key=key,
        )
        for number, key in enumerate(keys, start=1)
    )
    cards = PageCard.objects.bulk_create(
        PageCard(
            page=page,
            locale_id=parent.locale_id,
            translation_key=page.translation_key,
            tree_path=page.path,
            depth=page.depth,
            url=f"{parent.path_url}{page.slug}/",
            kind=PlainPage.kind,
            title=page.title,
        )
        for page in pages
    )
    through = PageCard.criteria.through
    through.objects.bulk_create(through(pagecard_id=card.pk, criterion_id=criterion.pk) for card in cards)
    epoch.bump()
