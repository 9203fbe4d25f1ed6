"""What all commands share: choice of language, faults, help, finding commands, printing.

A command module needs `say`, `Fault`, `print_line`, `print_json` and `progress` from here and nothing else.
"""

from tocsin.cli.frame.faults import Fault
from tocsin.cli.frame.language import current as current_language
from tocsin.cli.frame.language import say
from tocsin.cli.frame.output import print_json, print_line, progress

__all__ = ["Fault", "current_language", "print_json", "print_line", "progress", "say"]
