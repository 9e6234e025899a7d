"""Answering a question: reading it, finding, ranking, counting and showing, in a number of queries that never grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString

from core.kinds import kind_name
from search import facets, question, ranking, snippets
from search.facets import Facet
from search.matching import Matches, find
from search.models import RecordText
from search.question import Question
from search.ranking import Found
from search.shelves import Place, is_public, open_places, places
from search.sources import groups
from search.spelling import Spelling, corrected
from search.terms import Term, terms_for

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A result as the page shows it."""

    url: str
    title: SafeString
    snippet: SafeString
    language: str
    kind: str
    icon: str
    year: str
    is_answer: bool = False

    @property
    def language_name(self) -> str:
        """The language of this result, by its own name."""
        return dict(settings.LANGUAGES).get(self.language, self.language)


@dataclass(slots=True)
class Answer:
    """All that the page of results shows. `reading` is the question as it was looked for in the end."""

    question: Question
    reading: Question
    others: tuple[str, ...] = ()
    unfinished: str = ""
    total: int = 0
    elsewhere: int = 0
    hits: list[Hit] = field(default_factory=list)
    results: PageOfResults | None = None
    facets: list[Facet] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)
    any_word: bool = False
    most: int = 0
    more: bool = False
    only_chosen: bool = False

    @property
    def corrected(self) -> bool:
        """Whether something else was looked for than what was typed."""
        return self.reading is not self.question

    @property
    def searched(self) -> str:
        """What was looked for in the end."""
        return " ".join(self.reading.words) if self.corrected else self.question.text


def answer(text: str, request: HttpRequest, language: str, asked: Mapping[str, str]) -> Answer:
    """What there is about this text for this visitor; at most eight queries, one of them for the epoch.

    Who may look where not everybody may is first taken at their word: one query more.
    """
    what = question.read(text, language)
    result = Answer(what, what)
    here = open_places(request)
    result.chosen = facets.chosen_in(asked, here.values())
    if what.is_empty:
        return result
    chosen = facets.shelves_for(result.chosen, here)
    spelling = corrected(what, language)
    terms: list[Term] = []
    matches = Matches()
    for reading in _readings(what, spelling, here):
        result.reading = reading
        terms = terms_for(reading.words, language, spelling.longer)
        matches = _find(terms, reading, here, chosen, every_word=True)
        if matches.counts:
            break
    # elsewhere there may be something that has all words
    if not matches.counts and not matches.only_chosen and len(terms) > 1 and not what.phrases:
        matches = _find(terms, result.reading, here, chosen, every_word=False)
        result.any_word = bool(matches.counts)
    result.others = spelling.others if result.corrected else ()
    result.unfinished = what.last if spelling.longer else ""
    _count(result, matches, chosen, here)
    group_by_shelf = {pk: place.group for pk, place in here.items()}
    found = ranking.ranked(matches.best, result.reading, len(terms), language, group_by_shelf)
    result.most = len(found)
    result.results = _page_of(found, asked.get("page", ""))
    result.hits = _shown(list(result.results), terms, group_by_shelf, first=result.results.number == 1)
    return result


def _readings(what: Question, spelling: Spelling, here: Mapping[int, Place]) -> list[Question]:
    """The ways to read a question, the most likely first.

    Only words that everybody can read are known here. Who sees more may mean one that stands nowhere else.
    """
    if not spelling.replaced:
        return [what]
    meant = what.reworded(spelling.replaced)
    sees_more = any(not is_public(place.access, place.doors) for place in here.values())
    return [what, meant] if sees_more else [meant]


def _find(
    terms: list[Term], what: Question, here: Mapping[int, object], chosen: set[int], *, every_word: bool
) -> Matches:
    return find(
        terms,
        what.phrases,
        all_places=places().keys(),
        open_places=here.keys(),
        chosen=chosen,
        every_word=every_word,
    )


def _count(result: Answer, matches: Matches, chosen: set[int], here: Mapping[int, Place]) -> None:
    """Say how many there are: of what was chosen, beside it, and of each choice where all was looked at."""
    result.more, result.only_chosen = matches.cut_off, matches.only_chosen
    result.total = sum(number for shelf, number in matches.counts.items() if shelf in chosen)
    result.elsewhere = sum(matches.counts.values()) - result.total
    if matches.cut_off or matches.only_chosen:
        result.facets = facets.uncounted(result.chosen, here)
    else:
        result.facets = facets.count(result.chosen, here, matches.counts)


def _page_of(found: list[Found], asked: str) -> PageOfResults:
    paginator = Paginator(found, PER_PAGE)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return paginator.page(number if number in paginator.page_range else 1)


def _shown(
    found: list[Found], terms: list[Term], group_by_shelf: Mapping[int, str], *, first: bool
) -> list[Hit]:
    stems = frozenset().union(*(term.stems for term in terms))
    texts = RecordText.objects.filter(pk__in=[each.pk for each in found]).values_list("pk", "summary", "body")
    by_pk = {pk: (summary, body) for pk, summary, body in texts} if found else {}
    icons = {group.key: group.icon for group in groups().values()}
    answering = {group.key for group in groups().values() if group.answers}
    hits = []
    for place, each in enumerate(found):
        summary, body = by_pk.get(each.pk, ("", ""))
        group = group_by_shelf.get(each.shelf, "")
        title = snippets.marked(each.title, stems, each.language)
        hits.append(
            Hit(
                url=each.url,
                title=title,
                snippet=snippets.snippet(summary, body, stems, each.language, titled="<mark>" in title),
                language=each.language,
                kind=kind_name(each.kind),
                icon=icons.get(group, "document"),
                year=str(each.date.year) if each.date else "",
                is_answer=first and place == 0 and each.whole_title and not each.date and group in answering,
            )
        )
    return hits
