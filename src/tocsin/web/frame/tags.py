"""Tags and filters of all templates: texts of the catalogue, names of the charter, instants, digests.

Texts come from `tocsin.wording`; a parameter that is itself markup is put in after escaping, so that a
sentence may hold a link and still nothing from outside becomes markup.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tocsin.core.calendar import moment, moment_text
from tocsin.web.frame import assets
from tocsin.web.frame.language import instant
from tocsin.wording import Language, brief_text, day_text, duration_text, has, instant_text, zone_text
from tocsin.wording import say as wording_say

register = template.Library()
SHORT_DIGEST = 10
CATALOGUE_KIND = {
    "signal-stage": "stage",
    "mandate-stage": "stage",
    "movement": "stage",
    "fact-standing": "standing",
    "strength_standing": "standing",
    "consultation-form": "form",
    "order-kind": "kind",
    "consent-kind": "kind",
    "view-kind": "kind",
    "consent-result": "result",
    "signal-channel": "channel",
    "step-state": "state",
    "host-consent": "state",
}
"""The catalogue files words under the field's name; marks tell their kinds apart."""


def _language(context: template.Context) -> Language:
    return context["lang"]  # type: ignore[no-any-return]


@register.simple_tag(takes_context=True)
def say(context: template.Context, key: str, **params: object) -> SafeString:
    """The text of a key, escaped; parameters that are markup stay markup."""
    return marked(_language(context), key, **params)


def marked(language: Language, key: str, **params: object) -> SafeString:
    """The text of a key as markup."""
    held: dict[str, SafeString] = {}
    plain: dict[str, object] = {}
    for name, value in params.items():
        if isinstance(value, SafeString):
            token = f"\ue000{len(held)}\ue001"
            held[token], plain[name] = value, token
        else:
            plain[name] = value
    text = str(conditional_escape(wording_say(language, key, **plain)))
    for token, value in held.items():
        text = text.replace(token, value)
    return mark_safe(text)  # noqa: S308 - escaped above, parameters were markup already


@register.simple_tag(takes_context=True)
def word(context: template.Context, kind: str, value: str) -> str:
    """The text of a word such as a stage or a channel; the word itself where none is known."""
    return word_text(_language(context), kind, value)


def word_text(language: Language, kind: str, value: str) -> str:
    """The text of a word of a kind."""
    key = f"word-{CATALOGUE_KIND.get(kind, kind)}-{value}".replace("_", "-").replace(".", "-").rstrip("-")
    return wording_say(language, key) if value and has(language, key) else value


@register.simple_tag(takes_context=True)
def name(context: template.Context, kind: str, id: str | None) -> str:
    """The charter's name of a member, organ, matter, role and so on."""
    return context["texts"].name(kind, id) if id and "texts" in context else id or ""


@register.simple_tag(takes_context=True)
def short(context: template.Context, kind: str, id: str | None) -> str:
    """The charter's short name."""
    return context["texts"].short(kind, id) if id and "texts" in context else id or ""


@register.simple_tag(takes_context=True)
def article(context: template.Context, reference: str | None) -> str | SafeString:
    """An article as people cite it, with what it says as a title and a link to the charter page."""
    return article_markup(context, reference or "")


def article_markup(context: template.Context, reference: str) -> str | SafeString:
    """A reference `act:article` or `act` as a link."""
    if not reference or "texts" not in context:
        return reference
    language, texts = _language(context), context["texts"]
    act, _, number = reference.partition(":")
    label = article_text(language, texts, reference)
    title = texts.name("article", reference) if number else texts.name("act", act)
    return format_html(
        '<span class="article" title="{}">{}</span>', title if title != reference else "", label
    )


def article_text(language: Language, texts: Any, reference: str) -> str:
    """A reference in words: "Treaty, article 4"."""
    act, _, number = reference.partition(":")
    if not number:
        return str(texts.short("act", act))
    return wording_say(language, "web-article", act=texts.short("act", act), number=number)


