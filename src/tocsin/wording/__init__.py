"""Every sentence a person reads, in English and Russian, for pages, command line and papers alike.

`say` looks a key up in the Fluent catalogues beside this file (`en/*.ftl`, `ru/*.ftl`); `moments`
writes dates, instants and durations. Rooms below hand up codes and parameters, never sentences.
"""

from tocsin.wording.catalogue import LANGUAGES, Language, WordingError, has, say
from tocsin.wording.moments import brief_text, date_text, day_text, duration_text, instant_text, zone_text

__all__ = [
    "LANGUAGES",
    "Language",
    "WordingError",
    "brief_text",
    "date_text",
    "day_text",
    "duration_text",
    "has",
    "instant_text",
    "say",
    "zone_text",
]
