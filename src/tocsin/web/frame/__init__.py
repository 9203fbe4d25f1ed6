"""What every page has: headers, language, ledger, banner, faults, and the tags that templates are written with."""
