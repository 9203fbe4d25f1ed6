"""What can be wrong with the file itself, its proofs and its entries."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from tests.proof.faults.edited import Value, changed, rewritten
from tocsin.ledger import canonical


@rewritten()
def no_last_newline(text: str) -> str:
    """The newline at the end is missing."""
    return text[:-1]


@rewritten()
def two_last_newlines(text: str) -> str:
    """There is one newline too many."""
    return text + "\n"


@rewritten()
def white_space(text: str) -> str:
    """A space stands where none is needed."""
    return text.replace('"kind":', '"kind": ', 1)


@rewritten()
def keys_in_other_order(text: str) -> str:
    """A member stands before those that come first."""
    return text.replace(',"kind":"demo"', "").replace('{"charter"', '{"kind":"demo","charter"', 1)


@rewritten()
def duplicate_key(text: str) -> str:
    """A member is there twice."""
    return text.replace(',"policy":""', ',"policy":"","policy":""')


@rewritten()
def needless_escape(text: str) -> str:
    """A letter is written as an escape."""
    return text.replace('"kind":"demo"', '"kind":"\\u0064emo"')


@rewritten()
def index_as_float(text: str) -> str:
    """An index is written with a fraction."""
    return text.replace('"entries":[{"index":0,', '"entries":[{"index":0.0,')


@rewritten()
def index_minus_nought(text: str) -> str:
    """An index is a negative nought."""
    return text.replace('"entries":[{"index":0,', '"entries":[{"index":-0,')


@rewritten()
def truncated(text: str) -> str:
    """The end of the file is missing."""
    return text[: len(text) // 2]


@rewritten()
def empty(text: str) -> str:
    """There is nothing in the file."""
    return ""


@rewritten()
def byte_order_mark(text: str) -> str:
    """A byte order mark stands before the certificate."""
    return "\ufeff" + text


@rewritten()
def lone_surrogate(text: str) -> str:
    """Half of a surrogate pair stands in the text."""
    return text.replace("The council sends", "The council\\ud800 sends")


@rewritten()
def too_deep(text: str) -> str:
    """Arrays are nested without end."""
    return text.replace('"policy":""', '"policy":' + "[" * 500 + "]" * 500)


@rewritten()
def no_object(text: str) -> str:
    """The file is another kind of value."""
    return "[" + text[:-1] + "]\n"


@changed("form")
def unknown_key(value: Value) -> None:
    """There is a member that nobody asked for."""
    value["approved"] = True


@changed("form")
def missing_key(value: Value) -> None:
    """A member is missing."""
    del value["policy"]


@changed("form")
def unknown_key_inside(value: Value) -> None:
    """An entry has a member that nobody asked for."""
    value["entries"][2]["note"] = ""


@changed("form")
def unknown_format(value: Value) -> None:
    """The format is a later one."""
    value["format"] = "tocsin-decision-certificate/2"


@changed("form")
def negative_index(value: Value) -> None:
    """An index is below nought."""
    value["entries"][0]["index"] = -1


@changed("form")
def index_as_text(value: Value) -> None:
    """An index is no number."""
    value["entries"][0]["index"] = "0"


@changed("form")
def index_as_flag(value: Value) -> None:
    """An index is a truth value."""
    value["entries"][0]["index"] = False


@changed("form")
def no_entries(value: Value) -> None:
    """There are no entries."""
    value["entries"] = []


@changed("form")
def proof_not_base64(value: Value) -> None:
    """A hash of a proof has a character that is none of base64."""
    value["entries"][1]["proof"][0] = "*" + value["entries"][1]["proof"][0][1:]


@changed("form")
def proof_unpadded(value: Value) -> None:
    """A hash of a proof lacks its padding."""
    value["entries"][1]["proof"][0] = value["entries"][1]["proof"][0].rstrip("=")


@changed("form")
def proof_loose_bits(value: Value) -> None:
    """The bits that pad a hash are not nought."""
    text = value["entries"][1]["proof"][0]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    value["entries"][1]["proof"][0] = text[:-2] + alphabet[alphabet.index(text[-2]) ^ 1] + "="


@changed("form")
def proof_short_hash(value: Value) -> None:
    """A hash of a proof is too short."""
    value["entries"][1]["proof"][0] = b64encode(b64decode(value["entries"][1]["proof"][0])[:31]).decode()


@changed("inclusion")
def proof_changed(value: Value) -> None:
    """One bit of a proof is another."""
    octets = bytearray(b64decode(value["entries"][3]["proof"][1]))
    octets[9] ^= 4
    value["entries"][3]["proof"][1] = b64encode(octets).decode()


@changed("inclusion")
def proof_missing(value: Value) -> None:
    """An entry has no proof at all."""
    value["entries"][3]["proof"] = []


@changed("inclusion")
def proof_cut(value: Value) -> None:
    """The last hash of a proof is missing."""
    value["entries"][3]["proof"].pop()


@changed("inclusion")
def proof_prolonged(value: Value) -> None:
    """A proof has a hash too many."""
    value["entries"][3]["proof"].append(value["entries"][3]["proof"][0])


@changed("inclusion")
def proof_of_other_entry(value: Value) -> None:
    """Two entries have each other's proof."""
    rows = value["entries"]
    rows[2]["proof"], rows[3]["proof"] = rows[3]["proof"], rows[2]["proof"]


