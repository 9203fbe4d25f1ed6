"""Turns the octets of a file into text: byte order mark, declared encoding, or what the octets show.

XML 1.0 section 4.3.3 and appendix F. Only encodings in the list are used; octets that do not fit UTF-8
are read as windows-1252, which is what services that forget to encode mostly send.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.adapters.warnings.faults import RefusedError
from tocsin.adapters.warnings.values import Finding

CHUNK = 131_072
Octets = bytes | bytearray

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._:-]{0,39})[\"']")
_WIDE = frozenset("utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split())
_KNOWN = frozenset(
    "utf-8 ascii koi8-r koi8-u cp866 cp1125 mac-cyrillic mac-roman cp437 cp850 cp874 tis-620 shift_jis cp932 "
    "euc_jp gb2312 gbk gb18030 big5 cp950 big5hkscs euc_kr cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 "
    "cp1256 cp1257 cp1258 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 "
    "iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950"}
"""Declared by many for what is really the larger set."""
_STRAY = {0xDC00 + octet: bytes((octet,)).decode("cp1252", "replace") for octet in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is written: the codec, the length of its byte order mark, and what was odd about it."""

    codec: str
    skip: int = 0
    findings: tuple[Finding, ...] = ()


def detect(data: Octets) -> Encoding:
    """The encoding of a file by its first octets."""
    declared = _declared(data)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, len(mark), _against(declared, codec))
    for start, codec in _UNMARKED:
        if data.startswith(start):
            return Encoding(codec)
    if not declared:
        return Encoding("utf-8")
    named = _codec_named(declared)
    if named is None:
        return Encoding("utf-8", 0, (Finding("unknown_encoding", "", (("value", declared),)),))
    if named in _WIDE:
        return Encoding("utf-8", 0, _against(declared, "utf-8"))
    return Encoding(named)


def texts(
    data: Octets, encoding: Encoding, findings: list[Finding], octets: int | None = None
) -> Iterator[str]:
    """The text of the first `octets` of a file in pieces; says in `findings` when some had to be guessed.

    Raises RefusedError where the octets are no text in a wide encoding.
    """
    narrow_utf8 = encoding.codec in ("utf-8", "ascii")
    errors = "surrogateescape" if narrow_utf8 else "strict" if encoding.codec in _WIDE else "replace"
    decoder = codecs.getincrementaldecoder("utf-8" if narrow_utf8 else encoding.codec)(errors)
    guessed = encoding.codec == "ascii" and not data.isascii()
    end = len(data) if octets is None else min(octets, len(data))
    for start in range(encoding.skip, end, CHUNK):
        try:
            text = decoder.decode(data[start : min(start + CHUNK, end)], start + CHUNK >= len(data))
        except UnicodeDecodeError as fault:
            raise RefusedError(
                "undecodable", "", codec=encoding.codec, octet=str(start + fault.start)
            ) from None
        if narrow_utf8 and not _whole(text):
            text, guessed = text.translate(_STRAY), True
        elif not narrow_utf8 and "\ufffd" in text:
            guessed = True
        yield text
    if guessed:
        findings.append(Finding("encoding_guessed", "", (("codec", encoding.codec),)))


def _declared(data: Octets) -> str:
    found = _DECLARED.match(data[:600].lstrip(codecs.BOM_UTF8))
    return found[1].decode("ascii") if found else ""


def _codec_named(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(codec, codec) if codec in _KNOWN or codec in _WIDE else None


def _against(declared: str, codec: str) -> tuple[Finding, ...]:
    """A finding where the declaration names another encoding than the octets have."""
    named = _codec_named(declared) if declared else codec
    if named == codec or (named or "").removesuffix("-le").removesuffix("-be") == codec[:6]:
        return ()
    return (Finding("encoding_mismatch", "", (("declared", declared), ("codec", codec))),)


def _whole(text: str) -> bool:
    """Whether the text holds no octet that was not UTF-8 (those stand in it as lone surrogates)."""
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
