"""What this reader may know of a finding, and which lines of a file; no page is laid out here.

What is wrong in a person's own plan or log is told in full to that person only. Others hear that
a file cannot be read and where, as somebody has to repair it, but no word of what stands there;
what a person has still to do is only counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import Arg, Finding, Severity
from borgen.frozen import Value
from borgen.links import Links
from borgen.model.ids import ORGANISATION
from borgen.model.workspace import Workspace
from borgen.render.located import Located
from borgen.site.reader import Reader, people_of

Telling: TypeAlias = Literal["full", "place", "count"]

_READING: Final = frozenset("FM")
"""The first letters of what is said about reading a file."""
_MOVERS: Final = frozenset({"owner", "by", "sponsor", "lead"})
"""Arguments that name who moves something, as the reports do too."""
_SHARED: Final = ("plans/organisation.yaml", "plans/skills.yaml", "borgen.yaml")
_SHARED_FOLDERS: Final = ("plans/teams/", "plans/trajectories/")


class Discretion(Value, frozen=True):
    """What one reader may know of the files of a workspace.

    Attributes:
        people: everybody's id.
        owners: what ids are of.
        names: whether people may stand by name.
        named: what others are called, ids included; lines with these words are not for a reader
            who sees no names. None where names may stand.
    """

    reader: Reader
    people: frozenset[str]
    owners: Mapping[str, str]
    names: bool
    named: re.Pattern[str] | None

    def telling(self, finding: Finding) -> Telling:
        """Return how much of a finding is told."""
        file = finding.place.file
        owner = self.owner(file)
        if owner is None:
            about = self._about(finding)
            return "full" if about in {None, self.reader.me} else "count"
        if self.reader.me and owner == self.reader.me:
            return "full"
        unreadable = finding.code[0] in _READING and finding.severity is Severity.ERROR
        return "place" if unreadable and self.names and not _is_private(file) else "count"

    def owner(self, file: str) -> str | None:
        """Return whose own file it is: an id, empty for nobody known; None where it is shared."""
        if file in _SHARED or file.startswith(_SHARED_FOLDERS):
            return None
        stem = file.rpartition("/")[2].partition(".")[0]
        shared_log = file.startswith("plans/log/") and self._is_shared(stem)
        return None if shared_log else stem

    def line(self, line: str) -> str | None:
        """Return a line of a file that may be shown; None where it is not for this reader."""
        return None if self.named and self.named.search(line) else line

    def _is_shared(self, owner: str) -> bool:
        return owner == ORGANISATION or self.owners.get(owner) in {"team", "trajectory"}

    def _about(self, finding: Finding) -> str | None:
        """Return the person whom a finding in a shared file is about; empty if only by name."""
        words = [str(word) for word in _words_of(finding)]
        named = next(
            (one for word in words if (one := word.partition("/")[0]) in self.people), None
        )
        return named or ("" if any(self.line(word) is None for word in words) else None)


def discretion(reader: Reader, workspace: Workspace, links: Links) -> Discretion:
    """Return what `reader` may know of the files of a workspace."""
    people = people_of(links)
    others = (person for person in people if person != reader.me)
    names = reader.names(workspace.settings.privacy)
    return Discretion(
        reader=reader,
        people=frozenset(people),
        owners=links.owners,
        names=names,
        named=None if names else _words(_called(workspace, others)),
    )


def told(found: Iterable[Located], known: Discretion) -> Mapping[Telling, tuple[Located, ...]]:
    """Return findings by how much of each is told."""
    sorted_: dict[Telling, list[Located]] = {"full": [], "place": [], "count": []}
    for at in found:
        sorted_[known.telling(at.finding)].append(at)
    return {telling: tuple(ats) for telling, ats in sorted_.items()}


def _words_of(finding: Finding) -> Iterator[Arg]:
    for name, arg in finding.args.items():
        if name not in _MOVERS:
            yield from arg if isinstance(arg, tuple) else (arg,)


def _is_private(file: str) -> bool:
    return file.startswith("private/")


def _called(workspace: Workspace, people: Iterable[str]) -> Iterable[str]:
    """Return everything that people are called, in any language."""
    for person in people:
        yield person
        name = workspace.people[person].name if person in workspace.people else None
        yield from (one for one in (name.text, name.nl, name.en) if one) if name else ()


def _words(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({re.escape(name) for name in names}, key=len, reverse=True)
    any_of = rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])"
    return re.compile(any_of if longest_first else "(?!)", re.IGNORECASE)
