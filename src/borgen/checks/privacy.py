"""Rules about personal data: in tracked text, in git, in small groups, of people erased."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.disclosure import has_citizen_number, has_email, has_phone
from borgen.checks.ids import member_place, roles
from borgen.checks.rule import Rule, Scene
from borgen.checks.words import Tells, telling_words
from borgen.diagnostics import DocPath, Finding, Place, finding
from borgen.model.erased import tombstone
from borgen.model.plan import Plan, Team, Trajectory
from borgen.model.workspace import log_file

TEAM_MINIMUM: Final = 3
ORGANISATION_MINIMUM: Final = 5
"""The least people a group may have before its numbers are shown."""


def email_addresses(scene: Scene) -> Iterator[Finding]:
    """V01: an e-mail address in a tracked text."""
    yield from _telling(scene, "V01", has_email)


def phone_numbers(scene: Scene) -> Iterator[Finding]:
    """V02: a phone number in a tracked text."""
    yield from _telling(scene, "V02", has_phone)


def citizen_numbers(scene: Scene) -> Iterator[Finding]:
    """V03: a citizen service number (BSN) in a tracked text."""
    yield from _telling(scene, "V03", has_citizen_number)


def tracked_private_files(scene: Scene) -> Iterator[Finding]:
    """V04: a file of `private/` that git tracks."""
    for file in scene.workspace.in_git:
        yield finding("V04", Place(file), file=file)


def small_minima(scene: Scene) -> Iterator[Finding]:
    """V05: a group minimum below 3 for a team or 5 for the organisation."""
    privacy = scene.workspace.settings.privacy
    place = scene.workspace.settings.place
    for key, least, value in (
        ("team_minimum", TEAM_MINIMUM, privacy.team_minimum),
        ("organisation_minimum", ORGANISATION_MINIMUM, privacy.organisation_minimum),
    ):
        if value < least:
            yield finding("V05", place.value("privacy", key), key=key, value=value, least=least)


def returned_people(scene: Scene) -> Iterator[Finding]:
    """V06: somebody who was erased is named again, or has a plan or log."""
    gone = {one.id for one in scene.workspace.erased}
    names = _people_named(scene) if gone else ()
    graves: dict[str, str] = {}
    for name, place in names:
        if name not in graves:
            graves[name] = tombstone(name)
        if graves[name] in gone:
            yield finding("V06", place, person=name, tombstone=graves[name])


def _people_named(scene: Scene) -> Iterator[tuple[str, Place]]:
    """Yield every id of a person, where it stands; those of files first."""
    for id_, person in scene.workspace.people.items():
        yield id_, person.place.whole_file()
        for index, old in enumerate(person.was):
            yield old, person.place.value("was", index)
    for owner, log in scene.workspace.logs.items():
        if any(not entry.private for entry in log):
            yield owner, Place(log_file(owner))
        for entry in log:
            for index, who in enumerate(entry.present if isinstance(entry.present, tuple) else ()):
                file = log_file(owner, private=entry.private)
                yield who, Place(file, (entry.item, "present", index))
    for _, plan in scene.workspace.plans():
        yield from _named_in(plan)


def _named_in(plan: Plan) -> Iterator[tuple[str, Place]]:
    yield from roles(plan)
    for cycle in plan.cycles:
        for n, group in enumerate(cycle.groups):
            for index, who in enumerate(group):
                yield who, cycle.place.value("groups", n, index)
    if isinstance(plan, Team):
        yield from ((member.id, member_place(member)) for member in plan.members)
    if isinstance(plan, Trajectory):
        for index, who in enumerate(plan.participants):
            yield who, plan.place.value("participants", index)


def _telling(scene: Scene, code: str, tells: Tells) -> Iterator[Finding]:
    for place in telling_words(scene, tells):
        yield finding(code, place, key=_key(place.path))


def _key(path: DocPath) -> str:
    """Return the key under which a text stands, for a list item that of its list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


RULES: Final = (
    Rule("V01", email_addresses),
    Rule("V02", phone_numbers),
    Rule("V03", citizen_numbers),
    Rule("V04", tracked_private_files),
    Rule("V05", small_minima),
    Rule("V06", returned_people),
)
