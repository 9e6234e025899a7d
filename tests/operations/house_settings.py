"""The settings of a real house, which has two addresses more to keep it busy with."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.operations.busy"
