"""Rules about personal data in tracked text, private files and small groups."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
