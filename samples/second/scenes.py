"""The captures: where documents lie in a picture of what size, and what happens to it between lens and
file."""
import dataclasses
import io
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import artwork
import camera
import surfaces
from artwork import value_noise
from people import pick
from typeset import Sheet, font

PHONE_LIKE = ("phone", "turned", "glare", "motion_blur", "dark_noisy", "shadow", "exif", "fills_frame")
CAPTURES = {
    "flat": 6,
    "scan_a4": 9,
    "phone": 20,
    "turned": 8,
    "glare": 6,
    "motion_blur": 5,
    "dark_noisy": 6,
    "small": 5,
    "heavy_jpeg": 5,
    "photocopy": 6,
    "screen": 4,
    "shadow": 6,
    "pdf": 5,
    "bmp": 2,
    "alpha_png": 2,
    "both_sides": 5,
    "fills_frame": 4,
    "exif": 6,
}
_SMALLER = (
    (1600, 1200),
    (1280, 960),
    (1920, 1080),
    (1440, 1080),
    (2048, 1536),
    (1080, 1440),
    (1200, 1600),
    (1536, 2048),
    (1080, 1920),
    (1706, 1280),
)


@dataclasses.dataclass
class Place:
    """Where one document lies: its corners TL TR BR BL in the page's pixels."""

    page: int
    quad: np.ndarray


@dataclasses.dataclass
class Stage:
    """Pages (sizes) and places chosen before anything is drawn."""

    sizes: list
    places: list
    look: str  # how the page is lit and taken: scan, photo, copy, screen, plain, cutout


def _sensor(rng, chance=0.36):
    if rng.random() < chance:
        return (4032, 3024) if rng.random() < 0.6 else (3024, 4032)
    return pick(rng, _SMALLER)


def _on_a4(rng, dims, dpi, turned=False):
    """Documents at true size on an A4 page, one under the other; a larger one is the page itself."""
    if dims[0][0] > 250:
        return _page_itself(rng, dims[0], min(dpi, 200))
    w, h = round(8.27 * dpi), round(11.69 * dpi)
    k, places, top = dpi / 25.4, [], rng.uniform(0.05, 0.2) * h
    for dw, dh in dims:
        if dh > 200:
            dw, dh = dw * 0.93, dh * 0.93
            top = h * 0.03
        turn = rng.normal(0, 1.2) + (pick(rng, (0, 90, 180, 270), (82, 6, 6, 6)) if turned else 0)
        q = _turned(np.array(camera.rectangle(dw * k, dh * k)), turn)
        size = q.max(0)
        left = rng.uniform(0.04, max(0.05, 0.96 - size[0] / w)) * w
        top = min(top, h - size[1] - 4)
        places.append(Place(0, q + (min(left, max(2, w - size[0] - 4)), max(2, top))))
        top += size[1] + rng.uniform(0.03, 0.12) * h
    return Stage([(w, h)], places, "scan")


def _page_itself(rng, dims, dpi):
    """A large document on a scanner's glass, a little askew, its edges outside the picture or at it."""
    k = dpi / 25.4
    size = (round(dims[0] * k), round(dims[1] * k))
    quad = _turned(np.array(camera.rectangle(*size)), rng.normal(0, 0.5))
    return Stage([size], [Place(0, quad - (quad.max(0) - size) / 2)], "scan")


def _turned(points, degrees):
    a = np.radians(degrees)
    p = points @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    return p - p.min(0)


def _photo(rng, dims, size, turn, tilt, cover, overflow=0.0):
    """One document, or two under each other, seen from above by hand."""
    if len(dims) == 1:
        corners = camera.posed(*dims[0], turn, tilt, rng.uniform(1.6, 3.5), rng)
        return Stage([size], [Place(0, camera.framed(rng, corners, *size, cover, overflow))], "photo")
    (w, h), gap = dims[0], rng.uniform(3, 14)
    both = camera.posed(w, 2 * h + gap, turn, tilt, rng.uniform(2.2, 4), rng)
    outer = camera.framed(rng, both, *size, min(cover * 1.15, 0.95))
    m = camera.homography(camera.rectangle(w, 2 * h + gap), outer)
    rect = np.array(camera.rectangle(w, h))
    return Stage(
        [size], [Place(0, camera.apply(m, rect)), Place(0, camera.apply(m, rect + (0, h + gap)))], "photo"
    )


