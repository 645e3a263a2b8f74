"""The documents as drawn: each function takes a random Generator and pixels a millimetre, and gives a `Drawn`.

Sizes and places are millimetres of the document: ID-1 85.60 x 53.98, TD2 105 x 74, passport page 125 x 88.
"""
import dataclasses

import numpy as np
from PIL import Image

import artwork
import people
import typeset
from people import pick
from typeset import Sheet

SIZES = {"prc_id_card": (85.6, 53.98), "td1": (85.6, 53.98), "td2": (105.0, 74.0), "passport": (125.0, 88.0)}
CORNERS = {"prc_id_card": 3.18, "td1": 3.18, "td2": 3.0, "passport": 2.2}


@dataclasses.dataclass
class Drawn:
    """A drawn side: its picture and everything that is true about it, in mm of the document."""

    kind: str
    side: str
    sheet: Sheet
    corner: float
    fields: dict
    accept: dict
    mrz: list
    defects: list
    number_box: tuple  # where the number (or what stands for it) is, x y w h
    number_height: float  # height of its digits
    faces: list
    ghosts: list
    boxes: dict  # field -> box, for those that may be covered


def _dotted(date):
    return f"{date:%Y.%m.%d}"


# ---- Resident identity card --------------------------------------------------------------------------------

_ZHUANG = {
    "name": "Singqmingz",
    "sex": "Singqbied",
    "ethnicity": "Minzcuz",
    "birth": "Seng'diet",
    "address": "Dieg ywq",
    "number": "Gunghminz Sonfaenh Hauma",
}
_UYGHUR = {
    "name": "ئىسمى",
    "sex": "جىنسى",
    "ethnicity": "مىللىتى",
    "birth": "تۇغۇلغان",
    "address": "ئادرېسى",
    "number": "كىملىك نومۇرى",
}


def _value_face(rng, text):
    """A face for printed Chinese values that holds all of the text."""
    return pick(
        rng,
        [
            f
            for f, n in (("hei", 12), ("kai", 2), ("song", 2), ("han", 3))
            for _ in range(n)
            if all(typeset.covers(f, c) or c.isascii() or c == "·" for c in text)
        ],
    )


def _wrapped(sheet, text, face, size, spacing, width):
    """An address broken into lines no wider than `width` mm."""
    lines, line = [], ""
    for c in text:
        if sheet.measure(line + c, face, size, spacing) > width:
            lines.append(line)
            line = ""
        line += c
    return lines + [line]


