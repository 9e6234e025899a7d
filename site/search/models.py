"""The index: what can be found, on which shelf it stands, and which words lead to it.

An inverted index in plain tables, the same on SQLite and PostgreSQL. `search.indexing` is the only one that writes it.
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

PUBLIC = 0
MEMBERS = 1
ACCESS = [(PUBLIC, "public"), (MEMBERS, "members")]

LONGEST_WORD = 40


class Shelf(models.Model):
    """All that what is found can be narrowed down by, and all that decides who may find it.

    Records that have the same of all this stand on one shelf. The number of the shelf is kept with every word of the
    record, so that one walk along the words of a question also counts them by kind, theme, audience, language and year.
    """

    group = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    year = models.PositiveSmallIntegerField(null=True)
    access = models.PositiveSmallIntegerField(choices=ACCESS, default=PUBLIC)
    # primary keys of the view restrictions that close the part of the tree in which the record lies
    doors = models.CharField(max_length=200, blank=True)
    themes = models.CharField(max_length=1000, blank=True)
    audiences = models.CharField(max_length=1000, blank=True)
    signature = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.group} {self.language} {self.year or ''}"


class SearchRecord(models.Model):
    """Something that can be found: a page, a term, a question …"""

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    shelf = models.ForeignKey(Shelf, models.PROTECT, related_name="records")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    url = models.CharField(max_length=1024)
    title = models.CharField(max_length=255)
    folded_title = models.CharField(max_length=255)
    date = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="search_record_once")]

    def __str__(self) -> str:
        return self.title


class RecordText(models.Model):
    """The words of a record, apart from it: what is counted and ranked stays small."""

    record = models.OneToOneField(SearchRecord, models.CASCADE, primary_key=True, related_name="text")
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # every word as the index knows it, with a space before and after: phrases are looked for here
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.summary


class Stem(models.Model):
    """What is left of a word without its endings, and the number of records that have it."""

    language = models.CharField(max_length=5)
    text = models.CharField(max_length=LONGEST_WORD, db_index=True)
    frequency = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="search_stem_once")]

    def __str__(self) -> str:
        return self.text


class Posting(models.Model):
    """A record has a stem: so heavily, on that shelf. The index holds all of it, so the table itself is not read."""

    stem = models.ForeignKey(Stem, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    record = models.ForeignKey(SearchRecord, models.CASCADE, related_name="postings")
    shelf = models.ForeignKey(Shelf, models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["stem", "record", "shelf", "weight"], name="search_posting_all"),
            models.Index(fields=["stem", "weight", "record", "shelf"], name="search_posting_heaviest"),
        ]

    def __str__(self) -> str:
        return f"{self.stem_id} in {self.record_id}: {self.weight}"


class Word(models.Model):
    """A word as people write it, and the number of records in which everybody can read it."""

    language = models.CharField(max_length=5)
    text = models.CharField(max_length=LONGEST_WORD, db_index=True)
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="search_word_once")]

    def __str__(self) -> str:
        return self.text


class WordDeletion(models.Model):
    """A word with one letter left out. Two words that share one differ by a typing error."""

    word = models.ForeignKey(Word, models.CASCADE, related_name="deletions")
    text = models.CharField(max_length=LONGEST_WORD, db_index=True)

    def __str__(self) -> str:
        return self.text


class Synonym(models.Model):
    """Words that lead to the same pages."""

    language = models.CharField(_("taal"), max_length=5, choices=settings.LANGUAGES, default="nl")
    words = models.CharField(
        _("woorden"),
        max_length=255,
        help_text=_("Gescheiden door komma’s. Wie het ene woord zoekt, vindt ook de andere."),
    )

    panels = [FieldPanel("words"), FieldPanel("language")]

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("groep synoniemen")
        verbose_name_plural = _("synoniemen")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if any(len(word.split()) > 1 for word in self.each()):
            raise ValidationError({"words": _("Een synoniem is één woord, zonder spaties.")})
        if len(self.each()) < 2:
            raise ValidationError({"words": _("Geef ten minste twee woorden, met een komma ertussen.")})

    def each(self) -> list[str]:
        """The words, one by one."""
        return [word for part in self.words.split(",") if (word := part.strip())]


class IndexState(models.Model):
    """Which version of the analysis the index was last built by; no row as long as it never was."""

    version = models.PositiveIntegerField()
    built_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.version)
