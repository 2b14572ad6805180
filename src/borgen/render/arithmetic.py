"""The arithmetic of one goal as a page: each formula once, then every sum with its numbers.

Numbers are shown with so many decimals that a reader with a calculator finds the same result.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from borgen.render.page.blocks import Block, Facts, Item, Page, Sentence, items, section
from borgen.reports.arithmetic import Arithmetic, CrossingDay, LimitedDays, ReviewDay
from borgen.reports.formulas import LETTERS, WorkedFormula
from borgen.text import Text, text_in

_DIGITS: Final = 8
"""Decimals of each number shown: recomputed from them, results are equal to four decimals."""
_TIMES: Final = "\N{MULTIPLICATION SIGN}"
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
    gap, target = _share(projection.gap, text), _figure(found.constants["T"], text)
    yield text("explain.symbol.gap"), text("explain.gap", gap=gap, target=target)
    yield text("explain.stability"), text("explain.days", n=text.number(projection.stability, 1))
    crossing = projection.crosses_target_on
    yield text("explain.crossing"), text.day(crossing) if crossing else text("explain.never")
    state = "in_use" if found.in_use else "quiet" if found.window else "not_applied"
    yield text("explain.use"), text(f"explain.{state}")


def _share(share: float, text: Text) -> str:
    return text.number(share, 3)


def _basis(found: Arithmetic, text: Text) -> Iterator[tuple[str, str]]:
    fixed = {name: _figure(value, text) for name, value in found.constants.items()}
    days = {name: _figure(value, text) for name, value in found.settings.items()}
    args = {**fixed, **days, "fades": text(f"explain.fades.{found.fades}")}
    for kind in ("evidence", "choice", "model", "agreed", "here"):
        yield text(f"explain.{kind}"), text(f"explain.{kind}.which", **args)


def _formulas(found: Arithmetic, text: Text) -> Iterator[Block]:
    once: dict[str, WorkedFormula] = {}
    for one in _all_sums(found):
        once.setdefault(one.name, one)
    rows = (
        Item(
            f"{_symbol(one, text)} = {_signs(one.formula, text)}",
            (text(f"explain.formula.{name}"),),
        )
        for name, one in once.items()
    )
    listed = items("", rows)
    yield Sentence(text("explain.source"), aside=True)
    if listed:
        yield listed


def _all_sums(found: Arithmetic) -> Iterator[WorkedFormula]:
    yield from found.derived
    for review in found.reviews:
        yield from review.sums
    yield from found.today
    yield from (crossing.sum for crossing in found.crossings)
    yield from found.seen


def _symbol(one: WorkedFormula, text: Text) -> str:
    """Return the symbol of the result: a letter of the formulas, or its name in words."""
    key = f"explain.symbol.{one.symbol}"
    return text(key) if len(one.symbol) > 2 and text.has(key) else one.symbol  # noqa: PLR2004 - letters


def _sums(heading: str, sums: Iterable[WorkedFormula], text: Text) -> Facts:
    return Facts(tuple((_symbol(one, text), _filled_in(one, text)) for one in sums), heading)


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


def _head(review: ReviewDay, text: Text) -> str:
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


def _crossing_head(crossing: CrossingDay, text: Text) -> str:
    return text(f"explain.crossing.{crossing.curve}", day=text.day(crossing.since))


def _crossing(crossing: CrossingDay, text: Text) -> str:
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


def _span(kind: str, span: LimitedDays, text: Text) -> str:
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


def _filled_in(found: WorkedFormula, text: Text) -> str:
    """Return a sum with its numbers and result, such as `= (1 + 0.14 x 21 / 47)^-0.8 = 0.95`."""
    shown = LETTERS.sub(
        lambda letter: (
            _figure(found.numbers[letter[0]], text, within=True)
            if letter[0] in found.numbers
            else letter[0]
        ),
        _signs(found.formula, text),
    )
    return f"= {shown} = {_figure(found.result, text)}"


def _figure(value: float, text: Text, *, within: bool = False) -> str:
    """Return a number with the decimals it needs; `within` a sum a negative one gets brackets."""
    whole, _, decimals = f"{abs(value):.{_DIGITS}f}".partition(".")
    decimals = decimals.rstrip("0")
    mark = "," if text.language == "nl" else "."
    shown = f"{whole}{mark}{decimals}" if decimals else whole
    if value >= 0 or shown == "0":
        return shown
    return f"(-{shown})" if within else f"-{shown}"


def _signs(shown: str, text: Text) -> str:
    """Return a formula with a multiplication sign; in Dutch with decimal commas."""
    if text.language == "nl":
        shown = shown.replace(", ", "; ").replace("0.9^", "0,9^").replace("^0.5", "^0,5")
    return shown.replace(" x ", f" {_TIMES} ")
