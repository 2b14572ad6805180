"""What reading gives, and every file rule at its place."""

import pytest

from borgen.diagnostics import Span
from borgen.text import text_in
from borgen.yamltext import Problem, Reading, read


def problems(text: str) -> list[tuple[str, str, int, int]]:
    return [
        (one.code, one.variant, one.span.line, one.span.column)
        for one in read(text.encode()).problems
    ]


def only(text: str | bytes) -> Problem:
    (problem,) = read(text.encode() if isinstance(text, str) else text).problems
    return problem


@pytest.mark.parametrize("source", [b"", b"# niets\n", b"\xef\xbb\xbf", b"---\n", b"\r\n"])
def test_a_file_without_content_reads_as_nothing(source: bytes) -> None:
    assert read(source) == Reading(None)


def test_nothing_is_coerced() -> None:
    text = """
        dag: 2026-01-01
        fout: 2026-13-01
        tijd: 12:30
        ja: yes
        duizend: 1_000
        binair: 0b11
        los: 12_3
        getal: 12
        komma: 7.1
        macht: 1e3
        acht: 0o17
        waar: true
        tilde: ~
        leeg:
        aan: "3"
        1: een
        true: twee
    """
    assert read(text.encode()).value == {
        "dag": "2026-01-01",
        "fout": "2026-13-01",
        "tijd": "12:30",
        "ja": "yes",
        "duizend": "1_000",
        "binair": "0b11",
        "los": "12_3",
        "getal": 12,
        "komma": 7.1,
        "macht": 1000.0,
        "acht": 15,
        "waar": True,
        "tilde": None,
        "leeg": None,
        "aan": "3",
        "1": "een",
        "true": "twee",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeffa: 1\r\nb: |\r\n  x\r\n", {"a": 1, "b": "x\n"}),
        ("a: b\t\nc: d\te\nf: g\t# tab voor commentaar\n", {"a": "b", "c": "d\te", "f": "g"}),
        ('- {note: "Klant & *Service* !goed"}\n', [{"note": "Klant & *Service* !goed"}]),
        ("- {note: zie http://x}\n", [{"note": "zie http://x"}]),
        ('"<<": 1\n', {"<<": 1}),
        ("a: reünie 😀\n", {"a": "reünie 😀"}),
        ("---\na: 1\n...\n", {"a": 1}),
    ],
)
def test_what_people_write_is_read(text: str, value: object) -> None:
    assert read(text.encode()) == Reading(value)


@pytest.mark.parametrize(
    "source", ["a: 1\n".encode("utf-16"), "a: 1\n".encode("utf-16-le"), "a: 1".encode("utf-16-be")]
)
def test_utf_16_has_its_own_remedy(source: bytes) -> None:
    assert only(source) == Problem("F01", Span(1, 1, 1, 1), variant="utf16")


def test_the_first_byte_that_is_no_utf_8() -> None:
    assert only("naam: é\nb: Amé".encode() + b"\xe9 lie\n") == Problem("F01", Span(2, 7, 2, 8))


@pytest.mark.parametrize(
    ("text", "variant", "line", "column", "typed"),
    [
        ("a:\n\tb: 1\n", "tab", 2, 1, None),
        (
            "note: Eerst vragen: dan zeggen\n",
            "colon_in_text",
            1,
            19,
            'note: "Eerst vragen: dan zeggen"',
        ),
        ("title: Klant: ..\n", "colon_in_text", 1, 13, 'title: "Klant: .."'),
        ("- id: a\n- title: é: b # c\n", "colon_in_text", 2, 11, 'title: "é: b"'),
        ("- {note: Druk: zieken}\n", "colon_in_text", 1, 14, 'note: "Druk: zieken"'),
        ("- {n: Druk: ziek, x: y}\n", "colon_in_text", 1, 11, 'n: "Druk: ziek"'),
        ("a: 1\ntitle: 's Ochtends\nb: 2\n", "unclosed_quote", 2, 8, None),
        ('title: "Goed\nnote: "x"\n', "unclosed_quote", 1, 8, None),
        ('title: "Goed" gedaan\n', "text_after_quote", 1, 15, "title: '\"Goed\" gedaan'"),
        ("title: 'Foto's'\n", "text_after_quote", 1, 14, 'title: "Foto\'s"'),
        ("a: [ks/x\nb: c\n", "unclosed_bracket", 1, 4, None),
        ("- {a: 1\n- {a: 2}\n", "unclosed_bracket", 1, 3, None),
        ("a: [b}\n", "unclosed_bracket", 1, 4, None),
        ("- {a: 1}}\n", "extra_bracket", 1, 9, None),
        ("title: @jan\n", "reserved_character", 1, 8, 'title: "@jan"'),
        ("title: - x\n", "reserved_character", 1, 8, 'title: "- x"'),
        ("title: [NL] Klant\n", "reserved_character", 1, 13, 'title: "[NL] Klant"'),
        ("title: > 5 klanten\n", "reserved_character", 1, 10, 'title: "> 5 klanten"'),
        ("- [ ] bellen\n", "reserved_character", 1, 7, '"[ ] bellen"'),
        ("title:Klant\nname: x\n", "space_after_colon", 1, 6, "title: Klant"),
        ("name: x\ntitle Klant\n", "missing_colon", 2, 1, None),
        ("a:\n  b: 1\n c: 2\n", "indentation", 3, 2, None),
        ("note: x\n  dan: y\n", "indentation", 2, 3, None),
        ('a: "C:\\temp\\qx"\n', "escape", 1, 12, None),
        ("a: 1\n---\nb: 2\n", "two_documents", 2, 1, None),
        ("%YAML 1.1\n---\na: 1\n", "directive", 2, 1, None),
        ("title: {{naam}}\n", "collection_key", 1, 9, None),
    ],
)
def test_a_mistake_is_recognised_where_it_is(
    text: str, variant: str, line: int, column: int, typed: str | None
) -> None:
    problem = only(text)
    assert ("F02", variant) == (problem.code, problem.variant)
    assert (line, column) == (problem.span.line, problem.span.column)
    assert problem.args.get("typed") == typed


