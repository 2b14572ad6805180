"""`plans/erased.yaml`: of whom nothing is kept any more, and the id that stands in their place.

The id of somebody who was erased stands nowhere. What stands instead is made of it, so that whoever
comes back by a merge is known again; it tells nobody apart who does not try ids one by one.
"""

import re
from typing import Final

from pydantic import Field

from borgen.model.base import Day, Id, Model

ERASED_FILE: Final = "plans/erased.yaml"

_TOMBSTONE: Final = re.compile(r"erased-[0-9a-f]{10}", re.ASCII)


class Erased(Model):
    """Somebody who was erased: the id in their place, and the day."""

    id: Id = Field(description="What stands in the place of the id.")
    date: Day | None = Field(default=None, description="The day.")


class ErasedPeople(Model):
    """The file as a whole."""

    erased: tuple[Erased, ...] = Field(default=(), description="Of whom nothing is kept.")


def tombstone(person: str) -> str:
    """Return the id that stands in the place of `person` once they are erased."""
    import hashlib  # noqa: PLC0415 - 3 ms, and hardly ever is anybody erased

    digest = hashlib.sha256(f"borgen erased {person}".encode()).hexdigest()
    return f"erased-{digest[:10]}"


def is_tombstone(text: str) -> bool:
    """Return whether `text` stands in the place of somebody who was erased."""
    return bool(_TOMBSTONE.fullmatch(text))
