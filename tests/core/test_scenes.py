"""Scenes that are shown together differ."""

from __future__ import annotations

from core.scenes import SCENES, SPARE, varied


def test_a_scene_that_is_asked_for_once_stays() -> None:
    assert varied(["table", "garden"]) == ["table", "garden"]


def test_a_missing_or_repeated_scene_gives_way_to_one_that_nobody_asked_for() -> None:
    shown = varied(["street", "street-right", "", "garden"])
    assert shown[0] == "street"
    assert shown[3] == "garden"
    assert len({SCENES[name].drawing for name in shown}) == 4, (
        "the same street from the right is the same street"
    )


def test_what_is_shown_elsewhere_on_the_page_is_not_shown_again() -> None:
    assert varied(["table"], taken=["table"]) != ["table"]


def test_when_the_spares_run_out_scenes_repeat_rather_than_go_missing() -> None:
    shown = varied(["table"] * 12)
    assert len(shown) == 12
    assert all(name in SCENES for name in shown)


def test_every_spare_is_a_scene() -> None:
    assert set(SPARE) <= set(SCENES)
