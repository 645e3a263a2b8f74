"""Holding photos: a person who holds the front of a document, and what can be wrong with such a photo.

Lengths of the person are in widths of the face box, seen from its centre; those of the hands in millimetres of the
document, since they are as far away as it is.
"""
import dataclasses

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

import camera
import surfaces
from artwork import value_noise
from people import pick

# what is wrong, and how often; "" is nothing
DEFECTS = {
    "": 46,
    "holder_face_cut_off": 7,
    "holder_face_covered": 12,
    "holder_headwear": 10,
    "holder_arms_hidden": 9,
    "document_too_small": 6,
    "document_blurred": 5,
    "no_holder": 5,
}
FRAMES = ((1080, 1440), (1200, 1600), (1600, 1200), (1440, 1080), (3024, 4032), (4032, 3024))

# Outline of head and jaw, without the neck (right half; mirrored for the left one).
_JAW = ((0.0, 0.75), (0.14, 0.74), (0.29, 0.63), (0.46, 0.36), (0.54, 0.14), (0.8, 0.1), (0.86, -0.4), (0.6, -0.95), (0.0, -1.12))


@dataclasses.dataclass
class Photo:
    """What is decided before anything is drawn."""

    size: tuple
    face: np.ndarray  # centre of the face box
    unit: float  # its width
    quad: np.ndarray  # the document's corners
    defect: str
    grip: str  # which edges are held: left, right, both, none


def plan(rng, size_mm, defects):
    """Chooses frame, person, document and defect."""
    defect = pick(rng, list(defects), list(defects.values()))
    w, h = pick(rng, FRAMES, (26, 24, 16, 10, 14, 10))
    if defect == "document_too_small":
        w, h = pick(rng, FRAMES[:4])
    turn, tilt = rng.normal(0, 7), abs(rng.normal(0, 11))
    corners = camera.posed(*size_mm, turn, tilt, rng.uniform(2.2, 5), rng)
    corners = (corners - corners.mean(0)) / np.ptp(corners[:, 0])
    while True:
        unit = rng.uniform(0.17, 0.36) * min(w, h)
        share = np.exp(rng.uniform(np.log(0.12), np.log(0.5)))
        if defect == "document_too_small":
            share = rng.uniform(0.05, 0.085)
        # a face box is about 155 mm wide; the hands hold a document between chest and outstretched arm
        nearer = share * w / (unit * size_mm[0] / 155)
        if defect == "document_too_small" or 0.75 < nearer < 3.2:
            break
    card = corners * share * w
    low = card.max(0)[1]
    face = np.array([w * rng.uniform(0.36, 0.64), unit * rng.uniform(1.15, 1.6)])
    if defect == "holder_face_cut_off":
        if rng.random() < 0.6:
            face[1] = unit * rng.uniform(-0.25, 0.22)
        else:
            face[0] = pick(rng, (unit * rng.uniform(-0.2, 0.22), w - unit * rng.uniform(-0.2, 0.22)))
    if defect == "no_holder":
        face[1] = -2.2 * unit
    top = face[1] + unit * (0.85 + rng.uniform(0, 0.7)) + low
    centre = np.array([face[0] + unit * rng.normal(0, 0.35), min(top, h * 0.98 - low)])
    beside = 0.95 * unit + share * w / 2
    side = pick(rng, (-1, 1))
    if defect == "holder_face_covered" and rng.random() < 0.25:
        centre = face + unit * np.array([rng.uniform(-0.2, 0.2), rng.uniform(0.15, 0.35)]) + (0, low)
        defect = "holder_face_covered:card"
    elif centre[1] - low < face[1] + unit * 0.7 or rng.random() < 0.2:
        for s in (side, -side):
            if share * w * 0.55 < face[0] + s * beside < w - share * w * 0.55:
                centre = np.array([face[0] + s * beside, face[1] + unit * rng.uniform(-0.1, 0.9)])
    if defect == "no_holder":
        centre = np.array([w, h]) * rng.uniform(0.35, 0.65, 2)
    room = np.array([w, h]) * 0.02 + (share * w * 0.52, low)
    centre = np.clip(centre, room, np.array([w, h]) - room)
    grip = pick(rng, ("left", "right", "both"), (30, 30, 40))
    return Photo((w, h), face, unit, card + centre, defect, "none" if defect == "holder_arms_hidden" else grip)


# ---- What stands behind ------------------------------------------------------------------------------------


