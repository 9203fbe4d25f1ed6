"""Good certificates changed after the fact: what somebody can do who holds no key of the ledger.

Each fault changes the certificate's value or its text; the checks that must then fail are told with it.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.proof.good import good_vectors
from tests.proof.scribe import hand
from tests.proof.vector import Vector, named
from tocsin.ledger import canonical
from tocsin.ledger.note import COSIGNATURE, ED25519, VerifierKey

Value = dict[str, Any]
Change = Callable[[Any], Any]

_MAKERS: list[tuple[Change, str, tuple[str, ...], bool]] = []


def changed(*failed: str, of: str = "consensus") -> Callable[[Change], Change]:
    """Register a change of the certificate's value, written again in canonical form."""
    return _register(of, failed, False)


def rewritten(*failed: str, of: str = "consensus") -> Callable[[Change], Change]:
    """Register a change of the certificate's text."""
    return _register(of, failed or ("form",), True)


def _register(of: str, failed: tuple[str, ...], as_text: bool) -> Callable[[Change], Change]:
    def register(change: Change) -> Change:
        _MAKERS.append((change, of, failed, as_text))
        return change

    return register


@cache
def edited_vectors() -> dict[str, Vector]:
    """All of them by name."""
    rows = [_vector(*maker) for maker in _MAKERS]
    return {row.name: row for row in rows}


def _vector(change: Change, of: str, failed: tuple[str, ...], as_text: bool) -> Vector:
    base = good_vectors()[of].data
    if as_text:
        data = change(base.decode()).encode()
    else:
        value: Any = canonical.parse(base, len(base))
        value = change(value) or value
        data = canonical.encode(value) + b"\n"
    told = " ".join((change.__doc__ or "").split())
    return Vector(named(change), told, data, failed, of=of, edits=(_edit(base.decode(), data.decode()),))


def _edit(old: str, new: str) -> tuple[str, str]:
    """The one replacement that makes `new` of `old`, its first part standing there once only."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    limit = min(len(old), len(new)) - start
    end = next((n for n in range(limit) if old[-1 - n] != new[-1 - n]), limit)
    while old.count(old[start : len(old) - end]) != 1:
        start, end = max(0, start - 8), max(0, end - 8)
    return old[start : len(old) - end], new[start : len(new) - end]


# The file


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


# Inclusion


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


# Entries


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


# What the certificate says of itself


@changed("origin")
def kind_changed(value: Value) -> None:
    """A demo calls itself live."""
    value["kind"] = "live"


@changed("streams")
def other_decision(value: Value) -> None:
    """The certificate names another decision."""
    value["decision"] = "d2"


@changed("streams")
def decision_without_form(value: Value) -> None:
    """The decision's id has characters that no stream has."""
    value["decision"] = "d1/.."


@changed("charter")
def other_organisation(value: Value) -> None:
    """The certificate names another organisation."""
    value["organisation"] = "other"


@changed("log", "checkpoint")
def other_log_key(value: Value) -> None:
    """The log's key is somebody else's."""
    value["log"] = str(VerifierKey("pact.example/demo", ED25519, hand("somebody else").public))


@changed("origin")
def log_key_of_witness_kind(value: Value) -> None:
    """The log's key is of the kind that cosigns."""
    key = VerifierKey("pact.example/demo", COSIGNATURE, hand("log").public)
    value["log"] = str(key)


@changed("origin")
def log_key_id_wrong(value: Value) -> None:
    """The id inside the log's verifier key is not the one of the key."""
    name, _, rest = value["log"].partition("+")
    value["log"] = f"{name}+{'0' * 8}+{rest.partition('+')[2]}"


@changed("origin")
def other_origin(value: Value) -> None:
    """The log's name is another; the key is the same."""
    value["log"] = str(VerifierKey("pact.example/demo-two", ED25519, hand("log").public))


@changed("charter")
def charter_renamed(value: Value) -> None:
    """The charter has another id."""
    value["charter"]["id"] = "treaty"


