"""Who reads the site, and which pages there are for them. What a report shows is up to reports."""

from borgen.frozen import Value
from borgen.links import Links, OwnerKind
from borgen.model.ids import ORGANISATION
from borgen.model.settings import PrivacySettings
from borgen.model.workspace import Workspace
from borgen.reports.visibility import Audience, visibility


class Reader(Value, frozen=True):
    """Who reads the site: fixed when it starts.

    Attributes:
        audience: for whom the pages are.
        me: my present id where they are for me; otherwise None.
    """

    audience: Audience
    me: str | None = None

    def names(self, privacy: PrivacySettings) -> bool:
        """Return whether people stand on the pages by name, and have a page of their own."""
        seen = visibility("team" if self.audience == "me" else self.audience, privacy, enough=True)
        return seen.names

    def may_open(self, kind: OwnerKind, id_: str, privacy: PrivacySettings) -> bool:
        """Return whether a subject has a page for this reader."""
        return kind != "person" or id_ == self.me or self.names(privacy)

    def audience_of(self, kind: OwnerKind, id_: str) -> Audience:
        """Return for whom the page of a subject is made: of others I see what my team sees."""
        if kind == "person" and id_ == self.me:
            return "me"
        return "organisation" if self.audience == "organisation" else "team"


def people_of(links: Links) -> tuple[str, ...]:
    """Return the ids of all people, in alphabetical order."""
    return tuple(sorted(id_ for id_, kind in links.owners.items() if kind == "person"))


def subject_kind(links: Links, id_: str) -> OwnerKind | None:
    """Return what a present id is of; None where there is no such."""
    return "organisation" if id_ == ORGANISATION else links.owners.get(id_)


def person_name(workspace: Workspace, person: str, language: str) -> str:
    """Return what to call a person: the name in their plan, or the id."""
    plan = workspace.people.get(person)
    return (plan.name.within(language) if plan and plan.name else "") or person
