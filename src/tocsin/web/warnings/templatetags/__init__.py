"""Tags of the pages of warnings."""
