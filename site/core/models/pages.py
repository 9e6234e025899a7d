"""The page all page types of the house descend from: what every page says about itself, and how it is read."""

from __future__ import annotations

import datetime
from http import HTTPMethod
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import roots, structured, vocabulary
from core.blocks.body import BodyBlock
from core.blocks.evidence import FactBlock, SourceBlock
from core.fields import KeyListField

SCENES = [
    ("book-cover", _("boek")),
    ("coat-rack", _("kapstok")),
    ("empty", _("lege stoel")),
    ("front-door", _("voordeur")),
    ("garden", _("tuin")),
    ("path", _("pad")),
    ("path-wide", _("pad, breed")),
    ("radio", _("radio")),
    ("street", _("straat")),
    ("street-right", _("straat, rechts")),
    ("table", _("keukentafel")),
]
WORDS_PER_MINUTE = 180


class PageRelation(Orderable):
    """'Read this too': an editor's choice, before what the shared vocabulary finds by itself."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_links")
    related = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("pagina")
    )

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "related"], name="core_related_once")]

    def __str__(self) -> str:
        return str(self.related)


class HousePageForm(WagtailAdminPageForm):
    """The editing form of every page: no address that the house has given out already, where nobody would find it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        above, slug = self.parent_page, cleaned.get("slug")
        address = above and slug and roots.path_of(f"{above.url_path}{slug}/", above.locale_id)
        if address and roots.is_given_out(address, above.locale.language_code):
            self.add_error(
                "slug",
                _("Het adres %(address)s is van een vaste pagina van de site. Kies een ander woord.")
                % {"address": address},
            )
        return cleaned


