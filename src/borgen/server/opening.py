"""Open a site: settle who reads it and where it stands, and put its parts together."""

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
from borgen.server.serving import Server, bound
from borgen.server.web import Bell, Site, application
from borgen.site.guard import Guard, at, guard_for, is_address, is_loopback
from borgen.site.live import Live
from borgen.site.pages import Pages
from borgen.site.reader import Reader
from borgen.site.visit import Place
from borgen.text import Language, text_in


class Wish(Value, frozen=True, kw_only=True):
    """What somebody wants a site to be.

    Attributes:
        root: the workspace.
        host: the address to answer on.
        network: whether it may be one that others can reach.
        port: where to answer; 0 takes a free one.
        me: who is at the keyboard, as far as anybody said.
        audience: for whom; None for me where I am known, otherwise my team.
        language: what the site speaks.
        day: the day it is about; None follows the calendar.
        today: tells what day it is.
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


class Service:
    """A site that is ready to answer.

    Attributes:
        url: where it is; whoever has this may read it.
        reader: for whom it is.
        beyond: whether other machines can reach it.
        server: what answers.
    """

    __slots__ = ("_live", "_root", "_socket", "beyond", "reader", "server", "url")

    def __init__(self, wish: Wish, failed: Callable[[Exception], None]) -> None:
        """Settle who reads, and take a port; the workspace is read for the first page.

        Args:
            wish: what is wanted.
            failed: takes note of a mistake of ours while a page was made.

        Raises:
            UsageError: the address is not one of this machine only, or I am nobody known.
            BorgenError: the port is taken.
        """
        _check_address(wish)
        self.reader = _reader(wish)
        self.beyond = not is_loopback(wish.host)
        self._root = wish.root
        me = wish.me if self.reader.me else None
        self._live = Live(lambda: open_workspace(wish.root, me=me))
        self._socket = bound(wish.host, wish.port)
        port = self._socket.getsockname()[1]
        guard = guard_for(wish.host, port)
        bell = Bell()
        site = Site(
            pages=Pages(_place(wish, self.reader, guard), self._live),
            bell=bell,
            generation=lambda: self._live.generation,
            failed=failed,
            text=text_in(wish.language),
        )
        self.url = f"http://{at(wish.host, port)}{guard.base}/"
        self.server = Server(application(guard, site), bell)

    def run(self, ready: Callable[[], None]) -> None:
        """Answer until stopped by a signal or by `server.stop`; `ready` is called once it does."""
        roots = (self._root, vcs.main_root(self._root))
        try:
            asyncio.run(self.server.serve_live(self._socket, self._live, roots, ready))
        finally:
            self.close()

    def close(self) -> None:
        """Give the port back."""
        self._socket.close()


def _place(wish: Wish, reader: Reader, guard: Guard) -> Place:
    return Place(
        root=wish.root,
        base=guard.base,
        reader=reader,
        language=wish.language,
        day=wish.day,
        today=wish.today,
        pictures=is_available(),
    )


def _check_address(wish: Wish) -> None:
    if is_loopback(wish.host):
        return
    if not is_address(wish.host):
        raise UsageError("site.bad_host", host=wish.host)
    if not wish.network:
        raise UsageError("site.beyond", host=wish.host)
    if wish.audience == "me":
        raise UsageError("site.me_beyond")


def _reader(wish: Wish) -> Reader:
    """Return who reads; for me only if I am a person in the plans."""
    audience = wish.audience or ("team" if wish.network else "me")
    if audience != "me":
        return Reader(audience)
    me = _known(wish)
    if me:
        return Reader("me", me)
    if wish.audience:
        raise UsageError("site.who_are_you")
    return Reader("team")


def _known(wish: Wish) -> str | None:
    """Return my present id, or None where I am nobody in the plans."""
    if not wish.me:
        return None
    links = link(open_workspace(wish.root, me=wish.me).workspace)
    me = links.owner(wish.me)
    return me if me and links.owners[me] == "person" else None
