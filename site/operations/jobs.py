"""The periodic jobs that the house itself needs; each is quick, and safe to run twice."""

from django.core.management import call_command

from operations import heartbeat, planned, recovery

KEEP_RESULTS_DAYS = 14


def publish_scheduled() -> None:
    """Take down and publish what editors planned."""
    planned.carry_out()


def clear_sessions() -> None:
    """Remove sessions that have expired."""
    call_command("clearsessions")


def recover_lost_tasks() -> None:
    """Take up tasks whose worker died."""
    recovery.recover_lost_tasks()


def prune_history() -> None:
    """Forget finished tasks after two weeks, and processes that ended without saying so."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=KEEP_RESULTS_DAYS, verbosity=0)
    heartbeat.forget_stale()
