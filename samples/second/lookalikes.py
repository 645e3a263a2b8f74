"""Documents that are none of ours but look like them or carry a person's numbers: visas, Chinese driving licences, Hong
Kong identity cards, social security cards, household registers, invoices and the like."""
import datetime

import artwork
import companies
import people
from documents import Drawn
from people import pick
from typeset import Sheet

SIZES = {
    "visa": (120.0, 80.0),
    "chinese_driving_licence": (88.0, 60.0),
    "hong_kong_card": (85.6, 53.98),
    "social_security_card": (85.6, 53.98),
    "household_register": (143.0, 105.0),
    "residence_card": (85.6, 53.98),
    "student_card": (85.6, 53.98),
    "boarding_pass": (203.0, 82.0),
    "train_ticket": (85.6, 54.0),
    "invoice": (214.0, 140.0),
    "award": (297.0, 210.0),
    "business_card": (90.0, 54.0),
}
_UNITS = "东华理工大学 南山科技学院 第一中学 云海市实验学校 江城师范大学 海州职业技术学院".split()
_TRADES = "XINGHE TRADING CO., LTD|Northern Logistics GmbH|云海信息技术有限公司|东湖建筑设计院|Aurora Design Studio".split("|")
_CITIES = "北京 上海 广州 深圳 成都 杭州 武汉 西安".split()


def _nothing(sheet, corner, faces=()):
    return Drawn("none", None, sheet, corner, {}, {}, [], [], (10, 10, 30, 5), 3.0, list(faces), [], {})


def _paper(rng, what, ppm, light=(215, 250)):
    w, h = SIZES[what]
    tints = (rng.integers(*light, 3), rng.integers(*light, 3))
    return Sheet(w, h, ppm, artwork.security_paper(rng, w, h, ppm, tints, float(rng.uniform(0.1, 0.4)))), w, h


def _rows(sheet, x, y, step, rows, size, label_width, face="hei", label="hei", colour=(70, 90, 120), ink=(25, 25, 28)):
    """Labels and values under each other."""
    for i, (name, value) in enumerate(rows):
        sheet.text(x, y + i * step, name, label, size * 0.85, colour, width=label_width - 1)
        sheet.text(x + label_width, y + i * step, value, face, size, ink, width=max(10, sheet.width - x - label_width - 4))


def _photo(rng, sheet, portrait, x, y, w, h):
    picture, box, _ = portrait.cut(rng, w / h, tuple(int(v) for v in rng.integers(190, 250, 3)))
    sheet.paste(picture, x, y, w, h)
    return (x + box[0] * w, y + box[1] * h, box[2] * w, box[3] * h)


def _chinese(date):
    return f"{date.year}年{date.month}月{date.day}日"


def _person(rng):
    return people.resident(rng, people.builtin_regions())


def visa(rng, ppm, portrait):
    """A visa sticker with its zone (MRV-A)."""
    s, w, h = _paper(rng, "visa", ppm)
    who = people.traveller(rng)
    state, title = pick(rng, (("D", "SCHENGEN VISA"), ("CHN", "中华人民共和国签证 CHINESE VISA"), ("USA", "UNITED STATES VISA"), ("GBR", "UK VISA")))
    s.text(6, 6, title, "hei", 5.0, (40, 80, 130), 0.1)
    faces = [_photo(rng, s, portrait, 5, 14, 24, 31)]
    rows = (
        ("VALID FOR 有效地", title.split()[0]),
        ("FROM 自", f"{who.issued:%d-%m-%Y}"),
        ("UNTIL 至", f"{who.until:%d-%m-%Y}"),
        ("TYPE / ENTRIES 入境次数", f"{pick(rng, 'CDL')}   {pick(rng, ('01', '02', 'MULT'))}"),
        ("PASSPORT No. 护照号码", who.number),
        ("SURNAME, NAME 姓名", f"{who.surname}, {who.given}"),
        ("BIRTH DATE 出生日期", f"{who.birth:%d-%m-%Y}"),
    )
    _rows(s, 33, 14, 5.2, rows, 2.8, 34, "lato-bold", "hei")
    names = people._names(who, 39)
    number = "".join(str(int(d)) for d in rng.integers(0, 10, 8)) + "<"
    birth, until = f"{who.birth:%y%m%d}", f"{who.until:%y%m%d}"
    check = people.mrz_check
    second = (number + check(number) + who.country.code.ljust(3, "<")[:3] + birth + check(birth) + who.sex + until + check(until)).ljust(44, "<")
    for i, line in enumerate((f"V{pick(rng, '<CD')}{state.ljust(3, '<')}{names}"[:44].ljust(44, "<"), second[:44])):
        s.pitched(4, h - 14 + 7 * i, line, "ocr", 3.6, (w - 8) / 44, (30, 30, 34))
    return _nothing(s, 1.0, faces)


