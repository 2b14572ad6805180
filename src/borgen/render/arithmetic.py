"""The arithmetic of one goal as a page: each formula once, then every sum with its numbers."""

from collections.abc import Iterable, Iterator
from typing import Final

from borgen.render.page.blocks import Block, Facts, Item, Page, Sentence, items, section
from borgen.render.sums import figure, filled_in, formula
from borgen.reports.arithmetic_values import Arithmetic, Crossing, Reviewed, Span
from borgen.reports.formulas import Sum
from borgen.text import Text, text_in

_GAP: Final = Sentence("")
"""An empty line between steps."""


def arithmetic_page(found: Arithmetic) -> Page:
    """Return the arithmetic of one goal as a page."""
    text = text_in(found.language)
    day = text.day(found.as_of)
    sections = (
        section(text("explain.outcome"), Facts(tuple(_outcome(found, text)))),
        section(text("explain.basis"), Facts(tuple(_basis(found, text)))),
        section(text("explain.formulas"), *_formulas(found, text)),
        section(text("explain.steps"), *_steps(found, text)),
        section(text("explain.today", day=day), *_today(found, text)),
        section(text("explain.applied"), Facts(tuple(_use(found, text)))),
        section(text("explain.seen"), *_seen(found, text)),
    )
    return Page(
        title=text("explain.title", goal=found.goal),
        aside=text("explain.aside", day=day),
        subtitle=f"{found.title} · {found.name} · {found.model}, {found.preset}",
        sections=tuple(one for one in sections if one),
        closing=text("explain.closing"),
    )


def _outcome(found: Arithmetic, text: Text) -> Iterator[tuple[str, str]]:
    projection = found.projection
    low, high = (_share(end, text) for end in projection.band)
    mastery = text("explain.mastery", now=_share(projection.projected, text), low=low, high=high)
    yield text("explain.symbol.P"), mastery
    alone, kept = _share(projection.baseline, text), _share(found.preserved, text)
    yield text("explain.symbol.R0"), text("explain.alone", alone=alone, kept=kept)
    gap, target = _share(projection.gap, text), figure(found.constants["T"], text)
    yield text("explain.symbol.gap"), text("explain.gap", gap=gap, target=target)
    yield text("explain.stability"), text("explain.days", n=text.number(projection.stability, 1))
    crossing = projection.crosses_target_on
    yield text("explain.crossing"), text.day(crossing) if crossing else text("explain.never")
    state = "in_use" if found.in_use else "quiet" if found.window else "not_applied"
    yield text("explain.use"), text(f"explain.{state}")


def _share(share: float, text: Text) -> str:
    return text.number(share, 3)


def _basis(found: Arithmetic, text: Text) -> Iterator[tuple[str, str]]:
    fixed = {name: figure(value, text) for name, value in found.constants.items()}
    days = {name: figure(value, text) for name, value in found.settings.items()}
    args = {**fixed, **days, "fades": text(f"explain.fades.{found.fades}")}
    for kind in ("evidence", "choice", "model", "agreed", "here"):
        yield text(f"explain.{kind}"), text(f"explain.{kind}.which", **args)


def _formulas(found: Arithmetic, text: Text) -> Iterator[Block]:
    once: dict[str, Sum] = {}
    for one in _all_sums(found):
        once.setdefault(one.name, one)
    rows = (
        Item(f"{_symbol(one, text)} = {formula(one, text)}", (text(f"explain.formula.{name}"),))
        for name, one in once.items()
    )
    listed = items("", rows)
    yield Sentence(text("explain.source"), aside=True)
    if listed:
        yield listed


def _all_sums(found: Arithmetic) -> Iterator[Sum]:
    yield from found.derived
    for review in found.reviews:
        yield from review.sums
    yield from found.today
    yield from (crossing.sum for crossing in found.crossings)
    yield from found.seen