def _room(rng, w, h):
    """A wall, a curtain, shelves, bricks, a window or the open, at up to a megapixel, out of focus."""
    k = min(1.0, (1e6 / (w * h)) ** 0.5)
    sw, sh = round(w * k), round(h * k)
    y, x = np.mgrid[0:sh, 0:sw].astype(np.float32)
    base = np.array(
        pick(rng, ((226, 222, 214), (200, 206, 210), (170, 190, 180), (230, 214, 190), (120, 110, 104), (80, 90, 104))),
        np.float32,
    )
    kind = pick(rng, ("wall", "curtain", "shelves", "bricks", "window", "open"), (34, 14, 16, 10, 14, 12))
    if kind == "open":
        image = surfaces.landscape(rng, sw, sh)
    else:
        tone = 1 + 0.12 * value_noise(rng, sw, sh, sw, 2) + 0.015 * value_noise(rng, sw, sh, 4, 1)
        if kind == "curtain":
            tone = tone + 0.14 * np.sin(x * 2 * np.pi / (sw / rng.uniform(7, 18)) + 2 * value_noise(rng, sw, sh, sw / 2, 1))
        if kind == "bricks":
            b = sw / rng.uniform(6, 14)
            row = np.floor(y / (b * 0.4))
            joint = ((y % (b * 0.4)) < b * 0.05) | (((x + (row % 2) * b / 2) % b) < b * 0.05)
            tone = np.where(joint, tone * 1.15, tone * 0.8)
        image = Image.fromarray(np.uint8(np.clip(base * tone[..., None], 0, 255)), "RGB")
        d = ImageDraw.Draw(image)
        if kind == "shelves":
            gap = sh / rng.uniform(3, 5)
            for top in np.arange(gap * 0.6, sh, gap):
                at = 0.0
                while at < sw:
                    wide = rng.uniform(0.012, 0.045) * sw
                    tall = gap * rng.uniform(0.5, 0.8)
                    d.rectangle((at, top - tall, at + wide - 1, top), fill=tuple(int(v) for v in rng.integers(30, 220, 3)))
                    at += wide
                d.rectangle((0, top, sw, top + gap * 0.07), fill=tuple(int(v) for v in base * 0.6))
        if kind == "window":
            x0, x1 = sw * rng.uniform(0.02, 0.2), sw * rng.uniform(0.7, 0.98)
            image.paste(surfaces.landscape(rng, int(x1 - x0), int(sh * 0.6)), (int(x0), int(sh * 0.05)))
            for i in range(3):
                at = x0 + (x1 - x0) * i / 2
                d.rectangle((at - sw * 0.012, sh * 0.05, at + sw * 0.012, sh * 0.65), fill=(236, 236, 232))
    return image.filter(ImageFilter.GaussianBlur(rng.uniform(0.6, 3.5))).resize((w, h), Image.BILINEAR)


# ---- The person --------------------------------------------------------------------------------------------


class Person:
    """One look of the person: skin, hair and cloth, and a head to paste."""

    def __init__(self, rng, portrait, unit):
        x, y, w, h = portrait.face
        pad = 1.25
        frame = (x + w / 2 - pad * w, y + h / 2 - pad * w, x + w / 2 + pad * w, y + h / 2 + pad * w)
        side = max(16, round(2 * pad * unit))
        crop = portrait.picture.transform((side, side), Image.EXTENT, frame, Image.BICUBIC)
        mask = portrait.person.transform((side, side), Image.EXTENT, frame, Image.BILINEAR)
        outline = Image.new("L", (side, side), 0)
        points = [(dx, dy) for dx, dy in _JAW] + [(-dx, dy) for dx, dy in reversed(_JAW)]
        ImageDraw.Draw(outline).polygon([(side / 2 + dx * unit, side / 2 + dy * unit) for dx, dy in points], fill=255)
        self.mask = ImageChops.multiply(mask, outline.filter(ImageFilter.GaussianBlur(max(0.6, unit * 0.012))))
        a = np.asarray(crop, np.float32) / 255
        a = a ** rng.uniform(0.8, 1.9) * rng.uniform(0.94, 1.05, 3).astype(np.float32)
        grey = a.mean(2, keepdims=True)
        a = np.clip(grey + (a - grey) * rng.uniform(0.7, 1.1), 0, 1)
        self.head = Image.fromarray(np.uint8(a * 255), "RGB")
        if rng.random() < 0.5:
            self.head, self.mask = ImageOps.mirror(self.head), ImageOps.mirror(self.mask)
        at = [int(side / 2 + unit * v) for v in (-0.25, 0.25, 0.05, 0.25)]
        cheeks = a[at[2] : at[3] + 1, at[0] : at[1] + 1].reshape(-1, 3)
        self.skin = np.median(cheeks, 0) * 255
        self.cloth = np.clip(rng.uniform(25, 225) + rng.normal(0, 45, 3), 8, 245)
        self.long_sleeves = rng.random() < 0.5

    def paste(self, page, centre):
        side = self.head.width
        page.paste(self.head, (round(centre[0] - side / 2), round(centre[1] - side / 2)), self.mask)