def chinese_driving_licence(rng, ppm, portrait):
    """机动车驾驶证 with its number, which is the holder's resident number."""
    s, w, h = _paper(rng, "chinese_driving_licence", ppm)
    who = _person(rng)
    s.text(w / 2, 6, "中华人民共和国机动车驾驶证", "hei", 4.4, (30, 30, 34), align="centre")
    s.text(w / 2, 10.5, "Driving License of the People's Republic of China", "lato", 2.4, (60, 60, 60), align="centre")
    s.text(8, 15.5, "证号", "hei", 2.6, (80, 80, 90))
    s.text(34, 15.5, who.number, "lato", 3.6)
    since = people.day(rng, datetime.date(2005, 1, 1), datetime.date(2025, 1, 1))
    rows = (
        ("姓名 Name", who.name),
        ("性别 Sex", {"M": "男", "F": "女"}[who.sex]),
        ("住址 Address", "".join(who.address)[:30]),
        ("出生日期 Date of Birth", f"{who.birth}"),
        ("初次领证日期 Date of First Issue", f"{since}"),
        ("准驾车型 Class", pick(rng, ("C1", "C2", "B2", "A1"))),
        ("有效期限 Valid Period", f"{since} 至 {people.add_years(since, 10)}"),
    )
    _rows(s, 4, 20.5, 5.0, rows, 2.9, 27, pick(rng, ("kai", "song", "hei")))
    return _nothing(s, 2.0, [_photo(rng, s, portrait, 64, 30, 20, 25)])


def hong_kong_card(rng, ppm, portrait):
    """香港永久性居民身份證, which carries no zone."""
    s, w, h = _paper(rng, "hong_kong_card", ppm)
    permanent = rng.random() < 0.7
    s.text(30, 5, "香港永久性居民身份證" if permanent else "香港身份證", "hei", 3.6, (60, 60, 70))
    s.text(30, 9, "HONG KONG PERMANENT IDENTITY CARD" if permanent else "HONG KONG IDENTITY CARD", "lato-bold", 2.5, (60, 60, 70))
    native, surname, given = people.han_name(rng, True)
    s.text(30, 14.5, native, "song", 4.4)
    s.text(30, 19, f"{surname}, {given}", "lato-bold", 3.2)
    s.text(30, 23.5, "  ".join(f"{int(n):04d}" for n in rng.integers(1, 9999, 3)), "lato", 2.6)
    birth = people.day(rng, datetime.date(1945, 1, 1), datetime.date(2008, 1, 1))
    issued = people.day(rng, datetime.date(2003, 1, 1), people.TODAY)
    s.text(30, 28.5, "出生日期 Date of Birth", "hei", 2.1, (80, 80, 90))
    s.text(30, 32.5, f"{birth:%d-%m-%Y}    {pick(rng, ('男 M', '女 F'))}", "hei", 3.2)
    s.text(30, 37, pick(rng, ("***AZ", "**AZ", "***B", "CO")), "lato", 2.6)
    s.text(30, 41, f"簽發日期 Date of Issue  ({issued:%m-%y})", "hei", 2.1, (80, 80, 90))
    s.text(30, 46, f"{issued:%d-%m-%y}", "lato", 3.0)
    number = pick(rng, "ACDEGHKRYZ") + "".join(str(int(d)) for d in rng.integers(0, 10, 6))
    s.text(w - 5, 48, f"{number}({pick(rng, '0123456789A')})", "lato-bold", 4.6, align="right")
    return _nothing(s, 3.18, [_photo(rng, s, portrait, 4, 15, 23, 30)])


