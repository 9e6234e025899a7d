"""Page types and snippets of the knowledge room."""

from knowledge.models.campaign import CampaignPage
from knowledge.models.care_forms import CareFormIndexPage, CareFormPage
from knowledge.models.circles import CircleIndexPage, CirclePage
from knowledge.models.criteria import BuildingBlockPage, CriteriaIndexPage, CriterionPage
from knowledge.models.ebook import EbookChapterPage, EbookPage
from knowledge.models.enquiries import Enquiry
from knowledge.models.ezine import EzineIssuePage, EzineStoryPage
from knowledge.models.factsheet import FactsheetPage
from knowledge.models.faq import FaqPage, Question
from knowledge.models.glossary import GlossaryPage, GlossaryTerm
from knowledge.models.guides import GuidePage
from knowledge.models.news import NewsIndexPage, NewsPage
from knowledge.models.organisations import Organisation, OrganisationIndexPage
from knowledge.models.plain import ContactPage, PlainPage, SectionPage
from knowledge.models.signpost import SignpostAudiencePage, SignpostPage
from knowledge.models.timeline import TimelineEvent, TimelinePage

__all__ = [
    "BuildingBlockPage",
    "CampaignPage",
    "CareFormIndexPage",
    "CareFormPage",
    "CircleIndexPage",
    "CirclePage",
    "ContactPage",
    "CriteriaIndexPage",
    "CriterionPage",
    "EbookChapterPage",
    "EbookPage",
    "Enquiry",
    "EzineIssuePage",
    "EzineStoryPage",
    "FactsheetPage",
    "FaqPage",
    "GlossaryPage",
    "GlossaryTerm",
    "GuidePage",
    "NewsIndexPage",
    "NewsPage",
    "Organisation",
    "OrganisationIndexPage",
    "PlainPage",
    "Question",
    "SectionPage",
    "SignpostAudiencePage",
    "SignpostPage",
    "TimelineEvent",
    "TimelinePage",
]
