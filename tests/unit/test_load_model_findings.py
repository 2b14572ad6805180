"""What M01 to M05 say and where they point: YAML in, one line a finding out."""

from textwrap import dedent

import pytest

from borgen.diagnostics import Finding
from borgen.load import Loaded, load_workspace
from borgen.load.files import TextTree
from borgen.text import Language, text_in
from borgen.yamltext.places import locate

PERSON = "plans/people/p01.yaml"
TEAM = "plans/teams/ks.yaml"
LOG = "plans/log/p01.yaml"


def loaded(file: str, source: str | bytes) -> Loaded:
    text = dedent(source) if isinstance(source, str) else source
    return load_workspace(TextTree({"borgen.yaml": "borgen: 1\nname: Test\n", file: text}))


def words(kind: str, found: Finding, language: Language) -> str:
    text = text_in(language)
    keys = [f"{kind}.{found.code}.{found.variant}", f"{kind}.{found.code}"]
    key = next(key for key in keys if text.has(key))
    return text(key, **found.args)


def told(result: Loaded, language: Language = "en") -> list[str]:
    """Return `line:column-end CODE message = help` for every finding, in file order."""
    lines = []
    for found in result.findings:
        span = locate(result.tree.read(found.place.file), [found.place])[found.place]
        columns = f"{span.line:03}:{span.column:03}-{span.end_column}"
        said = f"{words('finding', found, language)} = {words('help', found, language)}"
        lines.append(f"{columns} {found.code} {said}")
    return sorted(lines)


def test_what_is_wrong_with_a_person_in_block_style() -> None:
    result = loaded(
        PERSON,
        """\
        naam: Amina
        manager: 12
        goals:
          - id: Feedback geven
            titel: Ik geef feedback
            contributes_to: ks/feedback
            aspect: gedrag
            fades: slo
            learned:
              date: 26-03-2026
            level:
              start: 2
              target: 7,1
            every: elke 2 weken
          - title: Ik vraag door
            if_then:
              - if: het stil valt
        """,
    )
    assert told(result) == [
        "001:001-5 M01 unknown key `naam` = did you mean `name`?",
        (
            "002:010-12 M03 `manager` is text, but `12` is read as a number or as yes or no"
            ' = put it between quotes: `"12"`'
        ),
        (
            "004:009-23 M04 `Feedback geven` cannot be an id = an id has small letters, digits and"
            " hyphens and begins with a letter: for example `feedback-geven`"
        ),
        "005:005-10 M01 unknown key `titel` = did you mean `title`?",
        (
            "006:021-32 M03 `contributes_to` should be a list"
            " = put it between square brackets: `[ks/feedback]`"
        ),
        ("007:013-19 M03 `aspect` cannot be `gedrag` = in the files this is called `behaviour`"),
        (
            "008:012-15 M03 `fades` cannot be `slo`"
            " = did you mean `slow`? Possible are: slow, medium, fast"
        ),
        (
            "010:013-23 M05 `26-03-2026` is not a date"
            " = write year, month and day with hyphens: `2026-03-26`"
        ),
        (
            "013:015-18 M03 `target` should be a number, not `7,1`"
            " = write digits without quotes, with a point for the decimals: `7.1`"
        ),
        (
            "014:012-24 M03 `every`: `elke 2 weken` is not a rhythm"
            " = write a number with days, weeks or months: `2 weeks`"
        ),
        "015:005-10 M02 `id` is missing = add `id: feedback`",
        "017:009-11 M02 `then` is missing = add `then: ...`",
    ]


