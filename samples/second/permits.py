"""The permits of mainland China as drawn: travel permits (HK/Macao, Taiwan), residence permits, foreign permanent
residents' cards. Like documents.py: each function takes a Generator and pixels a millimetre, and gives a `Drawn`. All are ID-1.
"""
import numpy as np
from PIL import Image

import artwork
import documents
import permit_people
import typeset
from documents import Drawn, _dotted, _value_face, _wrapped, _zone
from people import machine_spelling, pick
from typeset import Sheet

SIZE = documents.SIZES["prc_id_card"]
CORNER = documents.CORNERS["prc_id_card"]

_TITLES = {
    "hkm_travel_permit": ("港澳居民来往内地通行证", "MAINLAND TRAVEL PERMIT FOR HONG KONG AND MACAO RESIDENTS"),
    "tw_travel_permit": ("台湾居民来往大陆通行证", "MAINLAND TRAVEL PERMIT FOR TAIWAN RESIDENTS"),
    "foreign_pr_card": ("外国人永久居留身份证", "FOREIGN PERMANENT RESIDENT ID CARD"),
}
_LABELS = {
    "name": ("姓名", "Name"),
    "birth": ("出生日期", "Date of Birth"),
    "sex": ("性别", "Sex"),
    "nation": ("国籍", "Nationality"),
    "term": ("有效期限", "Period of Validity"),
    "authority": ("签发机关", "Issuing Authority"),
    "place": ("签发地点", "Place of Issue"),
    "count": ("换证次数", "Number of Renewals"),
    "number": ("证件号码", "ID No."),
}


def _ink(rng):
    return tuple([int(rng.integers(14, 48))] * 3)


def _paper(rng, ppm, first, second):
    tints = [np.clip(np.array(t) + rng.normal(0, 5, 3), 190, 250).astype(int) for t in (first, second)]
    return Sheet(*SIZE, ppm, artwork.security_paper(rng, *SIZE, ppm, tints, rng.uniform(0.2, 0.5)))


def _portrait(rng, sheet, portrait, x, y, w, h):
    """Puts the portrait there; returns its face box."""
    picture, face, person = portrait.cut(rng, w / h, tuple(int(v) for v in rng.integers(225, 250, 3)))
    mask = person if rng.random() < 0.4 else Image.new("L", picture.size, 255)
    sheet.paste(picture, x, y, w, h, mask)
    return (x + face[0] * w, y + face[1] * h, face[2] * w, face[3] * h)


def _digit_face(rng):
    return pick(rng, ("open", "lato-medium", "heros", "carlito", "roboto-medium"))


def _term(who):
    return f"{_dotted(who.valid_from)}-{_dotted(who.valid_until)}"


def _sex(who, both):
    word = "男" if who.sex == "M" else "女"
    return f"{word}/{who.sex}" if both else word


def _front_fields(who):
    fields = {
        "name": who.name,
        "name_latin": who.latin,
        "surname": who.surname,
        "given_names": who.given,
        "sex": who.sex,
        "birth_date": str(who.printed_birth),
        "valid_from": str(who.valid_from),
        "valid_until": str(who.valid_until),
        "number": who.number,
    }
    if not who.name:
        fields["name"] = f"{who.surname} {who.given}"
    if who.nation:
        fields["nationality"] = who.nation.code
    return fields


# ---- Travel permits ----------------------------------------------------------------------------------------


