"""Rules about personal data: in tracked text, git, small groups, of erased people (V01-V06)."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from borgen.checks.ids import member_place
from borgen.checks.log_index import log_indexes
from borgen.checks.personal_data import (
    has_citizen_number,
    has_email,
    has_phone,
    may_have_personal_data,
)
from borgen.checks.rule import CheckContext, Rule, cached
from borgen.diagnostics import DocPath, Finding, Place, finding
from borgen.model.base import Model, text_keys
from borgen.model.common import Title
from borgen.model.erased import tombstone
from borgen.model.plan import Member, Plan
from borgen.model.references import references
from borgen.model.workspace import Workspace, log_file

TEAM_MINIMUM: Final = 3
ORGANISATION_MINIMUM: Final = 5
"""The least people a group may have before its numbers are shown."""

TextTest: TypeAlias = Callable[[str], bool]


def email_addresses(context: CheckContext) -> Iterator[Finding]:
    """V01: an e-mail address in a tracked text."""
    yield from _texts_with(context, "V01", has_email)


def phone_numbers(context: CheckContext) -> Iterator[Finding]:
    """V02: a phone number in a tracked text."""
    yield from _texts_with(context, "V02", has_phone)


def citizen_numbers(context: CheckContext) -> Iterator[Finding]:
    """V03: a citizen service number (BSN) in a tracked text."""
    yield from _texts_with(context, "V03", has_citizen_number)


def tracked_private_files(context: CheckContext) -> Iterator[Finding]:
    """V04: a file of `private/` that git tracks."""
    for file in context.workspace.in_git:
        yield finding("V04", Place(file), file=file)


def small_minima(context: CheckContext) -> Iterator[Finding]:
    """V05: a group minimum below 3 for a team or 5 for the organisation."""
    privacy = context.workspace.settings.privacy
    place = context.workspace.settings.place
    for key, least, value in (
        ("team_minimum", TEAM_MINIMUM, privacy.team_minimum),
        ("organisation_minimum", ORGANISATION_MINIMUM, privacy.organisation_minimum),
    ):
        if value < least:
            yield finding("V05", place.value("privacy", key), key=key, value=value, least=least)


def returned_people(context: CheckContext) -> Iterator[Finding]:
    """V06: an erased person is named again, or has a plan or log."""
    gone = {one.id for one in context.workspace.erased}
    names = _people_named(context) if gone else ()
    tombstones: dict[str, str] = {}
    for name, place in names:
        if name not in tombstones:
            tombstones[name] = tombstone(name)
        if tombstones[name] in gone:
            yield finding("V06", place, person=name, tombstone=tombstones[name])


def _people_named(context: CheckContext) -> Iterator[tuple[str, Place]]:
    """Yield each id of a person with its place, those of plans and logs first."""
    for id_, person in context.workspace.people.items():
        yield id_, person.place.whole_file()
        for index, old in enumerate(person.was):
            yield old, person.place.value("was", index)
    for owner, log in context.workspace.logs.items():
        if any(not entry.private for entry in log):
            yield owner, Place(log_file(owner))
        for entry in log:
            for index, who in enumerate(entry.present if isinstance(entry.present, tuple) else ()):
                file = log_file(owner, private=entry.private)
                yield who, Place(file, (entry.item, "present", index))
    for _, plan in context.workspace.plans():
        yield from _named_in(plan)


def _named_in(plan: Plan) -> Iterator[tuple[str, Place]]:
    for found in references(type(plan), plan):
        if found.kind in {"role", "person", "member"}:
            holder, steps = found.holder, found.steps
            at = member_place(holder) if isinstance(holder, Member) else holder.place.value(*steps)
            yield found.text, at


def _texts_with(context: CheckContext, code: str, has_data: TextTest) -> Iterator[Finding]:
    for place, text in _suspect_texts(context):
        if has_data(text):
            yield finding(code, place, key=_key(place.path))


def _key(path: DocPath) -> str:
    """Return the key under which a text stands, for a list item that of its list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


@cached
def _suspect_texts(context: CheckContext) -> tuple[tuple[Place, str], ...]:
    """Return the tracked texts of the documents and logs in which personal data may stand.

    Tracked are `borgen.yaml`, the skills, the plans and the notes in the logs.
    """
    return (*_in_documents(context.workspace), *_in_logs(context))


def _in_documents(workspace: Workspace) -> Iterator[tuple[Place, str]]:
    plans = (plan for _, plan in workspace.plans())
    for document in (workspace.settings, *workspace.skills.values(), *plans):
        texts = tuple(_texts_in(document))
        joined = "\n".join(text for _, text in texts)
        if may_have_personal_data(joined.encode(errors="surrogatepass")):
            yield from texts


def _in_logs(context: CheckContext) -> Iterator[tuple[Place, str]]:
    workspace = context.workspace
    for owner, index in log_indexes(context).items():
        if owner == workspace.me and workspace.settings.privacy.notes == "private":
            continue  # my own notes replace those of the tracked lines, and may be private
        log = workspace.logs[owner] if index.has_notes else ()
        notes = [(entry, entry.note) for entry in log if entry.note]
        joined = "\n".join(note for _, note in notes)
        if notes and may_have_personal_data(joined.encode(errors="surrogatepass")):
            file = log_file(owner)
            yield from (
                (Place(file, (entry.item, "note")), note)
                for entry, note in notes
                if not entry.private
            )


def _texts_in(model: Model) -> Iterator[tuple[Place, str]]:
    """Yield the texts in a model and those within it, with their places."""
    place = model.place
    if place.file.startswith("private/"):
        return
    for key, name in text_keys(type(model)).items():
        if value := getattr(model, name):
            yield from _texts_behind(value, place.value(key))


def _texts_behind(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Model):
        yield from _texts_in(value)
    elif isinstance(value, Title):
        parts = (place, value.text), (place.value("nl"), value.nl), (place.value("en"), value.en)
        yield from ((at, text) for at, text in parts if text)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_behind(item, place.value(index))


RULES: Final = (
    Rule("V01", email_addresses),
    Rule("V02", phone_numbers),
    Rule("V03", citizen_numbers),
    Rule("V04", tracked_private_files),
    Rule("V05", small_minima),
    Rule("V06", returned_people),
)
