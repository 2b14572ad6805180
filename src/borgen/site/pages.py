"""From an address to a page of the site, or to one that says why there is none."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.render.html import HtmlPage, escaped_html
from borgen.site.address import Ask, asked, language_in
from borgen.site.live import Live, Scene
from borgen.site.making import made, refusal
from borgen.site.refusal import RefusedError
from borgen.site.visit import Place, Visit
from borgen.text import Text

_OURS: Final = 500


class Reply(Value, frozen=True):
    """A page on its way out.

    Attributes:
        status: what browsers are told.
        page: HTML.
        styles: the source of its styles, as a content security policy names it.
    """

    status: int
    page: str
    styles: str


class Pages:
    """All pages of one site, made when they are asked for."""

    __slots__ = ("_live", "place")

    def __init__(self, place: Place, live: Live) -> None:
        self.place = place
        self._live = live

    def reply(self, path: str, query: Mapping[str, str]) -> Reply:
        """Return the page of an address; one that says why, where there is none.

        Args:
            path: what comes after the site's beginning, with nothing quoted any more.
            query: what comes after the question mark.
        """
        today = self.place.today()
        try:
            ask = asked(path, query)
            return self._live.page((ask, today), lambda scene: self._made(ask, scene, today))
        except RefusedError as refused:
            return self._refused(refused, refused.status, query, today)
        except BorgenError as broken:
            return self._refused(broken, _OURS, query, today)

    def _made(self, ask: Ask, scene: Scene, today: date) -> Reply:
        visit = Visit(place=self.place, ask=ask, scene=scene, today=today)
        return _reply(200, made(visit, self._live))

    def _refused(
        self, error: BorgenError, status: int, query: Mapping[str, str], today: date
    ) -> Reply:
        ask = Ask("overview", language=language_in(query))

        def make(scene: Scene) -> Reply:
            visit = Visit(place=self.place, ask=ask, scene=scene, today=today)
            sentences = _sentences(error, visit.text)
            try:
                return _reply(status, refusal(visit, self._live, status, sentences))
            except BorgenError:  # the workspace's own template is what does not work
                return bare_reply(status, sentences)

        told = tuple(sorted((name, str(arg)) for name, arg in error.args_by_name.items()))
        return self._live.page((error.key, told, ask, today), make)


def bare_reply(status: int, sentences: Iterable[str]) -> Reply:
    """Return a page that needs no template and shows nothing of the workspace."""
    body = "".join(f"<p>{escaped_html(one)}</p>" for one in sentences)
    page = f'<!DOCTYPE html><meta charset="utf-8"><title>borgen</title>{body}'
    return Reply(status, page, "'none'")


def _reply(status: int, page: HtmlPage) -> Reply:
    return Reply(status, page.html, page.style_source)


def _sentences(error: BorgenError, text: Text) -> tuple[str, ...]:
    keys = (key for key in (error.key, f"{error.key}.help") if text.has(key))
    return tuple(text(key, **error.args_by_name) for key in keys)
