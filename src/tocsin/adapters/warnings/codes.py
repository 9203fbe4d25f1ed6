"""The codes a finding may have and the facts each carries (docs/warnings.md says what they mean).

The sentences stand in the wording catalogues under `warning-finding-<code>`, hyphens for underscores. A
sentence takes every fact as it is; only the facts in CHOICES may choose between words.
"""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, ...]] = {
    # Nothing was taken from the file.
    "missing_file": (),
    "is_directory": (),
    "not_a_file": (),
    "unreadable_file": ("reason",),
    "empty_file": (),
    "compressed": (),
    "not_xml": (),
    "undecodable": ("codec", "octet"),
    "nul_character": (),
    "doctype": (),
    "external_reference": (),
    "too_deep": (),
    "too_much_markup": (),
    "prolog_too_long": (),
    "namespace_too_long": (),
    "part_too_long": (),
    "not_well_formed": ("line", "column", "reason"),
    "no_warning": ("root",),
    "empty_alert": (),
    # The file as a whole.
    "truncated": ("bound", "count"),
    "empty_feed": (),
    "encoding_guessed": ("codec",),
    "encoding_mismatch": ("declared", "codec"),
    "unknown_encoding": ("value",),
    "space_before_declaration": (),
    "control_characters": (),
    "bare_ampersand": ("count",),
    "several_documents": (),
    "undeclared_prefix": ("value",),
    # Where the warning lies.
    "link_not_followed": ("link",),
    "entry_without_alert": (),
    "empty_entry": (),
    "identifier_from_link": ("value",),
    "alert_as_text": (),
    "alert_outside_entry": (),
    "embedded_refused": ("code",),
    "duplicate_identifier": (),
    "signature_not_verified": (),
    # How the warning is written.
    "missing_namespace": ("format",),
    "unknown_namespace": ("value", "format"),
    "mixed_namespaces": ("value",),
    "misspelt_element": ("name",),
    "unknown_element": ("name", "value"),
    "missing_element": ("name",),
    "repeated_element": ("name", "value"),
    "out_of_order": ("name",),
    "unexpected_attribute": ("name", "value"),
    "stray_text": ("value",),
    "markup_in_text": (),
    "pair_as_text": ("value",),
    # Values.
    "empty_value": ("name",),
    "unknown_value": ("name", "value"),
    "padded_value": ("name", "value"),
    "restricted_characters": ("value",),
    "bad_time": ("value",),
    "time_without_offset": ("value",),
    "untidy_time": ("value", "read"),
    "bad_language": ("value",),
    "bad_address": ("value",),
    "bad_number": ("value",),
    "bad_reference": ("value",),
    "untidy_references": ("value",),
    # Shapes.
    "bad_polygon": ("value",),
    "untidy_polygon": ("value",),
    "polygon_too_long": ("value",),
    "polygon_too_short": ("value",),
    "polygon_not_closed": ("value",),
    "bad_circle": ("value",),
    "untidy_circle": ("value",),
    "coordinates_swapped": ("value",),
    "coordinates_out_of_range": ("value",),
    # What the warning lacks or contradicts.
    "no_info": (),
    "no_area": (),
    "missing_references": ("kind",),
    "missing_restriction": (),
    "missing_addresses": (),
    "expires_before_start": ("expires", "start"),
    "expires_before_sent": ("expires", "sent"),
    "more_findings": ("count",),
}

CHOICES = frozenset(("bound",))
"""`bound` is one of: octets, warnings, seconds."""
