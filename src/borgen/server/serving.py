"""The one door to Uvicorn: a site that answers on one address until somebody stops it."""

import asyncio
import errno
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from borgen.errors import BorgenError
from borgen.server.watching import watch
from borgen.server.web import Bell
from borgen.site.live import Live

_GRACE: Final = 2
"""Seconds that a page which is being made gets at the end."""
_REASONS: Final = {
    errno.EADDRINUSE: "site.port_taken",
    errno.EACCES: "site.port_refused",
    errno.EADDRNOTAVAIL: "site.no_address",
}


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 takes one that is free.

    Raises:
        BorgenError: the port is taken or not for us, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        key = _REASONS.get(error.errno or 0, "site.no_address")
        raise BorgenError(key, host=host, port=port) from error


class Server(uvicorn.Server):
    """A server that stops when it is told to, at once and without a word.

    Whoever listens for changes would keep it waiting: they are sent away first.
    """

    def __init__(self, app: ASGIApp, bell: Bell) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                access_log=False,
                http="h11",
                lifespan="off",
                log_config=None,
                log_level="critical",
                loop="asyncio",
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
                ws="none",
            )
        )
        self._bell = bell
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        if self._ready:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal's
        """Stop; a second time without waiting for anybody."""
        self.force_exit = self.should_exit
        self.stop()

    def stop(self) -> None:
        """Stop soon; may be called from anywhere."""
        self.should_exit = True
        if self._loop:
            with suppress(RuntimeError):  # it stopped already
                self._loop.call_soon_threadsafe(self._bell.stop)

    async def serve_live(
        self, listening: socket.socket, live: Live, roots: Iterable[Path], ready: Callable[[], None]
    ) -> None:
        """Answer until stopped, and tell listeners of every change.

        Args:
            listening: where to answer.
            live: what takes note of changes.
            roots: where to look for them.
            ready: called once it answers, and stops when told to.
        """
        self._loop = asyncio.get_running_loop()
        self._ready = ready

        def changed() -> None:
            live.changed()
            self._bell.ring(live.generation)

        watching = asyncio.create_task(watch(roots, changed))
        try:
            await self.serve([listening])
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
