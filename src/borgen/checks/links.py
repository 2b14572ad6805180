"""Rules about references, ids and the line from person to organisation."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