def resident_front(rng, ppm, who, portrait):
    """The portrait side."""
    w, h = SIZES["prc_id_card"]
    tints = (
        rng.uniform(222, 238, 3).astype(int) + (0, 6, 8),
        rng.uniform(224, 240, 3).astype(int) + (8, 0, 4),
    )
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, tints, rng.uniform(0.2, 0.5)))
    blue = tuple(int(v) for v in np.clip(np.array((84, 140, 176)) + rng.normal(0, 9, 3), 40, 200))
    ink = tuple([int(rng.integers(14, 48))] * 3)
    face = _value_face(rng, who.name + who.ethnicity + who.address)
    label_face = face if face in ("hei", "han") else "hei"
    digit = pick(rng, ("open", "lato-medium", "heros", "carlito")) if face == "hei" else face
    shift, bold = rng.uniform(-0.5, 0.5, 2), float(pick(rng, (0.0, 0.0, 0.04)))
    x0, dy = 5.9 + shift[0], shift[1]
    rows = {
        "name": 8.1 + dy,
        "sex": 15.0 + dy,
        "birth": 21.4 + dy,
        "address": 28.2 + dy,
        "number": 46.2 + dy * 0.6,
    }

    def label(x, y, text, spacing=1.3):
        s.text(x, y, text, label_face, 2.75, blue, spacing)

    def value(x, y, text, size=3.05, spacing=0.12, font=None):
        return s.text(x, y, text, font or face, size, ink, spacing, bold)

    label(x0, rows["name"], "姓名")
    label(x0, rows["sex"], "性别")
    label(24.6 + shift[0], rows["sex"], "民族", 0.7)
    label(x0, rows["birth"], "出生")
    label(x0, rows["address"], "住址")
    label(x0, rows["number"], "公民身份号码", 0.28)
    boxes = {"name": value(16.9, rows["name"], who.name, 3.75, 0.35)}
    value(16.9, rows["sex"], "男" if who.sex == "M" else "女")
    value(33.2, rows["sex"], who.ethnicity)
    b = who.printed_birth
    at = 16.9
    for text, unit, step in ((str(b.year), "年", 8.6), (str(b.month), "月", 4.6), (str(b.day), "日", 4.6)):
        width = s.measure(text, digit, 3.0, 0.15)
        value(at + (step - width) / 2 - 0.3, rows["birth"], text, 3.0, 0.15, digit)
        label(at + step, rows["birth"], unit, 0)
        at += step + 3.4
    lines = _wrapped(s, who.address, face, 3.0, 0.12, rng.uniform(33.5, 35.2))
    for i, line in enumerate(lines):
        box = value(16.9, rows["address"] + i * 4.55, line, 3.0)
        boxes["address"] = (
            box
            if i == 0
            else (
                box[0],
                boxes["address"][1],
                max(box[2], boxes["address"][2]),
                box[1] + box[3] - boxes["address"][1],
            )
        )
    number_face, size, pitch = pick(
        rng,
        (("ocr", 3.9, 2.62), ("ocr", 4.05, 2.7), ("mono", 4.5, 2.6), ("heros", 3.7, 2.62)),
        (50, 25, 13, 12),
    )
    boxes["number"] = s.pitched(
        29.2 + rng.uniform(-0.4, 0.8),
        rows["number"],
        who.number,
        number_face,
        size,
        pitch,
        ink,
        float(pick(rng, (0.0, 0.04, 0.07))),
    )
    _second_script(rng, s, who, rows, x0, blue)
    picture, face_box, person = portrait.cut(rng, 0.82, (240, 242, 243))
    px, py, pw, ph = 54.2 + rng.uniform(-0.6, 0.6), 7.9 + rng.uniform(-0.6, 0.6), 25.4, 31.0
    frameless = rng.random() < 0.75  # the card has no frame: behind the person is the card
    mask = person if frameless else Image.new("L", picture.size, 255)
    s.paste(picture, px, py, pw, ph, mask)
    faces = [(px + face_box[0] * pw, py + face_box[1] * ph, face_box[2] * pw, face_box[3] * ph)]
    fields = {
        "name": who.name,
        "sex": who.sex,
        "ethnicity": who.ethnicity,
        "birth_date": str(who.printed_birth),
        "address": who.address,
        "number": who.number,
    }
    defects = [d for d in who.defects if d != "expired"]
    return Drawn(
        "prc_id_card",
        "front",
        s,
        CORNERS["prc_id_card"],
        fields,
        {},
        [],
        defects,
        boxes["number"],
        2.8,
        faces,
        [],
        boxes,
    )


def _second_script(rng, sheet, who, rows, x0, colour):
    """Minority regions print small labels in a second script above the Chinese ones."""
    places = (
        ("name", x0, "name"),
        ("sex", x0, "sex"),
        ("sex", 24.6, "ethnicity"),
        ("birth", x0, "birth"),
        ("address", x0, "address"),
        ("number", x0, "number"),
    )
    if who.region.code.startswith("45") and rng.random() < 0.7:
        for row, x, key in places:
            sheet.text(x, rows[row] - 2.5, _ZHUANG[key], "carlito", 1.6, colour)
    elif who.region.code.startswith("65") and rng.random() < 0.7:
        for row, x, key in places:
            sheet.shaped(x, rows[row] - 2.7, _UYGHUR[key], "arabic", 1.6, colour)


