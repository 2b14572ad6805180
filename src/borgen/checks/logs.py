"""Rules about the log."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