def _symbol(one: Sum, text: Text) -> str:
    """Return what comes out: a letter of the formulas, or the word for it."""
    key = f"explain.symbol.{one.symbol}"
    return text(key) if len(one.symbol) > 2 and text.has(key) else one.symbol  # noqa: PLR2004 - letters


def _sums(heading: str, sums: Iterable[Sum], text: Text) -> Facts:
    return Facts(tuple((_symbol(one, text), filled_in(one, text)) for one in sums), heading)


def _steps(found: Arithmetic, text: Text) -> Iterator[Block]:
    yield _sums(text("explain.first"), found.derived, text)
    for n, review in enumerate(found.reviews):
        yield _GAP
        yield _sums(f"{n}. {_head(review, text)}", review.sums, text)
        others = tuple(
            f"{text(f'outcome.{heard.outcome}')} ({text(f'source.{heard.by}')})"
            for heard in review.heard
            if not heard.counted
        )
        if others:
            yield Sentence(text(f"explain.why.{review.why}", others=others), aside=True)
        if review.bound:
            yield Sentence(text(f"explain.bound.{review.bound}"), aside=True)
    if found.unrated:
        yield Sentence(text("explain.unrated", n=found.unrated), aside=True)


def _head(review: Reviewed, text: Text) -> str:
    day, rating = text.day(review.date), text(f"explain.rating.{review.rating}")
    counted = [heard for heard in review.heard if heard.counted]
    if not counted:
        return text("explain.learned", day=day, rating=rating, grade=review.grade)
    heard = counted[0]
    key = "explain.reviewed.practice" if heard.setting == "practice" else "explain.reviewed"
    return text(
        key,
        day=day,
        what=text(f"outcome.{heard.outcome}"),
        by=text(f"source.{heard.by}"),
        rating=rating,
        grade=review.grade,
    )


def _today(found: Arithmetic, text: Text) -> Iterator[Block]:
    yield _sums(text("explain.curves"), found.today[:3], text)
    yield _GAP
    yield _sums(text("explain.gaps"), found.today[3:5], text)
    yield _GAP
    yield _sums(text("explain.band"), found.today[5:], text)
    for crossing in found.crossings:
        yield _GAP
        yield _sums(_crossing_head(crossing, text), (crossing.sum,), text)
        yield Sentence(_crossing(crossing, text), aside=True)
    if len(found.crossings) > 1:
        yield Sentence(text("explain.latest_counts"), aside=True)


def _crossing_head(crossing: Crossing, text: Text) -> str:
    return text(f"explain.crossing.{crossing.curve}", day=text.day(crossing.since))


def _crossing(crossing: Crossing, text: Text) -> str:
    if crossing.on is None:
        return text("explain.never")
    n = (crossing.on - crossing.since).days
    return text("explain.first_below", n=n, day=text.day(crossing.on))


def _use(found: Arithmetic, text: Text) -> Iterator[tuple[str, str]]:
    if found.grace is None or found.window is None:
        yield text("explain.application"), text("explain.no_application")
        return
    yield text("explain.grace"), _span("grace", found.grace, text)
    yield text("explain.window"), _span("window", found.window, text)


def _span(kind: str, span: Span, text: Text) -> str:
    count = text(
        "explain.span",
        first=text.day(span.first),
        last=text.day(span.last),
        days=span.days,
        away=span.away,
        present=span.days - span.away,
        limit=span.limit,
        sign="<=" if span.holds else ">",
    )
    answer = "yes" if span.holds else "no"
    return f"{count}: {text(f'explain.{kind}.{answer}')}"


def _seen(found: Arithmetic, text: Text) -> Iterator[Block]:
    if found.seen:
        yield _sums(text("explain.succeeded"), found.seen, text)
    else:
        yield Sentence(text("explain.nothing_seen"))
    evidence = found.evidence
    sources = tuple(text(f"source.{source}") for source in evidence.sources)
    grade = text(f"evidence.{evidence.grade}")
    key = "explain.evidence_of" if sources else "explain.no_evidence"
    yield Sentence(text(key, grade=grade, n=evidence.rated, sources=sources))
