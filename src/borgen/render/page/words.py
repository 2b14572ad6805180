"""The words of a report: its texts, days, counts, shares, figures and money in its language."""

from datetime import date

from borgen.diagnostics import Arg
from borgen.progress.values import Interval
from borgen.reports.report import Report
from borgen.text.catalogue import text_in


class Words:
    """The texts of one report, in its language; a value that may not be seen is "not shown".

    Attributes:
        report: the report.
        full: whether to leave nothing out.
        text: the catalogue.
    """

    __slots__ = ("full", "report", "text")

    def __init__(self, report: Report, *, full: bool = False) -> None:
        self.report = report
        self.full = full
        self.text = text_in(report.language)

    def __call__(self, key: str, /, **args: Arg) -> str:
        """Return the text `report.<key>`, days as `26 mrt`."""
        shown = {name: self.day(a) if isinstance(a, date) else a for name, a in args.items()}
        return self.text(f"report.{key}", **shown)

    def has(self, key: str) -> bool:
        """Return whether there is a text `report.<key>`."""
        return self.text.has(f"report.{key}")

    def label(self, family: str, name: str | None) -> str:
        """Return a label such as `transfer.applied`; the name itself where there is none."""
        key = f"{family}.{name}"
        return self.text(key) if self.text.has(key) else name or self("unknown")

    def day(self, day: date | None) -> str:
        """Return a day, with its year where that differs from the report's."""
        if day is None:
            return self("no_day")
        return self.text.day(day, year=day.year != self.report.as_of.year)

    def count(self, n: int | None) -> str:
        """Return a count, or that it is not shown."""
        return self("not_shown") if n is None else self.text.number(n)

    def of(self, n: int | None, total: int | None) -> str:
        """Return `6 of 10`."""
        if n is None or total is None:
            return self("not_shown")
        return self("of", n=n, total=total) if total else self("nothing_yet")

    def share(self, share: float | None) -> str:
        """Return a share as whole per cents."""
        return self("not_shown") if share is None else self("percent", n=round(share * 100))

    def band(self, band: Interval | None) -> str:
        """Return `between 70 and 89 %`."""
        if band is None:
            return self("not_shown")
        low, high = (round(end * 100) for end in band)
        return self("percent_about", n=low) if low == high else self("band", low=low, high=high)

    def figure(self, value: float | None) -> str:
        """Return a figure as it was measured."""
        if value is None:
            return self("no_measurement")
        return self.text.number(int(value) if float(value).is_integer() else value)

    def money(self, amount: float | None, currency: str) -> str:
        """Return an amount in whole units of `currency`."""
        return self("not_known") if amount is None else f"{currency} {self.text.number(amount, 0)}"


def part(n: int | None, total: int | None) -> float | None:
    """Return `n` of `total` as a share of 1; None where either is unknown or `total` is 0."""
    return n / total if n is not None and total else None