def social_security_card(rng, ppm, portrait):
    """社会保障卡 with the holder's resident number."""
    s, w, h = _paper(rng, "social_security_card", ppm)
    who = _person(rng)
    s.text(w / 2, 6, "中华人民共和国社会保障卡", "hei", 4.6, (160, 40, 40), align="centre")
    issued = people.day(rng, datetime.date(2012, 1, 1), people.TODAY)
    rows = (
        ("姓名", who.name),
        ("社会保障号码", who.number),
        ("卡号", "".join(str(int(d)) for d in rng.integers(0, 10, 9))),
        ("发卡日期", f"{issued.year}年{issued.month:02d}月"),
        ("有效期限", "10年"),
    )
    _rows(s, 32, 15, 6.0, rows, 3.0, 19, pick(rng, ("kai", "hei", "song")))
    s.box(32, 41, 10, 8, fill=(206, 176, 110), outline=(130, 105, 60), radius=1.0)
    s.text(w - 5, 47, pick(rng, ("中国工商银行", "建设银行", "农村信用社", "人力资源和社会保障局")), "hei", 3.0, (160, 40, 40), align="right")
    return _nothing(s, 3.18, [_photo(rng, s, portrait, 6, 13, 22, 28)])


def household_register(rng, ppm, portrait):
    """A page of the 户口簿: 常住人口登记卡."""
    s, w, h = _paper(rng, "household_register", ppm, (235, 254))
    who = _person(rng)
    s.text(w / 2, 8, "常住人口登记卡", "song", 6.5, (30, 30, 34), align="centre")
    ink, cells = (60, 60, 60), (
        ("姓    名", who.name, "户主或与户主关系", pick(rng, ("户主", "妻", "长子", "长女"))),
        ("曾 用 名", "", "性    别", {"M": "男", "F": "女"}[who.sex]),
        ("出 生 地", "".join(who.address)[:12], "民    族", f"{who.ethnicity}族"),
        ("籍    贯", "".join(who.address)[:9], "出生日期", _chinese(who.birth)),
        ("本市（县）其他住址", "", "宗教信仰", ""),
        ("公民身份号码", who.number, "身高 / 血型", f"{int(rng.integers(150, 190))}"),
        ("文化程度", pick(rng, ("初中", "高中", "大学本科")), "婚姻状况", pick(rng, ("未婚", "已婚"))),
        ("服务处所", "", "职    业", ""),
    )
    for i, row in enumerate(cells):
        y = 16 + 9 * i
        s.box(8, y, w - 16, 9, outline=ink, line=0.25)
        for x, text, size in ((10, row[0], 2.8), (35, row[1], 3.6), (85, row[2], 2.8), (110, row[3], 3.6)):
            s.text(x, y + 4.5, text, "song" if size < 3 else pick(rng, ("kai", "song")), size, (30, 30, 34), width=24 if size < 3 else 45 if x < 80 else 24)
    s.text(w - 10, h - 9, f"登记日期：{_chinese(people.day(rng, datetime.date(2000, 1, 1), people.TODAY))}", "song", 3.0, ink, align="right")
    return _nothing(s, 0.5)


def residence_card(rng, ppm, portrait):
    """A mainland province's 居住证, laid out much as the resident card."""
    s, w, h = _paper(rng, "residence_card", ppm)
    who = _person(rng)
    s.text(w / 2, 5, pick(rng, ("广东省居住证", "上海市居住证", "江苏省居住证", "中华人民共和国居住证")), "hei", 4.0, (30, 60, 110), align="centre")
    rows = (
        ("姓名", who.name),
        ("性别 民族", f"{ {'M': '男', 'F': '女'}[who.sex] }   {who.ethnicity}"),
        ("出生日期", _chinese(who.birth)),
        ("户籍地址", "".join(who.address)[:14]),
        ("居住地址", "".join(_person(rng).address)[:14]),
        ("证件号码", who.number),
        ("签发日期", f"{people.day(rng, datetime.date(2016, 1, 1), people.TODAY)}"),
    )
    _rows(s, 5, 11, 6.0, rows, 2.9, 15, pick(rng, ("kai", "hei")))
    return _nothing(s, 3.18, [_photo(rng, s, portrait, 62, 12, 19, 24)])


def student_card(rng, ppm, portrait):
    """A student's or an employee's card."""
    s, w, h = _paper(rng, "student_card", ppm)
    who, unit = _person(rng), pick(rng, _UNITS)
    s.box(0, 0, w, 12, fill=tuple(int(v) for v in rng.integers(20, 150, 3)))
    s.text(w / 2, 6, f"{unit}  {pick(rng, ('学生证', '校园卡', '工作证'))}", "hei", 4.4, (250, 250, 250), align="centre")
    rows = (
        ("姓名", who.name),
        ("性别", {"M": "男", "F": "女"}[who.sex]),
        ("学号", "".join(str(int(d)) for d in rng.integers(0, 10, 10))),
        ("学院", pick(rng, ("计算机学院", "外国语学院", "土木工程系", "数学系"))),
        ("出生日期", _chinese(who.birth)),
        ("有效期至", f"{int(rng.integers(2026, 2030))}年7月"),
    )
    _rows(s, 33, 17, 5.6, rows, 3.0, 14, pick(rng, ("kai", "hei")))
    return _nothing(s, 3.18, [_photo(rng, s, portrait, 6, 16, 22, 29)])


