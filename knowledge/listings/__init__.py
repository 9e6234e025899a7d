"""What the room's lists show: news by year and theme, terms from A to Z, questions by audience, organisations by sort,
what is tagged with a criterion by room.

Each takes a number of queries that does not depend on how much there is to show. Whatever an address asks for that
does not exist is taken as not asked.
"""

from knowledge.listings.criteria import criterion_listing
from knowledge.listings.faq import faq_listing
from knowledge.listings.glossary import glossary_listing
from knowledge.listings.news import all_news, news_around, news_listing
from knowledge.listings.organisations import organisation_listing
from knowledge.listings.timeline import timeline_listing

__all__ = [
    "all_news",
    "criterion_listing",
    "faq_listing",
    "glossary_listing",
    "news_around",
    "news_listing",
    "organisation_listing",
    "timeline_listing",
]
