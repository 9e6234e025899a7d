"""What each address answers to whom. An address that is not written here fails the build.

Per route: an example, and for each method the status that a visitor, a member, a moderator, an editor and an
administrator get. `LOGIN` is a redirect to the login door.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("visitor", "member", "moderator", "editor", "administrator")
LOGIN = "login"
Expected = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What one route answers."""

    example: str
    get: tuple[Expected, ...]
    post: tuple[Expected, ...] = (405,) * 5


ALL_200 = (200,) * 5
ALL_302 = (302,) * 5
ALL_404 = (404,) * 5
ALL_405 = (405,) * 5

PUBLIC: dict[str, Address] = {
    "live": Address(example="/-/live", get=ALL_200),
    "ready": Address(example="/-/ready", get=(503,) * 5),  # no worker and no ticker run beside the tests
    "robots": Address(example="/robots.txt", get=ALL_200),
    "security": Address(example="/.well-known/security.txt", get=ALL_200),
    "sitemap": Address(example="/sitemap.xml", get=ALL_200),
    "sitemap_part": Address(example="/sitemap-pages.xml", get=ALL_200),
    "rendition": Address(example="/beeld/images/none.webp", get=ALL_404),
    "wagtaildocs_serve": Address(example="/documenten/999/none.pdf", get=ALL_404),
    "not_translated": Address(example="/en/dutch-only/alleen-nederlands/", get=ALL_200),
    "styleguide": Address(
        example="/stijlgids/", get=(LOGIN, 403, 403, 200, 200), post=(LOGIN, 405, 405, 405, 405)
    ),
    "search": Address(example="/zoeken/?q=huis", get=ALL_200),
    "search_suggest": Address(example="/zoeken/voorstellen/?q=hu", get=ALL_200),
    "news_feed": Address(example="/nieuws/feed/", get=ALL_200),
    "wagtail_serve": Address(example="/", get=ALL_200),
    "account_login": Address(
        example="/inloggen/", get=(200, 302, 302, 302, 302), post=(200, 302, 302, 302, 302)
    ),
    "wagtailcore_login": Address(
        example="/inloggen/", get=(200, 302, 302, 302, 302), post=(200, 302, 302, 302, 302)
    ),
    "account_logout": Address(example="/uitloggen/", get=(302, 200, 200, 200, 200), post=ALL_302),
    "account_signup": Address(
        example="/lid-worden/", get=(200, 302, 302, 302, 302), post=(200, 302, 302, 302, 302)
    ),
    "account_inactive": Address(example="/account-gesloten/", get=ALL_200),
    "account_email_verification_sent": Address(example="/bevestig-je-adres/", get=ALL_200),
    "account_confirm_email": Address(example="/bevestig-je-adres/geen-sleutel/", get=ALL_200, post=ALL_404),
    "account_reauthenticate": Address(
        example="/nog-eens-je-wachtwoord/", get=(LOGIN, 200, 200, 200, 200), post=(LOGIN, 200, 200, 200, 200)
    ),
    "account_reset_password": Address(example="/wachtwoord-vergeten/", get=ALL_200, post=ALL_200),
    "account_reset_password_done": Address(example="/wachtwoord-vergeten/verstuurd/", get=ALL_200),
    "account_reset_password_from_key": Address(
        example="/wachtwoord-vergeten/1-geen-sleutel/", get=ALL_200, post=ALL_200
    ),
    "account_reset_password_from_key_done": Address(example="/wachtwoord-vergeten/klaar/", get=ALL_200),
}

# The editors' side, by what stands behind its prefix. Whoever may not edit gets none of it.
ADMIN_SECTIONS = {
    "",
    ".*",  # whatever is not there: the editors' own 404
    "api",
    "block-preview",
    "dismissibles",
    "embeds",
    "locales",
    "rapporten",
    "test404",
    "account",
    "bulk",
    "choose-email-link",
    "choose-external-link",
    "choose-page",
    "choose-anchor-link",
    "choose-phone-link",
    "collections",
    "documents",
    "editing-sessions",
    "enquiry",
    "failwhale",
    "groups",
    "images",
    "jsi18n",
    "localize",
    "login",
    "logout",
    "media",
    "pages",
    "password_reset",
    "redirects",
    "reports",
    "settings",
    "sites",
    "snippets",
    "sprite",
    "tag-autocomplete",
    "users",
    "workflows",
}
# Answers without content of the house that Wagtail gives to anybody: the door, its translations and icons.
OPEN_ADMIN = {"beheer/jsi18n/", "beheer/login/", "beheer/logout/", "beheer/sprite/"}
# What the settings have switched off: there is nothing here, whoever asks.
SWITCHED_OFF = "beheer/password_reset/"
# Wagtail's own switch to try the error page with: it raises by design, for editors only.
RAISES_BY_DESIGN = {"beheer/failwhale/"}
