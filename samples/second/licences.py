"""Business licences and driving licences as drawn; `documents.py` says what a `Drawn` is."""
import dataclasses
import datetime
import unicodedata

import numpy as np
import zxingcpp
from PIL import Image

import artwork
import companies
import people
import typeset
from documents import Drawn
from people import pick
from typeset import Sheet

KINDS = ("business_licence", "driver_licence")
SIZES = {"lying_a4": (297.0, 210.0), "lying_a3": (420.0, 297.0), "upright": (210.0, 297.0), "card": (85.6, 53.98)}


def symbol(text, what, level):
    """A code as a picture, one pixel a module, without a margin, and its size in modules. The writer knows
    bytes only: other letters go in as UTF-8."""
    text = text.encode().decode("latin-1")
    cells = np.asarray(zxingcpp.write_barcode(what, text, 1, 1, 0, level))
    return Image.fromarray(cells, "L"), cells.shape[1], cells.shape[0]


def put_symbol(sheet, picture, x, y, w, h):
    """Puts a code into the box (mm), its modules sharp."""
    size = [max(1, round(v * sheet.ppm)) for v in (w, h)]
    sheet.image.paste(picture.convert("RGB").resize(size, Image.BOX), [round(v * sheet.ppm) for v in (x, y)])


# ---- Business licence --------------------------------------------------------------------------------------


def _day(date):
    return f"{date.year}年{date.month:02d}月{date.day:02d}日"


def _term(who):
    return f"{_day(who.since)}{' 至 '}{_day(who.until) if who.until else '长期'}"


def _wrap(sheet, text, face, size, width):
    """Lines no wider than `width` mm."""
    lines, line = [], ""
    for c in text:
        if line and sheet.measure(line + c, face, size) > width:
            lines.append(line)
            line = ""
        line += c
    return lines + [line]


def _spread(sheet, x, y, text, face, size, width, ink):
    """A label whose characters are spread over `width`."""
    if len(text) > 5:
        return sheet.text(x, y, text, face, size, ink, width=width)
    step = (width - size) / max(1, len(text) - 1)
    for i, c in enumerate(text):
        sheet.text(x + i * step, y, c, face, size, ink)


def _seal(rng, sheet, x, y, radius, text):
    """A round red seal: ring, star, the authority along the ring."""
    n = 400
    mask = Image.new("L", (n, n), 0)
    draw = artwork.ImageDraw.Draw(mask)
    draw.ellipse((6, 6, n - 6, n - 6), outline=255, width=10)
    draw.polygon(artwork.star(n / 2, n / 2, 52), fill=255)
    text = text.replace(" ", "")
    step = min(24.0, 270.0 / max(1, len(text)))
    for i, c in enumerate(text):
        angle = (i - (len(text) - 1) / 2) * step
        glyph = Image.new("L", (n, n), 0)
        artwork.ImageDraw.Draw(glyph).text((n / 2, 52), c, fill=255, font=typeset.font("song", 46), anchor="mm")
        mask.paste(255, (0, 0), glyph.rotate(-angle, Image.BICUBIC))
    worn = Image.fromarray(np.uint8(np.clip(190 + 60 * artwork.value_noise(rng, n, n, 12, 2), 90, 255)), "L")
    mask = artwork.Image.composite(worn, Image.new("L", (n, n), 0), mask)
    red = (int(rng.integers(200, 235)), int(rng.integers(30, 70)), int(rng.integers(40, 70)))
    sheet.paste(Image.new("RGB", (n, n), red), x - radius, y - radius, 2 * radius, 2 * radius, mask)


def _frame(rng, s, w, h, unit):
    """The ornamental frame."""
    colour = tuple(int(v) for v in (rng.integers(120, 190), rng.integers(120, 170), rng.integers(70, 130)))
    for inset, line in ((10, 1.2), (13, 0.5), (17, 0.4)):
        s.box(inset * unit, inset * unit, w - 2 * inset * unit, h - 2 * inset * unit, outline=colour, line=line * unit)
    for x in np.arange(11.5 * unit, w - 11.5 * unit, 3 * unit):
        for y in (11.5 * unit, h - 11.5 * unit):
            s.draw.ellipse(s.px(x - unit, y - unit, x + unit, y + unit), outline=colour)


