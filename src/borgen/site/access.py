"""Who reads the site and what they may see: pages, findings, lines of files, the line of sight.

What a report shows is decided in `reports`. A finding about a person's own plan or log is shown in
full to that person only. Others see that a file cannot be read and where, as it has to be repaired,
but nothing of its content; other findings about people are only counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import Arg, Finding, Severity
from borgen.frozen import Value, replace
from borgen.links import Links, OwnerKind
from borgen.model.ids import ORGANISATION
from borgen.model.settings import PrivacySettings
from borgen.model.workspace import Workspace
from borgen.render.findings import LocatedFinding
from borgen.reports.tree import GoalTree, TreeLine
from borgen.reports.visibility import Audience, visibility

Detail: TypeAlias = Literal["full", "place", "count"]
"""How much of a finding is shown: all, only where it is, or only that there is one."""

_READING: Final = frozenset("FM")
"""The first letters of codes about reading a file."""
_MOVERS: Final = frozenset({"owner", "by", "sponsor", "lead"})
"""Arguments that name who takes the next step, which reports show too."""
_SHARED: Final = ("plans/organisation.yaml", "plans/skills.yaml", "borgen.yaml")
_SHARED_FOLDERS: Final = ("plans/teams/", "plans/trajectories/")


class SiteReader(Value, frozen=True):
    """Who reads the site: fixed when it starts.

    Attributes:
        audience: for whom the pages are.
        me: the reader's present id if the audience is `me`; otherwise None.
    """

    audience: Audience
    me: str | None = None

    def names(self, privacy: PrivacySettings) -> bool:
        """Return whether pages show people by name, and people have pages of their own."""
        audience: Audience = "team" if self.audience == "me" else self.audience
        return visibility(audience, privacy, enough=True).names

    def may_open(self, kind: OwnerKind, id_: str, privacy: PrivacySettings) -> bool:
        """Return whether a subject has a page for this reader."""
        return kind != "person" or id_ == self.me or self.names(privacy)

    def audience_of(self, kind: OwnerKind, id_: str) -> Audience:
        """Return the audience of a subject's page: `me` for the reader's own, at most `team`."""
        if kind == "person" and id_ == self.me:
            return "me"
        return "organisation" if self.audience == "organisation" else "team"


class FindingAccess(Value, frozen=True):
    """What one reader may see of findings and of the lines of files.

    Attributes:
        reader: who reads.
        people: the ids of all people.
        owners: the kind of each id.
        names: whether people may be shown by name.
        hidden_names: ids and names of others; lines with these words are hidden from a reader
            who sees no names. None where names may be shown.
    """

    reader: SiteReader
    people: frozenset[str]
    owners: Mapping[str, OwnerKind]
    names: bool
    hidden_names: re.Pattern[str] | None

    def detail(self, finding: Finding) -> Detail:
        """Return how much of a finding is shown."""
        file = finding.place.file
        owner = self._file_owner(file)
        if owner is None:
            return "full" if self._person_in(finding) in {None, self.reader.me} else "count"
        if self.reader.me and owner == self.reader.me:
            return "full"
        unreadable = finding.code[0] in _READING and finding.severity is Severity.ERROR
        private = file.startswith("private/")
        return "place" if unreadable and self.names and not private else "count"

    def line(self, line: str) -> str | None:
        """Return a line of a file; None where this reader may not see it."""
        return None if self.hidden_names and self.hidden_names.search(line) else line

    def by_detail(
        self, found: Iterable[LocatedFinding]
    ) -> Mapping[Detail, tuple[LocatedFinding, ...]]:
        """Return findings by how much of each is shown."""
        lists: dict[Detail, list[LocatedFinding]] = {"full": [], "place": [], "count": []}
        for at in found:
            lists[self.detail(at.finding)].append(at)
        return {detail: tuple(ats) for detail, ats in lists.items()}

    def _file_owner(self, file: str) -> str | None:
        """Return the id that a file is named after; None if the file is shared."""
        if file in _SHARED or file.startswith(_SHARED_FOLDERS):
            return None
        stem = file.rpartition("/")[2].partition(".")[0]
        shared = stem == ORGANISATION or self.owners.get(stem) in {"team", "trajectory"}
        return None if shared and file.startswith("plans/log/") else stem

    def _person_in(self, finding: Finding) -> str | None:
        """Return the person a finding in a shared file is about; "" if only a name is known."""
        words = [str(word) for word in _words(finding)]
        ids = (word.partition("/")[0] for word in words)
        person = next((id_ for id_ in ids if id_ in self.people), None)
        return person or ("" if any(self.line(word) is None for word in words) else None)


def finding_access(reader: SiteReader, workspace: Workspace, links: Links) -> FindingAccess:
    """Return what `reader` may see of the findings and files of a workspace."""
    people = people_of(links)
    others = (person for person in people if person != reader.me)
    names = reader.names(workspace.settings.privacy)
    return FindingAccess(
        reader=reader,
        people=frozenset(people),
        owners=links.owners,
        names=names,
        hidden_names=None if names else _any_word(_names(workspace, others)),
    )


def _words(finding: Finding) -> Iterator[Arg]:
    for name, arg in finding.args.items():
        if name not in _MOVERS:
            yield from arg if isinstance(arg, tuple) else (arg,)


def _names(workspace: Workspace, people: Iterable[str]) -> Iterator[str]:
    """Yield the ids of people and their names in any language."""
    for person in people:
        yield person
        name = workspace.people[person].name if person in workspace.people else None
        yield from (one for one in (name.text, name.nl, name.en) if one) if name else ()


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({re.escape(word) for word in words}, key=len, reverse=True)
    any_of = rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])"
    return re.compile(any_of if longest_first else "(?!)", re.IGNORECASE)


def people_of(links: Links) -> tuple[str, ...]:
    """Return the ids of all people, in alphabetical order."""
    return tuple(sorted(id_ for id_, kind in links.owners.items() if kind == "person"))


def without_people(tree: GoalTree) -> GoalTree:
    """Return a line of sight without the goals of people, and without counts of people."""
    kept = {goal.goal for goal in tree.goals if goal.level != "person"}

    def only(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in kept)

    def pruned(lines: Iterable[TreeLine]) -> tuple[TreeLine, ...]:
        return tuple(replace(line, lines=pruned(line.lines)) for line in lines if line.goal in kept)

    return replace(
        tree,
        coverage=replace(
            tree.coverage, personal_goals=0, personal_goals_reaching=0, people=0, people_reaching=0
        ),
        orphans=replace(
            tree.orphans,
            goals_serving_nothing=only(tree.orphans.goals_serving_nothing),
            people_without_line=(),
        ),
        goals=tuple(
            replace(goal, serves=only(goal.serves), served_by=only(goal.served_by))
            for goal in tree.goals
            if goal.goal in kept
        ),
        lines=pruned(tree.lines),
        loose=pruned(tree.loose),
    )
