"""Rules about hindering and stimulating factors and the response to them."""

from typing import Final

from borgen.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
