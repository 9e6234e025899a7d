"""What rendering one page has found out so far: where its links lead, and which terms it has explained.

Rich text is rendered block by block, far from the page; this keeps the blocks from asking the database each.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class PageState:
    """The state of one page while it is rendered."""

    links: dict[int, str] = field(default_factory=dict)
    explained: set[str] = field(default_factory=set)


_state: ContextVar[PageState | None] = ContextVar("page_state", default=None)


def begin() -> PageState:
    """Start afresh, for a new request or a new page."""
    state = PageState()
    _state.set(state)
    return state


def current() -> PageState:
    """The state of the page being rendered; made when there is none, as in a preview or a task."""
    return _state.get() or begin()
