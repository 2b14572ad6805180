"""Who a report is for, and what they see of it."""

import pytest

from borgen.errors import BorgenError
from borgen.links import OwnerKind
from borgen.model.settings import PrivacySettings, TeamSees
from borgen.reports.visibility import Audience, default_audience, resolved_audience, visibility


@pytest.mark.parametrize(
    ("kind", "subject", "me", "audience"),
    [
        ("person", "p01", "p01", "me"),
        ("person", "p01", "p02", "team"),
        ("person", "p01", None, "team"),
        ("team", "ks", "p01", "team"),
        ("trajectory", "koers", "p01", "organisation"),
        ("organisation", "organisation", None, "organisation"),
    ],
)
def test_the_usual_audience(
    kind: OwnerKind, subject: str, me: str | None, audience: Audience
) -> None:
    assert default_audience(kind, subject, me) == audience
    assert resolved_audience(kind, subject, me, None) == audience


@pytest.mark.parametrize(
    ("kind", "subject", "me"),
    [
        ("person", "p01", "p02"),
        ("person", "p01", None),
        ("team", "ks", "ks"),
        ("organisation", "organisation", "p01"),
    ],
)
def test_me_is_refused_about_somebody_else(kind: OwnerKind, subject: str, me: str | None) -> None:
    with pytest.raises(BorgenError) as refused:
        resolved_audience(kind, subject, me, "me")
    refusal = "error.audience_refused" if kind == "person" else "error.audience_of_one"
    assert refused.value.key == refusal
    assert refused.value.exit_code == 1


def test_i_may_look_at_myself_with_the_eyes_of_others() -> None:
    assert resolved_audience("person", "p01", "p01", "team") == "team"
    assert resolved_audience("person", "p01", "p01", "organisation") == "organisation"


def test_a_team_sees_of_the_organisation_what_the_organisation_sees() -> None:
    assert resolved_audience("organisation", "organisation", None, "team") == "organisation"
    assert resolved_audience("trajectory", "koers", None, "team") == "organisation"


@pytest.mark.parametrize(
    ("sees", "enough", "totals", "names", "numbers"),
    [
        ("status", True, True, True, False),
        ("status", False, False, True, False),
        ("patterns", True, True, False, False),
        ("patterns", False, False, False, False),
        ("numbers", True, True, True, True),
        ("numbers", False, True, True, True),
    ],
)
def test_what_a_team_sees(
    sees: TeamSees, *, enough: bool, totals: bool, names: bool, numbers: bool
) -> None:
    seen = visibility("team", PrivacySettings(team_sees=sees), enough=enough)
    assert (seen.totals, seen.names, seen.numbers) == (totals, names, numbers)
    assert seen.minimum == 3


def test_the_organisation_sees_totals_alone() -> None:
    seen = visibility("organisation", PrivacySettings(team_sees="numbers"), enough=True)
    assert (seen.totals, seen.names, seen.numbers, seen.minimum) == (True, False, False, 5)


def test_i_see_everything() -> None:
    seen = visibility("me", PrivacySettings(), enough=False)
    assert seen.mine
    assert (seen.totals, seen.names, seen.numbers) == (True, True, True)