@changed("charter")
def other_revision(value: Value) -> None:
    """The charter's revision is another."""
    value["charter"]["revision"] = "0" * 64


@changed("charter")
def charter_letter_changed(value: Value) -> None:
    """One digit of the charter is another."""
    files = value["charter"]["files"]
    files["charter.toml"] = files["charter.toml"].replace('share = "2/3"', 'share = "1/3"')


@changed("charter")
def charter_carriage_return(value: Value) -> None:
    """The charter's lines end in another way."""
    files = value["charter"]["files"]
    files["charter.toml"] = files["charter.toml"].replace("\n", "\r\n")


@changed("charter")
def charter_file_left_out(value: Value) -> None:
    """A file of the charter is left out."""
    del value["charter"]["files"]["texts.en.toml"]


@changed("charter")
def charter_main_left_out(value: Value) -> None:
    """The charter itself is left out."""
    del value["charter"]["files"]["charter.toml"]


@changed("charter")
def stray_file(value: Value) -> None:
    """A file that is no part of the revision lies with the charter."""
    value["charter"]["files"]["outcomes.toml"] = ""


@changed("roster", of="key-replaced")
def window_changed(value: Value) -> None:
    """A revoked key is shown as in force."""
    value["roster"][3]["to_index"] = -1


@changed("roster")
def roster_member_changed(value: Value) -> None:
    """A key is shown as another member's."""
    value["roster"][2]["member"] = "CC"


@changed("roster")
def roster_row_left_out(value: Value) -> None:
    """A key is not shown."""
    value["roster"].pop()


@changed("roster")
def roster_in_other_order(value: Value) -> None:
    """The keys are shown in another order."""
    value["roster"].reverse()


@changed("roster")
def custody_embellished(value: Value) -> None:
    """A key in the server's custody is shown as a passkey."""
    value["roster"][2]["custody"] = "passkey"


@changed("roster")
def roster_number_as_text(value: Value) -> None:
    """An index in the roster is no number."""
    value["roster"][2]["from_index"] = "0"


@changed("text")
def text_changed(value: Value) -> None:
    """The text is not the one that was voted on."""
    value["text"]["en"] = "The council sends forces.\n"


@changed("text")
def text_language_added(value: Value) -> None:
    """A translation stands beside the authentic text."""
    value["text"]["ru"] = "Совет посылает помощь.\n"


@changed("text", of="majority")
def text_language_left_out(value: Value) -> None:
    """One of two authentic languages is missing."""
    del value["text"]["fr"]


@changed("text", of="restricted")
def salt_left_out(value: Value) -> None:
    """The salt of a restricted text is missing."""
    del value["text"]["salt"]


@changed("policy")
def policy_added(value: Value) -> None:
    """There is a policy that the roster does not have."""
    value["policy"] = "quorum none\n"


@changed("policy", of="cosigned")
def policy_left_out(value: Value) -> None:
    """The roster's policy is not shown."""
    value["policy"] = ""


@changed("recomputed")
def outcome_changed(value: Value) -> None:
    """The result says otherwise than the rule gives."""
    value["result"]["outcome"] = "not_adopted"


@changed("recomputed")
def rule_renamed(value: Value) -> None:
    """The result names another rule."""
    value["result"]["rule"] = "most"


@changed("recomputed")
def reason_changed(value: Value) -> None:
    """A reason has another number."""
    value["result"]["reasons"][0]["actual"] = "2"


@changed("recomputed")
def reason_number(value: Value) -> None:
    """A truth value of a reason is written as a number."""
    value["result"]["reasons"][0]["met"] = 1


@changed("recomputed")
def reason_left_out(value: Value) -> None:
    """A reason is left out."""
    value["result"]["reasons"].pop()


# The checkpoint


def _lines(value: Value) -> list[str]:
    lines: list[str] = value["checkpoint"].split("\n")
    return lines


