"""The environment, read once and typed: every difference between two installations is a field here.

Nothing else in the project reads `os.environ`; `.env.example` lists the same names in the same order.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Env:
    """What this installation is told from outside."""

    debug: bool
    secret_key: str
    site_url: str
    host: str
    port: int
    var_dir: Path
    database_url: str
    redis_url: str
    email_url: str
    from_email: str
    trusted_proxies: int
    demo_logins: bool
    threads: int
    documents_accel_prefix: str
    log_level: str

    @property
    def https(self) -> bool:
        """Whether visitors reach the site over TLS; cookies and HSTS follow from it."""
        return self.site_url.startswith("https://")

    @property
    def ours_alone(self) -> bool:
        """Whether nobody but this machine's own user can reach the house."""
        return is_ours_alone(self.host, self.site_url, self.trusted_proxies)

    @property
    def allowed_hosts(self) -> list[str]:
        """The public host, and the loopback names for a machine of one's own."""
        host = urlsplit(self.site_url).hostname or "localhost"
        return sorted({host, "localhost", "127.0.0.1", "[::1]"})


def read_secret_key(given: str, key_file: Path) -> str:
    """Return the secret key from the environment, else from the file that `make setup` wrote.

    Raises ImproperlyConfigured when there is neither: a guessable default would sign forged sessions.
    """
    if given:
        return given
    if key_file.is_file():
        return key_file.read_text(encoding="utf-8").strip()
    raise ImproperlyConfigured(
        f"SECRET_KEY is not set and {key_file} does not exist. "
        "Set SECRET_KEY, or run 'make setup', which writes one for this machine."
    )


def folder_address(given: str) -> str:
    """The address of a folder with one slash at either end; empty when none is given."""
    return f"/{given.strip('/')}/" if given.strip("/") else ""


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach this host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_ours_alone(host: str, site_url: str, trusted_proxies: int) -> bool:
    """Whether nobody else can reach us: we listen to this machine only, are known by its name, and have no proxy."""
    return is_loopback(host) and is_loopback(urlsplit(site_url).hostname or "") and not trusted_proxies


def load() -> Env:
    """Read `.env` (when there is one) and the process environment, which wins.

    Raises ImproperlyConfigured for a value of the wrong kind and for a missing secret key.
    """
    environ.Env.read_env(ROOT / ".env", overwrite=False)
    env = environ.Env()
    var_dir = Path(env.str("VAR_DIR", default="var"))
    if not var_dir.is_absolute():
        var_dir = ROOT / var_dir
    host = env.str("HOST", default="127.0.0.1")
    port = env.int("PORT", default=8000)
    shown_host = "localhost" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    site_url = env.str("SITE_URL", default=f"http://{shown_host}:{port}").rstrip("/")
    trusted_proxies = env.int("TRUSTED_PROXIES", default=0)
    return Env(
        debug=env.bool("DEBUG", default=False),
        secret_key=read_secret_key(env.str("SECRET_KEY", default=""), var_dir / "secret-key"),
        site_url=site_url,
        host=host,
        port=port,
        var_dir=var_dir,
        database_url=env.str("DATABASE_URL", default=""),
        redis_url=env.str("REDIS_URL", default=""),
        email_url=env.str("EMAIL_URL", default=""),
        from_email=env.str("FROM_EMAIL", default="Gezinshuizen samen sterk <noreply@localhost>"),
        trusted_proxies=trusted_proxies,
        demo_logins=env.bool("DEMO_LOGINS", default=is_ours_alone(host, site_url, trusted_proxies)),
        threads=env.int("THREADS", default=4),
        documents_accel_prefix=folder_address(env.str("DOCUMENTS_ACCEL_PREFIX", default="")),
        log_level=env.str("LOG_LEVEL", default="INFO").upper(),
    )