def group(rng, dims):
    """Cards of one size, up to four, one under the other or in two columns: scanned, copied or seen by hand."""
    look = pick(rng, ("scan", "copy", "photo"), (40, 20, 40))
    w, h = dims[0]
    columns = 1 if len(dims) == 2 else int(pick(rng, (1, 2), (30, 70)))
    gap = rng.uniform(3, 9)
    cells = [((i % columns) * (w + gap), (i // columns) * (h + gap)) for i in range(len(dims))]
    outer = (max(x for x, _ in cells) + w, max(y for _, y in cells) + h)
    at = [np.array(camera.rectangle(w, h)) + cell + rng.uniform(-0.4, 0.4, 2) * gap for cell in cells]
    if look == "photo":
        size = pick(rng, ((2048, 1536), (1536, 2048), (3024, 4032), (4032, 3024)))
        corners = camera.posed(*outer, rng.normal(0, 4), abs(rng.normal(0, 6)), rng.uniform(2.2, 4), rng)
        m = camera.homography(camera.rectangle(*outer), camera.framed(rng, corners, *size, rng.uniform(0.7, 0.9)))
        return Stage([size], [Place(0, camera.apply(m, q)) for q in at], "photo")
    dpi = int(pick(rng, (150, 200)))
    k, size = dpi / 25.4, (round(8.27 * dpi), round(11.69 * dpi))
    room = np.array(size) - np.array(outer) * k
    corner = np.array([rng.uniform(0.2, 0.8) * max(0, r) for r in room])
    turned = [_turned(q * k, rng.normal(0, 1.0)) + q[0] * k + corner for q in at]
    return Stage([size], [Place(0, q) for q in turned], look)


def stage(rng, capture, dims):
    """Chooses page sizes and places for documents of the given sizes in mm. Several `dims` mean both sides
    of one."""
    tilt = abs(rng.normal(0, 9))
    small_turn = rng.normal(0, 5)
    dpi = int(pick(rng, (150, 200, 300), (35, 35, 30)))
    if capture in ("flat", "bmp"):
        k, margin = rng.uniform(6, 16) * 85.6 / dims[0][0], rng.uniform(0, 30)
        w, h = round(dims[0][0] * k + 2 * margin), round(dims[0][1] * k + 2 * margin)
        quad = np.array(camera.rectangle(dims[0][0] * k, dims[0][1] * k)) + margin
        return Stage([(w, h)], [Place(0, quad)], "plain")
    if capture == "alpha_png":
        k = rng.uniform(6, 13) * 85.6 / dims[0][0]
        pad = int(rng.integers(0, 40))
        w, h = round(dims[0][0] * k + 2 * pad), round(dims[0][1] * k + 2 * pad)
        return Stage(
            [(w, h)], [Place(0, np.array(camera.rectangle(w - 2 * pad, h - 2 * pad)) + pad)], "cutout"
        )
    if capture in ("scan_a4", "photocopy"):
        return dataclasses.replace(
            _on_a4(rng, dims, dpi if capture == "scan_a4" else min(dpi, 200), True),
            look="scan" if capture == "scan_a4" else "copy",
        )
    if capture == "pdf":
        if len(dims) > 1 and rng.random() < 0.5:
            a, b = (_on_a4(rng, [d], 150) for d in dims)
            return Stage(a.sizes + b.sizes, [a.places[0], Place(1, b.places[0].quad)], "scan")
        return (
            _on_a4(rng, dims, dpi, True)
            if rng.random() < 0.6
            else _photo(rng, dims, pick(rng, _SMALLER), small_turn, tilt, rng.uniform(0.5, 0.9))
        )
    if capture == "both_sides":
        u = rng.random()
        if u < 0.45:
            return _photo(rng, dims, _sensor(rng, 0.25), small_turn, tilt * 0.7, rng.uniform(0.6, 0.8))
        return dataclasses.replace(_on_a4(rng, dims, dpi), look="scan" if u < 0.75 else "copy")
    if capture == "small":
        size = pick(rng, ((480, 360), (640, 480), (500, 380), (400, 300), (720, 540), (600, 800)))
        return _photo(rng, dims, size, small_turn, tilt * 0.7, rng.uniform(0.62, 0.95))
    if capture == "screen":
        return dataclasses.replace(
            _photo(rng, dims, pick(rng, _SMALLER), rng.normal(0, 3), tilt * 0.6, rng.uniform(0.5, 0.85)),
            look="screen",
        )
    if capture == "fills_frame":
        w, h = dims[0]
        k = rng.uniform(9, 20) * 85.6 / w
        over = rng.uniform(0.985, 1.02)
        size = (round(w * k), round(h * k))
        corners = camera.posed(w, h, rng.normal(0, 0.8), tilt * 0.2, 4, rng)
        return Stage([size], [Place(0, camera.framed(rng, corners, *size, over, 0.02))], "photo")
    turn = small_turn
    if capture == "turned":
        turn = (
            float(pick(rng, (90, 180, 270))) + rng.normal(0, 3) if rng.random() < 0.5 else rng.uniform(0, 360)
        )
    elif rng.random() < 0.08:
        turn = 90.0 * int(rng.integers(1, 4)) + rng.normal(0, 4)
    size = _sensor(rng) if capture != "heavy_jpeg" else pick(rng, _SMALLER)
    return _photo(rng, dims, size, turn, tilt + (6 if capture == "phone" else 0), rng.uniform(0.55, 0.94))


# ---- Backgrounds and laying down ---------------------------------------------------------------------------


def ground(rng, look, size):
    """What the page shows where no document lies."""
    w, h = size
    if look in ("scan", "copy"):
        c = int(rng.integers(240, 256))
        image = Image.new("RGB", size, (c, c, max(0, c - int(rng.integers(0, 5)))))
        if rng.random() < 0.25:
            d, s = ImageDraw.Draw(image), max(9, h // 75)
            for i, line in enumerate(("仅用于办理业务，再次复印无效", "经办人：        日期：      年   月   日")):
                d.text((w * 0.1, h * (0.88 + 0.03 * i)), line, fill=(60, 60, 70), font=font("kai", s))
        return image
    if look in ("plain", "cutout"):
        return Image.new(
            "RGB",
            size,
            tuple(
                int(v)
                for v in (
                    rng.integers(225, 256, 3) if rng.random() < 0.6 else [int(rng.integers(30, 256))] * 3
                )
            ),
        )
    if look == "screen":
        c = int(rng.integers(30, 245))
        image = Image.new("RGB", size, (c, c, min(255, c + 4)))
        d = ImageDraw.Draw(image)
        bar = max(14, h // 22)
        d.rectangle((0, 0, w, bar), fill=(52, 56, 62) if c > 128 else (225, 226, 230))
        d.text(
            (bar, bar * 0.2),
            "图片查看器 - IMG_0412.jpg   文件  编辑  视图",
            fill=(150, 150, 155),
            font=font("kai", bar * 0.55),
        )
        for i in range(3):
            d.ellipse(
                (w - bar * (i + 1), bar * 0.3, w - bar * (i + 1) + bar * 0.4, bar * 0.7), fill=(210, 90, 80)
            )
        return image
    return surfaces.surface(rng, w, h)


def lay(rng, page, drawn, quad, look):
    """Puts a drawn document on the page: cut to its rounded corners, with a shadow where there is depth."""
    image = drawn.sheet.image
    mask = camera.card_mask(*image.size, drawn.corner * drawn.sheet.ppm)
    edge = np.hypot(*(quad[1] - quad[0]))
    shadow = None
    if look == "photo":
        shadow = (
            rng.uniform(-0.008, 0.012) * edge,
            rng.uniform(-0.004, 0.014) * edge,
            max(1.5, rng.uniform(0.004, 0.016) * edge),
            rng.uniform(0.25, 0.6),
        )
    elif look in ("scan", "copy") and rng.random() < 0.8:
        shadow = (
            edge * 0.002,
            edge * 0.003,
            max(1.0, edge * 0.003),
            rng.uniform(0.15, 0.5) if look == "scan" else rng.uniform(0.4, 1.0),
        )
    camera.warp_onto(page, image, mask, quad, shadow)


def open_booklet(rng, page, drawn, quad):
    """The page opposite a passport's data page, above the fold: pale paper, a few lines, darker towards the
    fold."""
    sheet = Sheet(drawn.sheet.width, drawn.sheet.height, max(3.0, drawn.sheet.ppm * 0.5))
    tint = rng.integers(214, 244, 3)
    sheet.image.paste(
        artwork.security_paper(
            rng,
            sheet.width,
            sheet.height,
            sheet.ppm,
            (tint, np.clip(tint + rng.integers(-14, 14, 3), 0, 255)),
            0.3,
        ).resize(sheet.image.size)
    )
    if rng.random() < 0.6:
        for i, line in enumerate(
            ("OBSERVATIONS / REMARKS", "This passport contains 32 pages.", "Holder's signature")
        ):
            sheet.text(10, 14 + 22 * i, line, "termes", 3.4, (90, 90, 100))
    y = np.linspace(0, 1, sheet.image.height, dtype=np.float32)
    fold = np.repeat((1 - 0.3 * np.exp(-(1 - y) * 14))[:, None], 4, 1)
    picture = camera.lit(sheet.image, fold)
    m = camera.homography(camera.rectangle(drawn.sheet.width, drawn.sheet.height), quad)
    w, h = drawn.sheet.width, drawn.sheet.height
    above = camera.apply(m, [(0, -h), (w, -h), (w, 0.4), (0, 0.4)])
    edge = np.hypot(*(quad[1] - quad[0]))
    camera.warp_onto(
        page,
        picture,
        camera.card_mask(*picture.size, 2 * sheet.ppm),
        above,
        (edge * 0.004, edge * 0.006, max(1.5, edge * 0.008), 0.4),
    )


def thumb(rng, page, drawn, quad):
    """A thumb that holds the document at its left or right edge, 3 to 4.5 mm inside, where nothing is
    printed."""
    w, h = drawn.sheet.width, drawn.sheet.height
    m = camera.homography(camera.rectangle(w, h), quad)
    left, y = rng.random() < 0.5, rng.uniform(0.25, 0.85) * h
    inside, outside = ((rng.uniform(3, 4.5), y), (-20, y + rng.uniform(-2, 12)))
    if not left:
        inside, outside = (w - inside[0], y), (w + 20, outside[1])
    tip, tail = camera.apply(m, [inside, outside])
    scale = float(np.hypot(*(tail - tip)) / np.hypot(inside[0] - outside[0], inside[1] - outside[1]))
    radius, direction = rng.uniform(7, 9.5) * scale, (tail - tip) / np.hypot(*(tail - tip))
    reach = int(np.clip(max(page.size), radius * 4, radius * 12))
    x0, y0 = np.maximum(np.floor(tip - reach).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(tip + reach).astype(int), page.size)
    if x1 - x0 < 8 or y1 - y0 < 8:
        return
    step = max(1.0, radius / 25)
    ys, xs = np.mgrid[y0:y1:step, x0:x1:step].astype(np.float32)
    along = ((xs - tip[0]) * direction[0] + (ys - tip[1]) * direction[1]) / radius
    across = ((ys - tip[1]) * direction[0] - (xs - tip[0]) * direction[1]) / radius
    width = np.where(
        along < 1,
        np.sqrt(np.clip(1 - (1 - along) ** 2, 0, 1)),
        1 + 0.05 * (along - 1) + 0.06 * np.sin(along * 1.7),
    )
    inside_it = np.clip((width - np.abs(across)) * radius / step / 2, 0, 1) * (along > 0)
    round_ = np.sqrt(np.clip(1 - (across / np.maximum(width, 0.05)) ** 2, 0, 1))
    tone = np.array(pick(rng, ((226, 180, 154), (198, 148, 120), (120, 82, 64), (238, 200, 178))), np.float32)
    gh, gw = along.shape
    skin = (
        tone
        * (
            0.5
            + 0.5 * round_
            + 0.05 * value_noise(rng, gw, gh, 9, 2)
            - 0.05 * np.clip(12 * np.abs(np.sin(along * 1.55)) - 11, 0, 1)
        )[..., None]
    )
    nail = np.clip(6 * (1 - ((along - 0.75) / 0.62) ** 2 - (across / 0.62) ** 2), 0, 1)[..., None]
    skin = skin * (1 - 0.75 * nail) + 0.75 * nail * (
        np.array((236, 196, 186), np.float32)
        * (0.7 + 0.3 * round_ + 0.25 * (np.abs(across + 0.2) < 0.08))[..., None]
    )
    size = (int(x1 - x0), int(y1 - y0))
    mask = Image.fromarray(np.uint8(inside_it * 255), "L").resize(size, Image.BILINEAR)
    flesh = Image.fromarray(np.uint8(np.clip(skin, 0, 255)), "RGB").resize(size, Image.BILINEAR)
    page.paste(
        (18, 12, 10),
        (int(x0 + radius * 0.12), int(y0 + radius * 0.16)),
        mask.filter(ImageFilter.BoxBlur(radius * 0.15)).point(lambda v: v * 0.4),
    )
    page.paste(flesh, (int(x0), int(y0)), mask)


# ---- Taking the picture ------------------------------------------------------------------------------------


@dataclasses.dataclass
class Exposure:
    """A taken page before noise, and how much blur (pixels) and noise (levels at mid grey) it has."""

    image: Image.Image
    blur: float
    shot: float
    read: float


def expose(rng, capture, look, page, quads):
    """Light and lens; noise comes later (`develop`), so that contrast can be measured in between."""
    w, h = page.size
    scale = max(w, h) / 1600
    shot, read, blur = 0.0, 0.0, 0.0
    if look in ("scan", "plain"):
        blur = rng.uniform(0.3, 0.8)
        if look == "scan":
            page = camera.lit(page, camera.room_light(rng, w, h, 0.03, 0.008))
            read, shot = rng.uniform(0.5, 1.8), 1.0
    elif look == "copy":
        page = _copied(rng, page)
        blur, read = rng.uniform(0.4, 0.9), rng.uniform(2, 6)
    elif look in ("photo", "screen"):
        dark = capture == "dark_noisy"
        gain = rng.uniform(0.72, 1.12) * camera.room_light(rng, w, h, rng.uniform(0.08, 0.35), 0.035)
        if dark:
            gain = gain * rng.uniform(0.28, 0.5) * np.array((1.06, 1.0, rng.uniform(0.75, 1.0)), np.float32)
        page = camera.lit(page, gain)
        if capture == "shadow":
            page = camera.lit(page, camera.shadow_field(rng, w, h))
        if capture == "glare":
            page = camera.glare_on(rng, page, quads[0])
        blur = abs(rng.normal(0, 0.36)) * scale + 0.45 * scale**0.5
        if look == "screen":
            page = camera.moire(rng, page)
        shot, read = (
            (rng.uniform(9, 17), rng.uniform(5, 9)) if dark else (rng.uniform(1.5, 6), rng.uniform(0.8, 2.5))
        )
    if blur > 0.3:
        _blurred(page, blur, quads)
    if capture == "motion_blur":
        length = rng.uniform(4, 14) * scale
        page = camera.motion(page, length, rng.uniform(0, np.pi))
        blur = float(np.hypot(blur, length / 12**0.5))
    return Exposure(page, blur, shot, read)


def _blurred(page, blur, quads):
    """Lens blur, in place. Of a large page only the part around the documents: its ground is enlarged and
    soft already."""
    region = (0, 0) + page.size
    if page.width * page.height > 4e6:
        corners = np.concatenate([np.asarray(q, float) for q in quads])
        lo, hi = np.maximum(corners.min(0) - 60, 0), np.minimum(corners.max(0) + 60, page.size)
        region = (int(lo[0]), int(lo[1]), int(hi[0]), int(hi[1]))
    page.paste(page.crop(region).filter(ImageFilter.GaussianBlur(blur)), region[:2])


def _copied(rng, page):
    """A black and white photocopy: hard tones, toner specks, a streak."""
    a = np.asarray(page.convert("L"), np.float32)
    h, w = a.shape
    a = 255 * np.clip((a / 255 - rng.uniform(0.18, 0.3)) * rng.uniform(1.35, 1.8), 0, 1) ** rng.uniform(
        0.8, 1.2
    )
    a = a + rng.uniform(4, 12) * value_noise(rng, w, h, 3, 1) - 5
    for _ in range(int(rng.integers(10, 80))):
        x, y, r = int(rng.integers(w)), int(rng.integers(h)), int(rng.integers(1, 4))
        a[y : y + r, x : x + r] *= rng.uniform(0, 0.5)
    if rng.random() < 0.3:
        x = int(rng.integers(w - 6))
        a[:, x : x + int(rng.integers(1, 5))] -= rng.uniform(15, 60)
    return Image.fromarray(np.uint8(np.clip(a, 0, 255)), "L").convert("RGB")


def develop(rng, exposure):
    """Sensor noise."""
    if exposure.shot + exposure.read < 0.5:
        return exposure.image
    return camera.sensor_noise(rng, exposure.image, exposure.shot, exposure.read)


# ---- Files -------------------------------------------------------------------------------------------------

_STORED = {
    1: None,
    3: Image.ROTATE_180,
    6: Image.ROTATE_90,
    8: Image.ROTATE_270,
    2: Image.FLIP_LEFT_RIGHT,
}  # upright to stored


def jpeg(image, quality, subsampling=2, orientation=None, progressive=False):
    """JPEG bytes; with an orientation tag the pixels are stored turned, so that the tag puts them upright."""
    exif = Image.Exif()
    if orientation:
        exif[0x010F], exif[0x0110], exif[0x0112], exif[0x0131] = (
            "Invented",
            "Phone 7",
            orientation,
            "second maker",
        )
        if _STORED[orientation] is not None:
            image = image.transpose(_STORED[orientation])
    out = io.BytesIO()
    image.save(
        out,
        "JPEG",
        quality=quality,
        subsampling=subsampling,
        progressive=progressive,
        exif=exif.tobytes() if orientation else b"",
    )
    return out.getvalue()


def pdf(pages, dpi, quality, rotated):
    """A PDF whose every page is one JPEG over the whole page; `rotated` stores it lying and turns it by
    /Rotate 90."""
    objects, kids = [b"<< /Type /Catalog /Pages 2 0 R >>", b""], []
    for image in pages:
        stored = image.transpose(Image.ROTATE_90) if rotated else image
        data = jpeg(stored, quality)
        w, h = stored.width * 72 / dpi, stored.height * 72 / dpi
        content = zlib.compress(f"q {w:.3f} 0 0 {h:.3f} 0 0 cm /I Do Q".encode())
        n = len(objects) + 1
        kids.append(f"{n} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.3f} {h:.3f}] "
            f"/Rotate {90 if rotated else 0} /Contents {n + 1} 0 R "
            f"/Resources << /XObject << /I {n + 2} 0 R >> >> >>".encode(),
            f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
            + content
            + b"\nendstream",
            f"<< /Type /XObject /Subtype /Image /Width {stored.width} /Height {stored.height} "
            f"/ColorSpace /DeviceRGB /BitsPerComponent 8 "
            f"/Filter /DCTDecode /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    for i, body in enumerate(objects):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % (i + 1) + body + b"\nendobj\n")
    start = out.tell()
    out.write(
        b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    )
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def encode(rng, capture, pages, mask=None):
    """(file extension, bytes, JPEG quality or 100) of the finished pages."""
    image, buffer = pages[0], io.BytesIO()
    quality = int(rng.integers(72, 96))
    if capture == "pdf":
        return "pdf", pdf(pages, int(pick(rng, (150, 200, 300))), quality, rng.random() < 0.15), quality
    if capture == "bmp":
        (image.convert("L") if rng.random() < 0.2 else image).save(buffer, "BMP")
        return "bmp", buffer.getvalue(), 100
    if capture == "alpha_png":
        image.putalpha(mask)
        image.save(buffer, "PNG", compress_level=3)
        return "png", buffer.getvalue(), 100
    if capture in ("flat", "photocopy") and rng.random() < 0.35:
        (image.convert("L") if capture == "photocopy" else image).save(buffer, "PNG", compress_level=3)
        return "png", buffer.getvalue(), 100
    if capture == "heavy_jpeg":
        quality = int(rng.integers(9, 28))
        return "jpg", jpeg(image, quality), quality
    if capture == "exif":
        return (
            "jpg",
            jpeg(image, quality, orientation=pick(rng, (6, 8, 3, 1, 2), (50, 15, 15, 15, 5))),
            quality,
        )
    return "jpg", jpeg(image, quality, pick(rng, (0, 2)), progressive=rng.random() < 0.06), quality
