"""Keeping an import quiet: indexing what it wrote once, at its end, and no line in the log for every page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.opening.progress import Bar


@contextmanager
def indexed_once(bar: Bar) -> Iterator[None]:
    """Index for search, and for 'where is this used', whatever is saved in this block, when it ends well."""
    written: dict[tuple[type, Any], Any] = {}

    def remember(sender: type, instance: Any, **kwargs: Any) -> None:
        written[sender, instance.pk] = instance

    searchable = [model for model in index.get_indexed_models() if getattr(model, "search_auto_update", True)]
    for model in searchable:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(remember)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(remember)
        for model in searchable:
            post_save.connect(post_save_signal_handler, sender=model)
    for instance in bar.over("indexing", written.values()):
        if isinstance(instance, index.Indexed):
            index.insert_or_update_object(instance)
        if ReferenceIndex.model_is_indexable(type(instance)):
            ReferenceIndex.create_or_update_for_object(instance)


@contextmanager
def no_line_a_page() -> Iterator[None]:
    """Leave out that each page was made and published; the outcome says it all."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
