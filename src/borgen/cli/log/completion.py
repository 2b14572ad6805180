"""What the tab key offers after `borgen log`: my goals, then how it went. Never fails."""

from borgen.app.logging.desk import open_desk
from borgen.cli.context import Session
from borgen.cli.words import OUTCOMES, spoken
from borgen.errors import BorgenError


def goals(session: Session, incomplete: str) -> list[tuple[str, str]]:
    """Return my goals that begin with `incomplete`, with their titles."""
    try:
        desk = open_desk(session.workspace(), session.me, session.today)
        mine = desk.person(desk.myself()).goals
    except BorgenError:
        return []
    language = session.text.language
    return [(one.id, one.title.within(language)) for one in mine if one.id.startswith(incomplete)]


def outcomes(session: Session, incomplete: str) -> list[tuple[str, str]]:
    """Return the outcomes that begin with `incomplete`, with what they mean."""
    text = session.text
    words = ((spoken(text, "outcome", one), text(f"log.meaning.{one}")) for one in OUTCOMES)
    return [(word, told) for word, told in words if word.startswith(incomplete)]
