"""The tags and filters that every template may use."""

import datetime
import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from config.env import ROOT
from core.models.pages import SCENES as SCENE_CHOICES
from core.scenes import SCENES

ICONS = set(re.findall(r'<symbol id="i-([\w-]+)"', (ROOT / "site/static/images/icons.svg").read_text()))
DAY = datetime.date(2023, 4, 12)


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("nl", "day", "12 april 2023"),
        ("nl", "month", "april 2023"),
        ("nl", "year", "2023"),
        ("nl", "period", "rond april 2023"),
        ("nl", "", "12 april 2023"),
        ("en", "day", "12 April 2023"),
        ("en", "month", "April 2023"),
        ("en", "year", "2023"),
    ],
)
def test_a_date_is_said_in_words_and_never_too_exactly(language: str, precision: str, words: str) -> None:
    with translation.override(language):
        assert draw("{{ date|in_words:precision }}", date=DAY, precision=precision) == words


def test_no_date_says_nothing() -> None:
    assert draw("{{ date|in_words }}{{ date|machine_date }}", date=None) == ""


@pytest.mark.parametrize(
    ("precision", "value"), [("day", "2023-04-12"), ("month", "2023-04"), ("year", "2023"), ("period", "")]
)
def test_machines_read_dates_as_exactly_as_people(precision: str, value: str) -> None:
    assert draw("{{ date|machine_date:precision }}", date=DAY, precision=precision) == value


def test_years_before_1000_keep_four_digits() -> None:
    assert draw("{{ date|machine_date }}", date=datetime.date(987, 1, 2)) == "0987-01-02"


def test_reading_time_knows_one_from_many() -> None:
    assert (
        draw("{{ 1|reading_time }}, {{ 6|reading_time }}{{ 0|reading_time }}")
        == "1 minuut lezen, 6 minuten lezen"
    )


def test_only_text_in_another_language_says_so() -> None:
    assert draw("{{ 'nl'|lang_attr }}") == ""
    assert draw("<a{{ 'en'|lang_attr }}>") == '<a lang="en" dir="ltr">'
    assert draw("<a{{ 'ar'|lang_attr }}>") == '<a lang="ar" dir="rtl">'
    assert draw("<a{{ code|lang_attr }}>", code='"><b>') == '<a lang="&quot;&gt;&lt;b&gt;" dir="ltr">'


@pytest.mark.parametrize(("lit", "shown"), [(0, 0), (3, 3), (9, 4), (-1, 0), ("", 0), (None, 0)])
def test_the_little_house_has_four_windows(lit: object, shown: int) -> None:
    assert f'data-lit="{shown}"' in draw("{% house_glyph lit %}", lit=lit)


def test_an_unknown_scene_shows_nothing() -> None:
    assert draw("{% scene '' %}{% scene 'nowhere' %}") == ""


def test_a_scene_is_an_outside_drawing_in_its_own_crop() -> None:
    drawn = draw("{% scene 'street-right' %}")
    assert 'viewBox="412 0 1188 442"' in drawn
    assert "/images/scenes/street.svg#scene" in drawn
    assert 'aria-hidden="true"' in drawn


def test_every_scene_has_its_drawing_and_every_choice_its_scene() -> None:
    assert {name for name, _ in SCENE_CHOICES} == set(SCENES)
    for name, scene in SCENES.items():
        drawing = ROOT / "site/static/images/scenes" / f"{scene.drawing}.svg"
        assert '<g id="scene">' in drawing.read_text(), name


def test_every_icon_that_templates_name_is_in_the_sprite() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        named = set(re.findall(r"""\{% icon ["']([\w-]+)["']""", path.read_text()))
        assert named <= ICONS, path


@pytest.mark.parametrize(
    ("number", "window"),
    [
        (1, [1, 2, None, 24]),
        (3, [1, 2, 3, 4, None, 24]),
        (4, [1, 2, 3, 4, 5, None, 24]),
        (12, [1, None, 11, 12, 13, None, 24]),
        (24, [1, None, 23, 24]),
    ],
)
def test_a_long_row_of_pages_is_shown_by_its_ends_and_its_middle(
    number: int, window: list[int | None]
) -> None:
    from core.templatetags.house import page_window

    assert page_window(Paginator(range(240), 10).page(number)) == window


def test_a_single_page_is_a_window_of_one() -> None:
    from core.templatetags.house import page_window

    assert page_window(Paginator([], 10).page(1)) == [1]


def test_fixed_words_are_kept_in_each_language_apart() -> None:
    template = Template('{% translate "Inloggen" %}')
    said = []
    for language in ("nl", "en", "nl", "en"):
        with translation.override(language):
            said.append(template.render(Context()))
    assert said == ["Inloggen", "Log in", "Inloggen", "Log in"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% translate word %}", "Log in"),
        ('{% translate "Inloggen"|upper %}', "LOG IN"),
        ('{% translate "Inloggen" as said %}[{{ said }}]', "[Log in]"),
        ('{% translate "Inloggen" noop %}', "Inloggen"),
        ('{% translate "100% zeker" %}', "100% zeker"),
    ],
)
def test_words_that_vary_are_looked_up_as_ever(source: str, words: str) -> None:
    template = Template(source)
    with translation.override("en"):
        for word in ("Menu", "Inloggen"):
            said = template.render(Context({"word": word}))
    assert said == words
