"""The headings of a rule's page; the pages themselves stand in the modules beside this one."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.heading.why": "Waarom",
    "rule.heading.seed": "De zin waar het mee begon",
    "rule.heading.example": "Zo ziet het eruit",
    "rule.heading.remedy": "Wat te doen",
}
