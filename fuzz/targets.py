"""What must hold for any bytes at all: one function a promise, for a fuzzer and for its replay.

Each takes the bytes of a file and fails where a promise is broken. How inputs are found is in
`run.py`; those kept are in `corpus/`, which the tests replay without a fuzzer.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from borgen.app.checking import check_workspace
from borgen.app.reporting import request_on
from borgen.characters import CONTROLS
from borgen.diagnostics import DocPath, Part, Place
from borgen.edit.append import addition
from borgen.edit.changes import changed
from borgen.errors import BorgenError
from borgen.load import Loaded, load_workspace
from borgen.load.files import TextTree
from borgen.render.findings import findings_concise, findings_json, findings_text
from borgen.render.formats import render_report
from borgen.render.options import RenderOptions
from borgen.reports.build import build_report
from borgen.text import text_in
from borgen.yamltext import Reading, read, tree
from borgen.yamltext.edit import REMOVED, Change
from borgen.yamltext.places import locate
from borgen.yamltext.text import plain_text, text_lines
from borgen.yamltext.write import as_read

DAY: Final = date(2026, 9, 30)
_LINES: Final = (
    '- {date: 2026-04-01, goal: feedback, outcome: independent, note: "Eerst vragen"}',
    '- {date: 2026-06-25, kind: void, of: "1a2b3c4d"}',
)
FILES: Final = (
    "plans/people/p01.yaml",
    "plans/log/p01.yaml",
    "plans/teams/ks.yaml",
    "plans/trajectories/koers.yaml",
    "plans/organisation.yaml",
    "borgen.yaml",
    "plans/skills.yaml",
    "private/people/p01.yaml",
    "private/log/p01.yaml",
    "private/names.yaml",
)
"""The first byte of an input says which of these it is the content of."""

_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "borgen.yaml": "borgen: 1\nname: Proef\nlanguage: nl\n",
        "plans/organisation.yaml": "name: Proef\ngoals: [{id: klant, title: Klanten blijven}]\n",
        "plans/trajectories/koers.yaml": (
            "title: Koers\nstarts: 2026-01-08\nends: 2026-03-26\nparticipants: [p01, p02]\n"
            "goals: [{id: praten, title: Vaker praten, contributes_to: [organisation/klant]}]\n"
        ),
        "plans/teams/ks.yaml": (
            "name: Klantenservice\nlead: p02\nmembers: [p01, p02]\n"
            "goals: [{id: feedback, title: Feedback, contributes_to: [organisation/klant]}]\n"
            "cycles: [{id: iv, form: intervision, goals: [feedback], starts: 2026-04-09,"
            " every: 4 weeks}]\n"
        ),
        "plans/people/p01.yaml": (
            "goals:\n  - {id: feedback, title: Ik geef feedback, contributes_to: [ks/feedback],"
            " trajectory: koers, every: 2 weeks}\n"
        ),
        "plans/log/p01.yaml": "- {date: 2026-04-01, goal: feedback, outcome: independent}\n",
    }
)


def reader(source: bytes) -> None:
    """Reading never raises, and libyaml's scanner says what the pure one says, or reads more."""
    fast, pure = read(source), _without_libyaml(source)
    assert pure.problems or repr(fast) == repr(pure)


def locator(source: bytes) -> None:
    """Every node of a document stands somewhere in its text, and a quoted one where it says."""
    value = read(source).value
    paths = [*_paths(value, ()), ("goals", 0, "id"), (0, "date"), (999,), ("x", "y")]
    places = [Place("x", path, part) for path in paths for part in Part]
    spans = locate(source, places)
    lines = text_lines(plain_text(source))
    assert set(spans) == set(places)
    for place, span in spans.items():
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines), (place, span)
        assert span.end_column <= len(lines[span.end_line - 1]) + 1, (place, span)
        if span.line == span.end_line and place.part is Part.VALUE:
            _prove(value, place.path, lines[span.line - 1][span.column - 1 : span.end_column - 1])


def append(source: bytes) -> None:
    """A log that is made longer keeps all that stood in it, and has one entry more, or refuses.

    What is wrong further up stays what it was: only the end is looked at.
    """
    for line in _LINES:
        try:
            added = addition(source, line, "# Logboek")
        except BorgenError:
            continue
        before, after = read(source), read(source + added)
        (entry,) = _list(read(line.encode()).value)
        assert repr(after.problems) == repr(before.problems)
        assert after.problems or repr(after.value) == repr([*_list(before.value), entry])


