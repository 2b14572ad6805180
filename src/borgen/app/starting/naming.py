"""Ids, participants and figures from what people type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final
from unicodedata import normalize

from borgen.app.starting.context import StartContext
from borgen.characters import one_line
from borgen.checks.personal_data import has_email
from borgen.errors import UsageError
from borgen.frozen import Value
from borgen.links import Links
from borgen.load.suggest import close_id
from borgen.model.ids import is_id
from borgen.yamltext.write import scalar

_LONG: Final = 30
_SHORT: Final = 4
_NUMBER: Final = r"(\d+(?:[.,]\d+)?)\s*(%)?"
_FROM_TO: Final = re.compile(
    rf"(.*?)\s*\b(?:van|from)\s+{_NUMBER}\s+(?:naar|to)\s+{_NUMBER}(.*)", re.IGNORECASE
)
_UNIT: Final = re.compile(r"\s*([^\W\d_]+)")
_NUMBERED: Final = re.compile(r"[pP]\d+")
_PERSON_ID: Final = re.compile(r"p(\d+)")


class Named(Value, frozen=True):
    """An id and the title or name that goes with it."""

    id: str
    title: str


class Aim(Value, frozen=True):
    """A goal of the organisation, with the figure in its title as far as there is one.

    Attributes:
        measured: what is measured: the words before `van 7,1 naar 7,6`; empty without a figure.
        unit: of the figure; empty where it has none.
    """

    id: str
    title: str
    measured: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None


class Participant(Value, frozen=True):
    """A person who takes part; `new` if there is no plan of theirs yet."""

    id: str
    name: str | None
    new: bool


def plain_line(words: str | None) -> str:
    """Return a text on one line, accents composed (Unicode NFC); empty for None.

    Raises:
        BorgenError: it holds a control character, which no file may hold.
    """
    line = normalize("NFC", one_line(words or ""))
    scalar(line)
    return line


def short_id(title: str) -> str:
    """Return an id of `title` that can be read and typed, cut between words."""
    made = close_id(title)
    if len(made) > _LONG:
        made = made[:_LONG].rpartition("-")[0] or made[:_LONG]
    return close_id(made)


def word_id(title: str) -> str:
    """Return the longest word of `title` as an id: good to log with."""
    words = [word for word in re.split(r"\W+", title) if len(word) >= _SHORT]
    return close_id(max(reversed(words), key=len)) if words else short_id(title)


def aim_of(title: str, percent: str) -> Aim:
    """Return the goal in words such as `Klanttevredenheid van 7,1 naar 7,6`."""
    found = _FROM_TO.fullmatch(title)
    if not found or not found[1]:
        return Aim(short_id(title), title)
    unit = _UNIT.fullmatch(found[6])
    return Aim(
        id=short_id(found[1]),
        title=title,
        measured=found[1],
        unit=percent if found[5] else unit[1] if unit else "",
        baseline=float(found[2].replace(",", ".")),
        target=float(found[4].replace(",", ".")),
    )


def participants(context: StartContext, words: Iterable[str]) -> tuple[Participant, ...]:
    """Return who the `words` name: people who are there, new ids, and new names with a number.

    Raises:
        UsageError: no person, an e-mail address, or the id of a team or programme.
    """
    typed = dict.fromkeys(filter(None, map(plain_line, words)))
    found = {one.id: one for one in _participants(context, [*typed])}
    if not found:
        raise UsageError("init.no_members")
    return tuple(found.values())


def _participants(context: StartContext, words: Sequence[str]) -> Iterator[Participant]:
    named = {
        normalize("NFC", person.name.within(context.language)): person.id
        for person in context.workspace.people.values()
        if person.name
    }
    typed = {word.lower() for word in words}
    free = (id_ for id_ in free_person_ids(context.links) if id_ not in typed)
    for word in words:
        id_ = word.lower() if _NUMBERED.fullmatch(word) else word
        owner = context.links.owner(id_) or named.get(word)
        if has_email(word):
            raise UsageError("init.email", word=word)
        if owner:
            if context.links.owners[owner] != "person":
                raise UsageError("init.taken", id=owner)
            yield Participant(owner, None, new=False)
        elif is_id(id_):
            yield Participant(id_, None, new=True)
        else:
            yield Participant(next(free), word, new=True)


def free_person_ids(links: Links) -> Iterator[str]:
    """Return ids such as `p07`, from the first number above all that are or were used."""
    used = (_PERSON_ID.fullmatch(id_) for id_ in links.used_ids())
    first = max((int(found[1]) for found in used if found), default=0) + 1
    return (f"p{number:02}" for number in count(first))