@changed("checkpoint", of="cosigned")
def log_signature_left_out(value: Value) -> None:
    """The log's own signature is missing."""
    lines = _lines(value)
    del lines[4]
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def no_signature(value: Value) -> None:
    """The checkpoint is not signed at all."""
    value["checkpoint"] = "\n".join([*_lines(value)[:4], ""])


@changed("checkpoint")
def checkpoint_without_origin(value: Value) -> None:
    """The checkpoint's first line is missing."""
    value["checkpoint"] = "\n".join(_lines(value)[1:])


@changed("checkpoint")
def checkpoint_without_size(value: Value) -> None:
    """The tree's size is missing."""
    lines = _lines(value)
    del lines[1]
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_without_root(value: Value) -> None:
    """The root hash is missing."""
    lines = _lines(value)
    del lines[2]
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_size_changed(value: Value) -> None:
    """The tree's size is another than the one that was signed."""
    lines = _lines(value)
    lines[1] = str(int(lines[1]) + 1)
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_size_with_nought(value: Value) -> None:
    """The tree's size has a leading nought."""
    lines = _lines(value)
    lines[1] = "0" + lines[1]
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_root_changed(value: Value) -> None:
    """The root hash is another than the one that was signed."""
    lines = _lines(value)
    lines[2] = b64encode(bytes(32)).decode()
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_line_added(value: Value) -> None:
    """A line is added to what was signed."""
    lines = _lines(value)
    lines.insert(3, "extension")
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def key_hint_wrong(value: Value) -> None:
    """The signature names another key id."""
    lines = _lines(value)
    name, _, text = lines[4].rpartition(" ")
    lines[4] = f"{name} {b64encode(bytes(4) + b64decode(text)[4:]).decode()}"
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def checkpoint_signature_changed(value: Value) -> None:
    """One bit of the log's signature is another."""
    lines = _lines(value)
    name, _, text = lines[4].rpartition(" ")
    octets = bytearray(b64decode(text))
    octets[40] ^= 1
    lines[4] = f"{name} {b64encode(octets).decode()}"
    value["checkpoint"] = "\n".join(lines)


@changed("checkpoint")
def log_signature_doubled(value: Value) -> None:
    """The log's signature stands there twice."""
    value["checkpoint"] += _lines(value)[4] + "\n"


@changed("checkpoint")
def signer_renamed(value: Value) -> None:
    """The signature line has another name."""
    lines = _lines(value)
    lines[4] = lines[4].replace("pact.example", "other.example")
    value["checkpoint"] = "\n".join(lines)


@changed("cosignatures", of="cosigned")
def witness_left_out(value: Value) -> None:
    """One of two witnesses is missing."""
    lines = _lines(value)
    del lines[5]
    value["checkpoint"] = "\n".join(lines)


@changed("cosignatures", of="cosigned")
def witness_doubled(value: Value) -> None:
    """A witness stands there twice."""
    value["checkpoint"] += _lines(value)[5] + "\n"


@changed("cosignatures", of="cosigned")
def cosignature_time_changed(value: Value) -> None:
    """A witness's time is another."""
    lines = _lines(value)
    name, _, text = lines[5].rpartition(" ")
    octets = bytearray(b64decode(text))
    octets[11] ^= 1
    lines[5] = f"{name} {b64encode(octets).decode()}"
    value["checkpoint"] = "\n".join(lines)


@changed("cosignatures", of="cosigned")
def cosignature_cut(value: Value) -> None:
    """A witness's line is too short."""
    lines = _lines(value)
    name, _, text = lines[5].rpartition(" ")
    lines[5] = f"{name} {b64encode(b64decode(text)[:40]).decode()}"
    value["checkpoint"] = "\n".join(lines)


@changed("cosignatures")
def stranger_cosigns(value: Value) -> None:
    """A line of a key is there that the policy does not name."""
    value["checkpoint"] += _lines(value)[4].replace("pact.example/demo", "witness.example") + "\n"
