"""How a question is understood: typing errors, sounds, hyphens, unfinished words, and what matters most in it.

On the opening content, the same on SQLite and PostgreSQL.
"""

from __future__ import annotations

import re
from html import unescape

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search import analysis
from search.answering import answer
from search.models import RecordText, Word
from search.question import read
from search.spelling import corrected
from search.suggesting import suggestions
from tests.search.asking import request_of

TAG = re.compile(r"<[^>]+>")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gezinsuhis", "gezinshuis"),
        ("gezinhuis", "gezinshuis"),
        ("kwaliteitscriterai", "kwaliteitscriteria"),
        ("perspectiefpan", "perspectiefplan"),
        ("plegzorg", "pleegzorg"),
        ("pleegzorgtarief", "pleegzorg tarief"),
        ("pleegouderopleiding", "pleegouder opleiding"),
        # a number beside it makes no word of the two
        ("plegzorg 2024", "pleegzorg 2024"),
        ("kwaliteitscriterai 2019", "kwaliteitscriteria 2019"),
        # a hyphen where nobody writes one
        ("igj-toezicht", "igj toezicht"),
        ("skj-registratie", "skj registratie"),
        ("jeugd-ggz", "jeugd ggz"),
    ],
)
def test_what_nobody_writes_is_replaced_by_what_is_meant(typed: str, meant: str) -> None:
    asked = read(typed, "nl")
    assert " ".join(asked.reworded(corrected(asked, "nl").replaced).words) == meant


@pytest.mark.parametrize(
    "word", ["gezinshuis", "gezinshuizen", "tarieven", "kosten", "family", "ots", "2011", "xyzzyplugh"]
)
def test_what_somebody_writes_is_left_alone(word: str) -> None:
    assert not corrected(read(word, "nl"), "nl").replaced


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ge", "gezinshui"),
        ("gez", "gezinshui"),
        ("gezinsh", "gezinshui"),
        ("kwalit", "kwaliteit"),
        ("pleegz", "pleegzorg"),
    ],
)
def test_an_unfinished_word_brings_first_what_is_used_most(typed: str, meant: str) -> None:
    given = answer(typed, request_of(), "nl", {})
    assert given.unfinished == typed
    assert not given.others
    titles = " ".join(str(hit.title) for hit in given.hits[:3]).casefold()
    assert meant in titles


def test_a_word_before_a_stop_word_is_finished() -> None:
    assert not answer("pleegz in", request_of(), "nl", {}).unfinished
    assert not answer("pleegz?", request_of(), "nl", {}).unfinished


def test_a_phrase_stays_a_phrase_when_another_word_is_mended() -> None:
    well = answer('"veilig thuis" pleegzorg', request_of(), "nl", {})
    mistyped = answer('"veilig thuis" plegzorg', request_of(), "nl", {})
    assert mistyped.corrected
    assert mistyped.total == well.total
    assert answer('"tarif handreiking"', request_of(), "nl", {}).total == 0
    assert answer('"handreiking tarif"', request_of(), "nl", {}).total > 0


def test_a_mended_question_of_which_nothing_has_all_words_says_both(visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "plegzorg kwantummechanica"}).content.decode()
    assert "want ‘plegzorg kwantummechanica’ komt hier niet voor" in text
    assert "Niets bevat al je woorden" in text


def test_what_is_suggested_is_what_was_typed_and_more() -> None:
    def words(typed: str) -> list[str]:
        return [each.title for each in suggestions(typed, request_of(), "nl") if not each.kind]

    assert words("wat kost een gez")[0] == "wat kost een gezinshuis"
    assert words("Café be")[0].startswith("Café be")


def test_the_beginning_of_a_word_offers_its_page() -> None:
    titles = [each.title for each in suggestions("kwalit", request_of(), "nl")]
    assert "Kwaliteitscriteria Gezinshuizen" in titles
    assert next(each.title for each in suggestions("gezinsh", request_of(), "nl")) == "gezinshuis"


def test_every_result_leads_to_a_page_and_to_the_place_on_it() -> None:
    visitor = Client()
    for query in ("gezinshuis", "ots", "klacht", "veilig thuis"):
        for hit in answer(query, request_of(), "nl", {}).hits:
            path, _hash, anchor = hit.url.partition("#")
            text = visitor.get(path).content.decode()
            assert not anchor or f'id="{anchor}"' in text, hit.url