@pytest.mark.parametrize(
    "last",
    ["- {date: 2026-06", '- {date: 2026-06-01, note: "hé', "-", "- ", "- {a: \0\0\0", "\0\0"],
)
@pytest.mark.parametrize("before", ["# Logboek\n", "- {date: 2026-06-01}\n"])
def test_a_torn_last_line_can_be_taken_out(before: str, last: str) -> None:
    problem = only(before + last)
    assert (problem.code, problem.variant) == ("F02", "torn_last_line")
    assert problem.fix == (Span(2, 1, 2, len(last) + 1), "")


def test_a_line_torn_inside_a_letter_is_torn_too() -> None:
    assert only("- {a: 1}\n- {a: é".encode()[:-1]).variant == "torn_last_line"


def test_a_last_line_is_not_torn_where_more_is_broken_or_a_person_ended_it() -> None:
    assert {one[1] for one in problems("- {a: b: c}\n- {a: 1")} == {
        "colon_in_text",
        "unclosed_bracket",
    }
    assert only("- {a: 1}\n- {a: 1\n").variant == "unclosed_bracket"
    assert read(b"- {a: 1}\n- {a: 1} # einde").value == [{"a": 1}, {"a": 1}]
    assert read(b"- {a: 1}\n ").value == [{"a": 1}]


def test_each_repeated_key_is_told_with_the_first() -> None:
    first, second = read(b"a: 1\nb: {c: 1, 'c': 2}\na: 2\n").problems
    assert first == Problem("F03", Span(2, 11, 2, 14), {"key": "c"}, related=(Span(2, 5, 2, 6),))
    assert second == Problem("F03", Span(3, 1, 3, 2), {"key": "a"}, related=(Span(1, 1, 1, 2),))


@pytest.mark.parametrize(
    ("text", "what", "column", "count"),
    [
        ("a: &x 1\nb: *x\n<<: {c: 1}\n", "yaml.anchor", 4, 3),
        ('{"a":&x 1}', "yaml.anchor", 6, 1),
        ("a: ! 12", "yaml.tag", 4, 1),
        ("<< : {a: 1}", "yaml.merge_key", 1, 1),
        ("&x a: 1", "yaml.anchor", 1, 1),
        ("- {a: *x}", "yaml.alias", 7, 1),
    ],
)
def test_shorthand_is_one_problem_with_a_count(
    text: str, what: str, column: int, count: int
) -> None:
    problem = only(text)
    assert problem.code == "F04"
    assert problem.span.column == column
    assert dict(problem.args) == {"what": what, "n": count}


def test_a_conflict_is_told_once_where_it_begins() -> None:
    text = "name: x\n<<<<<<< HEAD\nlead: p01\n=======\nlead: p02\n>>>>>>> b\n"
    assert problems(text) == [("F05", "", 2, 1)]
    assert read(b"a: |\n  =======\n").value == {"a": "=======\n"}


def test_too_large_and_too_deep() -> None:
    large = read(b"a: 12345", limit_bytes=5).problems[0]
    assert (large.code, large.variant, large.span) == ("F06", "size", Span(1, 1, 1, 1))
    assert problems("[" * 61 + "]" * 61) == [("F06", "depth", 1, 61)]
    assert not problems("[" * 60 + "]" * 60)
    assert [one[:2] for one in problems("- " * 20_000)] == [("F06", "depth")]


def test_control_characters_are_told_together_also_escaped_ones() -> None:
    text = 'a: "\\e[31m"\nb: x\x07\x1by\nc: \u202eabc\nd: "\\x41\\t\\u2028\\ud800"\ne: \'\\e\'\n'
    assert [
        (*one[1:], read(text.encode()).problems[i].args["character"])
        for i, one in enumerate(problems(text))
    ] == [
        ("escaped", 1, 5, "\\e"),
        ("", 2, 5, "U+0007"),
        ("", 3, 4, "U+202E"),
        ("escaped", 4, 11, "\\u2028"),
        ("escaped", 4, 17, "\\ud800"),
    ]


def test_a_bad_character_is_not_a_mistake_of_syntax_as_well() -> None:
    assert problems("a: b\n\x07c\nd: 1\nd: 2\n")[0][0] == "F07"
    assert "F02" not in {one[0] for one in problems("a: b\n\x07: : c\n")}


def test_all_broken_lines_of_a_log_are_told() -> None:
    text = "# log\n- {a: b: c}\n- {a: 1, a: 2}\n\n- {a: &x 1}\n- date: x\n  date: y\n"
    assert problems(text) == [
        ("F02", "colon_in_text", 2, 8),
        ("F03", "", 3, 10),
        ("F04", "", 5, 7),
        ("F03", "", 7, 3),
    ]


def test_every_problem_has_words_in_both_languages() -> None:
    texts = ["a: &x 1", "a: 1\na: 2", "\x07", 'a: "\\e"', "<<<<<<< x\n", "[" * 99, "a: b: c"]
    texts += ["a: @", "a: [", "- {a: 1}}", "a: 'b", "a: 'b'c", "a:b\nc: d", "- {a: 1}\n-"]
    for language in ("nl", "en"):
        words = text_in(language)
        for text in texts:
            problem = only(text)
            name = f"{problem.code}.{problem.variant}".rstrip(".")
            assert words(f"finding.{name}", **problem.args)
            assert words(f"help.{name}", **problem.args)
