"""What takes longer than the house may take to close: a page, and a task that started a process of its own."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django_tasks import task

from config.urls import urlpatterns as house

LONG = 120


def note(name: str, pid: int) -> None:
    """Say from within that this is under way, and in which process."""
    unfinished = Path(settings.VAR_DIR) / f"{name}.unfinished"
    unfinished.write_text(str(pid))
    unfinished.rename(unfinished.with_suffix(".busy"))


@task()
def long_task() -> None:
    """Start a process that takes its time, and take ours."""
    with subprocess.Popen(["sleep", str(LONG)]) as started:
        note("started", started.pid)
        note("task", os.getpid())
        time.sleep(LONG)


@login_not_required
def long_page(_request: HttpRequest) -> HttpResponse:
    """Give the worker something to do, and take our time."""
    long_task.enqueue()
    note("page", os.getpid())
    time.sleep(LONG)
    return HttpResponse("at last")


urlpatterns = [path("busy/", long_page), *house]