class BasePage(Page):
    """Introduction, body, whom and what it is for, where it comes from and until when it holds."""

    base_form_class = HousePageForm
    kind = "page"
    # a page is read; types with a form add POST
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    introduction = models.TextField(
        _("inleiding"),
        max_length=300,
        blank=True,
        help_text=_("Eén of twee zinnen. Staat bovenaan de pagina, in lijsten en in zoekmachines."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("inhoud"), blank=True)
    illustration = models.CharField(_("illustratie"), max_length=40, choices=SCENES, blank=True)
    audience_keys = KeyListField(verbose_name=_("voor wie"), vocabulary=vocabulary.audience_choices)
    theme_keys = KeyListField(verbose_name=_("thema’s"), vocabulary=vocabulary.theme_choices)
    criterion_codes = KeyListField(verbose_name=_("criteria"), vocabulary=vocabulary.criterion_choices)
    sources = StreamField([("source", SourceBlock())], verbose_name=_("bronnen"), blank=True)
    facts = StreamField(
        [("fact", FactBlock())],
        verbose_name=_("feiten en hun bron"),
        blank=True,
        help_text=_("Wat deze pagina beweert en waar dat staat. Zo is elke zin na te gaan."),
    )
    own_elaboration = models.BooleanField(
        _("eigen uitwerking"),
        default=False,
        help_text=_("Door onze redactie geschreven; de officiële tekst gaat voor."),
    )
    illustrative = models.BooleanField(
        _("bedacht"), default=False, help_text=_("Het verhaal is bedacht. Dat staat er dan zichtbaar bij.")
    )
    content_owner = models.CharField(_("eigenaar"), max_length=120, blank=True)
    source_edition = models.CharField(_("uitgave van de bron"), max_length=200, blank=True)
    checked_on = models.DateField(_("gecontroleerd op"), null=True, blank=True)
    checked_by = models.CharField(_("gecontroleerd door"), max_length=120, blank=True)
    check_due = models.DateField(_("volgende controle voor"), null=True, blank=True)
    to_verify = models.TextField(
        _("nog na te gaan"),
        blank=True,
        help_text=_("Eén punt per regel. Bij een gids zien lezers deze punten ook."),
    )

    intro_panels = [FieldPanel("introduction"), FieldPanel("illustration")]
    content_panels = [*Page.content_panels, *intro_panels, FieldPanel("body")]
    vocabulary_panels = [
        MultiFieldPanel([FieldPanel("audience_keys")], heading=_("voor wie"), classname="collapsed"),
        MultiFieldPanel([FieldPanel("theme_keys")], heading=_("thema’s"), classname="collapsed"),
        MultiFieldPanel([FieldPanel("criterion_codes")], heading=_("criteria"), classname="collapsed"),
        InlinePanel("related_links", heading=_("lees ook"), max_num=8),
    ]
    validity_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("content_owner"), FieldPanel("source_edition")]),
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("checked_by"), FieldPanel("check_due")]),
                FieldPanel(
                    "to_verify",
                    help_text=_(
                        "Eén punt per regel. In een gids zien lezers dit ook, elders alleen de redactie."
                    ),
                ),
            ],
            heading=_("geldigheid"),
        ),
    ]
    evidence_panels = [
        FieldPanel("sources"),
        FieldPanel("facts"),
        FieldRowPanel([FieldPanel("own_elaboration"), FieldPanel("illustrative")]),
        *validity_panels,
    ]

    translatable_fields: list[Any] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("introduction"),
        TranslatableField("body"),
        TranslatableField("facts"),
        TranslatableField("content_owner"),
        TranslatableField("source_edition"),
        TranslatableField("checked_by"),
        SynchronizedField("show_in_menus"),
        SynchronizedField("illustration"),
        SynchronizedField("audience_keys"),
        SynchronizedField("theme_keys"),
        SynchronizedField("criterion_codes"),
        SynchronizedField("sources"),
        SynchronizedField("own_elaboration"),
        SynchronizedField("illustrative"),
        SynchronizedField("checked_on"),
        SynchronizedField("check_due"),
        SynchronizedField("related_links"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.checked_on and self.check_due and self.check_due < self.checked_on:
            raise ValidationError({"check_due": _("De volgende controle kan niet vóór de laatste liggen.")})

    # --- what the card says -------------------------------------------------------------------------------

    def card_date(self) -> tuple[datetime.date | None, str]:
        """The date to sort and show this page by, and how exact it is (day, month, year or period)."""
        return None, ""

    def card_details(self) -> dict[str, Any]:
        """What lists of this kind of page show beside title and introduction; JSON values only."""
        return {}

    def reading_streams(self) -> list[Any]:
        """The streams that a reader reads; a type with more of them adds its own."""
        return [self.body]

    @property
    def reading_minutes(self) -> int:
        """Minutes that reading takes at a quiet pace, at least one."""
        texts = (
            text
            for stream in self.reading_streams()
            for text in stream.stream_block.get_searchable_content(stream)
        )
        return max(1, round(sum(len(str(text).split()) for text in texts) / WORDS_PER_MINUTE))

    # --- where it stands ------------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The code of the language this page is written in."""
        return roots.languages_by_locale().get(self.locale_id, roots.DEFAULT_LANGUAGE)

    @property
    def path_url(self) -> str:
        """The page's address without the host; costs no query."""
        return roots.path_of(self.url_path, self.locale_id)

    shows_related = True
    # Does the page itself lead on to those beside it? Then "read on" need not.
    leads_to_neighbours = False
    # The live pages beside this one and itself, in Dutch where they are not translated, once it is being served and leads
    # to them.
    cards_beside: list[Any] | None = None

    def linking_streams(self) -> list[Any]:
        """The streams whose rich text may link to pages; a type with more of them adds its own."""
        return [self.body]

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """As Wagtail's, answered from what is known of this epoch; editors' views that sort or filter it ask anew."""
        known = roots.restrictions_on(self.path)
        answer = PageViewRestriction.objects.filter(pk__in=[entry.pk for entry in known])
        answer._result_cache = known
        return answer

    @cached_property
    def ancestor_paths(self) -> list[str]:
        """Tree paths of the pages above this one, from the home page down."""
        return [self.path[: step * self.steplen] for step in range(2, self.depth)]

    # --- how it is read -------------------------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from core.reading import reading_context

        context = super().get_context(request, *args, **kwargs)
        context.update(reading_context(self, request))
        return context

    # what schema.org calls this kind of page; "" for one that is no text of its own
    schema_type = "Article"

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        """What search engines are told of this page, given the context it is rendered with."""
        own = [structured.article(self, self.schema_type)] if self.schema_type else []
        way = structured.breadcrumbs(self, context.get("crumbs", ()))
        return [*own, way] if way else own

    @property
    def to_verify_points(self) -> list[str]:
        """What an editor still has to find out, a point each."""
        return [line.strip() for line in self.to_verify.splitlines() if line.strip()]
