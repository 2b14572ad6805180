"""Rules about personal data in tracked text, private files in git, and groups too small."""

from collections.abc import Iterator
from typing import Final

from borgen.checks.disclosure import has_citizen_number, has_email, has_phone
from borgen.checks.rule import Rule, Scene
from borgen.checks.words import Tells, telling_words
from borgen.diagnostics import DocPath, Finding, Place, finding

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
)
