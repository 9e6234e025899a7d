"""Writing the index: it follows what it is told, exactly, and is the same as one built anew."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from core import epoch
from core.registry import jobs
from knowledge.models import GlossaryPage, GlossaryTerm, PlainPage
from search import indexing, rebuilding
from search.management.commands import rebuild_search
from search.models import IndexState, Posting, RecordText, SearchRecord, Shelf, Stem, Word, WordDeletion
from search.sources import Keys, RecordDraft, Source, _sources, register_source, sources
from tests import factories
from tests.factories import Site
from tests.search.asking import found

pytestmark = pytest.mark.django_db
WORDS = ["gezinshuis", "gezinshuizen", "ouder", "zorg", "plaatsing", "tarief", "gemeente", "kind", "kinderen"]


@pytest.fixture
def shed() -> Iterator[dict[str, RecordDraft]]:
    """A source of the test's own: what is in this dictionary can be found."""
    things: dict[str, RecordDraft] = {}

    def drafts(keys: Keys) -> Iterator[RecordDraft]:
        return (draft for key, draft in sorted(things.items()) if key in set(keys))

    register_source(Source(name="shed", keys=lambda: list(things), drafts=drafts))
    yield things
    del _sources["shed"]


def draft(key: str, title: str, **more: object) -> RecordDraft:
    return RecordDraft(
        **{"key": key, "kind": "news", "url": f"/{key}/", "title": title, "language": "nl", **more}  # type: ignore[arg-type]
    )


def picture() -> dict[str, list[tuple[object, ...]]]:
    """All that the index says, without primary keys."""
    return {
        "records": sorted(SearchRecord.objects.values_list("source", "key", "title", "shelf__signature")),
        "texts": sorted(RecordText.objects.values_list("record__key", "words")),
        "stems": sorted(Stem.objects.filter(frequency__gt=0).values_list("language", "text", "frequency")),
        "words": sorted(Word.objects.filter(count__gt=0).values_list("language", "text", "count")),
        "errors": sorted(WordDeletion.objects.filter(word__count__gt=0).values_list("word__text", "text")),
        "postings": sorted(
            Posting.objects.values_list(
                "record__key", "stem__language", "stem__text", "shelf__signature", "weight"
            )
        ),
    }


def built_anew() -> dict[str, list[tuple[object, ...]]]:
    """What an index says that is built from nothing."""
    for model in (Posting, RecordText, SearchRecord, Stem, WordDeletion, Word, Shelf):
        model.objects.all()._raw_delete(using="default")
    epoch.forget_all()
    list(rebuilding.rebuild())
    return picture()


def test_writing_twice_changes_nothing(shed: dict[str, RecordDraft]) -> None:
    shed["a"] = draft("a", "Het tarief", body="Wat een gezinshuis kost", date=datetime.date(2024, 5, 1))
    indexing.refresh("shed", {"a"})
    once = picture()
    indexing.refresh("shed", {"a"})
    assert picture() == once
    assert len(once["records"]) == 1


def test_what_is_gone_leaves_nothing_behind(shed: dict[str, RecordDraft]) -> None:
    before = picture()
    shed["a"] = draft("a", "Het tarief")
    indexing.refresh("shed", {"a"})
    del shed["a"]
    indexing.refresh("shed", {"a"})
    assert picture() == before


@pytest.mark.parametrize("length", [19, 20, 24, 25, 40, 80])
def test_words_that_sound_longer_than_they_are_can_be_written(
    shed: dict[str, RecordDraft], length: int
) -> None:
    shed["a"] = draft("a", "x" * length, body=f"{'qx' * length}-{'x' * length}")
    indexing.refresh("shed", {"a"})
    assert SearchRecord.objects.filter(source="shed").exists()
    assert found("x" * length) == ["/a/"]


def test_of_what_is_gone_the_daily_job_leaves_no_word(shed: dict[str, RecordDraft]) -> None:
    """A word may be the name of a child."""

    def everything() -> dict[str, list[Any]]:
        return {
            "shelves": sorted(Shelf.objects.values_list("signature", flat=True)),
            "stems": sorted(Stem.objects.values_list("language", "text")),
            "words": sorted(Word.objects.values_list("language", "text")),
            "forms": sorted(WordDeletion.objects.values_list("word__text", "text")),
        }

    clear_away = jobs()["clear_away_search"]
    assert clear_away.every == timedelta(days=1)
    shed["b"] = draft("b", "Het gezinshuis")
    indexing.refresh("shed", {"b"})
    clear_away.function()
    before = everything()
    shed["a"] = draft("a", "Zebravinkje in het gezinshuis", themes=("geheim",))
    indexing.refresh("shed", {"a"})
    del shed["a"]
    indexing.refresh("shed", {"a"})
    assert Word.objects.filter(text="zebravinkje").exists()
    clear_away.function()
    assert everything() == before
    assert found("gezinshuis") == ["/b/"]


def test_where_nothing_is_left_behind_nobody_has_to_read_anew(shed: dict[str, RecordDraft]) -> None:
    rebuilding.clear_away()
    now = epoch.current()
    rebuilding.clear_away()
    assert epoch.current() == now