@register.simple_tag(takes_context=True)
def when(context: template.Context, value: int | str | None) -> SafeString:
    """An instant in the reader's zone; `value` in milliseconds or RFC 3339."""
    at = moment(value) if isinstance(value, str) else value
    if at is None:
        return mark_safe("—")
    shown = instant_text(_language(context), instant(at, context["zone"]))
    return format_html('<time datetime="{}">{}</time>', moment_text(at), shown)


@register.simple_tag(takes_context=True)
def clock(context: template.Context, value: int | str | None) -> SafeString:
    """An instant short, for rows: the day only where it is not today's; the whole as a title."""
    at = moment(value) if isinstance(value, str) else value
    if at is None:
        return mark_safe("—")
    shown, today = instant(at, context["zone"]), instant(context["now"], context["zone"])
    short = brief_text(_language(context), shown, today)
    whole = instant_text(_language(context), shown)
    return format_html('<time datetime="{}" title="{}">{}</time>', moment_text(at), whole, short)


@register.simple_tag(takes_context=True)
def left(context: template.Context, value: int | str | None) -> SafeString:
    """How long until an instant, or how long it is overdue; colour is never the only sign."""
    at = moment(value) if isinstance(value, str) else value
    if at is None:
        return mark_safe("")
    return left_markup(_language(context), at, context["now"])


def left_markup(language: Language, at: int, now: int) -> SafeString:
    """The time left between two instants, as a badge."""
    span = timedelta(milliseconds=abs(at - now))
    state = "overdue" if at < now else "soon" if at - now < 3_600_000 else "ahead"
    key = "web-overdue-by" if at < now else "web-left"
    text = wording_say(language, key, span=duration_text(language, span))
    return format_html('<span class="left left-{}" data-due="{}">{}</span>', state, moment_text(at), text)


@register.simple_tag(takes_context=True)
def digest(context: template.Context, value: str | None, label: str = "") -> SafeString:
    """A SHA-256 shortened, with a button that copies the whole of it."""
    if not value:
        return mark_safe("")
    language = _language(context)
    return format_html(
        '<span class="digest"><code title="{whole}">{short}…</code>'
        '<button type="button" class="copy" data-copy="{whole}" aria-label="{label}" title="{label}">'
        '<svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">'
        '<path d="M5 2h8v9H5zM3 5v9h8"/></svg>'
        "</button></span>",
        whole=value,
        short=value[:SHORT_DIGEST],
        label=label or wording_say(language, "web-copy-digest"),
    )


@register.filter
def lookup(mapping: dict[str, Any], key: str) -> Any:
    """The value under a key, None where there is none."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def asset(source: str) -> str:
    """The address of a built script."""
    return assets.script(source)


@register.simple_tag
def asset_styles(source: str) -> SafeString:
    """Link elements of the style sheets that a source needs."""
    links = ((href,) for href in assets.styles(source))
    return format_html_join("", '<link rel="stylesheet" href="{}">', links)


@register.simple_tag(takes_context=True)
def hour(context: template.Context, value: int) -> str:
    """The hour of an instant in the page's zone."""
    return instant(value, context["page_zone"]).strftime("%H:%M:%S")


@register.simple_tag(takes_context=True)
def zone_name(context: template.Context) -> SafeString:
    """The page's zone as an offset, with the day: an hour without them says nothing."""
    shown = instant(context["page_now"], context["page_zone"])
    day = day_text(_language(context), shown)
    return format_html('<span id="clock-day">{}</span> {}', day, zone_text(shown))


@register.simple_tag(takes_context=True)
def banner_text(context: template.Context) -> str:
    """What a ledger that is not live says on every page."""
    return word_text(_language(context), "ledger", context["ledger"].kind)


@register.simple_tag(takes_context=True)
def person_name(context: template.Context, person: Any) -> str:
    """A person's name in the page's language."""
    return str(person.name(_language(context)))


@register.simple_tag(takes_context=True)
def post_text(context: template.Context, access: Any) -> str:
    """Role and member of whoever reads."""
    role = access.texts.name("role", access.role.id)
    return f"{role}, {access.texts.name('member', access.member)}" if access.member else str(role)
