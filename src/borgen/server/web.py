"""The one door to Starlette: the guard, the pages and the news of changes as a web application."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from borgen.frozen import Value
from borgen.render.templates import template_text
from borgen.site.guard import HEADERS, METHODS, STATUS, Guard, policy
from borgen.site.pages import Pages, Reply, bare_reply
from borgen.text import Text

_HEARTBEAT: Final = 15.0
"""Seconds after which a listener is told that we are still here."""


class Bell:
    """Tells everybody who listens that something changed; used in the server's own loop only."""

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str]] = set()

    def ring(self, generation: int) -> None:
        """Tell all listeners the generation."""
        self._tell(f"data: {generation}\n\n")

    def stop(self) -> None:
        """Tell all listeners that there will be no more news."""
        self._tell("")

    async def news(self, generation: int) -> AsyncIterator[str]:
        """Yield what a browser's event source hears: the generation now, and after each change."""
        listener: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(listener)
        told = f"data: {generation}\n\n"
        try:
            while told:
                yield told
                told = await _next(listener)
        finally:
            self._listeners.discard(listener)

    def _tell(self, what: str) -> None:
        for listener in self._listeners:
            listener.put_nowait(what)


async def _next(listener: asyncio.Queue[str]) -> str:
    """Return the next news, or a remark that nobody hears if there was none for a while."""
    try:
        return await asyncio.wait_for(listener.get(), _HEARTBEAT)
    except TimeoutError:
        return ":\n\n"


class Door:
    """Lets in what the guard welcomes, and puts the same headers on everything that leaves."""

    def __init__(self, app: ASGIApp, guard: Guard, text: Text) -> None:
        self._app = app
        self._guard = guard
        self._text = text

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        verdict = self._guard.verdict(scope["method"], host, scope["path"])
        answer: ASGIApp = self._app
        if verdict != "welcome":
            answer = _page(bare_reply(STATUS[verdict], [self._text(f"site.{verdict}")]))
            answer.headers["Allow"] = ", ".join(METHODS)
        await answer(scope, receive, _dressed(send))


class Site(Value, frozen=True, kw_only=True):
    """What answers those who are let in.

    Attributes:
        pages: what there is.
        bell: tells of changes.
        generation: tells how many changes there were.
        failed: takes note of a mistake of ours.
        text: the words for where there is no page.
    """

    pages: Pages
    bell: Bell
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
            return _page(bare_reply(500, [self.text("site.bug")]))
        return _page(reply)

    def news(self, request: Request) -> Response:
        """Answer with what changes, for as long as somebody listens."""
        kind = "text/event-stream"
        if request.method == "HEAD":
            return Response(media_type=kind)
        return StreamingResponse(self.bell.news(self.generation()), media_type=kind)


def application(guard: Guard, site: Site) -> ASGIApp:
    """Return the site as a web application behind its guard."""
    base, methods = guard.base, list(METHODS)
    routes = [
        Route(f"{base}/events", site.news, methods=methods),
        Route(f"{base}/live.js", _script, methods=methods),
        Route(base, site.page, methods=methods),
        Route(f"{base}/{{path:path}}", site.page, methods=methods),
    ]
    return Door(Starlette(routes=routes), guard, site.text)


def _script(_: Request) -> Response:
    return Response(template_text("site/live.js"), media_type="text/javascript")


def _page(reply: Reply) -> Response:
    headers = {"Content-Security-Policy": policy(reply.styles)}
    return Response(reply.page, reply.status, headers, media_type="text/html")


def _dressed(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = {name.lower() for name, _ in message["headers"]}
            extra = [(n.lower().encode(), v.encode()) for n, v in HEADERS]
            message["headers"] = [*message["headers"], *(h for h in extra if h[0] not in told)]
        await send(message)

    return sending