def test_numbers_stay_exact_whatever_is_edited(shed: dict[str, RecordDraft], site: Site) -> None:
    chance = random.Random(8)
    for _step in range(40):
        key = chance.choice("abcdefgh")
        if key in shed and chance.random() < 0.3:
            del shed[key]
        else:
            shed[key] = draft(
                key,
                " ".join(chance.choices(WORDS, k=3)),
                body=" ".join(chance.choices(WORDS, k=12)),
                language=chance.choice(["nl", "en"]),
                access=chance.choice([0, 0, 1]),
            )
        indexing.refresh("shed", {key})
    edited = picture()
    assert edited == built_anew()


def test_words_of_members_only_records_are_not_counted(shed: dict[str, RecordDraft]) -> None:
    shed["a"] = draft("a", "Zolderkamergeheim", access=1)
    indexing.refresh("shed", {"a"})
    assert not Word.objects.filter(count__gt=0, text="zolderkamergeheim").exists()
    assert Stem.objects.filter(frequency=1).exists()


def test_gathering_writes_once_at_the_end(shed: dict[str, RecordDraft]) -> None:
    shed["a"] = draft("a", "Eerst")
    with indexing.gathered():
        indexing.refresh("shed", {"a"})
        assert not SearchRecord.objects.filter(source="shed").exists()
        shed["a"] = draft("a", "Later")
        indexing.refresh("shed", {"a"})
    assert SearchRecord.objects.get(source="shed").title == "Later"


def test_nothing_is_written_when_gathering_breaks_off(shed: dict[str, RecordDraft]) -> None:
    shed["a"] = draft("a", "Eerst")

    def break_off() -> None:
        with indexing.gathered():
            indexing.refresh("shed", {"a"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert not SearchRecord.objects.filter(source="shed").exists()


def test_rebuilding_drops_what_no_source_knows(shed: dict[str, RecordDraft]) -> None:
    indexing.write("shed", [draft("ghost", "Spook")])
    call_command("rebuild_search", verbosity=0)
    assert not SearchRecord.objects.filter(source="shed").exists()
    assert not Word.objects.filter(text="spook").exists()


def test_a_rebuild_says_how_far_it_is(
    shed: dict[str, RecordDraft], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shed.update({key: draft(key, f"Stuk {key}") for key in "abcde"})
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    done = [number for source, number in rebuilding.rebuild() if source == "shed"]
    assert done == [0, 2, 4, 5]
    said: list[str] = []

    @contextmanager
    def step(title: str) -> Iterator[Callable[[str], None]]:
        said.append(title)
        yield said.append

    monkeypatch.setattr(rebuild_search, "step", step)
    call_command("rebuild_search")
    assert said[0] == "Building the search index"
    assert [line for line in said if line.startswith("shed")] == ["shed 0", "shed 2", "shed 4", "shed 5"]
    assert {line.split()[0] for line in said[1:]} == set(sources())
    assert capsys.readouterr().out == "5 records.\n"


def test_rebuilding_if_needed_happens_once(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Stil gemaakt")
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert SearchRecord.objects.filter(source="page", key=str(page.pk)).exists()
    SearchRecord.objects.all().delete()
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert not SearchRecord.objects.exists()
    IndexState.objects.update(version=0)
    call_command("rebuild_search", if_needed=True, verbosity=0)
    assert SearchRecord.objects.exists()


def test_terms_follow_the_page_they_stand_on(site: Site) -> None:
    page = factories.make_page(GlossaryPage, site.nl, title="Woordenlijst", slug="woordenlijst")
    GlossaryTerm.objects.create(
        key="voogd",
        term="Voogd",
        definition="Wie het gezag heeft.",
        locale=Page.objects.get(pk=page.pk).locale,
    )
    term = SearchRecord.objects.get(source="term")
    assert term.url == "/woordenlijst/#word-voogd"
    page.slug = "begrippen"
    page.save_revision().publish()
    assert SearchRecord.objects.get(source="term").url == "/begrippen/#word-voogd"
    page.unpublish()
    assert not SearchRecord.objects.filter(source="term").exists()


def test_deleting_the_page_takes_its_terms_along(site: Site) -> None:
    page = factories.make_page(GlossaryPage, site.nl, title="Woordenlijst", slug="woordenlijst")
    GlossaryTerm.objects.create(
        key="voogd", term="Voogd", definition="Wie het gezag heeft.", locale=site.nl.locale
    )
    Page.objects.get(pk=page.pk).delete()
    assert not SearchRecord.objects.filter(source="term").exists()


def test_a_rebuild_renews_what_an_older_analysis_made_of_the_same_words(shed: dict[str, RecordDraft]) -> None:
    shed["a"] = draft("a", "De klacht")
    indexing.refresh("shed", {"a"})
    now = picture()
    word = Word.objects.get(text="klacht")
    Word.objects.filter(pk=word.pk).update(stem="anders")
    WordDeletion.objects.filter(word=word).delete()
    WordDeletion.objects.create(word=word, text="vroeger")
    assert picture() != now
    list(rebuilding.rebuild())
    assert picture() == now
    assert Word.objects.get(pk=word.pk).stem == word.stem