def _heading(rng, s, who, w, unit, upright, copy, ink, colour):
    """Emblem, title, code and QR; returns the code's box and the QR's text."""
    emblem, mask = artwork.state_emblem(300)
    side = 24 * unit
    s.paste(emblem, w / 2 - side / 2, 9 * unit, side, side, mask)
    title_y = (48 if upright else 44) * unit
    spacing = (6 if not upright else 5) * unit
    s.text(w / 2, title_y, "营业执照", pick(rng, ("hei", "song", "han")), 16 * unit, ink, spacing, 0.25 * unit, "centre")
    if copy:
        s.text(w / 2, title_y + 13 * unit, pick(rng, ("（副 本）", "(副本)", "（副  本）")), "hei", 6 * unit, ink, 0, 0, "centre")
        if rng.random() < 0.3:
            s.text(w / 2 + 22 * unit, title_y + 13 * unit, pick(rng, ("(1-1)", "1-1", "(2-1)")), "open", 4 * unit, ink)
    face = pick(rng, ("termes", "open", "heros", "lato", "song"))
    size = rng.uniform(4.2, 5.2) * unit
    x = 24 * unit
    if upright:
        y = title_y + 27 * unit
        s.text(x, y, "统一社会信用代码", "hei", size, ink)
        box = s.text(x + 10 * size, y, who.code, face, size * 1.05, ink, float(pick(rng, (0.0, 0.2))))
    elif rng.random() < 0.6:
        y = rng.uniform(40, 46) * unit
        s.text(x, y, "统一社会信用代码", "hei", size * 0.95, ink, float(pick(rng, (0, 0.6))) * unit)
        box = s.text(x, y + 8 * unit, who.code, face, size, ink, float(pick(rng, (0.0, 0.2))))
    else:
        y = rng.uniform(46, 50) * unit
        s.text(x, y - 9 * unit, f"编号 {int(rng.integers(10**8, 10**9))}", "song", size * 0.8, ink)
        s.text(x, y, "统一社会信用代码", "song", size * 0.9, ink)
        box = s.text(x, y + 7 * unit, who.code, face, size, ink)
    text = ""
    if rng.random() < 0.85:
        text = pick(
            rng,
            (
                f"http://www.gsxt.gov.cn/index.html?uniscid={who.code}",
                f"https://www.gsxt.gov.cn/index.html?uniscid={who.code}",
                f"统一社会信用代码:{who.code};名称:{who.name};登记机关:{who.authority.replace(' ', '')};",
                "http://www.gsxt.gov.cn/%7B" + "".join(pick(rng, "0123456789abcdef") for _ in range(40)) + "%7D",
            ),
            (5, 2, 2, 2),
        )
        picture, _, _ = symbol(text, zxingcpp.BarcodeFormat.QRCode, 1)
        q = (23 if len(text) < 60 else 28) * unit
        qx, qy = w - 62 * unit, (36 if not upright else 18) * unit
        put_symbol(s, picture, qx, qy, q, q)
        for i, line in enumerate(("扫描二维码登录", "“国家企业信用", "信息公示系统”", "了解更多登记、", "备案、许可、监", "管信息。")):
            s.text(qx + q + 1.5 * unit, qy + (2 + 3.6 * i) * unit, line, "hei", 2.6 * unit, ink)
    return box, text


def _row(s, x, y, label, value, faces, sizes, label_width, width, ink, colour):
    """A label and its value, several lines long where it must be; returns (box of the value, where it ends)."""
    if label:
        _spread(s, x, y, label, faces[0], sizes[0], label_width, colour)
    lines = _wrap(s, value, faces[1], sizes[1], width)
    left = x + label_width + 0.9 * sizes[1]
    boxes = [s.text(left, y + i * sizes[1] * 1.45, line, faces[1], sizes[1], ink) for i, line in enumerate(lines)]
    return (left, boxes[0][1], max(b[2] for b in boxes), boxes[-1][1] + boxes[-1][3] - boxes[0][1]), y + len(lines) * sizes[1] * 1.45


