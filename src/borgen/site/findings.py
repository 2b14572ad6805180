"""The pages of findings: all of them, and those in one file with the lines that they are about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from borgen.diagnostics import Severity
from borgen.render.findings import CheckResult, LocatedFinding, count_line, help_of, message_of
from borgen.render.page.blocks import Item, Page, Section, Sentence, items, section
from borgen.render.sections import Excerpt, IllustratedSection
from borgen.site.access import Detail, FindingAccess
from borgen.text import Text
from borgen.text.rule_pages import rule_page

MOST: Final = 200
"""How many findings a page shows; more of them have a common cause."""

_AROUND: Final = 4
"""How many lines are shown before and after the one that a finding is about."""


def findings_page(result: CheckResult, access: FindingAccess, text: Text, day: str) -> Page:
    """Return the page of all findings, as far as this reader may know them."""
    found = access.by_detail(result.in_order())
    shown = found["full"][:MOST]
    files = (
        _of_file(file, tuple(ats), text)
        for file, ats in groupby(shown, key=lambda at: at.finding.place.file)
    )
    sections = (*files, _unreadable(found["place"], text), _rest(found, len(shown), text))
    return Page(
        title=text("site.findings"),
        aside=text("report.aside", kind=text("site.check"), day=day),
        subtitle=count_line(result, text),
        sections=tuple(one for one in sections if one),
        closing=text("site.findings.closing"),
    )


def file_sections(
    found: Iterable[LocatedFinding], lines: Sequence[str], access: FindingAccess, text: Text
) -> tuple[IllustratedSection, ...]:
    """Return a section for each finding in one file, with the lines around it."""
    on_line: Counter[str] = Counter()
    sections = []
    for at in found:
        name = line_name(at)
        on_line[name] += 1
        sections.append(
            IllustratedSection(
                f"{text('site.line', n=str(at.span.line))}: {level(at, text)}",
                name if on_line[name] == 1 else f"{name}-{on_line[name]}",
                tuple(_blocks(at, lines, access, text)),
            )
        )
    return tuple(sections)


def where(at: LocatedFinding) -> str:
    """Return the place of a finding, such as `plans/people/p04.yaml:14`."""
    return f"{at.finding.place.file}:{at.span.line}"


def level(at: LocatedFinding, text: Text) -> str:
    """Return the severity and code of a finding, `error L01`."""
    return f"{text(f'severity.{at.finding.severity}')} {at.finding.code}"


def title_of(at: LocatedFinding, text: Text) -> str:
    """Return the title of the rule that a finding breaks."""
    return rule_page(at.finding.code, text.language).title


def line_name(at: LocatedFinding) -> str:
    """Return the name of the section about the first finding on a line."""
    return f"line-{at.span.line}"


def _of_file(file: str, found: tuple[LocatedFinding, ...], text: Text) -> Section | None:
    rows = (
        Item(message_of(at.finding, text), _details(at, text), level(at, text), about=where(at))
        for at in found
    )
    return section(file, items("", rows))


def _details(at: LocatedFinding, text: Text) -> tuple[str, ...]:
    help_ = help_of(at.finding, text)
    place = text("site.line", n=str(at.span.line))
    return (place, help_) if help_ else (place,)


def _unreadable(found: Sequence[LocatedFinding], text: Text) -> Section | None:
    """Return the files of other people that cannot be read, without their content."""
    rows = (Item(where(at), (title_of(at, text),)) for at in found)
    return section(text("site.unreadable"), items("", rows))


def _rest(
    found: Mapping[Detail, tuple[LocatedFinding, ...]], shown: int, text: Text
) -> Section | None:
    sentences = []
    more = len(found["full"]) - shown
    if more:
        sentences.append(Sentence(text("site.more", n=more)))
    own = len(found["count"])
    if own:
        sentences.append(Sentence(text("site.of_people", n=own)))
    if not any(found.values()):
        sentences.append(Sentence(text("site.nothing")))
    return section(text("site.rest"), *sentences)


def _blocks(
    at: LocatedFinding, lines: Sequence[str], access: FindingAccess, text: Text
) -> Iterator[Sentence | Excerpt]:
    yield Sentence(message_of(at.finding, text))
    yield from _excerpt(at, lines, access, text)
    help_ = help_of(at.finding, text)
    if help_:
        yield Sentence(help_, aside=True)
    yield Sentence(text("site.explain", code=at.finding.code), aside=True)


def _excerpt(
    at: LocatedFinding, lines: Sequence[str], access: FindingAccess, text: Text
) -> Iterator[Excerpt]:
    first, last = max(1, at.span.line - _AROUND), min(len(lines), at.span.line + _AROUND)
    hidden = text("site.hidden_line")
    rows = tuple(
        (n, access.line(lines[n - 1]) or (lines[n - 1] and hidden), n == at.span.line)
        for n in range(first, last + 1)
    )
    if any(row[1] for row in rows):
        label = text("site.lines", file=at.finding.place.file, first=str(first), last=str(last))
        yield Excerpt(label, text("site.meant"), rows)


def errors_in(found: Iterable[LocatedFinding]) -> tuple[LocatedFinding, ...]:
    """Return the findings that keep something from being read."""
    return tuple(at for at in found if at.finding.severity is Severity.ERROR)
