"""The headings of a rule's page; the pages themselves stand in the modules beside this one."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.heading.why": "Why",
    "rule.heading.seed": "The sentence it began with",
    "rule.heading.example": "What it looks like",
    "rule.heading.remedy": "What to do",
}
