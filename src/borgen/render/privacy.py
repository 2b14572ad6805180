"""The privacy of a workspace, and the data on one person, as pages."""

from collections.abc import Iterator

from borgen.render.page.blocks import Facts, Page, Sentence, section
from borgen.reports.privacy import HeldFile, PersonalData, PrivacyOverview
from borgen.text import Text, text_in


def privacy_page(found: PrivacyOverview) -> Page:
    """Return the page on who can read what."""
    text = text_in(found.language)
    told = "privacy.clone.told" if found.in_git else "privacy.clone.no_git"
    sections = (
        section(text("privacy.clone"), Facts(tuple(_tracked(found, text))), Sentence(text(told))),
        section(text("privacy.reports"), Facts(tuple(_reports(found, text)))),
        section(text("privacy.mine"), *(Sentence(words) for words in _mine(found, text))),
        section(text("privacy.agreed"), Facts(tuple(_agreed(found, text)))),
    )
    return Page(
        title=text("privacy.title"),
        aside=text.day(found.as_of),
        subtitle=found.workspace,
        sections=tuple(one for one in sections if one),
        closing=text("privacy.closing"),
    )


def personal_data_page(found: PersonalData) -> Page:
    """Return the page on the data on one person."""
    text = text_in(found.language)
    held = ((one.file, " · ".join(_held(one, text))) for one in found.held)
    months = found.keep_months or 0
    older = Sentence(text("privacy.kept", n=found.older, months=months)) if found.older else None
    elsewhere = ((one.file, text("privacy.times", n=one.times)) for one in found.mentioned)
    git = text("privacy.git.commits", n=found.commits) if found.commits else None
    sections = (
        section(text("privacy.files"), Facts(tuple(held)), older),
        section(text("privacy.elsewhere"), Facts(tuple(elsewhere))),
        section(text("privacy.git"), Sentence(git or text("privacy.git.none"))),
    )
    closing = "privacy.about.closing_me" if found.mine else "privacy.about.closing"
    return Page(
        title=text("privacy.about.title", person=found.person),
        aside=text.day(found.as_of),
        subtitle=found.workspace,
        sections=tuple(one for one in sections if one),
        closing=text(closing, person=found.person),
    )


def _tracked(found: PrivacyOverview, text: Text) -> Iterator[tuple[str, str]]:
    if found.in_git:
        for place in found.remotes or (text("privacy.where.nowhere"),):
            yield text("privacy.where"), place
    yield text("privacy.people"), text.number(found.people)
    yield text("privacy.named"), text.number(found.named)
    yield text("privacy.lines"), text.number(found.lines)
    yield text("privacy.notes"), text.number(found.notes)
    if found.oldest:
        yield text("privacy.since"), text.day(found.oldest)


def _reports(found: PrivacyOverview, text: Text) -> Iterator[tuple[str, str]]:
    agreed = found.agreed
    yield text("privacy.me"), text("privacy.me.told")
    yield text("privacy.team"), text(f"privacy.team.{agreed.team_sees}", n=agreed.team_minimum)
    told = text("privacy.organisation.told", n=agreed.organisation_minimum)
    yield text("privacy.organisation"), told
    yield text("privacy.note"), text(f"privacy.notes.{agreed.notes}")


def _mine(found: PrivacyOverview, text: Text) -> Iterator[str]:
    if found.mine is None:
        yield text("privacy.mine.none")
    else:
        yield text("privacy.mine.told", n=found.mine)
    if found.leaked:
        yield text("privacy.mine.tracked", n=len(found.leaked))


def _agreed(found: PrivacyOverview, text: Text) -> Iterator[tuple[str, str]]:
    agreed, still_open = found.agreed, text("privacy.open")
    yield text("privacy.purpose"), agreed.purpose or still_open
    keep = "privacy.keep.over" if agreed.older else "privacy.keep.months"
    months = agreed.keep_months
    kept = text(keep, n=months, over=agreed.older) if months is not None else still_open
    yield text("privacy.keep"), kept
    yield text("privacy.works_council"), agreed.works_council or still_open
    if found.erased:
        yield text("privacy.erased"), text.number(found.erased)


def _held(one: HeldFile, text: Text) -> Iterator[str]:
    yield text("privacy.held.lines", n=one.lines)
    if one.since and one.last:
        key = "privacy.held.day" if one.since == one.last else "privacy.held.days"
        yield text(key, first=text.day(one.since), last=text.day(one.last))
        until = text.day(one.until) if one.until else None
        yield text("privacy.held.until", day=until) if until else text("privacy.held.open")
    yield text(f"privacy.reads.{one.reader}")
