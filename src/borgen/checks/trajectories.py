"""Rules about a learning programme: its parts, its cost and its half-year review."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
