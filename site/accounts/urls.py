"""The login door. Signing up and the rest of membership come with the members' issue."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.utils.translation import gettext_lazy as _

urlpatterns = [
    path(_("inloggen/"), login_not_required(views.login), name="account_login"),
    # the name by which Wagtail sends visitors of a closed page to the same door
    path(_("inloggen/"), login_not_required(views.login), name="wagtailcore_login"),
    path(_("uitloggen/"), login_not_required(views.logout), name="account_logout"),
    path(_("lid-worden/"), login_not_required(views.signup), name="account_signup"),
    path(_("account-gesloten/"), login_not_required(views.account_inactive), name="account_inactive"),
    path(
        _("bevestig-je-adres/"),
        login_not_required(views.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path(
        _("bevestig-je-adres/<str:key>/"),
        login_not_required(views.confirm_email),
        name="account_confirm_email",
    ),
    path(_("nog-eens-je-wachtwoord/"), views.reauthenticate, name="account_reauthenticate"),
    path(_("wachtwoord-vergeten/"), login_not_required(views.password_reset), name="account_reset_password"),
    path(
        _("wachtwoord-vergeten/verstuurd/"),
        login_not_required(views.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        _("wachtwoord-vergeten/<uidb36>-<key>/"),
        login_not_required(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        _("wachtwoord-vergeten/klaar/"),
        login_not_required(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