def travel_front(rng, ppm, kind, who, portrait):
    """The portrait side of either travel permit."""
    blueish = kind == "hkm_travel_permit"
    s = _paper(rng, ppm, (214, 232, 236) if blueish else (226, 236, 218), (240, 226, 228) if blueish else (238, 230, 214))
    ink, accent = _ink(rng), tuple(int(v) for v in rng.integers(20, 90, 3))
    title, latin = _TITLES[kind]
    if who.edition == "2024":
        title, latin = title + "（非中国籍）", latin + " (NON-CHINESE CITIZENS)"
    title_face = pick(rng, ("song", "kai-bold", "han", "hei"))
    emblem, mask = artwork.state_emblem(200)
    s.paste(emblem, 4.2, 3.0, 8.6, 9.6, mask)
    s.text(15.5, 5.6 + rng.uniform(-0.4, 0.4), title, title_face, 4.6, accent, 0.55, 0.04, width=65)
    s.text(15.5, 10.0, latin, "open-semi", 1.9, accent, 0.05, width=65)
    px, py = 4.6 + rng.uniform(-0.4, 0.4), 14.4 + rng.uniform(-0.4, 0.6)
    face = _portrait(rng, s, portrait, px, py, 22.0, 27.6)
    left, boxes = 31.5 + rng.uniform(-0.5, 1.0), {}
    both = who.edition == "2024" or rng.random() < 0.35  # labels in two languages
    above = both or rng.random() < 0.5  # labels above their values, or left of them
    value_face = _value_face(rng, who.name or "无")
    digit = _digit_face(rng)
    number_face, number_size = pick(rng, ((digit, 3.6), ("ocr", 3.4), ("heros-bold", 3.5), ("mono", 3.9)))

    def pair(x, y, key, text, size=3.0, font=None, width=None):
        label = "/".join(_LABELS[key]) if both and key != "count" else _LABELS[key][0]
        if key == "count" and kind == "tw_travel_permit":
            label = label.replace("换证", "签发")
        tone = tuple(min(255, v + 40) for v in accent)
        if above:
            s.text(x, y, label, "hei", 1.75, tone, 0.05, width=width)
            return s.text(x, y + 3.2, text, font or digit, size, ink, 0.1, width=width)
        s.text(x, y + 1.3, label, "hei", 2.0, tone, 0.1)
        return s.text(x + 10.2, y + 1.3, text, font or digit, size, ink, 0.1, width=width and width - 9)

    y, step = (13.6 if above else 14.6) + rng.uniform(-0.3, 0.3), 6.1 if above else 5.75
    indent = 0 if above else 10.2
    first = pair(left, y, "name", who.name or who.latin, 3.7 if who.name else 3.1, value_face if who.name else digit, 48)
    boxes["name"] = first
    if who.name:
        s.text(left + indent, y + (6.5 if above else 4.7), who.latin, digit, 2.6, ink, 0.05, width=50 - indent)
        y += 3.6
    y += step
    pair(left, y, "birth", _dotted(who.printed_birth))
    pair(left + 30, y, "sex", _sex(who, both), 3.0, "hei", 22)
    y += step
    boxes["valid_until"] = pair(left, y, "term", _term(who))
    if who.nation:
        y += step
        pair(left, y, "nation", f"{who.nation.chinese}/{who.nation.code}", 2.8, "hei")
    y += step
    pair(left, y, "authority", who.authority, 2.9, value_face if who.name else "hei", 32 if above else 44)
    with_count = who.edition != "1999"
    if above and not who.nation:
        pair(left + 34, y, "place", who.place, 2.9, "hei", 14)
        y += step
    elif not above:
        y += step
        pair(left, y, "place", who.place, 2.9, "hei", 24)
    else:
        y += step
    number_label_x, number_y = (left, y) if above or rng.random() < 0.5 else (4.6, 45.6)
    if not above and number_label_x == left:
        number_y = y + step
    boxes["number"] = pair(number_label_x, min(number_y, 47.6), "number", who.number, number_size, number_face)
    if with_count:
        if above:
            pair(left + 34, min(number_y, 47.6), "count", who.issue_count, 3.0, digit, 15)
        else:
            pair(left + 31, min(number_y, 47.6) if number_label_x == left else y + step - 1, "count", who.issue_count)
    fields = _front_fields(who)
    fields["issuing_authority"] = who.authority
    if not (above and who.nation):
        fields["issuing_place"] = who.place
    if with_count:
        fields["issue_count"] = who.issue_count
    return Drawn(
        kind, "front", s, CORNER, fields, {"issue_count": [who.issue_count.lstrip("0") or "0"]}, [],
        list(who.defects), boxes["number"], 2.6, [face], [], boxes,
    )  # fmt: skip


def zone_back(rng, ppm, kind, who, document, title, notes):
    """A back of printed notes over a zone of three lines."""
    s = _paper(rng, ppm, (222, 234, 238), (238, 232, 226))
    ink = _ink(rng)
    if title:
        s.text(42.8, 5.6, title, pick(rng, ("song", "hei", "han")), 3.8, ink, 0.6, align="centre")
    for i, note in enumerate(notes):
        s.text(5, 11.4 + 4.2 * i, note, "hei", 2.2, ink, 0.05, width=76)
    if rng.random() < 0.5:
        s.box(0, 31.5, SIZE[0], 22.5, fill=tuple(int(v) for v in rng.integers(228, 250, 3)))
    lines, nation = permit_people.zone(rng, who, document)
    box = _zone(rng, s, lines, (53.98 - 17.6, 53.98 - 11.2, 53.98 - 4.8))
    surname, given = machine_spelling(who.surname), machine_spelling(who.given)
    fields = {
        "surname": surname,
        "given_names": given,
        "name_latin": f"{surname}, {given}",
        "sex": who.sex,
        "birth_date": str(who.birth),
        "nationality": nation,
        "valid_until": str(who.valid_until),
        "number": who.number,
    }
    accept = {"surname": [who.surname], "given_names": [who.given], "name_latin": [who.latin]}
    return Drawn(kind, "back", s, CORNER, fields, accept, lines, list(who.defects), box, 2.4, [], [], {})