def business_licence(rng, ppm, who, form, copy):
    """A licence: `form` is lying_a4, lying_a3 or upright; `copy` the 副本."""
    w, h = SIZES[form]
    upright = form == "upright"
    unit = w / 297 if not upright else w / 210
    tints = (rng.uniform(238, 252, 3), rng.uniform(232, 250, 3) - (0, 2, 10))
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, min(ppm, 6), tints, rng.uniform(0.05, 0.2)))
    _frame(rng, s, w, h, unit)
    ink = tuple([int(rng.integers(10, 45))] * 3)
    colour = ink if rng.random() < 0.7 else tuple(int(v) for v in rng.integers(60, 120, 3))
    code_box, qr = _heading(rng, s, who, w, unit, upright, copy, ink, colour)
    texts = "".join(v for v in (who.name, who.head, who.address, who.scope, who.form) if v)
    face = pick(rng, [f for f in ("song", "kai", "hei", "han") if all(typeset.covers(f, c) for c in texts)] or ["han"])
    faces = (pick(rng, ("hei", "song", "han")), face)
    size = rng.uniform(3.9, 4.7) * unit
    sizes = (size * 1.08, size)
    label_width = 24 * unit if len(who.head_title) < 7 else 32 * unit
    new = who.established.year >= 2019 and rng.random() < 0.35  # the edition without a term
    left = [("名称", who.name, "company_name"), ("类型", who.form, "company_type"), (who.head_title, who.head, "legal_representative")]
    capital = [(who.capital_label, who.capital, "registered_capital")] if who.capital else []
    dates = [(pick(rng, ("成立日期", "成立日期", "注册日期")), _day(who.established), "established_date")]
    if not new:
        dates.append(("营业期限" if who.head_title != "执行事务合伙人" else "合伙期限", _term(who), "term"))
    place = [(who.address_label, who.address.replace(" ", ""), "address")]
    scope = [("经营范围", who.scope, "scope")]
    boxes, x0, y = {}, 24 * unit, (100 if upright else 82) * unit
    step = rng.uniform(10.5, 13) * unit if not upright else rng.uniform(13, 15) * unit
    if upright:
        columns = [(x0, w - x0 - 24 * unit - label_width - size, left[:2] + place + [left[2]] + capital + dates + scope)]
    else:
        second = rng.uniform(0.52, 0.56) * w
        first = second - x0 - label_width - 2.2 * size
        rest = w - second - label_width - 22 * unit
        columns = [(x0, first, left + scope), (second, rest, capital + dates + place)]
    bottom = y
    for x, width, rows in columns:
        at = y
        for label, value, field in rows:
            if field == "scope":
                room = h - (52 if not upright else 78) * unit - at
                while len(_wrap(s, value, face, size, width)) * size * 1.45 > room and "；" in value + "；":
                    value = value[: max(value.rstrip("；。").rfind("；"), value.rstrip("；。").rfind("。"))] + "。"
                    if len(value) < 12:
                        break
                who = dataclasses.replace(who, scope=value)
            boxes[field], end = _row(s, x, at, label, value, faces, sizes, label_width, width, ink, colour)
            at = max(at + step, end + 0.35 * step)
        bottom = max(bottom, at)
    authority = who.authority.replace(" ", "")
    ax, ay = w * (0.62 if not upright else 0.52), h - (40 if not upright else 55) * unit
    _spread(s, ax, ay, "登记机关", faces[0], sizes[0], 24 * unit, colour)
    straight = rng.random() < 0.4
    if straight:
        boxes["registration_authority"] = s.text(ax + 29 * unit, ay, authority, face, size, ink, width=w - ax - 48 * unit)
    s.text(ax + 20 * unit, ay + 14 * unit, f"{who.issued.year} 年 {who.issued.month:02d} 月 {who.issued.day:02d} 日", face, size, ink, 0.4)
    if rng.random() < 0.9:
        _seal(rng, s, ax + (34 + rng.uniform(0, 12)) * unit, ay + rng.uniform(2, 10) * unit, 17 * unit, authority)
    s.text(12 * unit, h - 6.5 * unit, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", "song", 3 * unit, ink)
    s.text(w - 12 * unit, h - 6.5 * unit, "国家市场监督管理总局监制", "song", 3 * unit, ink, align="right")
    fields = {
        "uscc": who.code,
        "company_name": who.name,
        "company_type": who.form,
        "legal_representative": who.head,
        "legal_representative_title": who.head_title,
        "established_date": str(who.established),
        "address": who.address.replace(" ", ""),
        "scope": who.scope,
        "is_duplicate": "true" if copy else "false",
    }
    if who.capital:
        fields["registered_capital"] = who.capital
    if not new:
        fields["valid_from"] = str(who.since)
        fields["valid_until"] = str(who.until) if who.until else None
    if straight:
        fields["registration_authority"] = authority
    if qr:
        fields["qr_text"] = qr
    covers = {k: v for k, v in boxes.items() if k in fields and k not in ("scope", "company_type")}
    return Drawn("business_licence", "single", s, 0.0, fields, {}, [], [], code_box, code_box[3] * 0.72, [], [], covers)


# ---- Driving licence ---------------------------------------------------------------------------------------

_GIVEN = {"M": "JAMES ROBERT MICHAEL DAVID WILLIAM THOMAS DANIEL PETER LUKAS HENRIK".split(), "F": "MARY LINDA SUSAN KAREN EMMA OLIVIA SOPHIE HANNAH CLARA INGRID".split()}
_SURNAMES = "SMITHSON MARLOWE OKAFOR HALVORSEN BRANDT TREMBLAY WHITFIELD O'DELL VAN-HORN CASTELLAN KOWALCZYK ASHBY MORGAN LINDQVIST FERREIRA DUBOIS".split()
_STREETS = "MAPLE OAK CEDAR HILL LAKE RIVER PARK CHURCH STATION MILL".split()
_STATES = {  # number pattern: 0 a digit, A a letter; IIN
    "CA": ("California", "A0000000", "636014"), "TX": ("Texas", "00000000", "636015"), "NY": ("New York State", "000000000", "636001"),
    "FL": ("Florida", "A000000000000", "636010"), "WA": ("Washington", "WDLAAA000A0A", "636045"), "CO": ("Colorado", "000000000", "636020"),
    "VA": ("Virginia", "A00000000", "636000"), "OH": ("Ohio", "AA000000", "636023"), "AZ": ("Arizona", "A00000000", "636026"),
}
_PROVINCES = {"ON": ("Ontario", "A0000-00000-00000", "636012"), "BC": ("British Columbia", "0000000", "636028"), "AB": ("Alberta", "000000-000", "604432")}
_EUROPE = {
    "DEU": ("FÜHRERSCHEIN", "BUNDESREPUBLIK DEUTSCHLAND", "D", "A000AAA0A00", "STADT MUSTERHAUSEN"),
    "FRA": ("PERMIS DE CONDUIRE", "RÉPUBLIQUE FRANÇAISE", "F", "00AA00000", "PRÉFECTURE 69"),
    "ESP": ("PERMISO DE CONDUCCIÓN", "ESPAÑA", "E", "00000000-A", "28/01"),
    "ITA": ("PATENTE DI GUIDA", "REPUBBLICA ITALIANA", "I", "AA0000000A", "MIT-UCO"),
    "NLD": ("RIJBEWIJS", "KONINKRIJK DER NEDERLANDEN", "NL", "0000000000", "GEMEENTE VELD"),
    "POL": ("PRAWO JAZDY", "RZECZPOSPOLITA POLSKA", "PL", "00000/00/0000", "PREZYDENT M. LIPNO"),
    "IRL": ("DRIVING LICENCE", "ÉIRE IRELAND", "IRL", "000000000", "NDLS"),
}
_OTHERS = {
    "AUS": ("DRIVER LICENCE", "Victoria", "000 000 000"), "HKG": ("DRIVING LICENCE 駕駛執照", "HONG KONG 香港", "A000000"),
    "SGP": ("DRIVING LICENCE", "REPUBLIC OF SINGAPORE", "A0000000A"), "ZAF": ("DRIVING LICENCE", "REPUBLIC OF SOUTH AFRICA", "0000000000AA"),
}


@dataclasses.dataclass
class Driver:
    surname: str
    given: str
    sex: str
    birth: datetime.date
    issued: datetime.date
    until: datetime.date
    number: str
    region: str  # a key of one of the tables above, or GBR
    address: tuple
    categories: str
    height: int


def _number(rng, pattern):
    return "".join(str(int(rng.integers(10))) if c == "0" else pick(rng, "ABCDEFGHJKLMNPRSTUVWXYZ") if c == "A" and pattern[:3] != "WDL" or (c == "A" and i > 2) else c for i, c in enumerate(pattern))


def british_number(rng, surname, given, sex, birth):
    """The 16 characters of a British driver number: surname, birth date, initials, and three that only the
    issuer knows the making of."""
    letters = [c for c in surname.replace("MAC", "MC", 1) if c.isalpha()]
    initials = "".join(g[0] for g in given.split())[:2]
    month = birth.month + (50 if sex == "F" else 0)
    return (
        "".join(letters)[:5].ljust(5, "9") + str(birth.year // 10 % 10) + f"{month:02d}{birth.day:02d}{birth.year % 10}" + initials.ljust(2, "9")
        + "9" + pick(rng, "ABCDEFGHJKLMN") + pick(rng, "ABCDEFGHJKLMN")
    )


def driver(rng, family):
    """An invented driver with a licence of one of the families us, ca, eu, gb, other."""
    table = {"us": _STATES, "ca": _PROVINCES, "eu": _EUROPE, "gb": {"GBR": None}, "other": _OTHERS}[family]
    region = pick(rng, list(table))
    sex = pick(rng, "MF")
    given = pick(rng, _GIVEN[sex]) + (" " + pick(rng, _GIVEN[sex]) if rng.random() < 0.5 else "")
    surname = pick(rng, _SURNAMES)
    birth = people.day(rng, datetime.date(1948, 1, 1), datetime.date(2006, 1, 1))
    youngest = people.add_years(birth, 17)
    issued = people.day(rng, max(datetime.date(2016, 1, 1), youngest), people.TODAY)
    until = people.add_years(issued, int(pick(rng, (4, 5, 8, 10))))
    pattern = {"us": 1, "ca": 1, "eu": 3, "other": 2}.get(family)
    number = british_number(rng, surname, given, sex, birth) if family == "gb" else _number(rng, table[region][pattern])
    address = (f"{int(rng.integers(1, 9900))} {pick(rng, _STREETS)} {pick(rng, ('STREET', 'AVENUE', 'ROAD', 'LANE'))}", f"{pick(rng, ('SPRINGFIELD', 'RIVERTON', 'LAKEVIEW', 'NORTHAM'))}")
    categories = {"us": pick(rng, "CDE"), "ca": pick(rng, "G5"), "other": "C"}.get(family, pick(rng, ("AM/B", "AM/B/BE", "A1/B")))
    return Driver(surname, given, sex, birth, issued, until, number, region, address, categories, int(rng.integers(150, 199)))


def _american(date, canada=False):
    return f"{date:%Y/%m/%d}" if canada else f"{date:%m/%d/%Y}"


def _front_sheet(rng, ppm, portrait, heading, second):
    """A card with a portrait and headings; (sheet, ink, accent, where the text begins, faces)."""
    w, h = SIZES["card"]
    tints = (rng.integers(214, 246, 3), rng.integers(214, 250, 3))
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, tints, rng.uniform(0.2, 0.5)))
    accent, ink = tuple(int(v) for v in rng.integers(20, 130, 3)), tuple([int(rng.integers(10, 50))] * 3)
    s.text(5, 5, heading, pick(rng, ("lato-bold", "pagella-bold", "open-bold")), 4.6, accent, 0.1, width=36)
    s.text(80, 5, second, pick(rng, ("lato-bold", "open-bold")), 3.2, accent, 0.1, align="right", width=36)
    picture, box, _ = portrait.cut(rng, 0.8, tuple(int(v) for v in rng.integers(190, 245, 3)))
    x, y, pw, ph = 4.0, 11.0, 24.0, 30.0
    s.paste(picture, x, y, pw, ph)
    return s, ink, accent, 31.0, [(x + box[0] * pw, y + box[1] * ph, box[2] * pw, box[3] * ph)]


