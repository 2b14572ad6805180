"""The programme to start, as far as it was given; None stands for the default."""

import datetime as dt
from typing import Final, Literal, TypeAlias, get_args

from borgen.errors import UsageError
from borgen.frozen import Value

Readers: TypeAlias = Literal["me", "team", "organisation", "everybody"]
"""Who can clone the repository, and so read everything in it that git tracks."""

READERS: Final[tuple[Readers, ...]] = get_args(Readers)


def readers_named(word: str) -> Readers:
    """Return the readers of that name.

    Raises:
        UsageError: there are none.
    """
    for readers in READERS:
        if readers == word:
            return readers
    raise UsageError("error.no_such_choice", option="--readers", word=word, known=READERS)


class StartRequest(Value, frozen=True, kw_only=True):
    """The answers, or the options.

    Attributes:
        trajectory: its id; by default its title as an id.
        starter: which starter, by any of its names.
        serves: the organisation's goal, new or one that is there, by title or id.
        team: a new team or one that is there, by name or id.
        members: names or ids; a name with a capital gets a number for an id.
        goal: the title of the first goal of each participant.
    """

    trajectory: str | None = None
    starter: str | None = None
    title: str | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    organisation: str | None = None
    serves: str | None = None
    team: str | None = None
    members: tuple[str, ...] | None = None
    goal: str | None = None
    readers: Readers | None = None
    keep_months: int | None = None
