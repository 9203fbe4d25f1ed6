"""Small warnings in our own words, and how tests read them."""

from __future__ import annotations

from tocsin.adapters.warnings.read import read_warnings
from tocsin.adapters.warnings.values import WarningMessage

CAP_10 = "http://www.incident.com/cap/1.0"
CAP_11 = "urn:oasis:names:tc:emergency:cap:1.1"
CAP_12 = "urn:oasis:names:tc:emergency:cap:1.2"

AREA = "<area><areaDesc>Lower valley</areaDesc><polygon>41,74 41,75 42,75 41,74</polygon></area>"
INFO = (
    "<info><language>en</language><category>Met</category><event>Mudflow</event><urgency>Expected</urgency>"
    "<severity>Severe</severity><certainty>Likely</certainty><onset>2026-05-02T06:00:00+06:00</onset>"
    "<expires>2026-05-02T18:00:00+06:00</expires><headline>Mudflow in the lower valley</headline>"
    f"<description>Leave the river bed.</description>{AREA}</info>"
)


def alert(
    identifier: str = "KG-1",
    *,
    namespace: str = CAP_12,
    sender: str = "meteo@example.kg",
    sent: str = "2026-05-01T12:00:00+06:00",
    status: str = "Actual",
    kind: str = "Alert",
    references: str = "",
    info: str = INFO,
    more: str = "",
) -> str:
    """An alert that is valid in CAP 1.2 unless told otherwise; `more` stands before the info blocks."""
    named = f' xmlns="{namespace}"' if namespace else ""
    cited = f"<references>{references}</references>" if references else ""
    return (
        f"<alert{named}><identifier>{identifier}</identifier><sender>{sender}</sender><sent>{sent}</sent>"
        f"<status>{status}</status><msgType>{kind}</msgType><scope>Public</scope>{more}{cited}{info}</alert>"
    )


def read(text: str | bytes) -> list[WarningMessage]:
    """The warnings of a text as of a file."""
    return read_warnings(text.encode("utf-8") if isinstance(text, str) else text, "a.xml")


def read_one(text: str | bytes) -> WarningMessage:
    """The only warning of a text."""
    (message,) = read(text)
    return message


def codes(message: WarningMessage) -> list[str]:
    """The codes of its findings, in order."""
    return [finding.code for finding in message.findings]
