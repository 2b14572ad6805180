"""The site as a Starlette application: the guard, the pages and the events of changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from borgen.frozen import Value
from borgen.render.templates import template_text
from borgen.server.security import HEADERS, METHODS, STATUS, RequestGuard, page_policy
from borgen.site.pages import Reply, SitePages, bare_reply
from borgen.text import Text

_HEARTBEAT: Final = 15.0
"""Seconds after which a comment keeps an event stream open."""


class ChangeEvents:
    """Sends the generation to all listeners when files change; used in the server's loop only."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str]] = set()

    def publish(self, generation: int) -> None:
        """Send the generation to all listeners."""
        self._send(f"data: {generation}\n\n")

    def stop(self) -> None:
        """End the streams of all listeners."""
        self._send("")

    async def stream(self, generation: int) -> AsyncIterator[str]:
        """Yield server-sent events: the generation now, and after each change."""
        listener: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(listener)
        event = f"data: {generation}\n\n"
        try:
            while event:
                yield event
                event = await _next(listener)
        finally:
            self._listeners.discard(listener)

    def _send(self, event: str) -> None:
        for listener in self._listeners:
            listener.put_nowait(event)


async def _next(listener: asyncio.Queue[str]) -> str:
    """Return the next event, or a comment if there was none for a while."""
    try:
        return await asyncio.wait_for(listener.get(), _HEARTBEAT)
    except TimeoutError:
        return ":\n\n"


class GuardMiddleware:
    """Refuses what the guard does not allow, and adds the headers of every response."""

    def __init__(self, app: ASGIApp, guard: RequestGuard, text: Text) -> None:
        self._app = app
        self._guard = guard
        self._text = text

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        verdict = self._guard.verdict(scope["method"], host, scope["path"])
        app: ASGIApp = self._app
        if verdict != "allowed":
            app = _response(bare_reply(STATUS[verdict], [self._text(f"site.{verdict}")]))
            app.headers["Allow"] = ", ".join(METHODS)
        await app(scope, receive, _with_headers(send))


class SiteEndpoints(Value, frozen=True, kw_only=True):
    """The endpoints of the application.

    Attributes:
        pages: the pages of the site.
        events: the events of changes.
        generation: returns the number of changes so far.
        failed: called with an unexpected error.
        text: the catalogue for what is no page.
    """

    pages: SitePages
    events: ChangeEvents
    generation: Callable[[], int]
    failed: Callable[[Exception], None]
    text: Text

    async def page(self, request: Request) -> Response:
        """Answer with a page."""
        path, query = request.path_params.get("path", ""), dict(request.query_params)
        try:
            reply = await run_in_threadpool(self.pages.reply, path, query)
        except Exception as error:  # noqa: BLE001 - the boundary of a request: the site stays up
            self.failed(error)
            reply = bare_reply(500, [self.text("site.bug")])
        return _response(reply)

    def stream(self, request: Request) -> Response:
        """Answer with the events of changes."""
        kind = "text/event-stream"
        if request.method == "HEAD":
            return Response(media_type=kind)
        return StreamingResponse(self.events.stream(self.generation()), media_type=kind)


def application(guard: RequestGuard, site: SiteEndpoints) -> ASGIApp:
    """Return the site as a web application behind its guard."""
    methods = list(METHODS)
    routes = [
        Route(f"{guard.base}/events", site.stream, methods=methods),
        Route(f"{guard.base}/live.js", _script, methods=methods),
        Route(guard.base, site.page, methods=methods),
        Route(f"{guard.base}/{{path:path}}", site.page, methods=methods),
    ]
    return GuardMiddleware(Starlette(routes=routes), guard, site.text)


def _script(_: Request) -> Response:
    return Response(template_text("site/live.js"), media_type="text/javascript")


def _response(reply: Reply) -> Response:
    headers = {"Content-Security-Policy": page_policy(reply.styles)}
    return Response(reply.page, reply.status, headers, media_type="text/html")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
