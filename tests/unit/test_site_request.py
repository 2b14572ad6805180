"""Addresses of the site, both ways."""

from datetime import date

import pytest

from borgen.site.request import PageRefusedError, PageRequest, parse_address

DAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("ask", "href"),
    [
        (PageRequest("overview"), "/t/"),
        (PageRequest("tree", day=DAY), "/t/tree?as_of=2026-09-30"),
        (PageRequest("findings", language="nl"), "/t/findings?lang=nl"),
        (PageRequest("organisation"), "/t/organisation"),
        (PageRequest("team", "ks", day=DAY, language="en"), "/t/team/ks?as_of=2026-09-30&lang=en"),
        (PageRequest("person", "p01"), "/t/person/p01"),
        (PageRequest("file", "plans/people/p01.yaml"), "/t/file/plans/people/p01.yaml"),
        (PageRequest("file", 'plans/"><b>?#.yaml'), "/t/file/plans/%22%3E%3Cb%3E%3F%23.yaml"),
    ],
)
def test_an_address_is_written(ask: PageRequest, href: str) -> None:
    assert ask.href("/t") == href


@pytest.mark.parametrize(
    "ask",
    [
        PageRequest("overview"),
        PageRequest("tree", day=DAY),
        PageRequest("organisation", language="en"),
        PageRequest("team", "ks", day=DAY, language="nl"),
        PageRequest("trajectory", "koers-en-kracht"),
        PageRequest("file", "plans/log/p01.yaml", day=DAY),
    ],
)
def test_and_asks_for_the_same_page(ask: PageRequest) -> None:
    query = {
        name: value
        for name, value in (("as_of", ask.day and ask.day.isoformat()), ("lang", ask.language))
        if value
    }
    path = ask.href("/t").removeprefix("/t/").partition("?")[0]
    assert parse_address(path, query) == ask


@pytest.mark.parametrize(
    "path", ["teams", "team", "team/", "tree/ks", "overview", "../borgen.yaml", "file", "x/y/z"]
)
def test_no_page_has_another_address(path: str) -> None:
    with pytest.raises(PageRefusedError) as refused:
        parse_address(path, {})
    assert refused.value.status == 404


@pytest.mark.parametrize(
    "day", ["yesterday", "30-09-2026", "2026-02-30", "0001-01-01", "9999-12-31"]
)
def test_a_day_is_a_day_that_calendars_know(day: str) -> None:
    with pytest.raises(PageRefusedError) as refused:
        parse_address("", {"as_of": day})
    assert refused.value.status == 400


def test_what_is_left_empty_or_unknown_is_what_is_usual() -> None:
    assert parse_address("", {"as_of": "", "lang": "fr", "else": "1"}) == PageRequest("overview")
