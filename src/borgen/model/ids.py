"""Ids and references: what may be one, and how `owner/goal` falls apart."""

import re
from typing import Final, NamedTuple

ORGANISATION: Final = "organisation"
"""The owner of everything in `plans/organisation.yaml` and of `plans/log/organisation.yaml`."""

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,62}", re.ASCII)
_WINDOWS_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10)}
)
RESERVED: Final = frozenset({"true", "false", "null", ORGANISATION}) | _WINDOWS_DEVICES


def is_id(text: str) -> bool:
    """Return whether `text` may be the id of a person, team, trajectory, goal, factor, .."""
    return bool(_ID.fullmatch(text)) and text not in RESERVED


class Ref(NamedTuple):
    """A reference: `ks/feedback` names an owner, the bare `feedback` leaves it to its file."""

    owner: str | None
    id: str

    def __str__(self) -> str:
        return f"{self.owner}/{self.id}" if self.owner else self.id

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Split `owner/id` or `id`; what is wrong with it shows when it does not resolve."""
        owner, slash, name = text.partition("/")
        return cls(owner, name) if slash else cls(None, text)


class Key(NamedTuple):
    """The full name of a goal, cycle, factor or support: its owner and its id there."""

    owner: str
    id: str

    def __str__(self) -> str:
        return f"{self.owner}/{self.id}"
