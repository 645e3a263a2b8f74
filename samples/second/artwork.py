"""Printed ornaments and the portrait: line fields, emblems, signatures, seals, one public-domain face in
many guises."""
import functools

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps


def value_noise(rng, width, height, cell, octaves=3):
    """Smooth noise in -1..1 as float32 (height, width): random grids enlarged by cubic interpolation,
    octaves halved."""
    total, weight = np.zeros((height, width), np.float32), 0.0
    for o in range(octaves):
        c = max(1.0, cell / 2**o)
        grid = rng.uniform(-1, 1, (max(2, int(height / c) + 2), max(2, int(width / c) + 2))).astype(
            np.float32
        )
        layer = Image.fromarray(grid, "F").resize((width, height), Image.BICUBIC)
        total += np.asarray(layer) * 0.5**o
        weight += 0.5**o
    return total / weight


def line_field(rng, width, height, mm):
    """Guilloche by level lines of a bent phase; 0..1 float32, lines about 0.15 mm wide. `mm` is pixels a
    millimetre."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / mm
    form = int(rng.integers(3))
    if form == 0:  # waves
        a = rng.uniform(0, np.pi)
        u, v = x * np.cos(a) + y * np.sin(a), y * np.cos(a) - x * np.sin(a)
        phase = (
            v / rng.uniform(0.7, 1.2)
            + rng.uniform(1, 3) * np.sin(u / rng.uniform(3, 9))
            + rng.uniform(0.5, 1.5) * np.sin(u / 2.3 + v / 7)
        )
    elif form == 1:  # rosette
        dx, dy = x - rng.uniform(0.2, 0.8) * width / mm, y - rng.uniform(0.2, 0.8) * height / mm
        r, t = np.hypot(dx, dy), np.arctan2(dy, dx)
        phase = r / rng.uniform(0.7, 1.1) + rng.uniform(0.6, 2) * np.sin(
            int(rng.integers(5, 14)) * t + r / rng.uniform(4, 12)
        )
    else:  # net of two bent families
        p = x / rng.uniform(0.9, 1.4) + 1.5 * np.sin(y / rng.uniform(4, 8))
        q = y / rng.uniform(0.9, 1.4) + 1.5 * np.sin(x / rng.uniform(4, 8))
        return np.maximum(_ridge(p), _ridge(q))
    return _ridge(phase)


def _ridge(phase):
    return np.clip(1 - 5 * np.abs(phase - np.round(phase)), 0, 1)


def security_paper(rng, width_mm, height_mm, ppm, tints, strength=0.5):
    """Paper with a two-colour gradient and two or three line fields, as a PIL picture at up to 10 pixels a
    millimetre."""
    mm = min(ppm, 10.0)
    w, h = max(8, round(width_mm * mm)), max(8, round(height_mm * mm))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, 2 * np.pi)
    t = (
        0.5
        + 0.5 * np.sin(a + 3.0 * (x / w * np.cos(a) + y / h * np.sin(a)) + value_noise(rng, w, h, w / 3, 1))
    )[..., None]
    paper = np.asarray(tints[0], np.float32) * t + np.asarray(tints[1], np.float32) * (1 - t)
    for _ in range(int(rng.integers(2, 4))):
        ink = np.asarray(tints[int(rng.integers(2))], np.float32) * rng.uniform(0.55, 0.85, 3).astype(
            np.float32
        )
        mask = np.clip(0.55 + 0.6 * value_noise(rng, w, h, w / 4, 1), 0, 1) * strength
        line = (line_field(rng, w, h, mm) * mask)[..., None]
        paper = paper * (1 - line) + ink * line
    return Image.fromarray(np.uint8(np.clip(paper, 0, 255)), "RGB")


# ---- Emblems and marks -------------------------------------------------------------------------------------


def state_emblem(side, red=(196, 40, 40), gold=(226, 184, 96)):
    """A drawing after the national emblem (disc, ears of grain, gate, five stars): (RGB, mask), `side`
    pixels square."""
    n = 256
    image, mask = Image.new("RGB", (n, n), red), Image.new("L", (n, n), 0)
    d, m = ImageDraw.Draw(image), ImageDraw.Draw(mask)
    m.ellipse((16, 4, n - 16, n - 28), fill=255)
    m.polygon([(60, n - 60), (n - 60, n - 60), (n - 50, n - 4), (128, n - 22), (50, n - 4)], fill=255)
    d.ellipse((16, 4, n - 16, n - 28), fill=gold)
    d.ellipse((40, 26, n - 40, n - 54), fill=red)
    for k in range(26):  # grains along the ring
        a = np.pi * (0.62 + 1.76 * k / 25)
        cx, cy = 128 + 100 * np.cos(a), 116 + 98 * np.sin(a)
        d.ellipse((cx - 7, cy - 5, cx + 7, cy + 5), outline=red, width=2)
    d.polygon([(60, n - 62), (n - 60, n - 62), (n - 50, n - 4), (128, n - 22), (50, n - 4)], fill=red)
    d.ellipse((102, 180, 154, 226), fill=gold)
    d.rectangle((70, 150, 186, 168), fill=gold)
    d.polygon([(82, 138), (174, 138), (186, 150), (70, 150)], fill=gold)
    d.polygon([(96, 122), (160, 122), (170, 134), (86, 134)], fill=gold)
    for x in range(78, 186, 18):
        d.rectangle((x, 156, x + 6, 168), fill=red)
    for cx, cy, r in ((128, 62, 22), (84, 84, 8), (104, 100, 8), (152, 100, 8), (172, 84, 8)):
        d.polygon(star(cx, cy, r), fill=gold)
    return image.resize((side, side), Image.LANCZOS), mask.resize((side, side), Image.LANCZOS)


def star(cx, cy, r):
    """The ten corners of a five-pointed star."""
    return [
        (
            cx + (r if i % 2 == 0 else r * 0.42) * np.sin(i * np.pi / 5),
            cy - (r if i % 2 == 0 else r * 0.42) * np.cos(i * np.pi / 5),
        )
        for i in range(10)
    ]


def shield(rng, side, colour):
    """An invented coat of arms: (RGB, mask)."""
    n = 200
    image, mask = Image.new("RGB", (n, n), (255, 255, 255)), Image.new("L", (n, n), 0)
    d, m = ImageDraw.Draw(image), ImageDraw.Draw(mask)
    outline = [(40, 30), (160, 30), (160, 110), (140, 150), (100, 180), (60, 150), (40, 110)]
    m.polygon(outline, fill=255)
    d.polygon(outline, fill=colour)
    pale = tuple(min(255, c + 110) for c in colour)
    form = int(rng.integers(4))
    if form == 0:
        d.polygon(star(100, 95, 42), fill=pale)
    elif form == 1:
        d.rectangle((88, 30, 112, 180), fill=pale)
        d.rectangle((40, 75, 160, 99), fill=pale)
    elif form == 2:
        for k in range(3):
            d.chord((55, 45 + 40 * k, 145, 85 + 40 * k), 180, 360, fill=pale)
    else:
        d.polygon([(100, 45), (130, 120), (112, 118), (112, 160), (88, 160), (88, 118), (70, 120)], fill=pale)
    return image.resize((side, side), Image.LANCZOS), mask.resize((side, side), Image.LANCZOS)


def great_wall(rng, width, height):
    """Faint mountains with a wall along the ridges: L picture, 255 where ink is."""
    image = Image.new("L", (width, height), 0)
    d = ImageDraw.Draw(image)
    for layer in range(4):
        base = height * (0.3 + 0.17 * layer)
        f = rng.uniform(1.5, 4)
        ridge = [
            (
                x,
                base
                + height * 0.13 * np.sin(f * x / width * np.pi + layer * 2)
                + rng.normal(0, height * 0.008),
            )
            for x in range(0, width, max(2, width // 90))
        ]
        d.polygon(ridge + [(width, height), (0, height)], fill=25 + 16 * layer)
        d.line(ridge, fill=110, width=max(1, width // 220))
        for x, y in ridge[::2]:
            d.rectangle((x, y - height * 0.02, x + width * 0.006, y), fill=100)
    for tx, ty in ((0.3, 0.3), (0.66, 0.42)):
        x, y, s = width * tx, height * ty, height * 0.1
        d.rectangle((x, y - s, x + 1.3 * s, y + s), fill=70, outline=130)
        for k in range(4):
            d.rectangle((x + k * s * 0.35, y - 1.2 * s, x + k * s * 0.35 + s * 0.2, y - s), fill=110)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    fade = np.clip(3 * np.minimum(np.minimum(x / width, 1 - x / width), 1 - y / height), 0, 1)
    return Image.fromarray(
        np.uint8(np.asarray(image.filter(ImageFilter.GaussianBlur(width / 500))) * fade), "L"
    )


def signature(rng, width, height):
    """An illegible signature: L mask."""
    image = Image.new("L", (width, height), 0)
    n = int(rng.integers(7, 13))
    x = np.cumsum(rng.uniform(0.3, 1.0, n))
    x = x / x[-1] * width * 0.9 + width * 0.04
    y = height * (0.5 + rng.uniform(-0.4, 0.4, n))
    t = np.linspace(0, n - 1, 220)
    sx = np.interp(t, range(n), x) + width * 0.03 * np.sin(t * 5)
    sy = np.interp(t, range(n), y) + height * 0.1 * np.cos(t * 4.3)
    ImageDraw.Draw(image).line(list(zip(sx, sy)), fill=235, width=max(1, height // 24), joint="curve")
    return image.filter(ImageFilter.GaussianBlur(height / 160))


# ---- The portrait ------------------------------------------------------------------------------------------


class Portrait:
    """One picture of one person with its face box, from which differently looking portraits are cut.

    `face` is (x, y, w, h) in pixels of the picture, as a frontal cascade boxes a face.
    """

    def __init__(self, path, face):
        self.picture = Image.open(path).convert("RGB")
        self.face = face
        self.person = self._silhouette()

    def _silhouette(self):
        """L mask of the person: what hangs together with the face once the pale, colourless ground beside
        the head is gone."""
        x, y, w, h = self.face
        smooth = np.asarray(self.picture.filter(ImageFilter.MedianFilter(5)), np.int16)
        pale = (smooth.max(2) - smooth.min(2) < 46) & (smooth.min(2) > 118)
        ground = Image.fromarray(np.uint8(pale * 255)).copy()
        for sx in (x - w * 0.45, x + w * 1.45):
            at = (int(np.clip(sx, 0, ground.width - 1)), int(np.clip(y - h * 0.35, 0, ground.height - 1)))
            if ground.getpixel(at) == 255:
                ImageDraw.floodfill(ground, at, 128)
        person = ground.point(lambda v: 0 if v == 128 else 255)
        ImageDraw.floodfill(person, (int(x + w / 2), int(y + h / 2)), 128)
        person = person.point(lambda v: 255 if v == 128 else 0)
        if not 0.2 < np.asarray(person).mean() / 255 < 0.95:
            return Image.new("L", self.picture.size, 255)
        return (
            person.filter(ImageFilter.MedianFilter(5))
            .filter(ImageFilter.MinFilter(3))
            .filter(ImageFilter.GaussianBlur(1.1))
        )

    def cut(self, rng, aspect, background=(238, 240, 242), grey=False):
        """(RGB picture, face box as fractions of it, L mask of the person) of a bust with width / height =
        aspect, over a plain ground."""
        fx, fy, fw, fh = self.face
        height = fh * rng.uniform(2.65, 3.1)
        width = height * aspect * rng.uniform(0.97, 1.03)  # a little squeeze varies the face
        left = fx + fw / 2 - width / 2 + fw * rng.uniform(-0.05, 0.05)
        top = fy + fh * 0.5 - height * rng.uniform(0.4, 0.45)
        frame = (left, top, left + width, top + height)
        size = (480, round(480 / aspect))
        crop = self.picture.transform(size, Image.EXTENT, frame, Image.BICUBIC)
        mask = self.person.transform(size, Image.EXTENT, frame, Image.BILINEAR)
        crop = self._retouch(rng, crop, mask)
        shade = np.linspace(rng.uniform(0.92, 1), rng.uniform(0.92, 1), size[0], dtype=np.float32)[
            None, :, None
        ]
        back = np.uint8(np.clip(np.asarray(background, np.float32) * np.repeat(shade, size[1], 0), 0, 255))
        crop = Image.composite(crop, Image.fromarray(back, "RGB"), mask)
        box = [(fx - left) / width, (fy - top) / height, fw / width, fh / height]
        if rng.random() < 0.5:
            crop, mask, box[0] = ImageOps.mirror(crop), ImageOps.mirror(mask), 1 - box[0] - box[2]
        return (ImageOps.grayscale(crop).convert("RGB") if grey else crop), box, mask

    def _retouch(self, rng, crop, mask):
        """Other light, other skin and hair tone, other clothes."""
        a = np.asarray(crop, np.float32) / 255
        a = np.clip(a, 0, 1) ** rng.uniform(0.75, 1.35)
        a = np.clip((a - 0.5) * rng.uniform(0.85, 1.15) + 0.5, 0, 1) * rng.uniform(0.93, 1.05, 3).astype(
            np.float32
        )
        grey = a.mean(axis=2, keepdims=True)
        a = grey + (a - grey) * rng.uniform(0.5, 1.05)
        h, w = a.shape[:2]
        fall = np.clip((np.arange(h, dtype=np.float32) / h - 0.66) * 9, 0, 1)[
            :, None, None
        ]  # clothes begin below the chin
        cloth = np.asarray(rng.uniform(0.05, 0.75, 3), np.float32) * (0.35 + 0.9 * grey)
        return Image.fromarray(np.uint8(np.clip(a * (1 - fall) + cloth * fall, 0, 1) * 255), "RGB")


@functools.lru_cache(maxsize=4)
def portrait(path, face):
    """The portrait of a file, loaded once a process."""
    return Portrait(path, face)