def resident_back(rng, ppm, who):
    """The emblem side."""
    w, h = SIZES["prc_id_card"]
    tints = (
        rng.uniform(214, 230, 3).astype(int) + (2, 8, 6),
        rng.uniform(224, 238, 3).astype(int) + (10, 2, 2),
    )
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, tints, rng.uniform(0.2, 0.5)))
    wall = artwork.great_wall(rng, 500, 230).point(lambda v: v * 0.9)
    s.paste(Image.new("RGB", wall.size, (120, 140, 130)), 14, 16, 68, 33, wall)
    emblem, mask = artwork.state_emblem(300)
    s.paste(emblem, 5.2 + rng.uniform(-0.5, 0.5), 4.9, 14.2, 16.0, mask)
    ink = tuple([int(rng.integers(18, 50))] * 3)
    title = pick(rng, ("song", "kai-bold", "han"))
    thick = 0.08 if title == "song" else 0.05
    s.text(52.5, 10.4 + rng.uniform(-0.5, 0.5), "中华人民共和国", title, 5.6, ink, 0.9, thick, "centre")
    s.text(52.5, 20.2 + rng.uniform(-0.5, 0.5), "居民身份证", title, 8.0, ink, 2.4, thick * 1.4, "centre")
    face = _value_face(rng, who.authority)
    x, dy = 36.6 + rng.uniform(-0.8, 0.8), rng.uniform(-0.5, 0.5)
    for y, text in ((39.6 + dy, "签发机关"), (46.2 + dy, "有效期限")):
        s.text(x - 2.2, y, text, "hei", 2.7, ink, 0.2, 0.05, "right")
    boxes = {"issuing_authority": s.text(x, 39.6 + dy, who.authority, face, 3.0, ink, 0.15, width=44)}
    until = "长期" if who.long_term else _dotted(who.valid_until)
    digit = pick(rng, ("open", "lato-medium", "heros", "carlito")) if face == "hei" else face
    span = s.text(x, 46.2 + dy, f"{_dotted(who.valid_from)}-{until}", digit, 3.0, ink, 0.12)
    fields = {
        "issuing_authority": who.authority,
        "valid_from": str(who.valid_from),
        "valid_until": None if who.long_term else str(who.valid_until),
    }
    defects = [d for d in who.defects if d == "expired"]
    return Drawn(
        "prc_id_card", "back", s, CORNERS["prc_id_card"], fields, {}, [], defects, span, 2.2, [], [], boxes
    )


# ---- Passports and foreign cards ---------------------------------------------------------------------------

_LABELS = {row["language"]: row for row in people.read_table("labels.tsv")}
_MONTHS = {
    "en": "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(),
    "fr": "JAN FÉV MARS AVR MAI JUIN JUIL AOÛT SEPT OCT NOV DÉC".split(),
    "pt": "JAN FEV MAR ABR MAI JUN JUL AGO SET OUT NOV DEZ".split(),
}


def printed_date(date, style):
    """A date as the states print it."""
    month = date.month - 1
    return {
        "en": f"{date:%d} {_MONTHS['en'][month]} {date.year}",
        "dot": f"{date:%d.%m.%Y}",
        "space": f"{date:%d %m %Y}",
        "slash": f"{date:%d/%m/%Y}",
        "iso": f"{date:%Y-%m-%d}",
        "zh": f"{date:%d} {date.month}月/{_MONTHS['en'][month]} {date.year}",
        "fr": f"{date:%d} {_MONTHS['en'][month]}/{_MONTHS['fr'][month]} {date:%y}"
        if date.day % 2
        else f"{date:%d} {_MONTHS['en'][month]}/{_MONTHS['fr'][month]} {date.year}",
        "pt": f"{date:%d} {_MONTHS['pt'][month]}/{_MONTHS['en'][month]} {date.year}",
    }[style]


def _label(language, key, number, numbered, card):
    if card and key == "number":
        key = "card_number"
    own, english = _LABELS[language][key], _LABELS["en"][key]
    text = own if language == "en" else f"{own}/{english}" if len(own) + len(english) < 34 else own
    return f"{number}. {text}" if numbered else text


