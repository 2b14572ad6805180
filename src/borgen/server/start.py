"""Start a site: settle who reads it and its address, and put its parts together."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

from borgen import vcs
from borgen.app.opening import open_workspace
from borgen.errors import UsageError
from borgen.frozen import Value
from borgen.links import link
from borgen.render.charts import is_available
from borgen.reports.visibility import Audience
from borgen.server.security import guard_for, is_address, is_loopback, netloc
from borgen.server.serving import SiteServer, listening_socket
from borgen.server.web import ChangeEvents, SiteEndpoints, application
from borgen.site.access import SiteReader
from borgen.site.live import LiveWorkspace
from borgen.site.pages import SitePages
from borgen.site.request import SiteSettings
from borgen.text import Language, text_in


class ServeOptions(Value, frozen=True, kw_only=True):
    """The options of `borgen serve`.

    Attributes:
        root: the workspace.
        host: the address to answer on.
        network: whether it may be one that other machines can reach.
        port: the port to answer on; 0 takes a free one.
        me: the id of the user, if known.
        audience: for whom; None for the user where their id is a person's, otherwise the team.
        language: the language of the site.
        day: the day it is about; None follows the calendar.
        today: returns the present day.
    """

    root: Path
    host: str
    network: bool
    port: int
    me: str | None
    audience: Audience | None
    language: Language
    day: date | None
    today: Callable[[], date]


class SiteService:
    """A site that is ready to answer.

    Attributes:
        url: its address; it holds the token.
        reader: for whom it is.
        beyond: whether other machines can reach it.
        server: the web server.
    """

    __slots__ = ("_live", "_root", "_socket", "beyond", "reader", "server", "url")

    def __init__(self, options: ServeOptions, failed: Callable[[Exception], None]) -> None:
        """Settle who reads, and take a port; the workspace is read for the first page.

        Args:
            options: of the site.
            failed: called with an unexpected error while a page was made.

        Raises:
            UsageError: the address may not be used, or the user is no person in the plans.
            BorgenError: the port is taken.
        """
        _check_address(options)
        self.reader = _reader(options)
        self.beyond = not is_loopback(options.host)
        self._root = options.root
        me = options.me if self.reader.me else None
        self._live = LiveWorkspace(lambda: open_workspace(options.root, me=me))
        self._socket = listening_socket(options.host, options.port)
        port = self._socket.getsockname()[1]
        guard = guard_for(options.host, port)
        events = ChangeEvents()
        site = SiteEndpoints(
            pages=SitePages(_settings(options, self.reader, guard.base), self._live),
            events=events,
            generation=lambda: self._live.generation,
            failed=failed,
            text=text_in(options.language),
        )
        self.url = f"http://{netloc(options.host, port)}{guard.base}/"
        self.server = SiteServer(application(guard, site), events)

    def run(self, ready: Callable[[], None]) -> None:
        """Answer until stopped by a signal or by `server.stop`; `ready` is called once it does."""
        roots = (self._root, vcs.main_root(self._root))
        try:
            asyncio.run(self.server.serve_live(self._socket, self._live, roots, ready))
        finally:
            self.close()

    def close(self) -> None:
        """Free the port."""
        self._socket.close()


def _settings(options: ServeOptions, reader: SiteReader, base: str) -> SiteSettings:
    return SiteSettings(
        root=options.root,
        base=base,
        reader=reader,
        language=options.language,
        day=options.day,
        today=options.today,
        charts=is_available(),
    )


def _check_address(options: ServeOptions) -> None:
    if is_loopback(options.host):
        return
    if not is_address(options.host):
        raise UsageError("site.bad_host", host=options.host)
    if not options.network:
        raise UsageError("site.beyond", host=options.host)
    if options.audience == "me":
        raise UsageError("site.me_beyond")


def _reader(options: ServeOptions) -> SiteReader:
    """Return who reads; the audience is `me` only for a person in the plans."""
    audience = options.audience or ("team" if options.network else "me")
    if audience != "me":
        return SiteReader(audience)
    me = _present_id(options)
    if me:
        return SiteReader("me", me)
    if options.audience:
        raise UsageError("site.who_are_you")
    return SiteReader("team")


def _present_id(options: ServeOptions) -> str | None:
    """Return the user's present id, or None if it is not that of a person in the plans."""
    if not options.me:
        return None
    links = link(open_workspace(options.root, me=options.me).workspace)
    me = links.owner(options.me)
    return me if me and links.owners[me] == "person" else None
