"""Run every rule over an open workspace and find the lines of what they say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from borgen.checks import check
from borgen.checks.registry import ignored_by_settings
from borgen.diagnostics import Finding, Place, Span
from borgen.links import link
from borgen.load import Loaded
from borgen.load.files import MOST_BYTES, Tree
from borgen.render.findings import CheckResult, LocatedFinding
from borgen.yamltext.text import text_lines

_IGNORE: Final = re.compile(r"#\s*borgen:\s*ignore\[([A-Z0-9, ]+)\]")
_START: Final = Span(1, 1, 1, 1)


def check_workspace(
    loaded: Loaded, day: date, *, today: date, within: Iterable[PurePosixPath] = ()
) -> CheckResult:
    """Return all findings of a workspace as of `day`, with their lines.

    A rule says nothing of a value that could not be read as it stands: that was told.

    Args:
        loaded: the open workspace, with the findings of reading it.
        day: the day that promises and cycles are judged on.
        today: the day by the clock; entries after it are mistakes.
        within: files and folders relative to the root; findings elsewhere are left out.
    """
    workspace = loaded.workspace
    spoilt = {one.place for one in loaded.findings if one.place.path}
    ruled = check(workspace, link(workspace), day, today=today)
    found = (*loaded.findings, *(one for one in ruled if one.place not in spoilt))
    wanted = ignored_by_settings(_within(found, tuple(within)), workspace.settings)
    return CheckResult(tuple(_located(loaded.tree, wanted)), loaded.files, loaded.entries)


def check_reading(loaded: Loaded) -> CheckResult:
    """Return what reading the files found, with its lines; no rule is asked."""
    wanted = ignored_by_settings(loaded.findings, loaded.workspace.settings)
    return CheckResult(tuple(_located(loaded.tree, wanted)), loaded.files, loaded.entries)


def lines_of(tree: Tree, file: str) -> list[str]:
    """Return the lines of a file, without their breaks; none where it cannot be read."""
    return _lines(_source(tree, file))


def _within(found: Iterable[Finding], paths: tuple[PurePosixPath, ...]) -> tuple[Finding, ...]:
    if not paths:
        return tuple(found)
    return tuple(
        finding
        for finding in found
        if any(PurePosixPath(finding.place.file).is_relative_to(path) for path in paths)
    )


def _located(tree: Tree, found: Iterable[Finding]) -> Iterator[LocatedFinding]:
    found = tuple(found)
    sources = {file: _source(tree, file) for file in {p.file for f in found for p in _places(f)}}
    spans = _spans(sources, (place for one in found for place in _places(one)))
    lines = {file: _lines(sources[file]) for file in {one.place.file for one in found}}
    for one in found:
        at = _at(one, spans, lines[one.place.file])
        if not _ignored_in_place(at, lines[one.place.file]):
            yield at


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.place
    yield from (related.place for related in finding.related)
    if finding.fix:
        yield finding.fix.place


def _spans(sources: Mapping[str, bytes], places: Iterable[Place]) -> Mapping[Place, Span]:
    spans: dict[Place, Span] = {}
    by_file: defaultdict[str, set[Place]] = defaultdict(set)
    for place in places:
        if place.span:
            spans[place] = place.span
        else:
            by_file[place.file].add(place)
    if by_file:
        from borgen.yamltext.places import locate  # noqa: PLC0415 - 4 ms, only with a finding
    for file, wanted in by_file.items():
        spans |= locate(sources[file], wanted)
    return spans


def _at(finding: Finding, spans: Mapping[Place, Span], lines: list[str]) -> LocatedFinding:
    span = spans.get(finding.place, _START)
    return LocatedFinding(
        finding=finding,
        span=span,
        line_text=lines[span.line - 1] if span.line <= len(lines) else None,
        related_spans=tuple(spans.get(one.place, _START) for one in finding.related),
        fix_span=spans.get(finding.fix.place) if finding.fix else None,
    )


def _ignored_in_place(at: LocatedFinding, lines: list[str]) -> bool:
    """Whether `# borgen: ignore[CODE] reason` stands on the line, or alone on the one above."""
    here = lines[at.span.line - 1] if at.span.line <= len(lines) else ""
    above = lines[at.span.line - 2].strip() if 1 < at.span.line <= len(lines) + 1 else ""
    comments = (here, above if above.startswith("#") else "")
    codes = {
        code.strip()
        for comment in comments
        for listed in _IGNORE.findall(comment)
        for code in listed.split(",")
    }
    return at.finding.code in codes


def _source(tree: Tree, file: str) -> bytes:
    """Return the bytes of a file; none of one that was too large to be read."""
    try:
        source = tree.read(file) if tree.kind(file) == "regular" else b""
    except OSError:
        return b""
    return source if len(source) < MOST_BYTES else b""


def _lines(source: bytes) -> list[str]:
    return text_lines(source.decode("utf-8-sig", "replace"))
