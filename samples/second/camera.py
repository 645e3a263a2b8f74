"""How a document gets into a picture: pose and homography, light, lens, sensor, and the file.

Pictures between stages are PIL RGB; light is applied in gamma space as a gain field
(gain = relative light ** 1/2.2).
"""
import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from artwork import value_noise


# ---- Geometry ----------------------------------------------------------------------------------------------


def homography(source, target):
    """The 3x3 matrix that takes four source points to four target points."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(right, float)), 1).reshape(3, 3)


def apply(matrix, points):
    """Points through a homography."""
    p = np.c_[np.asarray(points, float), np.ones(len(points))] @ matrix.T
    return p[:, :2] / p[:, 2:]


def rectangle(w, h):
    """The corners TL TR BR BL of a box at the origin."""
    return [(0, 0), (w, 0), (w, h), (0, h)]


def posed(w_mm, h_mm, turn, tilt, distance, rng):
    """Corners of a rectangle seen by a pinhole camera above it, in arbitrary units around the origin.

    `turn` in degrees about the optical axis, `tilt` degrees away from it in a random direction, `distance` in
    multiples of the rectangle's width (near means strong perspective).
    """
    p = np.array(
        [
            (-w_mm / 2, -h_mm / 2, 0),
            (w_mm / 2, -h_mm / 2, 0),
            (w_mm / 2, h_mm / 2, 0),
            (-w_mm / 2, h_mm / 2, 0),
        ]
    )
    a, b, t = np.radians(turn), rng.uniform(0, 2 * np.pi), np.radians(tilt)
    spin = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    k = np.array([np.cos(b), np.sin(b), 0])
    cross = np.array([[0, 0, k[1]], [0, 0, -k[0]], [-k[1], k[0], 0]])
    lean = np.eye(3) + np.sin(t) * cross + (1 - np.cos(t)) * cross @ cross  # Rodrigues
    q = p @ (lean @ spin).T
    z = distance * w_mm + q[:, 2]
    return q[:, :2] / z[:, None]


def framed(rng, corners, width, height, cover, overflow=0.0):
    """Scales and places corners so that their box takes `cover` of the frame's tighter side; never more
    than `overflow` outside."""
    lo, hi = corners.min(0), corners.max(0)
    scale = cover * min(width / (hi[0] - lo[0]), height / (hi[1] - lo[1]))
    box = (hi - lo) * scale
    room = np.array((width, height)) - box
    at = np.array([rng.uniform(0.25, 0.75) * r if r > 0 else r * rng.uniform(0.3, 0.7) for r in room])
    limit = overflow * max(width, height)
    return (corners - lo) * scale + np.clip(at, -limit, None)


def warp_onto(page, picture, mask, quad, shadow=None):
    """Lays a picture on the page so that its corners come to the quad, antialiased; `shadow` is (dx, dy,
    blur, strength) in pixels."""
    quad = np.asarray(quad, float)
    lo = np.floor(quad.min(0)).astype(int) - 3
    hi = np.ceil(quad.max(0)).astype(int) + 4
    lo, hi = np.maximum(lo, 0), np.minimum(hi, page.size)
    if np.any(hi <= lo):
        return
    inverse = np.array([[1, 0, 2], [0, 1, 2], [0, 0, 1.0]]) @ homography(quad - lo, rectangle(*picture.size))
    coefficients = (inverse / inverse[2, 2]).ravel()[:8]
    size = (int(hi[0] - lo[0]), int(hi[1] - lo[1]))
    fine = (
        Image.BICUBIC if page.width * page.height < 4e6 else Image.BILINEAR
    )  # a large page has pixels to spare
    warped = _padded(picture, "edge").transform(size, Image.PERSPECTIVE, coefficients, fine)
    cover = _padded(mask, "constant").transform(size, Image.PERSPECTIVE, coefficients, Image.BILINEAR)
    if shadow:
        dx, dy, blur, strength = shadow
        pad = int(blur * 2 + max(abs(dx), abs(dy))) + 2
        dark = Image.new("L", (size[0] + 2 * pad, size[1] + 2 * pad), 0)
        dark.paste(cover, (pad + int(dx), pad + int(dy)))
        dark = (
            dark.filter(ImageFilter.BoxBlur(blur))
            .filter(ImageFilter.BoxBlur(blur / 2))
            .point(lambda v: v * strength)
        )
        page.paste((8, 8, 10), (int(lo[0]) - pad, int(lo[1]) - pad), dark)
    page.paste(warped, (int(lo[0]), int(lo[1])), cover)


def _padded(picture, mode):
    """The picture with a border of two pixels, repeated or empty, so that its edge is interpolated and not
    torn."""
    a = np.asarray(picture)
    return Image.fromarray(np.pad(a, ((2, 2), (2, 2)) + ((0, 0),) * (a.ndim - 2), mode=mode))


def card_mask(width, height, radius):
    """L mask of a card with rounded corners, pixels."""
    mask = Image.new("L", (width, height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), radius, fill=255)
    return mask


# ---- Light -------------------------------------------------------------------------------------------------


def lit(image, gain):
    """The picture times a small float gain field (h, w) or (h, w, 3), enlarged to the picture."""
    bands = [gain] * 3 if gain.ndim == 2 else [gain[..., i] for i in range(3)]
    fields = [
        Image.fromarray(np.uint8(np.clip(b * 127, 0, 255)), "L").resize(image.size, Image.BILINEAR)
        for b in bands
    ]
    out = []
    for band, field in zip(image.split(), fields):
        a = np.asarray(band).astype(np.uint16) * np.asarray(field)
        out.append(Image.fromarray(np.uint8(np.minimum(a // 127, 255))))
    return Image.merge("RGB", out)


def room_light(rng, w, h, depth=0.25, warmth=0.06):
    """Uneven light of a room: a slope, a soft lobe, vignetting and a tint, as a (h/16, w/16, 3) gain
    field."""
    gw, gh = max(8, w // 16), max(8, h // 16)
    y, x = np.mgrid[0:gh, 0:gw].astype(np.float32)
    x, y = x / gw - 0.5, y / gh - 0.5
    a = rng.uniform(0, 2 * np.pi)
    gain = 1 + depth * (x * np.cos(a) + y * np.sin(a))
    cx, cy = rng.uniform(-0.4, 0.4, 2)
    gain += depth * rng.uniform(-0.3, 0.6) * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / rng.uniform(0.05, 0.3))
    gain *= 1 - rng.uniform(0.05, 0.3) * (x * x + y * y)
    tint = 1 + rng.normal(0, warmth, 3).astype(np.float32) * (1, 0.4, 1)
    return (gain[..., None] * tint).astype(np.float32)


def shadow_field(rng, w, h):
    """The shadow of a hand, a phone or a window bar, as a gain field."""
    gw, gh = max(16, w // 8), max(16, h // 8)
    image = Image.new("L", (gw, gh), 255)
    d = ImageDraw.Draw(image)
    dark = int(rng.uniform(95, 175))
    form = int(rng.integers(3))
    if form == 0:  # an edge across the picture
        a, o = rng.uniform(0, 2 * np.pi), rng.uniform(-0.15, 0.15)
        n, t = np.array((np.cos(a), np.sin(a))), np.array((-np.sin(a), np.cos(a)))
        c = np.array((gw, gh)) / 2 + n * o * gw
        far = 3 * max(gw, gh)
        d.polygon(
            [
                tuple(c + t * far),
                tuple(c - t * far),
                tuple(c - t * far + n * far),
                tuple(c + t * far + n * far),
            ],
            fill=dark,
        )
    elif form == 1:  # a phone and the arm that holds it
        x, y, s = rng.uniform(0.1, 0.6) * gw, rng.uniform(0.2, 0.7) * gh, gw * rng.uniform(0.2, 0.4)
        d.rounded_rectangle((x, y, x + s, y + s * 1.9), s * 0.1, fill=dark)
        d.polygon([(x + s * 0.4, y + s), (x + s * 1.4, y + s), (x + s * 2.2, gh * 2), (x, gh * 2)], fill=dark)
    else:  # bars
        step, a = gw * rng.uniform(0.2, 0.5), rng.uniform(-0.6, 0.6) * gh
        for k in range(-2, 8):
            d.polygon(
                [
                    (k * step, 0),
                    (k * step + step * 0.35, 0),
                    (k * step + step * 0.35 + a, gh),
                    (k * step + a, gh),
                ],
                fill=dark,
            )
    return np.asarray(image.filter(ImageFilter.GaussianBlur(gw * rng.uniform(0.004, 0.05))), np.float32) / 255


def glare_on(rng, image, quad):
    """Highlights on the document: white lobes or a band, screened over the picture."""
    w, h = image.size
    gw, gh = max(16, w // 8), max(16, h // 8)
    y, x = np.mgrid[0:gh, 0:gw].astype(np.float32) * 8
    q = np.asarray(quad, float)
    size = np.sqrt(abs(np.cross(q[2] - q[0], q[3] - q[1])) / 2)
    light = np.zeros((gh, gw), np.float32)
    for _ in range(int(rng.integers(1, 3))):
        u, v = rng.uniform(0.1, 0.9, 2)
        c = (q[0] * (1 - u) + q[1] * u) * (1 - v) + (q[3] * (1 - u) + q[2] * u) * v
        a, s = rng.uniform(0, np.pi), size * rng.uniform(0.06, 0.2)
        dx, dy = x - c[0], y - c[1]
        p, r = dx * np.cos(a) + dy * np.sin(a), dy * np.cos(a) - dx * np.sin(a)
        stretch = rng.uniform(1, 5)
        light += rng.uniform(0.8, 2.2) * np.exp(-((p / (s * stretch)) ** 2 + (r / s) ** 2))
    veil = Image.fromarray(np.uint8(np.clip(light, 0, 1) * 255), "L").resize(image.size, Image.BICUBIC)
    return ImageChops.screen(image, Image.merge("RGB", [veil, veil, veil.point(lambda v: v * 0.97)]))


# ---- Lens and sensor ---------------------------------------------------------------------------------------


def motion(image, length, angle):
    """Straight camera shake of so many pixels."""
    n = max(2, int(round(length)))
    dx, dy = np.cos(angle), np.sin(angle)
    a = np.asarray(image)
    total = np.zeros(a.shape, np.uint32)
    for i in range(n):
        s = i - (n - 1) / 2
        total += np.roll(a, (int(round(s * dy)), int(round(s * dx))), (0, 1))
    return Image.fromarray(np.uint8(total // n), "RGB")


def sensor_noise(rng, image, shot, read):
    """Noise of a sensor: deviation sqrt(read^2 + shot^2 * value / 255), grey mostly, some colour.

    Fixed point: the table holds deviations times 16, the tile standard normals times 32 (clipped at 4).
    """
    a = np.asarray(image)
    h, w = a.shape[:2]
    table = np.int16(16 * np.sqrt(read**2 + shot**2 * np.arange(256, dtype=np.float32) / 255))
    tile = rng.standard_normal((576, 1024), dtype=np.float32)
    soft = (tile + np.roll(tile, 1, 0) + np.roll(tile, 1, 1)) / 1.5
    soft = np.int16(32 * np.clip(soft, -4, 4))

    def field(rows, share):
        part = np.int16(np.roll(soft, int(rng.integers(1024)), 1)[int(rng.integers(64)) :][:rows] * share)
        return np.tile(part, (1, w // 1024 + 1))[:, :w]

    out = np.empty_like(a)
    for top in range(0, h, 512):
        strip = a[top : top + 512]
        grey = field(strip.shape[0], 0.8)
        for i in range(3):
            value = strip[..., i]
            noise = (table[value].astype(np.int32) * (grey + field(strip.shape[0], 0.6)) + 256) >> 9
            noise += value
            np.minimum(np.maximum(noise, 0, out=noise), 255, out=noise)
            out[top : top + 512, :, i] = noise
    return Image.fromarray(out, "RGB")


def moire(rng, image):
    """What a camera makes of a screen: lines of the pixel grid, beating with the sensor's, and raised
    blacks."""
    a = np.asarray(image, np.float32)
    h, w = a.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    bend = value_noise(rng, w, h, max(w, h), 1) * 6
    pitch, angle = rng.uniform(2.02, 2.6), rng.uniform(-0.05, 0.05)
    out = a * 0.86 + 16
    for i in range(3):
        grid = np.cos(2 * np.pi * ((x + bend + i * pitch / 3) / pitch + y * angle / pitch)) + 0.6 * np.cos(
            2 * np.pi * (y + bend) / (pitch * 1.02)
        )
        out[..., i] *= 1 + rng.uniform(0.03, 0.08) * grid
    beat = np.cos(
        2 * np.pi * ((x * np.cos(angle * 9) + y * np.sin(angle * 9) + 9 * bend) / rng.uniform(14, 60))
    )
    return Image.fromarray(
        np.uint8(np.clip(out * (1 + rng.uniform(0.005, 0.03) * beat[..., None]) + (0, 3, 8), 0, 255)), "RGB"
    )