def _driver_fields(who, country, jurisdiction):
    fields = {
        "surname": who.surname,
        "given_names": who.given,
        "birth_date": str(who.birth),
        "issue_date": str(who.issued),
        "expiry_date": str(who.until),
        "number": who.number,
        "issuing_country": country,
    }
    if jurisdiction:
        fields["jurisdiction"] = jurisdiction
    return fields


def american_front(rng, ppm, who, portrait, canada):
    """A front by the AAMVA's design, with abbreviations, field numbers or words before its values."""
    name = (_PROVINCES if canada else _STATES)[who.region][0]
    title = pick(rng, ("DRIVER'S LICENCE", "PERMIS DE CONDUIRE / DRIVER'S LICENCE")) if canada else pick(rng, ("DRIVER LICENSE", "DRIVER'S LICENSE", "OPERATOR LICENSE"), (6, 3, 1))
    s, ink, accent, x, faces = _front_sheet(rng, ppm, portrait, name, title)
    style = "numbered" if canada else pick(rng, ("short", "numbered", "words"))
    face, bold = pick(rng, ("lato-medium", "roboto-medium", "open-semi", "heros", "carlito-bold")), pick(rng, (0.0, 0.04))
    tag = {
        "short": ("DL", "EXP", "LN", "FN", "DOB", "ISS", "SEX", "CLASS"),
        "numbered": (pick(rng, ("4d DL", "4d DLN", "4d NO.", "4d LIC#")), "4b EXP", "1", "2", "3 DOB", "4a ISS", "15 SEX", "9 CLASS"),
        "words": ("LICENSE NO.", "EXPIRES", "", "", "DATE OF BIRTH", "ISSUED", "SEX", "CLASS"),
    }[style]
    day = lambda d: _american(d, canada)

    def put(x, y, label, value, size=3.1):
        wide = s.measure(label, "roboto", 2.1) if label else 0
        s.text(x, y, label, "roboto", 2.1, accent) if label else None
        return s.text(x + wide + (0.9 if label else 0), y, value, face, size, ink, 0.05, bold, width=82 - x - wide)

    boxes = {"number": put(x, 13, tag[0], who.number, 3.6)}
    boxes["expiry_date"] = put(x, 18, tag[1], day(who.until))
    put(x + 26, 18, tag[7], who.categories)
    boxes["surname"] = put(x, 22.6, tag[2], who.surname)
    boxes["given_names"] = put(x, 26.6, tag[3], who.given)
    for i, line in enumerate((who.address[0], f"{who.address[1]}, {who.region} {int(rng.integers(10000, 99999))}")):
        put(x, 30.6 + 3.6 * i, "8" if style == "numbered" and i == 0 else "", line, 2.6)
    boxes["birth_date"] = put(x, 39, tag[4], day(who.birth), 3.4)
    put(x, 43.5, tag[6], who.sex)
    put(x + 17, 43.5, pick(rng, ("HGT", "16 HGT")), f"{who.height} cm" if canada else "5'-09\"")
    put(x, 48, tag[5], day(who.issued))
    put(5, 49, "5 DD" if style == "numbered" else "DD", f"{int(rng.integers(10**9, 10**10))}", 2.0)
    return Drawn("driver_licence", "front", s, 3.18, _driver_fields(who, "CAN" if canada else "USA", who.region), {}, [], [], boxes["number"], 2.6, faces, [], boxes)


