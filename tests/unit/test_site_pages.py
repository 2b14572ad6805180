"""Every page of the site for every reader: what they may see, and what shows as text."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from borgen.load import Loaded
from borgen.site.access import SiteReader
from borgen.site.live import LiveWorkspace
from borgen.site.pages import Reply, SitePages
from borgen.site.request import SiteSettings

ROOT = Path(__file__).parents[2]
DAY = date(2026, 9, 30)
NAMES = ("Amina", "Bas", "Chantal", "Daan", "Esra", "Floor", "Gijs", "Hanneke", "Jamila", "Lotte")
PEOPLE = tuple(f"p{n:02}" for n in range(1, 13))


class Links(HTMLParser):
    """Where a page leads, its words, and what it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.parts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if tag in {"a", "form"}:
            self.hrefs.append(found.get("href") or found.get("action") or "")
        if "id" in found:
            self.ids.append(found["id"] or "")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.parts).split())


class Site:
    """The pages of some plans for one reader."""

    def __init__(
        self, load: Callable[[], Loaded], reader: SiteReader, root: Path, **place: Any
    ) -> None:
        self.live = LiveWorkspace(load)
        told: dict[str, Any] = {"language": "nl", "day": DAY, "charts": False} | place
        self.pages = SitePages(
            SiteSettings(root=root, base="/t", reader=reader, today=lambda: DAY, **told), self.live
        )

    def reply(self, path: str) -> Reply:
        parts = urlsplit(path)
        return self.pages.reply(unquote(parts.path), dict(parse_qsl(parts.query)))

    def words(self, path: str) -> str:
        return Links(self.reply(path).page).words

    def crawl(self) -> Iterator[tuple[str, Reply]]:
        """Yield every page that the overview leads to, in one language."""
        waiting, seen = ["/t/"], set[str]()
        while waiting:
            href = waiting.pop().partition("#")[0]
            if not href or href in seen or "lang=" in href:
                continue
            seen.add(href)
            assert href.startswith("/t/"), href
            reply = self.reply(href.removeprefix("/t/"))
            yield href, reply
            waiting += Links(reply.page).hrefs


def texts() -> dict[str, bytes]:
    files = [ROOT / "borgen.yaml", *sorted((ROOT / "plans").rglob("*.yaml"))]
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def demo(load_texts: Callable[..., Loaded], tmp_path: Path) -> Callable[..., Site]:
    """Return the site of the worked case, with some files replaced, for a reader."""

    def made(
        audience: Any, me: str | None = None, more: Mapping[str, str] | None = None, **place: Any
    ) -> Site:
        found = {name: text.decode() for name, text in texts().items()}
        found |= {name: dedent(text) for name, text in (more or {}).items()}
        return Site(lambda: load_texts(found, me=me), SiteReader(audience, me), tmp_path, **place)

    return made


READERS = [("organisation", None), ("team", None), ("me", "p04")]


@pytest.mark.parametrize(("audience", "me"), READERS)
def test_every_way_leads_to_a_page(
    demo: Callable[..., Site], audience: str, me: str | None
) -> None:
    replies = dict(demo(audience, me).crawl())
    assert {href: reply.status for href, reply in replies.items() if reply.status != 200} == {}
    kinds = {href.split("/")[2] for href in replies}
    assert kinds >= {"", "tree", "findings", "organisation", "team", "trajectory", "file"}
    assert ("person" in kinds) == (audience != "organisation")
    assert len(replies) > (6 if audience == "organisation" else 18)
    for reply in replies.values():
        ids = Links(reply.page).ids
        assert len(ids) == len(set(ids))


def test_no_page_for_the_organisation_names_anybody(demo: Callable[..., Site]) -> None:
    site = demo("organisation", charts=True)
    anybody = re.compile(rf"\b(?:{'|'.join((*NAMES, *PEOPLE))})\b")
    for href, reply in site.crawl():
        found = anybody.findall(unescape(reply.page))
        assert not found, (href, found)


def test_people_have_no_page_for_the_organisation(demo: Callable[..., Site]) -> None:
    site = demo("organisation")
    for person in PEOPLE:
        reply = site.reply(f"person/{person}")
        assert reply.status == 403
        assert not any(name in reply.page for name in NAMES)


