"""Who a report is for, and what they may see. How small groups hide belongs to `suppression`."""

from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.model.settings import PrivacySettings
from borgen.reports.values import Audience, SubjectKind


class Sight(Value, frozen=True):
    """What one audience may see of one subject.

    Attributes:
        minimum: the smallest group whose totals may be shown.
        totals: whether the subject's own totals may be shown.
        names: whether goals may stand by the name of their person.
        numbers: whether the numbers of one goal may be shown.
    """

    audience: Audience
    minimum: int
    totals: bool
    names: bool
    numbers: bool

    @property
    def mine(self) -> bool:
        """Whether I am the subject, so that what is private may be shown too."""
        return self.audience == "me"


def default_audience(kind: SubjectKind, subject: str, me: str | None) -> Audience:
    """Return who a report is for where nobody says so: me, my team, else the subject's level."""
    if kind == "person":
        return "me" if subject == me else "team"
    return "team" if kind == "team" else "organisation"


def resolved_audience(
    kind: SubjectKind, subject: str, me: str | None, asked: Audience | None
) -> Audience:
    """Return the audience to build for.

    A team sees of a trajectory or the organisation what the organisation sees.

    Raises:
        BorgenError: `me` was asked for about somebody else, or about more than one.
    """
    usual = default_audience(kind, subject, me)
    if asked == "me" and usual != "me":
        key = "error.audience_refused" if kind == "person" else "error.audience_of_one"
        raise BorgenError(key, audience=asked, subject=subject)
    return usual if asked is None or usual == "organisation" else asked


def sight(audience: Audience, privacy: PrivacySettings, *, enough: bool) -> Sight:
    """Return what `audience` sees; `enough`: there are people enough for the totals."""
    if audience == "me":
        return Sight("me", 1, totals=True, names=True, numbers=True)
    if audience == "organisation":
        minimum = privacy.organisation_minimum
        return Sight("organisation", minimum, totals=enough, names=False, numbers=False)
    numbers = privacy.team_sees == "numbers"
    return Sight(
        "team",
        privacy.team_minimum,
        totals=enough or numbers,
        names=privacy.team_sees != "patterns",
        numbers=numbers,
    )