def aamva(who, canada):
    """The text of the back's PDF417 (AAMVA DL/ID Card Design Standard, version 9)."""
    day = (lambda d: f"{d:%Y%m%d}") if canada else (lambda d: f"{d:%m%d%Y}")
    given = who.given.split(" ")
    elements = [
        f"DCA{who.categories}", "DCBNONE", "DCDNONE", f"DBA{day(who.until)}", f"DCS{who.surname}", "DDEN", f"DAC{given[0]}", "DDFN",
        f"DAD{' '.join(given[1:]) or 'NONE'}", "DDGN", f"DBD{day(who.issued)}", f"DBB{day(who.birth)}", f"DBC{1 if who.sex == 'M' else 2}",
        "DAYBRO", f"DAU{who.height} cm", f"DAG{who.address[0]}", f"DAI{who.address[1]}", f"DAJ{who.region}", "DAK123450000  ",
        f"DAQ{who.number}", f"DCF{who.number[::-1]}00", f"DCG{'CAN' if canada else 'USA'}",
    ]
    body = "DL" + "\n".join(elements) + "\n\r"
    own = f"Z{who.region[0]}Z{who.region[0]}A{who.height}\r"
    iin = (_PROVINCES if canada else _STATES)[who.region][2]
    head = f"@\n\x1e\rANSI {iin}090002"
    first = len(head) + 20
    return head + f"DL{first:04d}{len(body):04d}" + f"Z{who.region[0]}{first + len(body):04d}{len(own):04d}" + body + own


