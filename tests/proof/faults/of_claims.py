"""What a certificate can wrongly say of itself, from its kind to its checkpoint."""

from __future__ import annotations

from base64 import b64decode, b64encode

from tests.proof.faults.edited import Value, changed
from tests.proof.scribe import hand
from tocsin.ledger.note import COSIGNATURE, ED25519, VerifierKey


@changed("origin")
def kind_changed(value: Value) -> None:
    """A demo calls itself live."""
    value["kind"] = "live"


@changed("streams")
def other_decision(value: Value) -> None:
    """The certificate names another decision."""
    value["decision"] = "d2"


@changed("form")
def decision_without_form(value: Value) -> None:
    """The decision's id has characters that no stream has."""
    value["decision"] = "d1/.."


@changed("form")
def organisation_that_takes_the_terminal(value: Value) -> None:
    """The organisation's name would move the cursor of a terminal."""
    value["organisation"] = "pact\u001b[2J"


@changed("form")
def kind_unknown(value: Value) -> None:
    """There is no such kind of ledger."""
    value["kind"] = "test"


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
def roster_public_changed(value: Value) -> None:
    """A key is shown with another public key."""
    value["roster"][2]["public"] = value["roster"][3]["public"]


@changed("roster")
def window_without_start(value: Value) -> None:
    """A key is shown without the index from which it may sign."""
    del value["roster"][2]["from_index"]


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


@changed("cosignatures")
def second_key_of_log(value: Value) -> None:
    """A line in the log's name is by a key that is not the log's."""
    name, _, text = _lines(value)[4].rpartition(" ")
    value["checkpoint"] += f"{name} {b64encode(b'else' + b64decode(text)[4:]).decode()}\n"
