"""Fonts and the sheet: drawing in millimetres on a raster of any resolution.

Fonts are Debian packages (see README.md). No glyph is ever drawn that a font does not hold: a line is split
into runs by coverage, and `covers` lets the caller choose another face.
"""
import functools

from PIL import Image, ImageDraw, ImageFont

_TRUETYPE = "/usr/share/fonts/truetype/"
_OPENTYPE = "/usr/share/fonts/opentype/"
_GYRE = "/usr/share/texmf/fonts/opentype/public/tex-gyre/"

FILES = {
    "hei": _TRUETYPE + "droid/DroidSansFallbackFull.ttf",
    "kai": _TRUETYPE + "lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "kai-bold": _TRUETYPE + "lxgw-wenkai/LXGWWenKai-Bold.ttf",
    "song": _TRUETYPE + "arphic-gbsn00lp/gbsn00lp.ttf",
    "han": _TRUETYPE + "babelstone/BabelStoneHan.ttf",
    "lato": _TRUETYPE + "lato/Lato-Regular.ttf",
    "lato-medium": _TRUETYPE + "lato/Lato-Medium.ttf",
    "lato-bold": _TRUETYPE + "lato/Lato-Bold.ttf",
    "roboto": _TRUETYPE + "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
    "roboto-medium": _TRUETYPE + "roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
    "roboto-narrow": _TRUETYPE + "roboto/unhinted/RobotoCondensed-Regular.ttf",
    "open": _TRUETYPE + "open-sans/OpenSans-Regular.ttf",
    "open-bold": _TRUETYPE + "open-sans/OpenSans-Bold.ttf",
    "open-semi": _TRUETYPE + "open-sans/OpenSans-Semibold.ttf",
    "carlito": _TRUETYPE + "crosextra/Carlito-Regular.ttf",
    "carlito-bold": _TRUETYPE + "crosextra/Carlito-Bold.ttf",
    "cabin": _OPENTYPE + "cabin/Cabin-Medium.otf",
    "heros": _GYRE + "texgyreheros-regular.otf",
    "heros-bold": _GYRE + "texgyreheros-bold.otf",
    "heros-narrow": _GYRE + "texgyreheroscn-regular.otf",
    "termes": _GYRE + "texgyretermes-regular.otf",
    "pagella-bold": _GYRE + "texgyrepagella-bold.otf",
    "cursor": _GYRE + "texgyrecursor-bold.otf",
    "mono": _TRUETYPE + "inconsolata/Inconsolata.otf",
    "gentium": _TRUETYPE + "gentium/Gentium-R.ttf",
    "script": _OPENTYPE + "urw-base35/Z003-MediumItalic.otf",
    "ocr": _OPENTYPE + "ocr-b/OCRBS.otf",
    "arabic": _TRUETYPE + "dejavu/DejaVuSans.ttf",
}
HAN = ("hei", "kai", "song", "han")
FALLBACK = ("open", "hei", "han")


@functools.lru_cache(maxsize=256)
def font(name, pixels):
    """The face `name` at a whole number of pixels (em size)."""
    return ImageFont.truetype(FILES[name], max(4, int(pixels)), layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=65536)
def covers(name, char):
    """Whether the face holds the character: its picture is neither empty nor the missing-glyph box."""
    if char.isspace():
        return True
    probe = font(name, 40)
    picture = bytes(probe.getmask(char))
    return any(picture) and picture != bytes(probe.getmask("\U000EFFFE"))


def covers_all(name, text):
    """Whether every character of the text can be drawn in the face."""
    return all(covers(name, c) for c in text)


def runs(text, name):
    """Splits the text into (face, run) so that every character is drawn by a face that holds it."""
    out = []
    for c in text:
        face = next((f for f in (name,) + FALLBACK if covers(f, c)), None)
        if face is None:
            raise ValueError(f"no font holds U+{ord(c):04X}")
        if out and out[-1][0] == face:
            out[-1][1].append(c)
        else:
            out.append((face, [c]))
    return [(face, "".join(chars)) for face, chars in out]