def american_back(rng, ppm, who, canada):
    """A back with a PDF417 and small print."""
    w, h = SIZES["card"]
    s = Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, (rng.integers(232, 252, 3), rng.integers(232, 252, 3)), 0.15))
    ink = tuple([int(rng.integers(10, 45))] * 3)
    picture, across, down = symbol(aamva(who, canada), zxingcpp.BarcodeFormat.PDF417, int(pick(rng, (3, 4, 5))))
    if across < down:
        picture, across, down = picture.transpose(Image.ROTATE_90), down, across
    width = rng.uniform(66, 76)
    height = min(width * down / across, 20.0)
    x, y = (w - width) / 2, 26 + rng.uniform(0, 4)
    s.box(x - 2, y - 2, width + 4, height + 4, fill=(252, 252, 252))
    put_symbol(s, picture, x, y, width, height)
    s.text(5, 5, f"CLASS: {who.categories}   ENDORSEMENTS: NONE   RESTRICTIONS: NONE", "roboto", 2.2, ink)
    s.text(5, 9, pick(rng, ("Notify the department within 10 days of a change of address.", "This license is issued subject to the vehicle code.")), "roboto", 2.0, ink)
    s.text(5, 13, "REV 07/11/2019", "roboto", 2.0, ink)
    for i in range(70):
        s.box(8 + i * 0.9, 17, float(rng.uniform(0.15, 0.6)), 5, fill=ink)
    fields = _driver_fields(who, "CAN" if canada else "USA", who.region)
    fields["address"] = None  # written in several ways
    del fields["address"]
    module = width / across
    return Drawn("driver_licence", "back", s, 3.18, fields, {}, [], [], (x, y, width, height), module * 6, [], [], {})