def test_where_a_team_sees_patterns_nobody_is_named(demo: Callable[..., Site]) -> None:
    settings = texts()["borgen.yaml"].decode().replace("team_sees: status", "team_sees: patterns")
    site = demo("team", more={"borgen.yaml": settings})
    assert site.reply("person/p04").status == 403
    pages = dict(site.crawl())
    assert not any("/person/" in href for href in pages)
    for view in ("/t/", "/t/tree", "/t/findings"):
        assert not any(re.search(rf"\b{name}\b", pages[view].page) for name in NAMES)


OWN = """\
name: Daan
goals:
  - id: feedback
    title: Ik vraag feedback
    contributes_to: [ks/feedback]
    learned: {date: 2026-03-26, rating: good}
    level: {start: 1.25, target: 8.75, scale: 10}
    contribution: Vink-bijdrage
    if_then: [{if: Vink-als, then: Vink-dan}]
    statsu: active
"""
LOG = """\
- {date: 2026-04-01, goal: feedback, outcome: not_achieved, note: "Vink-notitie"}
- {date: 2026-04-02, goal: feedback, outcome: gelukt, note: "Vink-fout"}
- {date: 2026-05-02, goal: feedback, outcome: missed, level: 6.125}
"""
PRIVATE = """\
goals:
  - {id: eigen, title: Vink-privé, learned: {date: 2026-03-26}, statsu: active}
"""
MORE = {
    "plans/people/p04.yaml": OWN,
    "plans/log/p04.yaml": LOG,
    "private/people/p04.yaml": PRIVATE,
    "private/names.yaml": "p01: Vink-naam\n",
}
SECRETS = ("Vink", "1,25", "8,75", "6,125", "statsu", "gelukt", "not_achieved")


@pytest.mark.parametrize(
    ("audience", "me"), [("organisation", None), ("team", None), ("me", "p05")]
)
def test_what_is_for_one_person_reaches_nobody_else(
    demo: Callable[..., Site], audience: str, me: str | None
) -> None:
    for href, reply in demo(audience, me, MORE).crawl():
        found = [secret for secret in SECRETS if secret in unescape(reply.page)]
        assert not found, (href, found)
    for path in ("file/plans/people/p04.yaml", "file/private/people/p04.yaml"):
        assert demo(audience, me, MORE).reply(path).status == 404


def test_it_reaches_that_person(demo: Callable[..., Site]) -> None:
    site = demo("me", "p04", MORE)
    assert "Vink-dan" in site.words("person/p04")
    assert "Vink-notitie" in site.words("person/p04")
    assert "Vink-privé" in site.words("person/p04")
    assert "statsu: active" in site.words("file/plans/people/p04.yaml")
    assert "statsu: active" in site.words("file/private/people/p04.yaml")
    for path in ("", "tree", "team/ks", "organisation", "person/p05", "findings"):
        assert "Vink-naam" not in site.words(path), path
        assert "Vink-privé" not in site.words(path), path


def test_i_may_have_a_private_plan_alone(demo: Callable[..., Site]) -> None:
    site = demo("me", "p99", {"private/people/p99.yaml": PRIVATE.replace(", statsu: active", "")})
    assert "Vink-privé" in site.words("person/p99")
    for path in ("", "tree", "findings", "team/ks"):
        assert site.reply(path).status == 200
        assert "Vink" not in site.words(path)


def test_a_file_of_somebody_that_breaks_is_named_but_not_quoted(demo: Callable[..., Site]) -> None:
    words = demo("team", more=MORE).words("")
    assert "plans/people/p04.yaml:10" in words
    assert "plans/log/p04.yaml:2" in words
    nameless = demo("organisation", more=MORE).words("")
    assert "p04" not in nameless
    assert "2 bestanden van mensen" in nameless


def test_a_finding_in_a_shared_file_about_somebody_is_for_that_person(
    demo: Callable[..., Site],
) -> None:
    more = {"plans/people/p05.yaml": "name: Esra\n"}
    assert "L06" in demo("me", "p05", more).words("findings")
    assert "L06" not in demo("team", more=more).words("findings")


def test_the_lines_around_a_finding_are_shown(demo: Callable[..., Site]) -> None:
    team = texts()["plans/teams/ks.yaml"].decode()
    more = {"plans/teams/ks.yaml": team.replace("sponsor:", "sponsr:", 1)}
    shown = demo("team", more=more).words("file/plans/teams/ks.yaml")
    assert "sponsr: directeur" in shown
    assert "members: [p01" in shown
    hidden = demo("organisation", more=more).words("file/plans/teams/ks.yaml")
    assert "sponsr: directeur" in hidden
    assert "p01" not in hidden
    assert "(deze regel noemt mensen)" in hidden


