"""Detecting personal data in a text: e-mail addresses, phone numbers, citizen service numbers.

Dates, times, amounts, account and case numbers are not taken for one: false alarms make people
ignore the true ones.
"""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)
_NO_PHONE: Final = re.compile(
    r"\b[A-Z]{2}\d{2} ?[A-Z]{4}[ \d]+"  # an account number (IBAN)
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?!\d)"  # 26-03-2026
    r"|\b(?:19|20)\d\d-\d\d-\d\d(?!\d)"  # 2026-03-26
)
_PHONE: Final = re.compile(
    r"(?<!\w)(?<!\w-)(?<!\d[.,/])(?:"
    r"(?:\+|00)31[ .-]?(?:\(0\))?[ .-]?[1-9](?:[ .-]?\d){8}"  # +31 6 12345678
    r"|06[ .-]{0,3}\d(?:[ .-]?\d){7}"  # 06-12345678
    r"|\(?0[1-57-9]\d\)?[ .-]{0,3}\d(?:[ .-]?\d){6}"  # 020 123 4567
    r"|\(?0[1-57-9]\d\d\)?[ .-]{0,3}\d(?:[ .-]?\d){5}"  # (0317) 123456
    r"|\+(?!31)[1-9](?:[ -]?\d){8,13}"  # +32 470 12 34 56
    r")(?!\w)(?![.,-]\d)"
)
_LONG: Final = re.compile(r"\d(?:[ .()-]{0,3}\d){8}")
_NINE: Final = b"0" * 9
_ASCII: Final = bytes(range(128))
_ZEROS: Final = bytes.maketrans(b"123456789", b"000000000")
_GROUP: Final = re.compile(r"\d+")
_GAP: Final = re.compile(r"(?<=\d)[ .-](?=\d)")
_CITIZEN: Final = re.compile(
    r"(?<![\w.,-])(?:\d{9}|\d{3}([ .])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3})(?![\w-]|[.,]\d)"
)
_CITIZEN_WORD: Final = re.compile(
    r"\b(?:bsn|burgerservice|sofi|citizen service|social security)", re.IGNORECASE
)
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEARBY: Final = 60
"""Characters before and after a number within which a word that explains it is looked for."""


def may_have_personal_data(text: bytes) -> bool:
    """Return whether the functions below could find anything in a UTF-8 text: a fast pre-check."""
    if b"@" in text or _NINE in text.translate(_ZEROS, b" .()-"):
        return True
    return not text.isascii() and any(map(str.isdecimal, text.translate(None, _ASCII).decode()))


def has_email(text: str) -> bool:
    """Return whether there is an e-mail address in `text`."""
    return "@" in text and _EMAIL.search(text) is not None


def has_phone(text: str) -> bool:
    """Return whether there is a Dutch or international phone number in `text`."""
    if not _LONG.search(text) or not _PHONE.search(text):
        return False
    return any(_grouped_well(found[0]) for found in _PHONE.finditer(_NO_PHONE.sub("#", text)))


def has_citizen_number(text: str) -> bool:
    """Return whether a BSN stands in `text`, close to a word that says so.

    The eleven-test alone would take one in eleven numbers of nine digits for a BSN.
    """
    for found in _CITIZEN.finditer(text) if _LONG.search(text) else ():
        around = text[max(0, found.start() - _NEARBY) : found.end() + _NEARBY]
        if passes_eleven_test(re.sub(r"\D", "", found[0])) and _CITIZEN_WORD.search(around):
            return True
    return False


def passes_eleven_test(digits: str) -> bool:
    """Return whether nine digits, weighed 9 to 2 and -1, add up to a multiple of eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _grouped_well(number: str) -> bool:
    """Return whether digits are grouped as in phone numbers: no group of one, one kind of gap."""
    number = number.replace("(0)", "")
    groups, gaps = _GROUP.findall(number), _GAP.findall(number)
    return all(len(group) > 1 for group in groups[2:]) and len(set(gaps[1:])) <= 1
