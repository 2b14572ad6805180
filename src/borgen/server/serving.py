"""The site on Uvicorn: answers on one address until it is stopped."""

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
from borgen.server.web import ChangeEvents
from borgen.site.live import LiveWorkspace

_GRACE: Final = 2
"""Seconds for responses in progress when the server stops."""
_REASONS: Final = {
    errno.EADDRINUSE: "site.port_taken",
    errno.EACCES: "site.port_refused",
    errno.EADDRNOTAVAIL: "site.no_address",
}


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 takes one that is free.

    Raises:
        BorgenError: the port is taken or refused, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        key = _REASONS.get(error.errno or 0, "site.no_address")
        raise BorgenError(key, host=host, port=str(port)) from error


class SiteServer(uvicorn.Server):
    """A server that stops at once and silently.

    Open event streams would keep it waiting: they are ended first.
    """

    def __init__(self, app: ASGIApp, events: ChangeEvents) -> None:
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
        self._events = events
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and call `ready`."""
        await super().startup(sockets)
        if self._ready:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal's
        """Stop; at the second signal without waiting."""
        self.force_exit = self.should_exit
        self.stop()

    def stop(self) -> None:
        """Stop soon; may be called from any thread."""
        self.should_exit = True
        if self._loop:
            with suppress(RuntimeError):  # it stopped already
                self._loop.call_soon_threadsafe(self._events.stop)

    async def serve_live(
        self,
        listening: socket.socket,
        live: LiveWorkspace,
        roots: Iterable[Path],
        ready: Callable[[], None],
    ) -> None:
        """Answer until stopped, and publish every change.

        Args:
            listening: the socket to answer on.
            live: the workspace.
            roots: the folders to watch.
            ready: called once it answers.
        """
        self._loop = asyncio.get_running_loop()
        self._ready = ready

        def changed() -> None:
            live.changed()
            self._events.publish(live.generation)

        watching = asyncio.create_task(watch(roots, changed))
        try:
            await self.serve([listening])
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
