"""What lies under and around a document: procedural surfaces and clutter. Every function gives a PIL RGB
picture."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from artwork import value_noise
from people import EVERYDAY, pick
from typeset import font


def _picture(a):
    return Image.fromarray(np.uint8(np.clip(a, 0, 255)), "RGB")


def wood(rng, w, h):
    """Boards with grain; pale to dark."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    if rng.random() < 0.5:
        x, y = y, x
    board = max(w, h) / rng.uniform(2, 7)
    which = np.floor(y / board).astype(int)
    bend = value_noise(rng, w, h, max(w, h) / 3, 2) * rng.uniform(8, 30)
    offsets = rng.uniform(0, 4000, which.max() + 1).astype(np.float32)[which]
    rings = np.sin(
        (y + bend + offsets + x * 0.02) / rng.uniform(2.5, 7)
        + 3 * np.sin((x + offsets) / rng.uniform(120, 300))
    )
    fibre = np.asarray(
        Image.fromarray(rng.normal(0, 1, (h, max(2, w // 40))).astype(np.float32), "F").resize(
            (w, h), Image.BILINEAR
        )
    )
    base = np.array(
        pick(
            rng,
            ((196, 154, 108), (150, 104, 64), (92, 60, 40), (214, 186, 148), (120, 90, 70), (176, 160, 140)),
        ),
        np.float32,
    )
    tone = 1 + 0.07 * rings + 0.05 * fibre + rng.normal(0, 0.06, which.max() + 1).astype(np.float32)[which]
    tone = np.where((y % board) < max(1.0, board / 120), tone * 0.6, tone)
    return _picture(base * tone[..., None])


def _dye(rng):
    """A colour of cloth, seldom a loud one."""
    grey = rng.uniform(40, 215)
    return np.clip(grey + rng.normal(0, 26, 3), 10, 240).astype(np.float32)


def cloth(rng, w, h):
    """A weave with folds, sometimes checked."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    p = rng.uniform(2.2, 6)
    weave = np.sin(x * 2 * np.pi / p) * np.sin(y * 2 * np.pi / p) + 0.6 * np.sin((x + y) * np.pi / p)
    tone = (
        1
        + 0.08 * weave
        + 0.16 * value_noise(rng, w, h, max(w, h) / 2.5, 2)
        + 0.05 * value_noise(rng, w, h, 5, 1)
    )
    base = _dye(rng)
    a = base * tone[..., None]
    if rng.random() < 0.35:
        step, other = max(w, h) / rng.uniform(6, 16), _dye(rng)
        mix = 0.5 * ((x % step) < step / 2) + 0.5 * ((y % step) < step / 2)
        a = a * (1 - 0.6 * mix[..., None]) + 0.6 * mix[..., None] * other * tone[..., None]
    return _picture(a)


def stone(rng, w, h):
    """Marble or granite."""
    base = np.array(pick(rng, ((226, 224, 220), (70, 72, 76), (180, 172, 160), (140, 140, 146))), np.float32)
    n = value_noise(rng, w, h, max(w, h) / 4, 5)
    veins = np.exp(-np.abs(n) * rng.uniform(18, 50))
    a = (
        base
        * (1 + 0.08 * value_noise(rng, w, h, max(w, h) / 2, 3) + 0.06 * value_noise(rng, w, h, 3, 1))[
            ..., None
        ]
    )
    return _picture(a * (1 - 0.25 * veins[..., None]))


def plain(rng, w, h):
    """A desk top or a sheet, nearly one colour; often close to the paper of a card."""
    base = np.array(
        pick(
            rng,
            (
                (228, 228, 226),
                (206, 210, 210),
                (236, 234, 226),
                (196, 190, 184),
                (60, 62, 66),
                (110, 120, 128),
                (150, 60, 50),
                (44, 70, 110),
            ),
        ),
        np.float32,
    )
    tone = (
        1
        + 0.05 * value_noise(rng, w, h, max(w, h), 2)
        + rng.uniform(0.005, 0.03) * value_noise(rng, w, h, 3, 1)
    )
    return _picture(base * tone[..., None])


def leather(rng, w, h):
    """Pebbled leather or plastic of a seat or folder."""
    base = np.array(pick(rng, ((42, 40, 40), (96, 62, 44), (120, 116, 110), (60, 30, 30))), np.float32)
    n = value_noise(rng, w, h, max(6, w / 120), 2)
    relief = n - np.roll(n, (2, 2), (0, 1))
    return _picture(base * (1 + 0.9 * relief + 0.08 * value_noise(rng, w, h, w / 2, 1))[..., None])


def tiles(rng, w, h):
    """Floor tiles with joints."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    step = max(w, h) / rng.uniform(1.5, 6)
    a = np.asarray(stone(rng, w, h), np.float32)
    joint = ((x + step * 0.3) % step < step / 70) | ((y + step * 0.6) % step < step / 70)
    return _picture(np.where(joint[..., None], a * 0.62, a))


def printed_page(rng, w, h, chinese=True, columns=1):
    """A page of invented text: words of random characters, a heading, maybe a table line or two."""
    image = Image.new("RGB", (w, h), tuple(int(v) for v in rng.integers(232, 252, 3)))
    d = ImageDraw.Draw(image)
    size = max(7, int(w / rng.uniform(34, 60) / columns**0.5))
    name = pick(rng, ("song", "hei", "han")) if chinese else pick(rng, ("termes", "lato", "gentium"))
    margin, y = w * 0.08, h * 0.06
    head = (
        "".join(pick(rng, EVERYDAY) for _ in range(8)) if chinese else "Report on the use of the reading room"
    )
    d.text((w / 2, y), head, fill=(20, 20, 20), font=font(name, size * 1.8), anchor="ma")
    y += size * 4
    words = (
        "the of and to in is that for it as was with be by on not he his but at are this have from or".split()
    )
    column = (w - 2 * margin) / columns
    for k in range(columns):
        at = y
        while at < h * 0.94:
            n = int(column / size) - 1
            line = (
                "".join(pick(rng, EVERYDAY) for _ in range(n))
                if chinese
                else " ".join(pick(rng, words) for _ in range(max(3, n // 3)))
            )
            if rng.random() < 0.12:
                line = line[: len(line) // 2]
            d.text((margin + k * column, at), line, fill=(35, 35, 38), font=font(name, size))
            at += size * 1.55
    return image


def clutter(rng, w, h):
    """A desk with papers, a keyboard, pens, coins, a cup, cards: things with straight edges that are no
    documents."""
    image = pick(rng, (wood, plain, cloth, stone))(rng, w, h)
    unit = max(w, h)
    for _ in range(int(rng.integers(4, 9))):
        thing = int(rng.integers(6))
        if thing == 0:
            item = printed_page(rng, int(unit * 0.36), int(unit * 0.5), rng.random() < 0.6)
        elif thing == 1:
            item = Image.new("RGB", (int(unit * 0.5), int(unit * 0.2)), (40, 42, 45))
            d, k = ImageDraw.Draw(item), unit * 0.034
            for i in range(14):
                for j in range(5):
                    d.rounded_rectangle(
                        (6 + i * k, 6 + j * k, 2 + (i + 1) * k, 2 + (j + 1) * k), 4, fill=(70, 72, 76)
                    )
        elif thing == 2:
            item = Image.new(
                "RGB", (int(unit * 0.3), int(unit * 0.016)), tuple(int(v) for v in rng.integers(10, 230, 3))
            )
            ImageDraw.Draw(item).rectangle((0, 0, item.width, item.height * 0.3), fill=(200, 200, 205))
        elif thing == 3:
            item = plain(rng, int(unit * 0.18), int(unit * 0.24))
        elif thing == 4:
            item = _picture(
                np.full((int(unit * 0.14), int(unit * 0.22), 3), rng.integers(30, 230, 3))
                + 30 * value_noise(rng, int(unit * 0.22), int(unit * 0.14), 60, 2)[..., None]
            )
        else:
            n = int(unit * rng.uniform(0.04, 0.13))
            item = Image.new("RGB", (n, n), tuple(int(v) for v in rng.integers(90, 220, 3)))
            disc = Image.new("L", (n, n), 0)
            ImageDraw.Draw(disc).ellipse((1, 1, n - 2, n - 2), fill=255)
            ImageDraw.Draw(item).ellipse(
                (n * 0.1, n * 0.1, n * 0.9, n * 0.9), outline=(80, 80, 80), width=max(1, n // 30)
            )
            image.paste(item, (int(rng.uniform(-0.1, 1) * w), int(rng.uniform(-0.1, 1) * h)), disc)
            continue
        _drop(rng, image, item)
    return image


def _drop(rng, image, item):
    """Lays a thing on the picture at any angle, with its shadow."""
    angle = float(rng.uniform(0, 360))
    mask = Image.new("L", item.size, 255).rotate(angle, Image.BILINEAR, expand=True)
    turned = item.rotate(angle, Image.BICUBIC, expand=True)
    at = (int(rng.uniform(-0.25, 1.0) * image.width), int(rng.uniform(-0.25, 1.0) * image.height))
    soft = mask.filter(ImageFilter.BoxBlur(max(1, image.width // 150))).point(lambda v: v * 0.45)
    image.paste((15, 15, 18), (at[0] + image.width // 120, at[1] + image.width // 100), soft)
    image.paste(turned, at, mask)


SURFACES = (wood, cloth, stone, plain, leather, tiles, clutter)


def surface(rng, w, h, kinds=SURFACES, weights=(24, 16, 10, 22, 8, 6, 14)):
    """A surface of w x h pixels, drawn at up to 1.6 megapixels and enlarged, as a lens focused on the card
    would show it."""
    scale = min(1.0, (1.6e6 / (w * h)) ** 0.5)
    small = pick(rng, kinds, weights)(rng, max(16, round(w * scale)), max(16, round(h * scale)))
    return small if small.size == (w, h) else small.resize((w, h), Image.BICUBIC)


def landscape(rng, w, h):
    """Sky, hills, water and trees."""
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None, None]
    sky = np.array(rng.uniform((90, 130, 180), (200, 210, 240)), np.float32) * (0.7 + 0.4 * y) + np.zeros(
        (h, w, 3), np.float32
    )
    sky += 25 * np.clip(value_noise(rng, w, h, w / 4, 4), 0, 1)[..., None]
    image = _picture(sky)
    d = ImageDraw.Draw(image)
    for k in range(5):
        ridge = value_noise(rng, w, 2, w / (2 + k), 4)[0]
        c = tuple(int(v) for v in np.array((70, 100, 80)) * (1.1 - 0.15 * k) + rng.normal(0, 8, 3))
        d.polygon(
            [(x, h * (0.45 + 0.11 * k) + h * 0.1 * float(ridge[x])) for x in range(0, w, 3)]
            + [(w, h), (0, h)],
            fill=c,
        )
    grain = 1 + 0.12 * value_noise(rng, w, h, 4, 2)[..., None]
    return _picture(np.asarray(image, np.float32) * grain)
