from __future__ import annotations

import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.corpus.ingest.encoding import MAX_BYTES, Decoded, decode, require_size
from musnad.errors import NotTextError

NEWS = "قال رئيس البلدية، أمس، إن «الطريق الساحلي» سيُفتح غداً أمام السيارات؛ ولم يحدد ساعة."
LEGACY_NEWS = "قال رئيس البلدية إن الطريق الساحلي سيفتح غدا أمام السيارات، ولم يحدد ساعة؟"
FLASH = "عاجل: انقطاع الكهرباء"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (NEWS.encode(), "UTF-8", False),
        (codecs.BOM_UTF8 + NEWS.encode(), "UTF-8", False),
        (codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le"), "UTF-16", False),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), "UTF-16", False),
        (NEWS.encode("cp1256"), "cp1256", True),
    ],
)
def test_reads_what_is_accepted(data: bytes, encoding: str, guessed: bool) -> None:
    assert decode(data) == Decoded(NEWS, encoding, guessed)


@pytest.mark.parametrize(("codec", "encoding"), [("cp1256", "cp1256"), ("iso8859_6", "ISO-8859-6")])
@pytest.mark.parametrize("text", [LEGACY_NEWS, FLASH, LEGACY_NEWS * 500, "Reuters 2021 " + FLASH])
def test_tells_the_legacy_encodings_apart(text: str, codec: str, encoding: str) -> None:
    assert decode(text.encode(codec)) == Decoded(text, encoding, guessed=True)


def test_a_guess_is_told() -> None:
    assert decode(NEWS.encode("cp1256")).notes == ("encoding: cp1256, guessed",)
    assert decode(NEWS.encode()).notes == ()


@pytest.mark.parametrize(
    ("label", "codec"),
    [("windows-1256", "cp1256"), ("ISO-8859-6", "iso8859_6"), (" CP1256 ", "cp1256")],
)
def test_believes_an_arabic_declaration(label: str, codec: str) -> None:
    decoded = decode(LEGACY_NEWS.encode(codec), declared=label)
    assert (decoded.text, decoded.guessed) == (LEGACY_NEWS, False)


@pytest.mark.parametrize("label", ["iso-8859-1", "utf-8", "shift_jis", "nonsense", ""])
def test_guesses_where_the_declaration_cannot_be(label: str) -> None:
    decoded = decode(NEWS.encode("cp1256"), declared=label)
    assert (decoded.text, decoded.guessed) == (NEWS, True)


def test_utf8_without_a_fault_beats_its_declaration() -> None:
    assert decode(NEWS.encode(), declared="windows-1256").text == NEWS


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "nothing, 0 bytes"),
        (b"%PDF-1.7\n" + NEWS.encode(), "a PDF document"),
        (b"PK\x03\x04" + b"\0" * 20, "a zip archive"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a PNG image"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\0" * 500, "binary data"),
        (NEWS.encode("utf-16-le"), "UTF-16 text without a byte order mark"),
        (codecs.BOM_UTF32_LE + NEWS.encode("utf-32-le"), "UTF-32"),
        (NEWS.encode()[:-1] + b"\xd8", "UTF-8 that is broken at byte"),
        (NEWS.encode()[:100] + b"\xff" + NEWS.encode()[100:], "UTF-8 that is broken at byte 100"),
        (codecs.BOM_UTF8 + b"\xff\xff", "UTF-8 that is broken at byte 0"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "UTF-16 that is broken at byte"),
        ("Il a été décidé à l'été, où ça".encode("cp1252"), "Arabic in no known encoding"),
        (
            "Сегодня утром министр заявил журналистам".encode("cp1251"),
            "Arabic in no known encoding",
        ),
    ],
)
def test_says_what_was_found(data: bytes, found: str) -> None:
    with pytest.raises(NotTextError, match=r"^found: .*; accepted: ") as error:
        decode(data)
    assert found in str(error.value)


def test_a_page_may_have_a_few_broken_bytes() -> None:
    data = NEWS.encode() + b"\xd8 " + NEWS.encode()
    decoded = decode(data, mend=True)
    assert decoded.text == f"{NEWS}\ufffd {NEWS}"
    assert decoded.notes == ("encoding: U+FFFD put for 1 broken bytes",)
    with pytest.raises(NotTextError, match="broken"):
        decode(b"\xd8 ".join([NEWS.encode()[:20]] * 50), mend=True)


@pytest.mark.parametrize("size", [MAX_BYTES, MAX_BYTES + 1, 5_000_000_000])
def test_too_large(size: int) -> None:
    with pytest.raises(NotTextError, match="accepted: under 100 MB"):
        require_size(size)


def test_just_small_enough() -> None:
    require_size(MAX_BYTES - 1)


def test_a_stray_control_character_is_text() -> None:
    assert decode((NEWS + "\x00\x1a").encode()).text == NEWS + "\x00\x1a"


@given(st.text(min_size=1))
def test_utf8_comes_back_verbatim(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except NotTextError:
        return
    assert decoded.text in (text, text.removeprefix("\ufeff"))
    assert decoded.encoding in ("UTF-8", "UTF-16")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, mend=bool(len(data) % 2)).text
    except NotTextError:
        return
    assert isinstance(text, str)


def test_noise_is_refused() -> None:
    for _ in range(20):
        with pytest.raises(NotTextError):
            decode(os.urandom(2_000))