def boarding_pass(rng, ppm, portrait):
    s, w, h = _paper(rng, "boarding_pass", min(ppm, 10), (238, 255))
    who = people.traveller(rng)
    a, b = (pick(rng, ("BEIJING PEK", "SHANGHAI PVG", "HONG KONG HKG", "TAIPEI TPE", "FRANKFURT FRA", "LONDON LHR")) for _ in range(2))
    s.box(0, 0, w, 14, fill=tuple(int(v) for v in rng.integers(20, 150, 3)))
    s.text(8, 7, "BOARDING PASS 登机牌", "hei", 6, (250, 250, 250))
    rows = (
        ("NAME OF PASSENGER 姓名", f"{who.surname}/{who.given}"),
        ("FROM 自", a),
        ("TO 至", b),
        ("FLIGHT 航班", f"{pick(rng, ('CA', 'MU', 'LH', 'CX'))}{int(rng.integers(100, 999))}   {people.day(rng, datetime.date(2026, 1, 1), people.TODAY):%d%b}".upper()),
        ("GATE / SEAT 座位", f"{int(rng.integers(1, 60))}    {int(rng.integers(10, 60))}{pick(rng, 'ABCDEF')}"),
        ("ETKT", "ET" + "".join(str(int(d)) for d in rng.integers(0, 10, 13))),
    )
    _rows(s, 8, 22, 8.5, rows, 4.4, 46, "lato-bold", "hei")
    s.line([(150, 14), (150, h)], (120, 120, 120), 0.3)
    s.text(155, 24, f"{who.surname}/{who.given}", "lato-bold", 3.6, width=44)
    return _nothing(s, 1.0)


def train_ticket(rng, ppm, portrait):
    """车票 with the holder's number half hidden."""
    s, w, h = _paper(rng, "train_ticket", ppm, (205, 245))
    who = _person(rng)
    start, end = pick(rng, _CITIES), pick(rng, _CITIES)
    s.text(6, 6, "".join(pick(rng, "ABCDEFGHJK")) + "".join(str(int(d)) for d in rng.integers(0, 10, 6)), "lato", 3.6, (200, 60, 60))
    s.text(8, 14, f"{start}站", "hei", 5.4)
    s.text(w / 2, 14, f"G{int(rng.integers(1, 999))}", "lato-bold", 4.6, align="centre")
    s.text(w - 8, 14, f"{end}站", "hei", 5.4, align="right")
    s.text(8, 22, f"{_chinese(people.day(rng, datetime.date(2025, 1, 1), people.TODAY))} {int(rng.integers(6, 22)):02d}:{int(rng.integers(0, 59)):02d}开   {int(rng.integers(1, 16)):02d}车{int(rng.integers(1, 18)):02d}{pick(rng, 'ABCDF')}号", "song", 3.2)
    s.text(8, 28, f"￥{int(rng.integers(20, 900))}.5元    {pick(rng, ('二等座', '一等座'))}", "song", 3.2)
    s.text(8, 37, f"{who.number[:10]}****{who.number[14:]} {who.name}", "song", 3.4)
    s.box(60, 30, 18, 18, outline=(30, 30, 30), line=0.6)
    for _ in range(220):
        s.box(60.5 + 17 * rng.random(), 30.5 + 17 * rng.random(), 0.8, 0.8, fill=(30, 30, 30))
    s.text(8, 44, "仅供报销使用" if rng.random() < 0.5 else "限乘当日当次车", "song", 2.8)
    return _nothing(s, 1.0)