def travel_back(rng, ppm, kind, who):
    """Notes and the zone."""
    home = {"HKG": "香港", "MAC": "澳门", "TWN": "台湾"}[who.home]
    notes = [
        "持证人姓名 " + (who.name or who.latin),
        f"{home}居民身份证件号码 {pick(rng, 'CDEGKPVYZ')}{int(rng.integers(10**5, 10**6))}({int(rng.integers(10))})",
        "本证件由持证人保管，不得转让、涂改、毁损",
        "遗失请即向出入境管理机构报告",
    ][int(rng.integers(0, 2)) :]
    title = _TITLES[kind][0] if rng.random() < 0.4 else ""
    return zone_back(rng, ppm, kind, who, "CT" if kind == "tw_travel_permit" else "CR", title, notes)


# ---- Residence permits -------------------------------------------------------------------------------------


def residence_front(rng, ppm, who, portrait):
    """The portrait side: a resident card's without ethnic group."""
    s = _paper(rng, ppm, (222, 236, 240), (236, 226, 234))
    blue = tuple(int(v) for v in np.clip(np.array((92, 138, 170)) + rng.normal(0, 9, 3), 40, 200))
    ink, face = _ink(rng), _value_face(rng, who.name + who.address)
    digit = _digit_face(rng) if face == "hei" else face
    x0, x1, dy = 6.2 + rng.uniform(-0.5, 0.5), 16.8 + rng.uniform(-0.4, 0.6), rng.uniform(-0.5, 0.5)
    rows = [9.0 + dy, 16.4 + dy, 23.2 + dy, 30.2 + dy, 46.4 + dy * 0.5]
    for y, text in zip(rows, ("姓名", "性别", "出生", "住址", "公民身份号码")):
        s.text(x0, y, text, "hei", 2.7, blue, 0.3 if len(text) > 2 else 1.2)
    boxes = {"name": s.text(x1, rows[0], who.name, face, 3.7, ink, 0.35)}
    s.text(x1, rows[1], _sex(who, False), face, 3.05, ink)
    at, b = x1, who.printed_birth
    for text, unit, step in ((str(b.year), "年", 8.6), (str(b.month), "月", 4.8), (str(b.day), "日", 4.8)):
        s.text(at + 0.3, rows[2], text, digit, 3.0, ink, 0.15)
        s.text(at + step, rows[2], unit, "hei", 2.7, blue)
        at += step + 3.4
    for i, line in enumerate(_wrapped(s, who.address, face, 3.0, 0.12, 34.5)):
        s.text(x1, rows[3] + i * 4.55, line, face, 3.0, ink, 0.12)
    number_face, size, pitch = pick(rng, (("ocr", 3.9, 2.62), ("heros", 3.7, 2.62), ("mono", 4.5, 2.6)))
    boxes["number"] = s.pitched(29.4 + rng.uniform(-0.4, 0.6), rows[4], who.number, number_face, size, pitch, ink)
    face_box = _portrait(rng, s, portrait, 54.4 + rng.uniform(-0.5, 0.5), 8.2, 25.2, 31.0)
    fields = {
        "name": who.name,
        "sex": who.sex,
        "birth_date": str(who.printed_birth),
        "address": who.address,
        "number": who.number,
    }
    defects = [d for d in who.defects if d != "expired"]
    return Drawn(
        "hkmt_residence_permit", "front", s, CORNER, fields, {}, [], defects, boxes["number"], 2.8, [face_box], [], boxes
    )  # fmt: skip


