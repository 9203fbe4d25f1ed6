"""What every page has: headers, language, ledger, banner, faults, and the tags of its templates."""