def _shape(page, points, colour, soft, grain=None):
    """A filled outline with a soft edge; `grain` is a small field of gains."""
    points = np.asarray(points, float)
    lo = np.maximum(np.floor(points.min(0) - 3 * soft).astype(int), 0)
    hi = np.minimum(np.ceil(points.max(0) + 3 * soft).astype(int), page.size)
    if np.any(hi - lo < 2):
        return
    size = (int(hi[0] - lo[0]), int(hi[1] - lo[1]))
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon([tuple(p - lo) for p in points], fill=255)
    flat = Image.new("RGB", size, tuple(int(v) for v in np.clip(colour, 0, 255)))
    page.paste(flat if grain is None else camera.lit(flat, grain), (int(lo[0]), int(lo[1])), mask.filter(ImageFilter.GaussianBlur(soft)))


def _oval(centre, rx, ry, angle=0.0, start=0.0, end=360.0, n=40):
    t = np.radians(np.linspace(start, end, n))
    p = np.c_[rx * np.cos(t), ry * np.sin(t)]
    c, s = np.cos(angle), np.sin(angle)
    return p @ np.array([[c, s], [-s, c]]) + np.asarray(centre)


def _limb(page, points, radii, colour):
    """A round limb along a bent line: lighter along its middle, darker at its sides."""
    points, radii = np.asarray(points, float), np.asarray(radii, float)
    t = np.linspace(0, len(points) - 1, 60)
    line = np.c_[[np.interp(t, range(len(points)), points[:, i]) for i in (0, 1)]].T
    wide = np.interp(t, range(len(radii)), radii)
    along = np.gradient(line, axis=0)
    normal = np.c_[-along[:, 1], along[:, 0]] / np.maximum(np.hypot(*along.T), 1e-6)[:, None]
    for part, tone in ((1.0, 0.78), (0.86, 0.88), (0.68, 0.95), (0.45, 1.0)):
        sides = np.r_[line + normal * (wide * part)[:, None], (line - normal * (wide * part)[:, None])[::-1]]
        _shape(page, sides, np.asarray(colour) * tone, max(0.7, wide.mean() * 0.05))
        for end in (0, -1):
            _shape(page, _oval(line[end], wide[end] * part, wide[end] * part), np.asarray(colour) * tone, max(0.7, wide.mean() * 0.05))


def _torso(rng, page, face, unit, person):
    """Neck, shoulders and chest down to the picture's lower edge."""
    at = lambda x, y: face + unit * np.array([x, y])
    bottom = (page.height - face[1]) / unit + 0.3
    neck = [at(-0.33, 0.3), at(0.33, 0.3), at(0.38, 1.2), at(-0.38, 1.2)]
    _shape(page, neck, person.skin * 0.8, unit * 0.02)
    y = np.linspace(1.0, bottom, 20)
    half = np.interp(y, (1.0, 1.12, 1.35, 1.8, 4.0), (0.36, 0.75, 1.25, 1.4, 1.3))
    grain = (1 + 0.16 * value_noise(rng, 48, 64, 16, 3)).astype(np.float32)
    sides = np.r_[np.c_[half, y], np.c_[-half, y][::-1]] * unit + face
    _shape(page, sides, person.cloth, unit * 0.015, grain)
    if rng.random() < 0.6:
        _shape(page, [at(-0.3, 0.95), at(0.3, 0.95), at(0, 0.95 + rng.uniform(0.25, 0.7))], person.skin * 0.85, unit * 0.02)
    else:
        _shape(page, _oval(at(0, 1.0), unit * 0.42, unit * 0.12), person.cloth * 0.85, unit * 0.02)


# ---- Hands -------------------------------------------------------------------------------------------------


def _hands(rng, photo, mm):
    """For each held edge: its grip on the edge, the direction away from the document, the hand's middle."""
    q = photo.quad
    found = []
    for edge, (a, b, inner) in {"left": (0, 3, 1), "right": (1, 2, 0)}.items():
        if photo.grip not in (edge, "both"):
            continue
        t = rng.uniform(0.4, 0.85)
        at = q[a] * (1 - t) + q[b] * t
        away = (q[a] - q[inner]) / np.hypot(*(q[a] - q[inner]))
        down = (q[b] - q[a]) / np.hypot(*(q[b] - q[a]))
        out = away + down * rng.uniform(0.15, 0.9)
        found.append((at, away, at + out / np.hypot(*out) * rng.uniform(15, 22) * mm, edge))
    return found


