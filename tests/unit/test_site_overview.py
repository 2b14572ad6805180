"""The overview of very many people: who is in a team is found on its page."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

import pytest

from borgen.links import link
from borgen.load import Loaded
from borgen.render.page.blocks import Sentence, Table
from borgen.reports.build import build_report
from borgen.reports.request import open_request
from borgen.site.access import SiteReader
from borgen.site.live import LinkedWorkspace
from borgen.site.overview import overview_page
from borgen.text import text_in

Load: TypeAlias = Callable[[Mapping[str, str]], Loaded]
DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("people", "in_team", "listed", "said"),
    [
        (500, 498, 500, []),
        (501, 498, 3, ["498 people stand on the page of their team."]),
        (1001, 1, 500, ["1 person stands on the page of their team.", "And 500 more"]),
    ],
)
def test_people(load_texts: Load, people: int, in_team: int, listed: int, said: list[str]) -> None:
    files = {f"plans/people/p{n:04}.yaml": "name: Somebody" for n in range(people)}
    members = ", ".join(f"p{n:04}" for n in range(in_team))
    files["plans/teams/ks.yaml"] = f"name: Customers\nmembers: [{members}]\ngoals: []\n"
    workspace = load_texts(files).workspace
    graph = LinkedWorkspace(workspace, link(workspace))
    report = build_report(open_request(workspace, graph.links, DAY, "organisation", "organisation"))
    page = overview_page(report, graph, SiteReader("team"), text_in("en"))
    blocks = page.sections[-1].blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert len(table.rows) == len(table.about) == listed
    told = [block.text for block in blocks if isinstance(block, Sentence)]
    assert len(told) == len(said)
    assert all(one.startswith(words) for one, words in zip(told, said, strict=True))