def european_front(rng, ppm, who, portrait):
    """A front by Directive 2006/126/EC, values at field numbers; also the British one."""
    british = who.region == "GBR"
    title, state, _, _, authority = ("DRIVING LICENCE", "UK", "UK", "", "DVLA") if british else _EUROPE[who.region]
    s, ink, accent, x, faces = _front_sheet(rng, ppm, portrait, title, state)
    face = pick(rng, ("roboto", "open", "heros", "lato", "cabin"))
    day = lambda d: f"{d:%d.%m.%Y}" if british or rng.random() < 0.9 else f"{d:%d/%m/%Y}"
    dot = "." if rng.random() < 0.85 else ""
    given = who.given if not british else f"{'MR' if who.sex == 'M' else 'MISS'} {who.given}"
    number = who.number + (f" {int(rng.integers(10, 60))}" if british else "")
    rows = [
        (13, 0, f"1{dot}", who.surname, "surname"), (17, 0, f"2{dot}", given, "given_names"),
        (21, 0, f"3{dot}", f"{day(who.birth)} {'UNITED KINGDOM' if british else pick(rng, ('LIPNO', 'VELD', 'MUSTERHAUSEN', 'LYON'))}", "birth_date"),
        (25, 0, f"4a{dot}", day(who.issued), "issue_date"), (25, 25, f"4c{dot}", authority, None), (29, 0, f"4b{dot}", day(who.until), "expiry_date"),
        (33, 0, f"5{dot}", number, "number"), (37, 0, f"7{dot}", "", None), (48, 0, f"9{dot}", who.categories, "categories"),
    ]
    if british:
        rows.append((43.5, 0, f"8{dot}", f"{who.address[0]}, {who.address[1]}", None))
    boxes = {}
    for y, dx, label, value, field in rows:
        s.text(x + dx, y, label, "roboto", 2.3, accent if rng.random() < 0.5 else ink)
        if value:
            box = s.text(x + dx + 5.2, y, value, face, 3.0, ink, 0.05, width=50 - dx)
            if field:
                boxes[field] = box
    mark = artwork.signature(rng, 300, 90)
    s.paste(Image.new("RGB", mark.size, (30, 30, 60)), x + 6, 36, 18, 5, mark)
    fields = _driver_fields(who, "GBR" if british else who.region, "")
    fields["categories"] = who.categories
    accept = {"given_names": [given]} if british else {}
    if british:
        accept["number"] = [number, number.replace(" ", "")]
    boxes.pop("categories")
    return Drawn("driver_licence", "front", s, 3.18, fields, accept, [], [], boxes["number"], 2.2, faces, [], boxes)


