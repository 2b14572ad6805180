"""Rules about days that cannot be."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
