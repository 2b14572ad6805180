"""Rules about who has a plan, and about what is still open in one."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