def _arm(rng, page, photo, person, hand, mm):
    """Forearm and upper arm behind the document, then the hand with the fingers that lie behind it."""
    at, away, palm, edge = hand
    side = -1 if edge == "left" else 1
    unit = photo.unit
    elbow = photo.face + unit * np.array([side * rng.uniform(1.5, 1.9), rng.uniform(2.6, 3.4)])
    elbow[1] = max(elbow[1], palm[1] + unit * 0.5)
    shoulder = photo.face + unit * np.array([side * 1.15, 1.45])
    body = unit / 155  # pixels a millimetre at the person
    bend = (palm + elbow) / 2 + np.array([side * unit * 0.08, 0])
    if photo.defect != "no_holder":
        _limb(page, [shoulder, (shoulder + elbow) / 2, elbow], [62 * body, 58 * body, 50 * body], person.cloth * 0.94)
    wrist = palm + (elbow - palm) * min(0.5, 32 * mm / max(1.0, np.hypot(*(elbow - palm))))
    sleeve = wrist if person.long_sleeves else palm + (elbow - palm) * rng.uniform(0.75, 0.95)
    _limb(page, [palm, wrist, bend, elbow], [24 * mm, 26 * mm, 30 * mm, min(46 * mm, 50 * body)], person.skin)
    grow = 1.18
    _limb(page, [sleeve, (sleeve + elbow) / 2, elbow], [28 * mm * grow, 32 * mm * grow, 48 * body * grow], person.cloth)
    toward = (at - palm) / max(1.0, np.hypot(*(at - palm)))
    _limb(page, [palm - toward * 8 * mm, palm + toward * 6 * mm], [24 * mm, 25 * mm], person.skin)
    across = np.array([-toward[1], toward[0]])
    for k in range(4):  # the knuckles of the fingers that go behind the document
        root = palm + across * (k - 1.5) * 12.5 * mm
        _limb(page, [root, root + toward * (20 + 3 * (k in (1, 2))) * mm], [8.5 * mm, 7.5 * mm], person.skin * 0.97)


def _thumb(rng, page, person, hand, mm):
    """The thumb over the document's edge, at most 5 mm inside, where nothing is printed."""
    at, away, palm, _ = hand
    tip = at - away * (rng.uniform(3.2, 5) - 7.5) * mm
    root = palm + (at - palm) * 0.2
    middle = (tip + root) / 2 + away * 4 * mm
    _limb(page, [tip, middle, root], [7.5 * mm, 8.8 * mm, 10 * mm], person.skin)
    _shape(page, _oval(tip + away * 1.5 * mm, 4.2 * mm, 3.4 * mm, np.arctan2(*away[::-1])), person.skin * 0.5 + 118, max(0.7, 0.5 * mm))


# ---- What is on the head and before the face -----------------------------------------------------------------


def _headwear(rng, page, photo):
    u = photo.unit
    at = lambda x, y: photo.face + u * np.array([x, y])
    colour = np.clip(rng.uniform(20, 200) + rng.normal(0, 50, 3), 5, 240)
    grain = (1 + 0.12 * value_noise(rng, 32, 24, 8, 3)).astype(np.float32)
    soft = max(0.8, u * 0.012)
    kind = pick(rng, ("cap", "beanie", "hood", "hat"))
    if kind == "hood":
        ring = np.r_[_oval(at(0, -0.1), 1.0 * u, 1.2 * u, 0, 60, 480), _oval(at(0, 0.02), 0.56 * u, 0.74 * u, 0, 480, 60)]
        _shape(page, ring, colour, soft, grain)
        return
    brow = -0.36 if kind != "beanie" else -0.32
    _shape(page, np.r_[_oval(at(0, brow), 0.84 * u, 0.86 * u, 0, 180, 360), [at(0.84, brow + 0.06), at(-0.84, brow + 0.06)]], colour, soft, grain)
    if kind == "cap":
        _shape(page, _oval(at(0, brow + 0.02), 0.66 * u, 0.15 * u), colour * 0.7, soft)
    elif kind == "hat":
        _shape(page, _oval(at(0, brow), 1.35 * u, 0.2 * u), colour * 0.85, soft)
    else:
        _shape(page, [at(-0.86, brow - 0.16), at(0.86, brow - 0.16), at(0.86, brow + 0.08), at(-0.86, brow + 0.08)], colour * 0.82, soft)


