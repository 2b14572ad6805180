"""Values written out: whole, or not at all."""

from types import MappingProxyType

from borgen.frozen import as_json
from borgen.model.common import Title
from borgen.model.settings import CheckSettings


def test_a_value_is_written_whole() -> None:
    assert as_json(Title(nl="Één", en="One")) == '{"text":null,"nl":"Één","en":"One"}'.encode()
    ignore = CheckSettings(ignore=MappingProxyType({"V02": ("plans/*",)}))
    assert as_json(ignore) == b'{"ignore":{"V02":["plans/*"]}}'


def test_what_cannot_be_written_is_not_written_by_halves() -> None:
    assert as_json(Title(text="\ud800")) is None
    assert as_json((Title(text="T"), object())) is None
