"""Uploads that are no identity documents: bank card, receipt, page of text, landscape, a portrait alone; what looks
more like one stands in lookalikes.py."""
import numpy as np
from PIL import Image

import artwork
import lookalikes
import people
import surfaces
from documents import Drawn
from people import pick
from typeset import Sheet

SIZES = {"bank_card": (85.6, 53.98), "receipt": (78.0, 150.0), "page": (210.0, 297.0)} | lookalikes.SIZES


def _nothing(sheet, corner, box=(10, 10, 30, 5)):
    return Drawn("none", None, sheet, corner, {}, {}, [], [], box, 3.0, [], [], {})


def bank_card(rng, ppm, _):
    """A payment card with chip and embossed number (fails no reader's number check by luck: 16 digits)."""
    w, h = SIZES["bank_card"]
    base = rng.integers(10, 220, 3)
    s = Sheet(
        w,
        h,
        ppm,
        artwork.security_paper(
            rng, w, h, ppm, (base, np.clip(base + rng.integers(-50, 50, 3), 0, 255)), 0.25
        ),
    )
    ink = (245, 245, 245) if base.mean() < 130 else (30, 30, 40)
    s.text(
        6,
        8,
        pick(rng, ("招商银行 CHINA MERCHANTS", "中国工商银行 ICBC", "NORTHERN BANK", "UNION CREDIT", "建设银行 CCB")),
        "hei",
        4.2,
        ink,
    )
    s.box(8, 18, 11.5, 9, fill=(206, 176, 110), outline=(130, 105, 60), radius=1.2)
    for y in (21, 24):
        s.line([(8, y), (19.5, y)], (130, 105, 60), 0.25)
    number = "".join(str(int(d)) for d in rng.integers(0, 10, 16))
    s.text(
        8,
        33.5,
        "  ".join(number[i : i + 4] for i in range(0, 16, 4)),
        pick(rng, ("mono", "ocr")),
        5.2,
        ink,
        0.35,
        width=70,
    )
    s.text(34, 41, f"{int(rng.integers(1, 13)):02d}/{int(rng.integers(26, 33))}", "mono", 3.6, ink)
    _, surname, given = people.han_name(rng, True)
    s.text(8, 47.5, f"{given} {surname}", "mono", 3.8, ink)
    for k, colour in enumerate(((210, 50, 50), (235, 165, 50))):
        s.draw.ellipse(s.px(64 + 6 * k, 39, 74 + 6 * k, 49), fill=colour)
    return _nothing(s, 3.18)


def receipt(rng, ppm, _):
    """A till receipt on thermal paper."""
    w, h = SIZES["receipt"]
    s = Sheet(w, h, ppm)
    s.box(0, 0, w, h, fill=(248, 247, 243))
    ink, y = tuple([int(rng.integers(40, 90))] * 3), 9.0
    s.text(
        w / 2, y, pick(rng, ("家家乐超市", "FRESH MARKET", "华润便利店", "CAFE AURORA")), "hei", 5, ink, align="centre"
    )
    items = "苹果 牛奶 面包 鸡蛋 可乐 纸巾 牙膏 大米 酱油 COFFEE TEA SANDWICH MILK BUTTER".split()
    s.text(
        6,
        y + 10,
        f"NO. {int(rng.integers(10**9, 10**10))}   2026-0{int(rng.integers(1, 7))}-1{int(rng.integers(0, 9))}"
        f" 18:{int(rng.integers(10, 59))}",
        "mono",
        3,
        ink,
    )
    y, total = y + 20, 0.0
    while y < h - 40:
        price = float(rng.uniform(1, 90))
        total += price
        s.text(6, y, pick(rng, items), "hei", 3.4, ink)
        s.text(w - 6, y, f"{price:.2f}", "mono", 3.6, ink, align="right")
        y += 6.2
    s.line([(6, y), (w - 6, y)], ink, 0.3)
    s.text(6, y + 6, "合计 TOTAL", "hei", 4, ink)
    s.text(w - 6, y + 6, f"{total:.2f}", "mono", 4.4, ink, align="right")
    for k in range(60):
        x = 10 + k * 0.95
        s.box(x, y + 14, float(rng.uniform(0.2, 0.7)), 12, fill=ink)
    return _nothing(s, 0.0)


def page(rng, ppm, _):
    """An A4 page of text."""
    w, h = SIZES["page"]
    s = Sheet(w, h, min(ppm, 9.0))
    s.paste(
        surfaces.printed_page(
            rng, s.image.width, s.image.height, rng.random() < 0.6, int(rng.integers(1, 3))
        ),
        0,
        0,
        w,
        h,
    )
    return _nothing(s, 0.0)


def portrait_alone(rng, w, h, portrait):
    """A bust that fills the frame: (picture, face box in pixels)."""
    picture, box, _ = portrait.cut(rng, w / h, tuple(int(v) for v in rng.integers(120, 250, 3)))
    return picture.resize((w, h), Image.BICUBIC), [box[0] * w, box[1] * h, box[2] * w, box[3] * h]


DRAWERS = {"bank_card": bank_card, "receipt": receipt, "page": page} | lookalikes.DRAWERS