def test_what_is_wrong_with_a_team_in_flow_style() -> None:
    result = loaded(
        TEAM,
        """\
        members: [p01, {id: P02, sinds: 2026-04-01}, {since: 2026-04-01}]
        context:
          - {id: druk, factor: "Druk", effect: belemmert, strength: 5, lever: "9"}
          - {factor: Geen tijd, effect: hinders, response: {due: 2026-04-31, action: Rooster}}
        cycles: [{id: iv, form: intervisie, track: nee, groups: [p01, p02]}]
        """,
    )
    assert told(result) == [
        "001:001-8 M02 `name` is missing = add `name: ...`",
        (
            "001:021-24 M04 `P02` cannot be an id = an id has small letters, digits and hyphens and"
            " begins with a letter: for example `p02`"
        ),
        "001:026-31 M01 unknown key `sinds` = did you mean `since`?",
        "001:047-52 M02 `id` is missing = add `id: feedback`",
        ("003:040-49 M03 `effect` cannot be `belemmert` = in the files this is called `hinders`"),
        (
            "003:061-62 M03 `strength` goes from 1 to 3, and `5` does not fit in"
            " = write a number from 1 to 3"
        ),
        (
            "003:071-74 M03 `lever` should be a number, and here it stands as text"
            " = take the quotes away: `9`"
        ),
        "004:058-68 M05 `2026-04-31` is not on the calendar = check the month and the day",
        (
            "005:025-35 M03 `form` cannot be `intervisie`"
            " = in the files this is called `intervision`"
        ),
        "005:044-47 M03 `track` should be true or false, not `nee` = write `false`",
        "005:058-61 M03 `groups` should be a list = put it between square brackets: `[p01]`",
        "005:063-66 M03 `groups` should be a list = put it between square brackets: `[p02]`",
    ]


def test_what_is_wrong_with_log_lines() -> None:
    result = loaded(
        LOG,
        """\
        - {date: 2026-04-01, goal: feedback, outcome: zelfstandig}
        - {date: 1 april 2026, goal: feedback, outcom: independent}
        - {date: 2026-04-01, cycle: iv, status: held}
        - {date: 2026-04-02, kind: reflection}
        - gisteren feedback gegeven
        - {date: 2026-04-01, kind: void, of: 12345678}
        - {date: 2026-04-01, kind: measurement, goal: nps, value: 7,1}
        - {date: 2026-04-01, goal: feedback, outcome: missed, note: Te druk, drie zieken}
        - date: 2026-04-01
          goal: feedback
          minutes: 0
        """,
    )
    assert told(result) == [
        (
            "001:047-58 M03 `outcome` cannot be `zelfstandig`"
            " = in the files this is called `independent`"
        ),
        (
            "002:010-22 M05 `1 april 2026` is not a date"
            " = write year, month and day with hyphens: `2026-04-01`"
        ),
        "002:040-46 M01 unknown key `outcom` = did you mean `outcome`?",
        (
            "003:004-8 M02 `kind` is missing: without it this line is an application"
            " = add `kind: session`"
        ),
        (
            "004:004-8 M02 a reflection without `goal` and without `form`"
            " = add `goal: feedback` or `form: intervision`, or both"
        ),
        (
            "005:003-28 M03 this line of the log has no keys"
            " = write it like `- {date: 2026-04-01, goal: feedback, outcome: independent}`"
        ),
        (
            "006:038-46 M03 `12345678` is not the name of a log line"
            " = a name is eight digits and letters between quotes:"
            ' `of: "1a2b3c4d"`; `borgen log --undo` writes such a line for you'
        ),
        (
            "007:059-60 M03 `value` should be a number, not `7,1`"
            " = write digits without quotes, with a point for the decimals: `7.1`"
        ),
        (
            "008:070-81 M01 unknown key `drie zieken`"
            " = if it belongs to the text before it, put that between quotes:"
            ' `note: "Te druk, drie zieken"`. The keys here are: date, goal,'
            " outcome, by, setting, form, factor, level, minutes, note, n, kind"
        ),
        (
            "009:003-7 M02 `outcome` is missing = add `outcome: fluent`, or another of: fluent,"
            " independent, with_help, not_achieved, missed, no_opportunity"
        ),
        "011:012-13 M03 `minutes` is at least 1, and `0` is less = write 1 or a larger number",
    ]