def invoice(rng, ppm, portrait):
    """增值税发票, with the codes of two companies."""
    s, w, h = _paper(rng, "invoice", min(ppm, 9), (244, 255))
    regions, brown = people.builtin_regions(), (130, 70, 40)
    seller, buyer = companies.company(rng, regions), companies.company(rng, regions)
    s.text(w / 2, 12, pick(rng, ("增值税专用发票", "电子发票（普通发票）", "增值税电子普通发票")), "song", 7, brown, align="centre")
    s.text(w - 8, 10, f"发票号码：{''.join(str(int(d)) for d in rng.integers(0, 10, 20))}", "song", 3.4, align="right")
    s.text(w - 8, 16, f"开票日期：{_chinese(people.day(rng, datetime.date(2025, 1, 1), people.TODAY))}", "song", 3.4, align="right")
    for x, title, one in ((8, "购买方信息", buyer), (w / 2 + 2, "销售方信息", seller)):
        s.box(x, 24, w / 2 - 10, 24, outline=brown, line=0.3)
        s.text(x + 2, 28, title, "song", 3.2, brown)
        s.text(x + 2, 35, f"名称：{one.name}", "song", 3.6, width=w / 2 - 14)
        s.text(x + 2, 43, f"统一社会信用代码/纳税人识别号：{one.code}", "song", 3.2, width=w / 2 - 14)
    s.box(8, 50, w - 16, 62, outline=brown, line=0.3)
    for x, title in ((12, "项目名称"), (70, "规格型号"), (105, "数量"), (130, "单价"), (155, "金额"), (180, "税率")):
        s.text(x, 55, title, "song", 3.2, brown)
    for i in range(int(rng.integers(1, 5))):
        s.text(12, 63 + 7 * i, pick(rng, ("*信息技术服务*软件开发", "*纸制品*打印纸", "*餐饮服务*餐费", "*运输服务*客运")), "song", 3.4)
        s.text(155, 63 + 7 * i, f"{rng.uniform(10, 9000):.2f}", "lato", 3.2)
        s.text(180, 63 + 7 * i, pick(rng, ("6%", "13%", "3%")), "lato", 3.2)
    s.text(12, 106, f"价税合计（大写）  ⊗壹仟贰佰圆整      （小写）￥{rng.uniform(10, 9000):.2f}", "song", 3.6)
    s.text(12, 122, f"备注      开票人：{people.han_name(rng)[0]}", "song", 3.4)
    return _nothing(s, 0.0)


def award(rng, ppm, portrait):
    """荣誉证书, a frame and a seal as a business licence has them."""
    s, w, h = _paper(rng, "award", min(ppm, 6), (240, 254))
    gold = (190, 150, 70)
    for d in (8, 11):
        s.box(d, d, w - 2 * d, h - 2 * d, outline=gold, line=1.0)
    s.text(w / 2, 45, pick(rng, ("荣誉证书", "毕业证书", "结业证书", "奖状")), "kai-bold", 22, (180, 30, 30), align="centre")
    who, unit = _person(rng), pick(rng, _UNITS)
    s.text(40, 80, f"{who.name} 同学，{ {'M': '男', 'F': '女'}[who.sex] }，{_chinese(who.birth)}生：", "kai", 9)
    s.text(55, 100, "在本学年的学习和工作中表现优秀，成绩突出，", "kai", 9)
    s.text(40, 118, "特发此证，以资鼓励。", "kai", 9)
    s.text(w - 45, 155, unit, "kai", 8, align="right")
    s.text(w - 45, 170, _chinese(people.day(rng, datetime.date(2015, 1, 1), people.TODAY)), "kai", 8, align="right")
    s.draw.ellipse(s.px(w - 100, 140, w - 62, 178), outline=(215, 40, 40), width=max(2, round(1.2 * s.ppm)))
    s.text(40, 185, f"证书编号：{''.join(str(int(d)) for d in rng.integers(0, 10, 18))}", "song", 5)
    return _nothing(s, 0.0)


def business_card(rng, ppm, portrait):
    s, w, h = _paper(rng, "business_card", ppm, (235, 255))
    native, surname, given = people.han_name(rng, True)
    s.text(8, 10, pick(rng, _TRADES), "hei", 3.8, (40, 60, 110), width=74)
    s.text(8, 22, f"{native}  {given} {surname}", "hei", 4.6)
    s.text(8, 28, pick(rng, ("总经理 General Manager", "销售经理 Sales Manager", "工程师 Engineer")), "hei", 2.8)
    rows = (
        ("电话 Tel", "+86 " + "".join(str(int(d)) for d in rng.integers(0, 10, 11))),
        ("地址 Address", "".join(_person(rng).address)[:18]),
        ("邮箱 E-mail", f"{given.lower()}@example.com"),
    )
    _rows(s, 8, 36, 5.0, rows, 2.6, 20)
    return _nothing(s, 0.5)


DRAWERS = {name: globals()[name] for name in SIZES}