def _covered(rng, page, photo, person):
    """A mask, dark glasses, or a hand before mouth and nose."""
    u = photo.unit
    at = lambda x, y: photo.face + u * np.array([x, y])
    soft = max(0.8, u * 0.012)
    kind = pick(rng, ("mask", "glasses", "hand"), (45, 30, 25))
    if kind == "mask":
        colour = np.array(pick(rng, ((150, 190, 215), (235, 238, 240), (40, 40, 44), (120, 160, 140))), float)
        outline = [at(-0.5, 0.06), at(-0.2, 0.0), at(0, -0.05), at(0.2, 0.0), at(0.5, 0.06), at(0.46, 0.45), at(0.25, 0.74), at(0, 0.82), at(-0.25, 0.74), at(-0.46, 0.45)]
        _shape(page, outline, colour, soft, (1 + 0.05 * value_noise(rng, 24, 24, 8, 2)).astype(np.float32))
        for y in (0.24, 0.38, 0.52):
            _shape(page, [at(-0.42, y), at(0.42, y), at(0.42, y + 0.02), at(-0.42, y + 0.02)], colour * 0.88, soft)
    elif kind == "glasses":
        for s in (-1, 1):
            _shape(page, _oval(at(s * 0.225, -0.13), 0.21 * u, 0.17 * u), (18, 18, 22), soft)
        _shape(page, [at(-0.5, -0.18), at(0.5, -0.18), at(0.5, -0.14), at(-0.5, -0.14)], (20, 20, 22), soft)
    else:
        _limb(page, [at(1.3, 2.3), at(0.8, 1.2), at(0.4, 0.55)], [0.3 * u, 0.25 * u, 0.26 * u], person.skin * 0.96)
        for k in range(4):
            _limb(page, [at(0.45, 0.28 + 0.13 * k), at(-0.4, 0.14 + 0.15 * k)], [0.085 * u, 0.075 * u], person.skin * (0.98 - 0.03 * (k % 2)))


def _glasses(page, photo):
    """Clear glasses, which are no defect."""
    u = photo.unit
    d = ImageDraw.Draw(page)
    line = max(1, round(u * 0.018))
    for s in (-1, 1):
        x, y = photo.face + u * np.array([s * 0.225, -0.13])
        d.ellipse((x - 0.19 * u, y - 0.15 * u, x + 0.19 * u, y + 0.15 * u), outline=(40, 36, 34), width=line)


# ---- The photo ---------------------------------------------------------------------------------------------


def draw(rng, photo, drawn, portrait):
    """The page before lens and sensor: the person, the document in the hands."""
    page = _room(rng, *photo.size)
    q = photo.quad
    mm = float(np.hypot(*(q[1] - q[0])) / drawn.sheet.width)
    person = Person(rng, portrait, photo.unit)
    hands = _hands(rng, photo, mm)
    defect = photo.defect
    if defect != "no_holder":
        _torso(rng, page, photo.face, photo.unit, person)
        person.paste(page, photo.face)
        if defect == "holder_headwear":
            _headwear(rng, page, photo)
        if rng.random() < 0.12 and defect != "holder_face_covered":
            _glasses(page, photo)
        if defect == "holder_face_covered":
            _covered(rng, page, photo, person)
    for hand in hands:
        _arm(rng, page, photo, person, hand, mm)
    picture = drawn.sheet.image
    mask = camera.card_mask(*picture.size, drawn.corner * drawn.sheet.ppm)
    edge = float(np.hypot(*(q[1] - q[0])))
    camera.warp_onto(page, picture, mask, q, (edge * 0.006, edge * 0.01, max(1.2, edge * 0.015), 0.35))
    if defect == "document_blurred":
        lo, hi = np.maximum(q.min(0) - 20, 0).astype(int), np.minimum(q.max(0) + 20, page.size).astype(int)
        box = (int(lo[0]), int(lo[1]), int(hi[0]), int(hi[1]))
        page.paste(page.crop(box).filter(ImageFilter.GaussianBlur(mm * rng.uniform(1.1, 1.9))), box[:2])
    for hand in hands:
        _thumb(rng, page, person, hand, mm)
    return page


def holder_box(photo):
    """The holder's face box clipped to the frame, or None without one."""
    if photo.defect == "no_holder":
        return None
    x, y = photo.face - photo.unit / 2
    x0, y0 = max(0.0, x), max(0.0, y)
    x1, y1 = min(photo.size[0], x + photo.unit), min(photo.size[1], y + photo.unit)
    return [round(float(v), 1) for v in (x0, y0, x1 - x0, y1 - y0)]
