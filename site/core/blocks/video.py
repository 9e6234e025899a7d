"""A video that asks nothing of anybody before the reader starts it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PATTERNS = {
    "youtube": re.compile(
        r"^https://(?:www\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?v=|embed/)|youtu\.be/)([\w-]{11})"
    ),
    "vimeo": re.compile(r"^https://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{6,12})"),
}
NAMES = {"youtube": "YouTube", "vimeo": "Vimeo"}
PLAYERS = {
    "youtube": "https://www.youtube-nocookie.com/embed/{}?autoplay=1&rel=0",
    "vimeo": "https://player.vimeo.com/video/{}?autoplay=1&dnt=1",
}


def player_address(url: str) -> str:
    """Return the address of the player that does not track, for a YouTube or Vimeo address; else ''."""
    provider, number = _recognised(url)
    return PLAYERS[provider].format(number) if provider else ""


def _recognised(url: str) -> tuple[str, str]:
    for provider, pattern in PATTERNS.items():
        if found := pattern.match(url or ""):
            return provider, found[1]
    return "", ""


class VideoValue(blocks.StructValue):
    """A video with the address of its player."""

    @property
    def player(self) -> str:
        """Where the player is loaded from once the reader asks for it."""
        return player_address(self.get("url", ""))

    @property
    def provider(self) -> str:
        """Who will see that the reader watches."""
        return NAMES.get(_recognised(self.get("url", ""))[0], "")


class VideoBlock(blocks.StructBlock):
    """A film on YouTube or Vimeo, loaded only when the reader presses play."""

    url = blocks.URLBlock(label=_("Adres bij YouTube of Vimeo"))
    title = blocks.CharBlock(max_length=160, label=_("Titel"))
    description = blocks.TextBlock(required=False, max_length=500, label=_("Wat er te zien is"))
    transcript = blocks.RichTextBlock(
        required=False, features=["bold", "italic"], label=_("Uitgeschreven tekst")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        value_class = VideoValue
        description = _("Laadt pas als de lezer op afspelen drukt.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        result = super().clean(value)
        if not player_address(result["url"]):
            message = _("Dit adres kennen we niet. Plak het adres van een video bij YouTube of Vimeo.")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        return result