def splice(source: bytes) -> None:
    """An edit gives the value that was meant and keeps all above it, or refuses."""
    document = source[2:]
    before = read(document).value
    paths = [path for path in _paths(before, ()) if path]
    if not paths:
        return
    path = paths[source[0] % len(paths)]
    value = _NEW_VALUES[source[1] % len(_NEW_VALUES)]
    try:
        after = changed(document, [Change("plans/x.yaml", path, value)])
    except BorgenError:
        return
    places = [Place("x", path, part) for part in (Part.KEY, Part.VALUE)]
    above = max(0, min(span.line for span in locate(document, places).values()) - 2)
    assert repr(read(after).value) == repr(_with(before, path, value))
    assert after.splitlines()[:above] == document.splitlines()[:above]
    assert _comments(document) <= _comments(after)


def loader(source: bytes) -> None:
    """Whatever stands in whichever file, loading gives a workspace and findings."""
    loaded = _workspace(source)
    assert repr(loaded.findings) == repr(_workspace(source).findings)


def check(source: bytes) -> None:
    """Every finding has its place in the file and words of our own; no control gets through."""
    loaded = _workspace(source)
    found = check_workspace(loaded, DAY, today=DAY)
    text = text_in("nl")
    for shown in (findings_text(found, text), findings_concise(found, text)):
        assert not CONTROLS.search(shown)
        assert "\r" not in shown
    assert json.loads(findings_json(found, text))["kind"] == "findings"
    for at in found.located:
        file = at.finding.place.file
        content = loaded.tree.read(file) if loaded.tree.kind(file) == "regular" else b""
        assert at.span.line <= len(text_lines(plain_text(content))), at


def report(source: bytes) -> None:
    """What is left of a broken workspace is reported, in every subject and format."""
    workspace = _workspace(source).workspace
    for subject in ("p01", "ks", "organisation"):
        try:
            value = build_report(request_on(workspace, subject, DAY, me="p01", language="nl"))
        except BorgenError:  # it may be that nothing has that name any more
            continue
        for format_ in ("text", "markdown", "json"):
            shown = render_report(value, format_, RenderOptions(full=True))
            assert not CONTROLS.search(shown)
        json.loads(shown)


_NEW_VALUES: Final = (
    "terugkoppelen", "Klant: wat nu?", "it's \"so\"", "- {x} #", "true", "2026-01-01", "😀é", "", 3,
    2.5, True, date(2026, 9, 30), ["p01", "p02"], {"id": "x", "goals": ["a"]}, REMOVED,
)  # fmt: skip

TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = MappingProxyType(
    {one.__name__: one for one in (reader, locator, append, splice, loader, check, report)}
)


def _workspace(source: bytes) -> Loaded:
    which = FILES[source[0] % len(FILES)] if source else FILES[0]
    return load_workspace(TextTree({**_OTHERS, which: source[1:]}), me="p01")


def _without_libyaml(source: bytes) -> Reading:
    tree.HAS_LIBYAML = False
    try:
        return read(source)
    finally:
        tree.HAS_LIBYAML = True


def _paths(value: object, above: DocPath) -> Iterator[DocPath]:
    yield above
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for step, inner in inside:
        yield from _paths(inner, (*above, step))


def _prove(value: object, path: DocPath, shown: str) -> None:
    for step in path:
        try:
            value = value[step]  # type: ignore[index] # what has no such step has no such node
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(value, str) and shown[:1] in {"'", '"'} and len(shown) > 1:
        assert read(f"- {shown}\n".encode()).value == [value], (path, shown)


def _with(value: Any, path: DocPath, new: object) -> object:  # noqa: ANN401 - as read
    """Return a document with one value changed or taken out: the meaning of an edit."""
    step, *rest = path
    inside: list[tuple[str | int, object]] = []
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key != step:
            inside.append((key, inner))
        elif rest:
            inside.append((key, _with(inner, tuple(rest), new)))
        elif new is not REMOVED:
            inside.append((key, as_read(new)))  # type: ignore[arg-type] # not gone
    return dict(inside) if isinstance(value, dict) else [inner for _, inner in inside]


def _comments(source: bytes) -> Counter[bytes]:
    return Counter(line for line in source.splitlines() if line.startswith(b"#"))


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
