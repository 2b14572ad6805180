"""One page being asked for: by whom, of which plans, for which day, in which language."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from borgen.frozen import Value
from borgen.links import team_on
from borgen.model.ids import ORGANISATION
from borgen.site.address import Ask, PageKind
from borgen.site.live import Graph, Scene
from borgen.site.reader import Reader, people_of
from borgen.text import Language, Text, text_in


class Place(Value, frozen=True, kw_only=True):
    """Where the site stands: settled when it starts.

    Attributes:
        root: the workspace.
        base: what every address on the site begins with; it holds the token.
        reader: for whom it is.
        language: what it speaks unless a page is asked for in another.
        day: the day it is about unless another is asked for; None follows the calendar.
        today: tells what day it is.
        pictures: whether pictures can be drawn.
    """

    root: Path
    base: str
    reader: Reader
    language: Language
    day: date | None
    today: Callable[[], date]
    pictures: bool


class Visit(Value, frozen=True, kw_only=True):
    """A page being asked for.

    Attributes:
        ask: what is asked.
        scene: the plans of this moment.
        today: the day it is.
    """

    place: Place
    ask: Ask
    scene: Scene
    today: date

    @property
    def usual_day(self) -> date:
        """The day that pages are about if no other is asked for."""
        return self.place.day or self.today

    @property
    def day(self) -> date:
        """The day that this page is about."""
        return self.ask.day or self.usual_day

    @property
    def language(self) -> Language:
        """The language of this page."""
        return self.ask.language or self.place.language

    @property
    def text(self) -> Text:
        """The words of this page."""
        return text_in(self.language)

    @property
    def reader(self) -> Reader:
        """Who reads it."""
        return self.place.reader

    @property
    def graph(self) -> Graph:
        """What everybody may know of the plans."""
        return self.scene.shared

    def href(self, page: PageKind, id_: str = "") -> str:
        """Return the address of another page, on the same day and in the same language."""
        return self.ask.to(page, id_).href(self.place.base)

    def hrefs(self) -> Mapping[str, str]:
        """Return the addresses of all subjects that have a page for this reader, by id."""
        workspace = self.graph.workspace
        found = {ORGANISATION: self.href("organisation")}
        found |= {id_: self.href("team", id_) for id_ in workspace.teams}
        found |= {id_: self.href("trajectory", id_) for id_ in workspace.trajectories}
        privacy, me = workspace.settings.privacy, self.reader.me
        return found | {
            id_: self.href("person", id_)
            for id_ in (*people_of(self.graph.links), *([me] if me else []))
            if self.reader.may_open("person", id_, privacy)
        }

    def team(self) -> str | None:
        """Return the team of the person whom this page is about, if it is about one."""
        if self.ask.page != "person":
            return None
        return team_on(self.graph.workspace, self.ask.id, self.day)