class Sheet:
    """A piece of paper or plastic: a raster addressed in millimetres, origin top left, `ppm` pixels a
    millimetre."""

    def __init__(self, width_mm, height_mm, ppm, image=None):
        self.width, self.height, self.ppm = width_mm, height_mm, ppm
        size = (round(width_mm * ppm), round(height_mm * ppm))
        self.image = image.resize(size, Image.BICUBIC) if image else Image.new("RGB", size, (255, 255, 255))
        self.draw = ImageDraw.Draw(self.image)

    def px(self, *values):
        """Millimetres as pixels."""
        return [v * self.ppm for v in values]

    def measure(self, text, name, size, spacing=0.0):
        """Advance width of a text in millimetres."""
        return (
            sum(self._advance(c, face, size) + spacing for face, run in runs(text, name) for c in run)
            - spacing
        )

    def _advance(self, char, face, size):
        return font(face, 200).getlength(char) * size / 200

    def text(
        self, x, y, text, name, size, fill=(20, 20, 20), spacing=0.0, stroke=0.0, align="left", width=None
    ):
        """Writes one line and returns its box (x, y, w, h) in mm.

        `y` is the vertical middle of the capitals, `size` the em, `spacing` is added to every
        advance, `stroke` thickens by so many mm on every side, `width` makes the line smaller when it would be longer.
        """
        total = self.measure(text, name, size, spacing)
        if width and total > width:
            size, spacing, total = size * width / total, spacing * width / total, width
        x -= {"left": 0, "centre": total / 2, "right": total}[align]
        at, pixels = x, max(4, round(size * self.ppm))
        for face, run in runs(text, name):
            for c in run:
                self.draw.text(
                    (at * self.ppm, (y + size * 0.36) * self.ppm),
                    c,
                    fill=fill,
                    font=font(face, pixels),
                    anchor="ls",
                    stroke_width=round(stroke * self.ppm),
                    stroke_fill=fill,
                )
                at += self._advance(c, face, size) + spacing
        return (x, y - size * 0.45, total, size * 0.9)

    def pitched(self, x, y, text, name, size, pitch, fill=(25, 25, 25), stroke=0.0):
        """Writes a line at a fixed pitch (mm), every character centred in its cell; returns its box in mm."""
        pixels = max(4, round(size * self.ppm))
        for i, c in enumerate(text):
            self.draw.text(
                ((x + (i + 0.5) * pitch) * self.ppm, (y + size * 0.36) * self.ppm),
                c,
                fill=fill,
                font=font(name, pixels),
                anchor="ms",
                stroke_width=round(stroke * self.ppm),
                stroke_fill=fill,
            )
        return (x, y - size * 0.42, pitch * len(text), size * 0.84)

    def shaped(self, x, y, text, name, size, fill, align="left"):
        """A line in a script that needs shaping (Arabic letters); no box, for decoration only."""
        face = ImageFont.truetype(FILES[name], max(4, round(size * self.ppm)))
        self.draw.text(
            (x * self.ppm, y * self.ppm),
            text,
            fill=fill,
            font=face,
            anchor={"left": "lm", "right": "rm"}[align],
        )

    def paste(self, picture, x, y, w, h, alpha=None):
        """Puts a PIL picture into the box given in mm; `alpha` is an L mask of the picture's size."""
        size = (max(1, round(w * self.ppm)), max(1, round(h * self.ppm)))
        at = (round(x * self.ppm), round(y * self.ppm))
        mask = alpha.resize(size, Image.BILINEAR) if alpha else None
        self.image.paste(picture.convert("RGB").resize(size, Image.LANCZOS), at, mask)

    def box(self, x, y, w, h, fill=None, outline=None, line=0.15, radius=0.0):
        """A rectangle, rounded if a radius (mm) is given."""
        self.draw.rounded_rectangle(
            self.px(x, y, x + w, y + h),
            radius * self.ppm,
            fill=fill,
            outline=outline,
            width=max(1, round(line * self.ppm)),
        )

    def line(self, points, fill, width=0.2):
        """A polyline through points in mm."""
        self.draw.line(
            [(px * self.ppm, py * self.ppm) for px, py in points],
            fill=fill,
            width=max(1, round(width * self.ppm)),
            joint="curve",
        )
