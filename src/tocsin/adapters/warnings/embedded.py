"""Finds CAP documents that lie as text inside another: escaped or CDATA in feeds, base64 in EDXL-DE.

EDXL-DE 1.0 section 3.2.4: a content object holds XML as elements, or other content as base64 text.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

_HOLDERS = tuple(
    f"{{*}}{name}"
    for name in (
        "content",
        "summary",
        "description",
        "encoded",
        "contentData",
        "embeddedXMLContent",
        "keyXMLContent",
    )
)
_ALERT = re.compile(r"<(?:[\w.-]{1,60}:)?alert[\s>]")
_START = 65_536
"""The characters in which an alert element must begin."""


def embedded_documents(element: etree._Element) -> Iterator[bytes]:
    """The octets of each text in the element that looks like a document with an alert in it."""
    for holder in element.iter(*_HOLDERS):
        text = (holder.text or "").strip()
        if not text or len(holder):
            continue
        if text.startswith("<") and _ALERT.search(text, 0, _START):
            yield text.encode("utf-8")
        elif str(holder.tag).endswith("contentData"):
            data = _decoded(text)
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
                yield data


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
