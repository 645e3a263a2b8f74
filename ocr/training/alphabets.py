"""The characters of the two networks, in the order of their classes.

`machine` holds what machine readable zones, numbers, codes and dates are made of. `general` holds Latin with
diacritics, punctuation, GB 2312, the 通用规范汉字表 and the traditional forms of all of these, out of Debian's
unicode-data, less what no training font draws: those characters are written to a list beside the model.
"""
import bz2
import pathlib

import numpy  # noqa: F401  (before PIL, so that one BLAS is loaded)
from PIL import ImageFont

UNIHAN = pathlib.Path("/usr/share/unicode")
MACHINE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<./-"
ASCII = "".join(chr(c) for c in range(0x20, 0x7F))
DIACRITICS = "".join(chr(c) for c in range(0xC0, 0x180) if chr(c).isalpha()) + "ȘșȚțẞ"
PUNCTUATION = "·•（）()，。：；、《》“”‘’—－／…！？※№㎡°〇"


def unihan(file, property_name):
    """(character, value) of a property, in the order of the file."""
    with bz2.open(UNIHAN / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == property_name:
                yield chr(int(parts[0][2:], 16)), parts[2]


def ideographs():
    """GB 2312 in its own order, then the rest of the 通用规范汉字表, then traditional forms."""
    gb2312 = [c for _, c in sorted((v, c) for c, v in unihan("OtherMappings", "kGB0"))]
    standard = [c for _, c in sorted((int(v.split(":")[1]), c) for c, v in unihan("OtherMappings", "kTGH"))]
    simplified = set(gb2312) | set(standard)
    traditional = sorted(chr(int(code.split("<")[0][2:], 16))
                         for c, v in unihan("Variants", "kTraditionalVariant") if c in simplified
                         for code in v.split())
    return list(dict.fromkeys(c for c in gb2312 + standard + traditional if ord(c) >= 0x3400))


def drawn(characters, fonts):
    """Those that at least one of the fonts (path, index) holds."""
    faces = [ImageFont.truetype(str(path), 24, index=index) for path, index in fonts]
    absent = [bytes(face.getmask("\U000F0000")) for face in faces]
    return [c for c in characters if c == " " or
            any(bytes(face.getmask(c)) not in (b"", none) for face, none in zip(faces, absent))]


# One font that holds nearly all ideographs and one that holds all of Latin; every other training font holds less.
WIDEST_FONTS = [("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
                ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0)]


def general():
    """The characters of the general network, and those wanted that no font draws."""
    wanted = list(dict.fromkeys(ASCII + DIACRITICS + PUNCTUATION + "".join(ideographs())))
    held = drawn(wanted, WIDEST_FONTS)
    return held, [c for c in wanted if c not in set(held)]


def alphabet(network):
    return list(MACHINE) if network == "machine" else general()[0]
