"""Rules about cycles: their days and their alternation."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