def _values(who):
    """What stands under every label."""
    c = who.country
    sex = {"zh": {"M": "男/M", "F": "女/F"}, "es": {"M": "M", "F": "F"}}.get(c.labels, {}).get(who.sex, who.sex)
    authority = {
        "zh": "公安部出入境管理局",
        "zht": "MINISTRY OF FOREIGN AFFAIRS",
        "en": "DEPARTMENT OF STATE" if c.code == "USA" else "PASSPORT OFFICE",
    }.get(c.labels, "MINISTRY OF INTERIOR")
    return {
        "type": "P",
        "code": c.mrz_code,
        "number": who.number,
        "surname": who.surname,
        "given": who.given,
        "nationality": c.nationality,
        "birth": printed_date(who.birth, c.dates),
        "sex": sex,
        "place": who.place,
        "issue": printed_date(who.issued, c.dates),
        "expiry": printed_date(who.until, c.dates),
        "authority": authority,
        "personal": who.personal,
    }


_PASSPORT_ROWS = [  # rows of (key, fraction of the text column)
    [
        [("type", 0), ("code", 0.25), ("number", 0.55)],
        [("surname", 0)],
        [("given", 0)],
        [("nationality", 0)],
        [("birth", 0), ("personal", 0.55)],
        [("sex", 0), ("place", 0.3)],
        [("issue", 0), ("authority", 0.5)],
        [("expiry", 0)],
    ],
    [
        [("type", 0), ("code", 0.3), ("number", 0.6)],
        [("surname", 0)],
        [("given", 0)],
        [("sex", 0), ("nationality", 0.22), ("birth", 0.6)],
        [("place", 0), ("personal", 0.55)],
        [("issue", 0), ("expiry", 0.55)],
        [("authority", 0)],
    ],
    [
        [("type", 0), ("code", 0.2), ("number", 0.5)],
        [("surname", 0)],
        [("given", 0)],
        [("nationality", 0)],
        [("birth", 0), ("sex", 0.6)],
        [("place", 0), ("personal", 0.6)],
        [("issue", 0), ("expiry", 0.5)],
        [("authority", 0)],
    ],
]
_CARD_ROWS = [
    [
        [("surname", 0)],
        [("given", 0)],
        [("sex", 0), ("nationality", 0.22), ("birth", 0.62)],
        [("number", 0), ("expiry", 0.62)],
    ],
    [
        [("number", 0.5)],
        [("surname", 0)],
        [("given", 0)],
        [("birth", 0), ("sex", 0.55)],
        [("nationality", 0), ("expiry", 0.55)],
    ],
    [
        [("surname", 0)],
        [("given", 0)],
        [("birth", 0), ("nationality", 0.5)],
        [("sex", 0), ("expiry", 0.5)],
        [("number", 0)],
    ],
]
_VALUE_FACES = (
    "roboto-medium",
    "lato-medium",
    "heros",
    "open-semi",
    "mono",
    "carlito-bold",
    "roboto-narrow",
    "cursor",
    "gentium",
    "ocr",
)


def _text_face(rng, values):
    text = "".join(v for v in values if v.isascii() or not any(ord(c) > 0x2E80 for c in v))
    return pick(
        rng,
        [f for f in _VALUE_FACES if all(typeset.covers(f, c) for c in text if ord(c) < 0x2E80)]
        or ["open-semi"],
    )


def _zone(rng, sheet, lines, bottoms, face="ocr"):
    """Prints MRZ lines at 2.54 mm pitch; `bottoms` are line centres in mm. Returns the box of all."""
    ink = tuple([int(rng.integers(12, 46))] * 3)
    x = (sheet.width - 2.54 * len(lines[0])) / 2 + rng.uniform(-1.0, 1.0)
    stroke = float(pick(rng, (0.0, 0.0, 0.04)))
    boxes = [sheet.pitched(x, y, line, face, 3.42, 2.54, ink, stroke) for line, y in zip(lines, bottoms)]
    return (boxes[0][0], boxes[0][1], boxes[0][2], boxes[-1][1] + boxes[-1][3] - boxes[0][1])


