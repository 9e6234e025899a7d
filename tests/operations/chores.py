"""Background tasks for the tests: a task has to be a function that its module can be asked for."""

from datetime import timedelta

from operations.tasks import retrying_task

fails = 0
calls: list[str] = []


class Stumble(Exception):
    """What a chore raises as long as `fails` says so."""


@retrying_task(max_attempts=3, base=timedelta(seconds=30))
def water_plants(room: str) -> str:
    """Fail as often as told, then succeed."""
    global fails
    calls.append(room)
    if fails:
        fails -= 1
        raise Stumble(room)
    return f"watered {room}"
