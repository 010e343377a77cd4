"""Production refuses to start on an insecure default, and says which."""

import json
import os
import subprocess
import sys

import pytest

from tests.tools import ROOT

LONG = "x7Q" * 20
PRODUCTION = {"DEBUG": "0", "SECRET_KEY": LONG, "ALLOWED_HOSTS": "facts.example.org"}
READ = "import json, factcheck.settings as s; print(json.dumps({name: getattr(s, name, None) for name in %r.split()}))"


def start(names: str = "DEBUG", **environment: str) -> subprocess.CompletedProcess[str]:
    """Reads the settings in a new process whose environment holds these variables only."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", READ % names],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def read(names: str, **environment: str) -> dict[str, object]:
    result = start(names, **environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_a_checkout_starts_without_any_setting() -> None:
    settings = read("DEBUG SESSION_COOKIE_SECURE SECURE_SSL_REDIRECT")
    assert settings == {"DEBUG": True, "SESSION_COOKIE_SECURE": False, "SECURE_SSL_REDIRECT": False}


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS holds *"),
        ({"DEBUG": "perhaps"}, "DEBUG is 'perhaps'"),
        ({"SIGN_IN_ATTEMPTS": "-1"}, "SIGN_IN_ATTEMPTS is '-1'"),
        ({"INSECURE_HTTP": "maybe"}, "INSECURE_HTTP is 'maybe'"),
    ],
)
def test_production_refuses(changed: dict[str, str], named: str) -> None:
    result = start(**{**PRODUCTION, **changed})
    assert result.returncode != 0
    assert named in result.stderr


def test_production_is_served_encrypted() -> None:
    settings = read(
        "DEBUG SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS", **PRODUCTION
    )
    assert settings.pop("SECURE_HSTS_SECONDS") == 31_536_000
    assert settings == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
    }


def test_a_closed_network_may_go_without() -> None:
    settings = read("SESSION_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS", INSECURE_HTTP="1", **PRODUCTION)
    assert settings == {"SESSION_COOKIE_SECURE": False, "SECURE_SSL_REDIRECT": False, "SECURE_HSTS_SECONDS": 0}


def test_what_serves_it_turns_debug_off_by_itself() -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", "import factcheck.wsgi"], cwd=ROOT, env=kept, capture_output=True, text=True, check=False
    )
    assert result.returncode != 0
    assert "SECRET_KEY is not set" in result.stderr


def test_sqlite_takes_its_lock_when_a_transaction_begins() -> None:
    databases = read("DATABASES", DATABASE_URL="sqlite:////tmp/nowhere.sqlite3")["DATABASES"]
    assert isinstance(databases, dict)
    assert databases["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_chosen_by_its_address() -> None:
    databases = read("DATABASES", DATABASE_URL="postgres://desk@db.example.org:5433/facts")["DATABASES"]
    assert isinstance(databases, dict)
    default = databases["default"]
    assert default["ENGINE"] == "django.db.backends.postgresql"
    assert (default["USER"], default["HOST"], default["PORT"], default["NAME"]) == (
        "desk",
        "db.example.org",
        5433,
        "facts",
    )


@pytest.mark.parametrize(("told", "after"), [({}, 1), ({"PREPARED_PLANS": "1"}, 1), ({"PREPARED_PLANS": "0"}, None)])
def test_postgresql_keeps_plans_unless_a_pooler_would_lose_them(told: dict[str, str], after: int | None) -> None:
    databases = read("DATABASES", DATABASE_URL="postgres://desk@db.example.org/facts", **told)["DATABASES"]
    assert isinstance(databases, dict)
    assert databases["default"]["OPTIONS"].get("prepare_threshold") == after


def test_no_page_may_run_what_is_not_ours() -> None:
    policy = read("CONTENT_SECURITY_POLICY")["CONTENT_SECURITY_POLICY"]
    assert isinstance(policy, dict)
    sources = [source for directive in policy["DIRECTIVES"].values() for source in directive]
    assert policy["DIRECTIVES"]["default-src"] == ["'none'"]
    assert not [source for source in sources if "unsafe" in source or "*" in source or source.startswith("http")]