def _print_rows(rng, sheet, rows, who, x, y, width, height, language, size, label_colour, ink, card=False):
    """Prints labelled values in rows; returns the boxes of the values by key."""
    values = _values(who)
    face = _text_face(rng, list(values.values()))
    size = size * {"ocr": 0.95, "mono": 1.1, "roboto-narrow": 1.08}.get(face, 1.0)
    numbered, label_face = rng.random() < 0.3, pick(rng, ("lato", "open", "carlito", "roboto-narrow"))
    rows = [r for r in ([(k, f) for k, f in row if values[k]] for row in rows) if r]
    step, boxes, n = height / len(rows), {}, 0
    for i, row in enumerate(rows):
        for j, (key, fraction) in enumerate(row):
            room = ((row[j + 1][1] if j + 1 < len(row) else 1.0) - fraction) * width - 1.0
            n += 1
            top = y + i * step
            sheet.text(
                x + fraction * width,
                top + 0.9,
                _label(language, key, n, numbered, card),
                label_face,
                1.75,
                label_colour,
                width=room,
            )
            value = values[key]
            boxes[key] = sheet.text(
                x + fraction * width, top + 1.0 + step * 0.44, value, face, size, ink, 0.06, width=room
            )
    return boxes


def _mrz_fields(who, printed):
    """Truth of what a machine readable zone says; `printed` tells that the names also stand on this side as
    printed."""
    surname, given = people.machine_spelling(who.surname), people.machine_spelling(who.given)
    fields = {
        "surname": who.surname if printed else surname,
        "given_names": who.given if printed else given,
        "sex": who.sex,
        "birth_date": str(who.birth),
        "nationality": who.country.code,
        "issuing_country": who.country.code,
        "number": who.number,
        "expiry_date": str(who.until),
    }
    accept = {"surname": [surname, who.surname], "given_names": [given, who.given]}
    if who.country.mrz_code != who.country.code:
        accept.update(nationality=[who.country.mrz_code], issuing_country=[who.country.mrz_code])
    return fields, accept


def _break_zone(rng, lines, row):
    """Now and then a wrong composite digit, as worn or forged documents have."""
    if rng.random() < 0.015:
        at = len(lines[row]) - 1
        wrong = pick(rng, [d for d in "0123456789" if d != lines[row][at]])
        lines[row] = lines[row][:at] + wrong
        return ["mrz_check_wrong"]
    return []


def _ghost(rng, sheet, picture, face_box, x, y, w):
    """A pale second portrait; returns its face box."""
    h = w / (picture.width / picture.height)
    pale = Image.new("L", picture.size, int(rng.integers(90, 160)))
    sheet.paste(picture.convert("L").convert("RGB"), x, y, w, h, pale)
    return (x + face_box[0] * w, y + face_box[1] * h, face_box[2] * w, face_box[3] * h)


