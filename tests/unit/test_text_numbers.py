"""Numbers in sentences: thousands are grouped, as money is, but for what has to be written so."""

from collections.abc import Mapping

import pytest

from borgen.diagnostics import Place, finding
from borgen.errors import BorgenError
from borgen.render.findings import CheckResult, count_line, help_of, message_of
from borgen.server.serving import listening_socket
from borgen.text import Language, text_in


@pytest.mark.parametrize(
    ("language", "key", "args", "shown"),
    [
        ("nl", "report.of", {"n": 19_972, "total": 20_000}, "19.972 van de 20.000"),
        ("en", "report.of", {"n": 19_972, "total": 20_000}, "19,972 of 20,000"),
        ("nl", "report.of", {"n": 999, "total": 1_000}, "999 van de 1.000"),
        ("nl", "report.people", {"n": 1}, "1 mens"),
        ("en", "report.people", {"n": 1_200}, "1,200 people"),
    ],
)
def test_counts_are_grouped(
    language: Language, key: str, args: Mapping[str, int], shown: str
) -> None:
    assert text_in(language)(key, **args) == shown


def test_check_counts_so_too() -> None:
    result = CheckResult((), files=1_110, entries=50_000)
    assert (
        count_line(result, text_in("en")) == "nothing found in 1,110 files with 50,000 log entries"
    )


def test_a_number_that_a_file_should_have_is_shown_as_it_is_written() -> None:
    place = Place("plans/log/p01.yaml")
    found = finding("M03", place, variant="range", key="minutes", value=2000, low=1, high=1440)
    text = text_in("nl")
    assert message_of(found, text).endswith(
        "loopt van 1 tot en met 1440, en `2000` valt daarbuiten"
    )
    assert help_of(found, text) == "schrijf een getal van 1 tot en met 1440"


def test_so_is_the_number_of_a_port() -> None:
    with listening_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BorgenError) as refused:
            listening_socket("127.0.0.1", port)
    assert str(port) in text_in("nl")(refused.value.key, **refused.value.args_by_name)