@pytest.mark.parametrize(
    ("line", "code", "variant", "suggestion"),
    [
        ("every: maandelijks", "M03", "rhythm", "1 month"),
        ("every: 14", "M03", "rhythm", "14 days"),
        ("every: 0 weeks", "M03", "rhythm", "2 weeks"),
        ("aspect: houding", "M03", "word", "attitude"),
        ("aspect: Behaviour", "M03", "word", "behaviour"),
        ("title: 2026", "M03", "quotes", '"2026"'),
        ("title: [a]", "M03", "title", None),
        ("skill: {a: b}", "M03", "one_value", None),
        ("level: 3", "M03", "mapping", None),
        ("level: {scale: 0}", "M03", "at_least", None),
        ("level: {start: .nan}", "M03", "number", "7.1"),
        ("level: {start: 1e300}", "M03", "huge", None),
        ("learned: {date: 2026-3-26}", "M05", "suggest", "2026-03-26"),
        ("learned: {date: 26 mrt 2026}", "M05", "suggest", "2026-03-26"),
        ("learned: {date: 20260326}", "M05", "suggest", "2026-03-26"),
        ("learned: {date: 2026-03-26T09:00}", "M05", "suggest", "2026-03-26"),
        ("learned: {date: gisteren}", "M05", "", None),
        ("learned: {rating: goed}", "M03", "word", "good"),
        ("was: [Oud Doel]", "M04", "", "oud-doel"),
        ("was: [null, oud]", "M03", "nothing", None),
        ("status: [active, gepauzeerd]", "M03", "word", "paused"),
        ("every: {n: 2, unit: weeks}", "M03", "rhythm", "2 weeks"),
        ("private: true", "M01", "", None),
        ("place: hier", "M01", "", None),
    ],
)
def test_one_mistake_is_one_finding(
    line: str, code: str, variant: str, suggestion: str | None
) -> None:
    title = "" if line.startswith("title") else "  title: Ik vraag door\n"
    result = loaded(PERSON, f"goals:\n- id: doel\n{title}  {line}\n")
    (found,) = result.findings
    assert (found.code, found.variant) == (code, variant)
    assert found.args.get("suggestion") == suggestion


@pytest.mark.parametrize("stem", ["P01", "Jan Jansen", "7", "con", "organisation"])
def test_a_file_whose_name_is_no_id(stem: str) -> None:
    result = loaded(f"plans/people/{stem}.yaml", "name: Jan\n")
    (found,) = result.findings
    assert (found.code, found.place.path) == ("M04", ())
    assert list(result.workspace.people) == [found.args["suggestion"]]


@pytest.mark.parametrize("mark", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_columns_count_characters_whatever_the_line_ends(mark: str, start: str) -> None:
    source = f"{start}name: \"Zoë 🎯\"\ngoals: [{{title: '🎯 é', id: Doel}}]\n".replace("\n", mark)
    assert told(loaded(PERSON, source.encode())) == [
        (
            "002:028-32 M04 `Doel` cannot be an id"
            " = an id has small letters, digits and hyphens and begins with a letter:"
            " for example `doel`"
        ),
    ]


def test_the_name_of_a_file_is_its_id() -> None:
    assert told(loaded(PERSON, "id: p01\n")) == [
        "001:001-3 M01 a file like this has no `id`: its name is the id = take this line away",
    ]


def test_in_dutch_it_is_dutch() -> None:
    assert told(loaded(PERSON, "naam: Amina\n"), "nl") == [
        "001:001-5 M01 onbekende sleutel `naam` = bedoelde je `name`?",
    ]


def test_a_fix_is_offered_only_where_there_is_one_meaning() -> None:
    result = loaded(
        PERSON,
        """\
        away:
          - {from: 26-03-2026}
          - {from: 03-04-2026}
        """,
    )
    assert [found.fix and found.fix.text for found in result.findings] == ["2026-03-26", None]
