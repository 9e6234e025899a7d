"""The user: someone with an e-mail address, who chooses the name that others see."""

from __future__ import annotations

import unicodedata
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    use_in_migrations = True

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Compose the address to NFKC and lower it, so that one person cannot hold two look-alike accounts."""
        return unicodedata.normalize("NFKC", email or "").strip().lower()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a user. Raises ValueError without an address; without a password nobody can log in."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an administrator, who may do everything."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):
    """A person with an account."""

    username = None  # type: ignore[assignment]  # people log in by e-mail
    email = models.EmailField(_("e-mailadres"), unique=True)
    display_name = models.CharField(
        _("weergavenaam"),
        max_length=60,
        blank=True,
        help_text=_("Zo zien anderen je. Een voornaam of schuilnaam mag."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta(AbstractUser.Meta):
        verbose_name = _("gebruiker")  # type: ignore[assignment]
        verbose_name_plural = _("gebruikers")  # type: ignore[assignment]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_one_account_per_address"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def clean(self) -> None:
        self.email = UserManager.normalize_email(self.email)

    def get_full_name(self) -> str:
        """The name that others see: the chosen one, else the given names, else what stands before the @."""
        return self.display_name or super().get_full_name() or self.email.partition("@")[0]

    def get_short_name(self) -> str:
        """The same name: we know no shorter one."""
        return self.get_full_name()