def residence_back(rng, ppm, who):
    """The emblem side, with the number of the travel permit."""
    s = _paper(rng, ppm, (216, 234, 232), (240, 228, 222))
    wall = artwork.great_wall(rng, 500, 230).point(lambda v: v * 0.8)
    s.paste(Image.new("RGB", wall.size, (120, 140, 130)), 14, 14, 68, 30, wall)
    emblem, mask = artwork.state_emblem(300)
    s.paste(emblem, 5.4 + rng.uniform(-0.5, 0.5), 4.6, 13.2, 15.0, mask)
    ink, title = _ink(rng), pick(rng, ("song", "kai-bold", "han"))
    name = "台湾居民居住证" if who.home == "TWN" else "港澳居民居住证"
    s.text(52, 9.2, "中华人民共和国", title, 5.2, ink, 0.9, 0.06, "centre")
    s.text(52, 18.0 + rng.uniform(-0.4, 0.4), name, title, 7.0, ink, 0.7, 0.1, "centre")
    face, digit = _value_face(rng, who.authority), _digit_face(rng)
    x, dy, boxes = 36.0 + rng.uniform(-1, 1), rng.uniform(-0.4, 0.4), {}

    def pair(x, y, label, text, font, size=2.9):
        s.text(x - 2.0, y, label, "hei", 2.5, ink, 0.15, 0.04, "right")
        return s.text(x, y, text, font, size, ink, 0.12, width=44)

    boxes["issuing_authority"] = pair(x, 31.6 + dy, "签发机关", who.authority, face)
    span = pair(x, 37.4 + dy, "有效期限", _term(who), digit)
    if rng.random() < 0.5:
        pair(x, 43.2 + dy, "通行证号码", who.permit_number, digit)
        pair(x, 49.0 + dy, "签发次数", who.issue_count, digit)
    else:
        pair(x, 43.2 + dy, "签发次数", who.issue_count, digit)
        pair(x, 49.0 + dy, "通行证号码", who.permit_number, digit)
    fields = {
        "issuing_authority": who.authority,
        "valid_from": str(who.valid_from),
        "valid_until": str(who.valid_until),
        "permit_number": who.permit_number,
        "issue_count": who.issue_count,
    }
    defects = [d for d in who.defects if d == "expired"]
    accept = {"issue_count": [who.issue_count.lstrip("0")]}
    return Drawn("hkmt_residence_permit", "back", s, CORNER, fields, accept, [], defects, span, 2.1, [], [], boxes)


# ---- Foreign permanent residents ---------------------------------------------------------------------------


def permanent_front(rng, ppm, who, portrait):
    """The portrait side of either edition."""
    modern = who.edition == "2023"
    s = _paper(rng, ppm, (232, 226, 238) if modern else (222, 232, 240), (240, 232, 222))
    ink, accent = _ink(rng), tuple(int(v) for v in rng.integers(30, 100, 3))
    title, latin = _TITLES["foreign_pr_card"]
    face = pick(rng, ("song", "han", "hei", "kai-bold"))
    if modern:
        s.text(42.8, 5.2, "中华人民共和国" + title, face, 3.9, accent, 0.35, 0.04, "centre", width=78)
        s.text(42.8, 9.2, "PEOPLE'S REPUBLIC OF CHINA " + latin, "open-semi", 1.75, accent, align="centre", width=78)
    else:
        s.text(46, 4.6, "中华人民共和国", face, 3.4, accent, 0.9, align="centre")
        s.text(46, 8.8, title, face, 4.2, accent, 0.8, 0.04, "centre")
        s.text(46, 12.2, latin, "open-semi", 1.8, accent, align="centre")
    face_box = _portrait(rng, s, portrait, 4.4 + rng.uniform(-0.4, 0.4), 14.0, 23.0, 29.0)
    left, digit, boxes = 30.6 + rng.uniform(-0.4, 0.8), _digit_face(rng), {}
    value_face = _value_face(rng, who.name or "无")
    above = rng.random() < 0.5

    def pair(x, y, key, text, size=2.9, font=None, width=None):
        label = "/".join(_LABELS[key])
        if above:
            s.text(x, y, label, "hei", 1.7, accent, 0.03)
            return s.text(x, y + 3.1, text, font or digit, size, ink, 0.08, width=width)
        s.text(x, y + 1.2, label, "hei", 1.75, accent, 0.03, width=17.5)
        return s.text(x + 18.5, y + 1.2, text, font or digit, size, ink, 0.08, width=width and width - 18.5)

    y, step = 14.6, 6.0 if above else 4.9
    pair(left, y, "name", who.latin, 2.9, None, 52)
    if who.name:
        s.text(left + (0 if above else 18.5), y + (6.2 if above else 4.6), who.name, value_face, 2.8, ink, 0.2)
        y += 3.2
    y += step
    if above:
        pair(left, y, "sex", _sex(who, True), 2.9, "hei")
        pair(left + 24, y, "birth", _dotted(who.birth))
    else:
        pair(left, y, "sex", _sex(who, True), 2.9, "hei")
        y += step
        pair(left, y, "birth", _dotted(who.birth))
    y += step
    pair(left, y, "nation", f"{who.nation.chinese}/{who.nation.code}", 2.8, "hei")
    y += step
    boxes["valid_until"] = pair(left, y, "term", _term(who))
    y += step
    fields = _front_fields(who)
    if not who.name:
        fields.pop("name")
    if not modern:
        pair(left, y, "authority", who.authority, 2.7, "hei", 50)
        fields["issuing_authority"] = who.authority
    number_face, size = pick(rng, ((digit, 3.5), ("ocr", 3.3), ("heros-bold", 3.4)))
    x = left if above else 16.0
    y = 48.2
    s.text(x if above else 4.6, y, "/".join(_LABELS["number"]), "hei", 1.8, accent, 0.03)
    boxes["number"] = s.text(x + (14 if above else 3), y, who.number, number_face, size, ink, 0.15, width=50)
    return Drawn(
        "foreign_pr_card", "front", s, CORNER, fields, {"name": [who.latin, f"{who.surname} {who.given}"]}, [], list(who.defects), boxes["number"], 2.3,
        [face_box], [], boxes,
    )  # fmt: skip