def test_the_index_is_the_one_that_a_rebuild_would_make() -> None:
    from search.rebuilding import rebuild
    from tests.search.test_indexing import picture

    loaded = picture()
    list(rebuild())
    assert picture() == loaded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("klagt", "klacht"), ("klagten", "klachten"), ("jeugtzorg", "jeugdzorg"), ("pleechzorg", "pleegzorg")],
)
def test_what_sounds_the_same_is_understood(typed: str, meant: str) -> None:
    asked = read(typed, "nl")
    assert asked.reworded(corrected(asked, "nl").replaced).words == (meant,)


def test_of_some_words_the_one_that_says_most_counts_most() -> None:
    """Nearly all have a child and a home, few a crisis service."""
    given = answer("kind gezinshuis crisisdienst kwantummechanica", request_of(), "nl", {})
    assert given.any_word
    text = RecordText.objects.get(record__url=given.hits[0].url)
    assert "crisisdienst" in f"{text.summary} {text.body}".casefold()


@pytest.mark.parametrize(
    ("language", "typed", "never"),
    [
        ("nl", "pleegzorg o", {"over", "ook", "ons", "op", "om"}),
        ("en", "what is a f", {"for", "from"}),
        ("en", "fam", {"familyhome", "familybased"}),
    ],
)
def test_suggested_words_are_words_that_say_something(language: str, typed: str, never: set[str]) -> None:
    begun = typed.split()[-1]
    there = Word.objects.filter(language=language, text__in=never, count__gt=0)
    glued = Word.objects.filter(language=language, text__in={f"{analysis.GLUED}{word}" for word in never})
    assert there.exists() or glued.exists(), "words that would be offered if nothing kept them out"
    given = [each.title.split()[-1] for each in suggestions(typed, request_of(), language) if not each.kind]
    assert given
    assert all(word.startswith(begun) for word in given)
    assert not never & set(given)


def test_only_the_word_typed_last_is_completed() -> None:
    def words(typed: str) -> list[str]:
        return [each.title for each in suggestions(typed, request_of(), "nl") if not each.kind]

    assert words("gezinshuis kin")
    assert all(title.startswith("gezinshuis kin") for title in words("gezinshuis kin"))
    # it stands there already, and the last of those that are read is another
    assert words("gezinshuis kind gezinshuis") == []
    # more words than are read
    assert words("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien gezinsh") == []


def test_a_mistyped_question_of_which_nothing_has_all_words_costs_no_more_than_any(visitor: Client) -> None:
    query = {"q": "kwaliteitscriterai voogdij vakantie kernteam"}
    text = visitor.get("/zoeken/", query).content.decode()
    assert "Gezocht op ‘kwaliteitscriteria voogdij vakantie kernteam’" in text
    assert "Niets bevat al je woorden" in text
    with CaptureQueriesContext(connection) as queries:
        visitor.get("/zoeken/", query)
    assert len(queries) <= 8


def test_a_long_message_is_read_to_the_last_whole_word() -> None:
    message = "Beste mevrouw, " + "vanavond is er bij ons iets gebeurd en ik weet het niet meer " * 10
    asked = read(message[:200], "nl")
    assert asked.is_cut
    assert not asked.last
    assert len(asked.text) < 200
    assert message.startswith(asked.text + " ")
    assert suggestions(message[:200], request_of(), "nl") == []


def test_nothing_is_found_by_what_no_reader_sees() -> None:
    """Neither by what editors choose from, nor by what the house keeps for itself: each word stands on its page.

    What the index calls a summary stands in lists too, so it need not be on the page.
    """
    visitor = Client()
    seen: dict[str, set[str]] = {}
    unseen = []
    for text in RecordText.objects.select_related("record"):
        path = text.record.url.partition("#")[0]
        if path not in seen:
            body = visitor.get(path).content.decode().partition("<body")[2]
            seen[path] = set(analysis.words_of(unescape(TAG.sub(" ", body))))
        told = analysis.words_of(f"{text.record.title} {text.body}")
        unseen += [(path, word) for word in told if word not in seen[path]]
    assert len(seen) > 100
    assert unseen == []


def test_the_founding_of_an_association_is_found_on_the_timeline(visitor: Client) -> None:
    for language, query in (("nl", "Present 24x7 opgericht"), ("en", "Present 24x7 founded")):
        first = answer(query, request_of(), language, {}).hits[0]
        path, _hash, anchor = first.url.partition("#")
        assert path == {"nl": "/tijdlijn/", "en": "/en/timeline/"}[language]
        tree = html5lib.parse(visitor.get(path).content.decode(), namespaceHTMLElements=False)
        (place,) = (node for node in tree.iter() if node.get("id") == anchor)
        assert query in " ".join(" ".join(place.itertext()).split())
