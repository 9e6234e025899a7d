"""Documents, in private storage and served by a view that checks rights at each request."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from core import vocabulary
from core.fields import KeyListField
from media import uploads


class LibraryDocument(AbstractDocument):
    """A document for readers to take along."""

    file = models.FileField(_("bestand"), upload_to=uploads.stored_name)
    # as it came; what it is called on disk says nothing
    original_name = models.CharField(max_length=uploads.LONGEST_NAME, blank=True, editable=False)
    summary = models.TextField(_("samenvatting"), max_length=400, blank=True)
    language = models.CharField(_("taal"), max_length=5, choices=settings.LANGUAGES, default="nl")
    audience_keys = KeyListField(verbose_name=_("voor wie"), vocabulary=vocabulary.audience_choices)

    # the name of the file that size and hash are of
    _described: str | None = None

    admin_form_fields = ("title", "file", "summary", "language", "audience_keys", "collection", "tags")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a file that is new gets its size and its hash, by whichever way it comes."""
        if self.file and (self.file.name != self._described or not self.file._committed):  # type: ignore[attr-defined]
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
        self._described = self.file.name

    def clean(self) -> None:
        """Refuse a new file that is not what it says. Raises ValidationError.

        A file that was sent before the rest of the form, as Wagtail does with several at once, is not here yet.
        """
        if self.file:
            super().clean()
        if self.file and not self.file._committed:  # type: ignore[attr-defined]
            try:
                uploads.check(self.file.file, self.file.name or "")
            except ValidationError as refused:
                raise ValidationError({"file": refused.messages}) from refused

    @property
    def filename(self) -> str:
        """What the file is called for who takes it along."""
        return self.original_name or super().filename

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> LibraryDocument:
        """Read a row; its size and hash are those of the file that it names."""
        made = super().from_db(*args, **kwargs)
        if "file" in made.__dict__ and made.file_hash:
            made._described = made.file.name
        return made

    class Meta(WagtailDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
