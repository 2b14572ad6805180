"""The charts of a report: SVG, each with a sentence and a table with the same content.

What may be seen is decided in `reports`; what is not in the report is not drawn. Each chart has a
module of its own; only `vega` imports the charting library.
"""

from typing import Final

from borgen.frozen import Value
from borgen.render.charts.chart import Chart
from borgen.render.charts.forgetting import forgetting_chart
from borgen.render.charts.investment import costs_chart, hours_chart
from borgen.render.charts.line_of_sight import line_of_sight_chart
from borgen.render.charts.measures import measures_chart
from borgen.render.charts.timeline import timeline_chart
from borgen.render.charts.use import use_chart
from borgen.render.charts.vega import is_available
from borgen.render.page.words import Words
from borgen.reports.line_picture import LinePicture
from borgen.reports.report import Report

__all__ = ["Chart", "Charts", "is_available", "report_charts"]

MOST_GOALS: Final = 60
"""How many goals a line of sight is drawn for; of more, `borgen tree` is clearer than a chart."""


class Charts(Value, frozen=True, kw_only=True):
    """The charts of a report; None or empty where there is nothing to draw or to be seen.

    Attributes:
        curves: the forgetting curve of each of my goals, in the order of the report's goals.
    """

    curves: tuple[Chart, ...] = ()
    use: Chart | None = None
    line: Chart | None = None
    timeline: Chart | None = None
    hours: Chart | None = None
    costs: Chart | None = None
    measures: Chart | None = None

    @property
    def every(self) -> tuple[Chart, ...]:
        """The charts that there are."""
        single = (self.use, self.line, self.timeline, self.hours, self.costs, self.measures)
        return (*self.curves, *(chart for chart in single if chart))


def report_charts(report: Report) -> Charts:
    """Return the charts of a report that was built with `pictures=True`.

    Raises:
        BorgenError: the charting library is not installed (`chart.absent`).
    """
    words, series, investment = Words(report), report.pictures, report.investment
    return Charts(
        curves=tuple(forgetting_chart(words, curve) for curve in series.curves) if series else (),
        use=use_chart(words, series.use) if series and series.use else None,
        line=_line(words, series.line) if series and series.line else None,
        timeline=timeline_chart(words),
        hours=hours_chart(words, investment) if investment else None,
        costs=costs_chart(words, investment) if investment else None,
        measures=measures_chart(words, report.measures),
    )


def _line(words: Words, line: LinePicture) -> Chart | None:
    return line_of_sight_chart(words, line) if len(line.nodes) <= MOST_GOALS else None
