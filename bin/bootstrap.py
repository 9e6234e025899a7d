"""From a bare Python to an environment in which the house runs. Standard library only; started by bin/bootstrap.

Its one argument is `install` (the private environment with the locked packages), `browser` (the same, and chromium
for the browser tests where this machine lets us install it), `setup` (all that a server needs) or `run` (and serve).
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "site"))

from operations.progress import Say, step, tell  # noqa: E402

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.lock.sha256"
MANAGE = ROOT / "manage.py"
# the shell draws no window around the pages: the journeys take a third less time with it
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PACKAGES = BROWSERS[:2]


class Stop(Exception):
    """We cannot go on; the message says why in words for the person at the keyboard."""


def install() -> None:
    """Make the environment when there is none that works, and install the lock when it is not the one installed."""
    if Path(sys.prefix) != VENV and not _works(PYTHON):
        with step(f"Making a private environment in .venv (Python {sys.version.split()[0]})"):
            _run(
                [sys.executable, "-m", "venv", "--clear", str(VENV)],
                "The private environment could not be made.",
            )
    digest = hashlib.sha256(LOCK.read_bytes() + str(VENV).encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == digest:
        return
    total = len(re.findall(r"^[\w.-]+==", LOCK.read_text(), flags=re.MULTILINE))
    with step(f"Installing {total} packages") as say:
        pip = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input"]
        options = [
            "--no-compile",
            "--disable-pip-version-check",
            "--progress-bar=off",
            f"--requirement={LOCK}",
        ]
        _run(pip + options, "The packages could not be installed.", say)
        say("compiling")
        # On all processors, where pip uses one. Some packages carry files that are not meant to compile.
        compiling = [str(PYTHON), "-m", "compileall", "-q", "-j", "0", str(VENV / "lib")]
        subprocess.run(compiling, capture_output=True, check=False)  # noqa: S603
    STAMP.write_text(digest)


def _works(python: Path) -> bool:
    try:
        check = "import sys; sys.exit(sys.version_info < (3, 11))"
        return subprocess.run([str(python), "-c", check], capture_output=True).returncode == 0  # noqa: S603
    except OSError:
        return False


def _run(command: list[str], failure: str, say: Say | None = None) -> None:
    """Run a command quietly, telling `say` how many packages it has reached; its last words are shown on failure."""
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    last_lines: deque[str] = deque(maxlen=15)
    reached = 0
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    ) as process:
        for line in process.stdout or ():
            last_lines.append(line)
            reached += line.startswith("Collecting ")
            if say:
                say("unpacking" if line.startswith("Installing collected") else f"{reached} fetched")
    if process.returncode:
        raise Stop(f"{failure} The last that was said:\n\n{''.join(last_lines)}")


def ensure_secret_key() -> None:
    """Write a secret key of this machine's own, readable by its user only, where the settings give none."""
    if _setting("SECRET_KEY"):
        return
    var_dir = ROOT / (_setting("VAR_DIR") or "var")
    var_dir.mkdir(parents=True, exist_ok=True)
    key_file = var_dir / "secret-key"
    if not key_file.exists():
        with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        tell(f"Wrote a secret key for this machine to {key_file}")


def _setting(name: str) -> str:
    """A setting as `config.env` will see it: from the environment, else from .env."""
    if name in os.environ:
        return os.environ[name]
    dotenv = ROOT / ".env"
    lines = dotenv.read_text(encoding="utf-8").splitlines() if dotenv.is_file() else []
    found = (re.match(rf"(?:export )?{name}\s*=\s*(.*)", line) for line in lines)
    values = [match[1].strip().strip("\"'") for match in found if match]
    return values[-1] if values else ""


def ensure_browser() -> None:
    """Install chromium by apt where that is possible without asking; without it the browser tests are skipped."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    as_root = _way_to_root()
    if as_root is None or not shutil.which("apt-get"):
        tell(
            "No chromium on this machine: the browser tests will be skipped. On Debian: sudo apt install chromium"
        )
        return
    try:
        with step("Installing chromium for the browser tests"):
            _run([*as_root, "apt-get", "update"], "apt-get update failed.")
            known = [name for name in PACKAGES if _is_package(name)] or [PACKAGES[-1]]
            _run(
                [*as_root, "apt-get", "install", "--yes", "--no-install-recommends", known[0]],
                "apt-get failed.",
            )
    except Stop as reason:
        tell(f"Chromium could not be installed: the browser tests will be skipped. {reason}")


def _is_package(name: str) -> bool:
    """Whether apt can install it here."""
    return subprocess.run(["apt-cache", "show", name], capture_output=True).returncode == 0  # noqa: S603, S607


def _way_to_root() -> list[str] | None:
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:  # noqa: S607
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def hand_over(*arguments: str) -> None:
    """Become a command of the house itself."""
    os.execv(PYTHON, [str(PYTHON), str(MANAGE), *arguments])  # noqa: S606


def main(command: str) -> None:
    install()
    if command == "browser":
        ensure_browser()
    if command in {"setup", "run"}:
        ensure_secret_key()
        hand_over(*(["serve", "--prepare"] if command == "run" else ["prepare"]))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"install", "browser", "setup", "run"}:
        sys.exit(__doc__)
    try:
        main(sys.argv[1])
    except Stop as reason:
        sys.exit(f"\n  {reason}")
    except KeyboardInterrupt:
        sys.exit("\n  Stopped.")