def permanent_back(rng, ppm, who):
    """2017: notes and a zone; 2023: emblem, titles, authority and term."""
    title, latin = _TITLES["foreign_pr_card"]
    if who.edition == "2017":
        notes = ["持证人须知", "本证是外国人在中国境内永久居留的身份证件，持证人应妥善保管", "This card is to be shown on demand"]
        heading = title if rng.random() < 0.5 else ""
        return zone_back(rng, ppm, "foreign_pr_card", who, "C<", heading, notes)
    s = _paper(rng, ppm, (228, 236, 224), (242, 230, 226))
    ink, face = _ink(rng), pick(rng, ("song", "han", "kai-bold"))
    emblem, mask = artwork.state_emblem(300)
    s.paste(emblem, 5.6, 4.6, 12.6, 14.2, mask)
    s.text(52, 8.2, "中华人民共和国", face, 4.8, ink, 0.8, 0.05, "centre")
    s.text(52, 15.8, title, face, 5.4, ink, 0.7, 0.08, "centre")
    s.text(52, 20.6, latin, "open-semi", 2.0, ink, align="centre")
    digit, x = _digit_face(rng), 38.0 + rng.uniform(-1, 1)
    for y, key in ((38.6, "authority"), (45.2, "term")):
        s.text(x - 2, y, "/".join(_LABELS[key]), "hei", 2.1, ink, 0.05, align="right")
    s.text(x, 38.6, who.authority, _value_face(rng, who.authority), 2.9, ink, 0.1)
    span = s.text(x, 45.2, _term(who), digit, 2.9, ink, 0.1)
    fields = {
        "issuing_authority": who.authority,
        "valid_from": str(who.valid_from),
        "valid_until": str(who.valid_until),
    }
    return Drawn("foreign_pr_card", "back", s, CORNER, fields, {}, [], list(who.defects), span, 2.1, [], [], {})


# ---- One of them -------------------------------------------------------------------------------------------


def _hkm(rng, options):
    who = permit_people.hkm(rng)
    return who, travel_front, travel_back, ("hkm_travel_permit",)


def _tw(rng, options):
    who = permit_people.tw(rng)
    return who, travel_front, travel_back, ("tw_travel_permit",)


def _settled(rng, options):
    return permit_people.settled(rng, options.counties), residence_front, residence_back, ()


def _permanent(rng, options):
    return permit_people.permanent(rng), permanent_front, permanent_back, ()


_MAKERS = {
    "hkm_travel_permit": _hkm,
    "tw_travel_permit": _tw,
    "hkmt_residence_permit": _settled,
    "foreign_pr_card": _permanent,
}
KINDS = tuple(_MAKERS)


def sides(rng, kind, portrait, options):
    """(front, back) of one invented holder: functions of the raster density."""
    who, front, back, extra = _MAKERS[kind](rng, options)
    return (
        lambda ppm: front(rng, ppm, *extra, who, portrait),
        lambda ppm: back(rng, ppm, *extra, who),
    )