def other_front(rng, ppm, who, portrait):
    """A front of another country, its labels written out."""
    title, state, _ = _OTHERS[who.region]
    s, ink, accent, x, faces = _front_sheet(rng, ppm, portrait, state, title)
    day = lambda d: f"{d:%d-%m-%Y}" if who.region != "AUS" else f"{d.day:02d} {'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split()[d.month - 1]} {d.year}"
    rows = (
        ("Name", f"{who.given} {who.surname}" if who.region == "AUS" else f"{who.surname}, {who.given}", "name"), ("Licence No.", who.number, "number"),
        ("Date of Birth", day(who.birth), "birth_date"), ("Issue Date" if who.region != "AUS" else "Date of Issue", day(who.issued), "issue_date"),
        (pick(rng, ("Expiry Date", "Valid until", "Licence expiry")), day(who.until), "expiry_date"),
    )
    boxes = {}
    for i, (label, value, field) in enumerate(rows):
        s.text(x, 13 + 7.6 * i, label, "lato", 2.0, accent)
        boxes[field] = s.text(x, 16.4 + 7.6 * i, value, "roboto-medium", 3.1, ink, 0.05, width=50)
    fields = _driver_fields(who, who.region, "")
    for name in ("surname", "given_names"):
        del fields[name]
    fields["name"] = rows[0][1]
    return Drawn("driver_licence", "front", s, 3.18, fields, {"name": [f"{who.surname} {who.given}", f"{who.given} {who.surname}"]}, [], [], boxes["number"], 2.2, faces, [], boxes)


FAMILIES = {"us": 34, "ca": 10, "eu": 26, "gb": 16, "other": 14}


def sides(rng, kind, both, counties, portrait):
    """What is to be drawn of a kind: a list of (size in mm, function of the raster density)."""
    if kind == "business_licence":
        who = companies.company(rng, counties)
        form = pick(rng, ("lying_a4", "lying_a3", "upright"), (55, 20, 25))
        copy = rng.random() < 0.6
        return [(SIZES[form], lambda ppm: business_licence(rng, ppm, who, form, copy))]
    family = pick(rng, list(FAMILIES), list(FAMILIES.values()))
    who, size = driver(rng, family), SIZES["card"]
    if family not in ("us", "ca"):
        draw = other_front if family == "other" else european_front
        return [(size, lambda ppm: draw(rng, ppm, who, portrait))]
    front = (size, lambda ppm: american_front(rng, ppm, who, portrait, family == "ca"))
    back = (size, lambda ppm: american_back(rng, ppm, who, family == "ca"))
    return [front, back] if both else [front if rng.random() < 0.55 else back]
