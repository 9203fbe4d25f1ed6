"""Django's settings for one installation: built from a few plain values, nothing read from elsewhere.

Sessions, people and drafts live in the installation's own database; what a browser may load, send and
keep is as narrow as the pages allow (content security policy in `web.frame.headers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
SESSION_HOURS = 12
IDLE_HOURS = 2
MAX_FORM_BYTES = 1_048_576
MAX_FIELDS = 400
MAX_FILES = 40
"""Of one request; a form that takes fewer says so itself."""


@dataclass(frozen=True, slots=True)
class Site:
    """What an installation says about its web side."""

    database: Path
    secret: str
    hosts: tuple[str, ...]
    """Names under which people reach it; a request for any other is refused."""
    encrypted: bool
    """Whether people reach it over HTTPS: cookies are then sent over nothing else."""


def django_settings(site: Site) -> dict[str, Any]:
    """Keyword arguments for `django.conf.settings.configure`."""
    return {**_core(site), **_database(site), **_sessions(site), **_templates(), **_accounts(site)}


def _core(site: Site) -> dict[str, Any]:
    return {
        "DEBUG": False,
        "SECRET_KEY": site.secret,
        "ALLOWED_HOSTS": list(site.hosts),
        "ROOT_URLCONF": "tocsin.web.urls",
        "INSTALLED_APPS": [
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "allauth",
            "allauth.account",
            "allauth.mfa",
            "tocsin.web.people",
            "tocsin.web.warnings",
        ],
        "MIDDLEWARE": [
            "tocsin.web.frame.headers.HeadersMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "tocsin.web.frame.ledgers.LedgerMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "tocsin.web.people.sessions.SessionLimitMiddleware",
            "tocsin.web.frame.language.LanguageMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "tocsin.web.people.access.AccessMiddleware",
        ],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("ru", "Русский")],
        "STATIC_URL": "/static/",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MAX_FORM_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MAX_FIELDS,
        "DATA_UPLOAD_MAX_NUMBER_FILES": MAX_FILES,
        "APPEND_SLASH": False,
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "LOGGING_CONFIG": None,
        "SECURE_REFERRER_POLICY": "same-origin",
    }


def _database(site: Site) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    return {
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(site.database),
                "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": pragmas},
            }
        }
    }


def _sessions(site: Site) -> dict[str, Any]:
    return {
        "SESSION_COOKIE_NAME": "tocsin_session",
        "SESSION_COOKIE_AGE": int(timedelta(hours=SESSION_HOURS).total_seconds()),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": site.encrypted,
        "CSRF_COOKIE_NAME": "tocsin_csrf",
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": site.encrypted,
        "CSRF_FAILURE_VIEW": "tocsin.web.frame.faults.csrf_failure",
    }


def _templates() -> dict[str, Any]:
    return {
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [PACKAGE / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.csrf",
                        "tocsin.web.frame.context.page",
                    ],
                    "builtins": ["tocsin.web.frame.tags", "tocsin.web.pages.tags", "tocsin.web.records.tags"],
                },
            }
        ]
    }


def _accounts(site: Site) -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "people.Person",
        "AUTHENTICATION_BACKENDS": [
            "django.contrib.auth.backends.ModelBackend",
            "allauth.account.auth_backends.AuthenticationBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 12},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        ],
        "LOGIN_URL": "sign_in",
        "LOGIN_REDIRECT_URL": "situation",
        "LOGOUT_REDIRECT_URL": "situation",
        "ACCOUNT_ADAPTER": "tocsin.web.people.accounts.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": "login",
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": "email",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        "MFA_TOTP_ISSUER": "Tocsin",
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not site.encrypted,
    }