NOWHERE = {
    "person/nobody": 404,
    "person/ks": 404,
    "team/p01": 404,
    "team/organisation": 404,
    "elsewhere": 404,
    "file/../../../etc/passwd": 404,
    "file//etc/passwd": 404,
    "file/borgen.yaml": 404,
    "file/plans/organisation.yaml": 404,
    "?as_of=soon": 400,
    "<script>": 404,
}


def test_what_is_not_there_is_said_in_our_own_words(demo: Callable[..., Site]) -> None:
    site = demo("team")
    for path, status in NOWHERE.items():
        reply = site.reply(path)
        assert reply.status == status, path
        assert "<h2" in reply.page
        assert "root:" not in reply.page
        assert "<script>" not in reply.page


def test_a_page_is_of_the_day_and_in_the_language_asked_for(demo: Callable[..., Site]) -> None:
    site = demo("team")
    dutch, english = site.reply("team/ks"), site.reply("team/ks?lang=en&as_of=2026-05-01")
    assert '<html lang="nl">' in dutch.page
    assert "stand op 30 sep 2026" in Links(dutch.page).words
    assert '<html lang="en">' in english.page
    assert "as of 1 May 2026" in Links(english.page).words
    assert "/t/person/p01?as_of=2026-05-01&lang=en" in Links(english.page).hrefs


def test_any_day_that_can_be_asked_for_has_its_pages(demo: Callable[..., Site]) -> None:
    site = demo("me", "p04")
    for day in ("1970-01-01", "2199-12-31"):
        for path in ("", "tree", "findings", "organisation", "team/ks", "person/p04"):
            assert site.reply(f"{path}?as_of={day}").status == 200


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "</style><b>x</b>",
)


def test_whatever_people_write_shows_as_text(
    load_texts: Callable[..., Loaded], tmp_path: Path
) -> None:
    every = "'" + " ".join(HOSTILE).replace("'", "''") + "'"
    plans = {
        "borgen.yaml": f"borgen: 1\nname: {every}\nlanguage: en\n",
        "plans/organisation.yaml": f"name: {every}\ngoals: [{{id: o, title: {every}}}]\n",
        "plans/teams/t.yaml": f"name: {every}\nmembers: [a]\n{every}: 1\n"
        f"goals: [{{id: g, title: {every}, contributes_to: [organisation/o]}}]\n",
        "plans/people/a.yaml": f"name: {every}\n"
        f"goals: [{{id: g, title: {every}, contributes_to: [t/g]}}]\n",
        'plans/people/"><b>.yaml': "name: A\n",
    }
    site = Site(lambda: load_texts(plans, me="a"), SiteReader("me", "a"), tmp_path, language="en")
    pages = dict(site.crawl())
    assert len(pages) > 6
    for href, reply in pages.items():
        assert not Links(reply.page).tags & {"img", "b", "iframe"}, href
        assert reply.page.count("<script") == 1, href
    for path in ("", "tree", "team/t", "person/a", "file/plans/teams/t.yaml"):
        words = site.words(path)
        assert [text for text in HOSTILE if text not in words] == [], path


def test_a_template_that_does_not_work_is_said_with_its_line(
    demo: Callable[..., Site], tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "report"
    own.mkdir(parents=True)
    (own / "team.html.j2").write_text("<p>\n{{ nonsense }}", encoding="utf-8")
    site = demo("team")
    reply = site.reply("team/ks")
    assert reply.status == 500
    assert "nonsense" in Links(reply.page).words
    assert site.reply("organisation").status == 200
    (own / "_frame.html.j2").write_text("{{ nonsense }}", encoding="utf-8")
    bare = site.reply("person/p01")
    assert bare.status == 500
    assert "nonsense" in Links(bare.page).words


def test_every_page_says_which_style_may_apply(demo: Callable[..., Site]) -> None:
    site = demo("team")
    for path in ("", "team/ks", "elsewhere"):
        reply = site.reply(path)
        assert reply.styles.startswith("'sha256-")
        assert "http-equiv" not in reply.page
        assert "style=" not in reply.page


def test_only_the_style_sheet_of_the_report_may_apply_and_not_another_one_before_it(
    demo: Callable[..., Site], tmp_path: Path
) -> None:
    usual = demo("team").reply("team/ks").styles
    own = tmp_path / "templates" / "report"
    own.mkdir(parents=True)
    (own / "team.html.j2").write_text(
        "<style>* { display: none }</style><style>{{ sheet }}</style>", encoding="utf-8"
    )
    assert demo("team").reply("team/ks").styles == usual