def passport(rng, ppm, who, portrait):
    """A TD3 data page."""
    w, h = SIZES["passport"]
    c = who.country
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, c.tints, rng.uniform(0.25, 0.6)))
    if rng.random() < 0.6:
        s.box(0, 65, w, 23, fill=tuple(int(v) for v in rng.integers(234, 250, 3)))
    accent = tuple(int(v) for v in rng.integers(20, 130, 3))
    ink = tuple([int(rng.integers(12, 46))] * 3)
    band = rng.random() < 0.35
    if band:
        s.box(0, 0, w, 9.5, fill=accent)
    heading = (250, 250, 250) if band else accent
    title_face = pick(rng, ("lato-bold", "open-bold", "heros-bold", "pagella-bold", "carlito-bold"))
    title = (
        c.title
        if c.labels in ("zh", "ja") or not c.english or rng.random() < 0.4
        else f"{c.title}  {c.english}"
    )
    if c.labels == "zh":
        title = f"{c.title}  {c.english}"
    s.text(38 if rng.random() < 0.6 else 42, 5.2, title, title_face, 3.3, heading, 0.15, width=82)
    s.text(4.5, 5.2, _LABELS[c.labels]["passport"], title_face, 3.2, heading, 0.2, width=30)
    right = rng.random() < 0.08
    if c.labels != "en":
        s.text(4.5, 11.6, "PASSPORT", "lato-bold", 2.4, accent, 0.2)
    picture, face_box, _ = portrait.cut(
        rng, 0.78, tuple(int(v) for v in rng.integers(205, 250, 3)), grey=rng.random() < 0.3
    )
    px, py, pw, ph = (88 if right else 4.5) + rng.uniform(0, 1), rng.uniform(14.5, 17.5), 32.5, 41.7
    s.paste(picture, px, py, pw, ph, Image.new("L", picture.size, int(rng.integers(225, 256))))
    faces = [(px + face_box[0] * pw, py + face_box[1] * ph, face_box[2] * pw, face_box[3] * ph)]
    ghosts = []
    if rng.random() < 0.35 and not right:
        ghosts.append(_ghost(rng, s, picture, face_box, 105 + rng.uniform(0, 2), 34 + rng.uniform(-6, 8), 14))
    left = 5.0 if right else 41.0 + rng.uniform(0, 1.5)
    width = 80 if right else (62 if ghosts else 79)
    boxes = _print_rows(
        rng,
        s,
        pick(rng, _PASSPORT_ROWS),
        who,
        left,
        10.6,
        width,
        53.4,
        c.labels,
        rng.uniform(2.75, 3.2),
        tuple(int(v * 0.8) for v in accent) if rng.random() < 0.6 else (90, 90, 90),
        ink,
    )
    fields, accept = _mrz_fields(who, printed=True)
    if who.native:
        x, y, bw, _ = boxes["surname"]
        s.text(
            min(x + bw + 3, left + width * 0.55),
            y + 1.5,
            who.native,
            "song" if typeset.covers_all("song", who.native) else "han",
            3.5,
            ink,
            0.3,
        )
        fields["name"] = who.native
    if rng.random() < 0.5:
        mark = artwork.signature(rng, 300, 90)
        s.paste(Image.new("RGB", mark.size, (30, 30, 60)), left + width * 0.62, 55.5, 22, 7, mark)
    optional = who.personal
    if who.personal:
        fields["personal_number"] = who.personal
    elif c.code == "CHN" and rng.random() < 0.4:
        optional = "".join(pick(rng, "ABCDEFGHIJKLMNOP") for _ in range(14))
    mrz = people.td3(who, optional)
    defects = list(who.defects) + _break_zone(rng, mrz, 1)
    _zone(rng, s, mrz, (88 - 15.6 + rng.uniform(-0.5, 0.5), 88 - 8.9 + rng.uniform(-0.5, 0.5)))
    return Drawn(
        "passport",
        "single",
        s,
        CORNERS["passport"],
        fields,
        accept,
        mrz,
        defects,
        boxes["number"],
        2.0,
        faces,
        ghosts,
        {"number_printed": boxes["number"]},
    )


def _card_face(rng, ppm, who, portrait, size, rows_height):
    """What a TD1 front and a TD2 share: (sheet, boxes, faces, ghosts)."""
    w, h = SIZES[size]
    c = who.country
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, c.tints, rng.uniform(0.25, 0.65)))
    accent = tuple(int(v) for v in rng.integers(15, 120, 3))
    ink = tuple([int(rng.integers(12, 46))] * 3)
    if rng.random() < 0.4:
        s.box(0, 0, w, 8.4, fill=tuple(int(v) for v in rng.integers(60, 150, 3)))
        heading = (250, 250, 250)
    else:
        heading = accent
    crest, mask = artwork.shield(rng, 160, accent)
    s.paste(crest, 3.5, 1.4, 6, 6, mask)
    s.text(
        11,
        3.2,
        c.title,
        pick(rng, ("lato-bold", "open-bold", "heros-bold")),
        3.0,
        heading,
        0.12,
        width=w - 18,
    )
    card = _LABELS[c.labels]["card"]
    s.text(11, 6.6, f"{card} / IDENTITY CARD", "open", 2.1, heading, 0.1, width=w - 18)
    picture, face_box, _ = portrait.cut(
        rng, 0.78, tuple(int(v) for v in rng.integers(205, 250, 3)), grey=rng.random() < 0.5
    )
    px, py, pw = 4.0 + rng.uniform(-0.4, 0.6), 10.5 + rng.uniform(0, 1.5), 24.5 if size == "td1" else 26.5
    ph = pw / 0.78
    s.paste(picture, px, py, pw, ph, Image.new("L", picture.size, int(rng.integers(215, 256))))
    faces = [(px + face_box[0] * pw, py + face_box[1] * ph, face_box[2] * pw, face_box[3] * ph)]
    ghosts = []
    if rng.random() < 0.4:
        gy = 33.0 if size == "td1" else 30.0
        ghosts.append(_ghost(rng, s, picture, face_box, w - 15.5, gy - rng.uniform(0, 5), 11))
    left = px + pw + 3
    boxes = _print_rows(
        rng,
        s,
        pick(rng, _CARD_ROWS),
        who,
        left,
        10.2,
        (w - 20 if ghosts else w - 4) - left,
        rows_height,
        c.labels,
        rng.uniform(2.6, 3.0),
        tuple(int(v * 0.8) for v in accent),
        ink,
        card=True,
    )
    return s, boxes, faces, ghosts