@changed("inclusion")
def received_at_changed(value: Value) -> None:
    """The time of receipt, which nobody signs, is another."""
    leaf = value["entries"][3]["leaf"]
    at = leaf.index('"received_at":"') + len('"received_at":"')
    value["entries"][3]["leaf"] = leaf[: at + 17] + "59" + leaf[at + 19 :]


@changed("entries")
def leaf_not_canonical(value: Value) -> None:
    """A leaf has a space in it."""
    value["entries"][3]["leaf"] = value["entries"][3]["leaf"].replace('"version":', '"version": ')


@changed("entries")
def leaf_cut(value: Value) -> None:
    """A leaf lacks its end."""
    value["entries"][3]["leaf"] = value["entries"][3]["leaf"][:-20]


@changed("entries")
def signature_not_base64(value: Value) -> None:
    """A signature has a character that is none of base64."""
    value["entries"][3]["leaf"] = value["entries"][3]["leaf"].replace('"sig":"', '"sig":"!')


@changed("entries")
def payload_type_other(value: Value) -> None:
    """The envelope is one of another kind of payload."""
    value["entries"][3]["leaf"] = value["entries"][3]["leaf"].replace("tocsin.event", "other.event")


@changed("entries")
def index_differs(value: Value) -> None:
    """The certificate gives a leaf another index than the leaf has."""
    value["entries"][-1]["index"] += 1


@changed("entries")
def entry_doubled(value: Value) -> None:
    """An entry is there twice."""
    value["entries"].insert(3, value["entries"][3])


@changed("entries")
def entries_swapped(value: Value) -> None:
    """Two entries stand in the wrong order."""
    rows = value["entries"]
    rows[3], rows[4] = rows[4], rows[3]


@changed("streams")
def position_left_out(value: Value) -> None:
    """A position is left out."""
    del value["entries"][5]


@changed("streams")
def founding_left_out(value: Value) -> None:
    """The founding roster is left out."""
    del value["entries"][0]


@changed("streams")
def charter_stream_left_out(value: Value) -> None:
    """The entry that put the charter in force is left out."""
    del value["entries"][1]


@changed("procedure")
def declaration_left_out(value: Value) -> None:
    """The declaration is left out."""
    del value["entries"][-1]


@changed("heads", of="key-replaced")
def last_revocation_left_out(value: Value) -> None:
    """The last entry of the roster is left out, and the key shown as in force."""
    index = [n for n, row in enumerate(value["entries"]) if "roster" in _payload(row)["stream"]][-1]
    gone = value["entries"].pop(index)["index"]
    for row in value["roster"]:
        row["to_index"] = -1 if row["to_index"] == gone else row["to_index"]


@changed("heads", of="two-revisions")
def last_revision_left_out(value: Value) -> None:
    """The last revision of the charter put in force is left out."""
    index = [n for n, row in enumerate(value["entries"]) if _payload(row)["stream"] == "charter"][-1]
    del value["entries"][index]


@changed("appeal", of="appeal")
def appeal_left_out(value: Value) -> None:
    """The appeal that the opening names is left out."""
    index = next(n for n, row in enumerate(value["entries"]) if _payload(row)["stream"] == "case/c1")
    del value["entries"][index]


def _payload(row: Value) -> Value:
    leaf: Any = canonical.parse(row["leaf"].encode(), 1 << 20)
    value: Any = canonical.parse(b64decode(leaf["envelope"]["payload"]), 1 << 20)
    assert isinstance(value, dict)
    return value


@changed("signatures", "inclusion", "counted", "closing", "recomputed")
def position_turned(value: Value) -> None:
    """A yes is turned into a no in the payload."""
    leaf: Any = canonical.parse(value["entries"][5]["leaf"].encode(), 1 << 20)
    payload = b64decode(leaf["envelope"]["payload"]).replace(b'"position":"yes"', b'"position":"silent"')
    leaf["envelope"]["payload"] = b64encode(payload).decode()
    value["entries"][5]["leaf"] = canonical.encode(leaf).decode()


@changed("signatures", "inclusion", "counted")
def signature_changed(value: Value) -> None:
    """One bit of a signature is another."""
    leaf: Any = canonical.parse(value["entries"][5]["leaf"].encode(), 1 << 20)
    octets = bytearray(b64decode(leaf["envelope"]["signatures"][0]["sig"]))
    octets[3] ^= 16
    leaf["envelope"]["signatures"][0]["sig"] = b64encode(octets).decode()
    value["entries"][5]["leaf"] = canonical.encode(leaf).decode()


@changed("entries")
def received_at_left_out(value: Value) -> None:
    """A leaf does not say when it was received."""
    leaf: Any = canonical.parse(value["entries"][3]["leaf"].encode(), 1 << 20)
    del leaf["received_at"]
    value["entries"][3]["leaf"] = canonical.encode(leaf).decode()


@changed("inclusion", "counted", of="passkeys")
def signature_made_again(value: Value) -> None:
    """A signature is replaced by another true one of the same key over the same payload."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    row = next(row for row in value["entries"] if _payload(row)["actor"]["member"] == "AA")
    leaf: Any = canonical.parse(row["leaf"].encode(), 1 << 20)
    signature = leaf["envelope"]["signatures"][0]
    r, s = decode_dss_signature(b64decode(signature["sig"]))
    signature["sig"] = b64encode(encode_dss_signature(r, order - s)).decode()
    row["leaf"] = canonical.encode(leaf).decode()