def td1_front(rng, ppm, who, portrait):
    """The portrait side of an identity card whose MRZ is on the back."""
    s, boxes, faces, ghosts = _card_face(rng, ppm, who, portrait, "td1", 40.0)
    fields, accept = _mrz_fields(who, printed=True)
    del fields["issuing_country"]  # not printed as a code
    defects = list(who.defects)
    return Drawn(
        "id_card",
        "front",
        s,
        CORNERS["td1"],
        fields,
        accept,
        [],
        defects,
        boxes["number"],
        2.0,
        faces,
        ghosts,
        {"number": boxes["number"]},
    )


def td1_back(rng, ppm, who):
    """The side with three MRZ lines."""
    w, h = SIZES["td1"]
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, who.country.tints, rng.uniform(0.25, 0.65)))
    if rng.random() < 0.6:
        s.box(0, 31.5, w, 22.5, fill=tuple(int(v) for v in rng.integers(226, 250, 3)))
    ink = tuple([int(rng.integers(20, 60))] * 3)
    x = float(pick(rng, (5, 28)))
    lines = (
        ("Address / Anschrift", f"{who.place} {int(rng.integers(1000, 99999))}"),
        ("Height", f"{int(rng.integers(150, 199))} cm"),
        ("Authority", f"{who.place} CITY OFFICE"),
        ("Date of issue", printed_date(who.issued, who.country.dates)),
    )
    for i, (label, value) in enumerate(lines):
        s.text(x, 3.2 + 6.8 * i, label, "lato", 1.7, (95, 105, 120))
        s.text(x, 6.0 + 6.8 * i, value, "roboto", 2.6, ink, width=40)
    if rng.random() < 0.5:
        crest, mask = artwork.shield(rng, 200, tuple(int(v) for v in rng.integers(60, 190, 3)))
        s.paste(crest, 64, 6, 15, 15, mask.point(lambda v: v * 0.5))
    mrz = people.td1(who, who.personal, pick(rng, ("I<", "ID", "IO")))
    defects = list(who.defects) + _break_zone(rng, mrz, 1)
    box = _zone(rng, s, mrz, (53.98 - 17.6, 53.98 - 11.2, 53.98 - 4.8))
    fields, accept = _mrz_fields(who, printed=False)
    if who.personal:
        fields["personal_number"] = who.personal
    return Drawn("id_card", "back", s, CORNERS["td1"], fields, accept, mrz, defects, box, 2.4, [], [], {})


def td2(rng, ppm, who, portrait):
    """An older, larger card: portrait and two MRZ lines on one side."""
    s, boxes, faces, ghosts = _card_face(rng, ppm, who, portrait, "td2", 41.0)
    if rng.random() < 0.5:
        s.box(0, 54, 105, 20, fill=tuple(int(v) for v in rng.integers(228, 250, 3)))
    mrz = people.td2(who)
    defects = list(who.defects) + _break_zone(rng, mrz, 1)
    _zone(rng, s, mrz, (74 - 14.0, 74 - 7.4))
    fields, accept = _mrz_fields(who, printed=True)
    return Drawn(
        "id_card",
        "front",
        s,
        CORNERS["td2"],
        fields,
        accept,
        mrz,
        defects,
        boxes["number"],
        2.0,
        faces,
        ghosts,
        {},
    )
