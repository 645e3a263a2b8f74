"""Invented holders of the permits that mainland China issues to people from Hong Kong, Macao, Taiwan and abroad.

Numbers: letter and eight digits (2013), letter and ten digits (1999), HA or MA and seven digits (non-Chinese citizens, 2024);
eight digits (Taiwan, 2015); GB 11643 with the regions 810000, 820000, 830000; three letters and twelve digits (2017) and 9 and
seventeen characters (2023) of foreign permanent residents.
"""
import dataclasses
import datetime

import people
from people import TODAY, add_years, day, pick

# ---- Names -------------------------------------------------------------------------------------------------

_CANTONESE = """陈陳CHAN 李李LEE 黄黃WONG 张張CHEUNG 梁梁LEUNG 林林LAM 刘劉LAU 吴吳NG 何何HO 郑鄭CHENG 谢謝TSE 郭郭KWOK 曾曾TSANG 邓鄧TANG
叶葉YIP 许許HUI 冯馮FUNG 罗羅LO 马馬MA 杨楊YEUNG 苏蘇SO 蔡蔡CHOI 周周CHOW 徐徐TSUI 卢盧LO 欧阳歐陽AU-YEUNG 司徒司徒SZETO"""
_CANTONESE_GIVEN = """志志CHI 明明MING 家家KA 伟偉WAI 文文MAN 嘉嘉KA 慧慧WAI 玲玲LING 咏詠WING 诗詩SZE 健健KIN 国國KWOK 荣榮WING 强強KEUNG
美美MEI 丽麗LAI 珍珍CHUN 华華WAH 俊俊CHUN 杰傑KIT 芷芷TSZ 晴晴CHING 颖穎WING 浩浩HO 然然YIN 欣欣YAN 怡怡YI 婷婷TING 雅雅NGA 思思SZE"""
_TAIWANESE = """陈陳CHEN 林林LIN 黄黃HUANG 张張CHANG 李李LI 王王WANG 吴吳WU 刘劉LIU 蔡蔡TSAI 杨楊YANG 许許HSU 郑鄭CHENG 谢謝HSIEH 洪洪HUNG
郭郭KUO 邱邱CHIU 曾曾TSENG 廖廖LIAO 赖賴LAI 徐徐HSU 周周CHOU 叶葉YEH 苏蘇SU 庄莊CHUANG 吕呂LU 江江CHIANG 何何HO 萧蕭HSIAO 罗羅LO"""
_TAIWANESE_GIVEN = """怡怡YI 君君CHUN 志志CHIH 豪豪HAO 雅雅YA 婷婷TING 家家CHIA 宏宏HUNG 淑淑SHU 芬芬FEN 俊俊CHUN 杰傑CHIEH 佩佩PEI 珊珊SHAN
建建CHIEN 国國KUO 美美MEI 玲玲LING 冠冠KUAN 宇宇YU 承承CHENG 翰翰HAN 宜宜YI 蓁蓁CHEN 文文WEN 雄雄HSIUNG 惠惠HUI 如如JU 明明MING 哲哲CHE"""
_PLACES = "广东 福建 北京 上海 浙江 江苏 四川 湖北 香港 澳门".split()
# code, ISO 3166 number, Chinese name, name pool of names.tsv
_NATIONS = """CAN 124 加拿大 en|USA 840 美国 en|GBR 826 英国 en|AUS 036 澳大利亚 en|DEU 276 德国 de|FRA 250 法国 fr|ITA 380 意大利 it
ESP 724 西班牙 es|JPN 392 日本 ja|KOR 410 韩国 ko|SGP 702 新加坡 ms|MYS 458 马来西亚 ms|IND 356 印度 in|RUS 643 俄罗斯 ru|NLD 528 荷兰 nl
PRT 620 葡萄牙 pt|BRA 076 巴西 pt|POL 616 波兰 pl|TUR 792 土耳其 tr|ZAF 710 南非 af|VNM 704 越南 vi|SWE 752 瑞典 nordic"""


@dataclasses.dataclass(frozen=True)
class Nation:
    """A state as permits print it."""

    code: str
    number: str
    chinese: str
    names: str


NATIONS = [Nation(*entry.split()) for line in _NATIONS.split("\n") for entry in line.split("|")]


def _syllables(text):
    """Rows of (simplified, traditional, Latin)."""
    out = []
    for word in text.split():
        han = [c for c in word if ord(c) > 0x2E80]
        half = len(han) // 2
        out.append(("".join(han[:half]), "".join(han[half:]), word[len(han) :]))
    return out


_POOLS = {
    "hk": (_syllables(_CANTONESE), _syllables(_CANTONESE_GIVEN), " "),
    "tw": (_syllables(_TAIWANESE), _syllables(_TAIWANESE_GIVEN), "-"),
}


def regional_name(rng, pool):
    """(Chinese name, surname, given names) as people of Hong Kong and Macao (`hk`) or Taiwan (`tw`) spell
    them."""
    surnames, given, joint = _POOLS[pool]
    form = 0 if rng.random() < 0.7 else 1  # simplified or traditional characters
    first = pick(rng, surnames)
    rest = [pick(rng, given) for _ in range(pick(rng, (1, 2), (15, 85)))]
    return first[form] + "".join(g[form] for g in rest), first[2], joint.join(g[2] for g in rest)


def foreign_name(rng, nation, sex):
    """(surname, given names) in capitals of the machine readable zone."""
    pool = people._NAMES[nation.names]
    surname = pick(rng, pool["surnames"].split()).replace("|", " ")
    given = pick(rng, pool["men" if sex == "M" else "women"].split()).replace("|", " ")
    return people.machine_spelling(surname), people.machine_spelling(given)


# ---- Numbers -----------------------------------------------------------------------------------------------


def _digits(rng, count):
    return "".join(str(int(d)) for d in rng.integers(0, 10, count))


def old_foreign_number(rng, nation, birth):
    """2017: country, province and city, YYMMDD, sequence, check digit by weights 7 3 1."""
    body = nation.code + pick(rng, ("1100", "3100", "4401", "3205", "5101")) + f"{birth:%y%m%d}" + _digits(rng, 1)
    return body + people.mrz_check(body)


def new_foreign_number(rng, nation, birth, sex):
    """2023: 9, province, country, birth date, sequence (odd for men), MOD 11-2."""
    sequence = 2 * int(rng.integers(0, 499)) + (1 if sex == "M" else 2)
    body = "9" + pick(rng, ("11", "31", "44", "32", "51")) + nation.number + f"{birth:%Y%m%d}{sequence:03d}"
    return body + people.resident_check(body)


# ---- Holders -----------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Holder:
    """Who stands on a permit. Empty strings where the kind or edition has no such field."""

    edition: str  # of HK/Macao permits: 1999, 2013, 2024; of permanent residents: 2017, 2023
    name: str
    surname: str
    given: str
    sex: str
    birth: datetime.date
    printed_birth: datetime.date
    number: str
    valid_from: datetime.date
    valid_until: datetime.date
    authority: str
    place: str
    issue_count: str
    nation: Nation | None  # printed nationality
    home: str  # HKG, MAC or TWN
    address: str
    permit_number: str
    defects: list

    @property
    def latin(self):
        return f"{self.surname}, {self.given}"


def _life(rng, years, first=datetime.date(1944, 1, 1)):
    """(sex, birth, valid from, valid until, defects): mostly still valid."""
    sex, birth = pick(rng, "MF"), day(rng, first, datetime.date(2016, 1, 1))
    term = years if (TODAY - birth).days > 365 * 19 else 5
    start = day(rng, max(add_years(birth, 1), add_years(TODAY, -term)), datetime.date(2026, 6, 1))
    defects = []
    if rng.random() < 0.05:
        start = add_years(start, -term)
        defects = ["expired"]
    return sex, birth, start, add_years(start, term) - datetime.timedelta(days=1), defects


def hkm(rng):
    """The holder of a mainland travel permit for Hong Kong and Macao residents."""
    edition = pick(rng, ("2013", "1999", "2024"), (70, 15, 15))
    sex, birth, start, until, defects = _life(rng, 10)
    letter = pick(rng, "HM", (75, 25))
    count = f"{int(rng.integers(0, 6)):02d}"
    nation, name = None, ""
    if edition == "2024":
        nation = pick(rng, NATIONS)
        surname, given = foreign_name(rng, nation, sex)
        number = letter + "A" + _digits(rng, 7)
    else:
        name, surname, given = regional_name(rng, "hk")
        number = letter + _digits(rng, 8) + (count if edition == "1999" else "")
    authority = "公安部出入境管理局" if edition == "2013" and start.year < 2019 else "中华人民共和国出入境管理局"
    if edition == "1999":
        authority = "广东省公安厅"
    return Holder(
        edition, name, surname, given, sex, birth, birth, number, start, until, authority, pick(rng, _PLACES),
        count, nation, "HKG" if letter == "H" else "MAC", "", "", defects,
    )  # fmt: skip


def tw(rng):
    """The holder of a mainland travel permit for Taiwan residents."""
    sex, birth, start, until, defects = _life(rng, 5)
    name, surname, given = regional_name(rng, "tw")
    number = pick(rng, "012") + _digits(rng, 7)
    authority = "公安部出入境管理局" if rng.random() < 0.4 else "中华人民共和国出入境管理局"
    return Holder(
        "2015", name, surname, given, sex, birth, birth, number, start, until, authority, pick(rng, _PLACES),
        f"{int(rng.integers(1, 8)):02d}", None, "TWN", "", "", defects,
    )  # fmt: skip


def settled(rng, counties):
    """The holder of a residence permit for Hong Kong, Macao or Taiwan residents."""
    home = pick(rng, ("HKG", "MAC", "TWN"), (50, 15, 35))
    sex, birth, start, _, defects = _life(rng, 5)
    until = add_years(start, 5)
    name, surname, given = regional_name(rng, "tw" if home == "TWN" else "hk")
    region = {"HKG": "810000", "MAC": "820000", "TWN": "830000"}[home]
    body = f"{region}{birth:%Y%m%d}{2 * int(rng.integers(0, 499)) + (1 if sex == 'M' else 2):03d}"
    number, printed = body + people.resident_check(body), birth
    u = rng.random()
    if u < 0.02:
        number = number[:17] + pick(rng, [c for c in "0123456789X" if c != number[17]])
        defects.append("check_digit_wrong")
    elif u < 0.04:
        printed = birth.replace(year=birth.year + pick(rng, (-1, 1)), day=min(birth.day, 28))
        defects.append("birth_date_mismatch")
    county = pick(rng, counties)
    permit = {"HKG": "H", "MAC": "M", "TWN": ""}[home] + _digits(rng, 8)
    return Holder(
        "2018", name, surname, given, sex, birth, printed, number, start, until, county.name + "公安局", "",
        f"{int(rng.integers(1, 5)):02d}", None, home, people.address(rng, county), permit, defects,
    )  # fmt: skip


def permanent(rng):
    """The holder of a foreign permanent resident identity card."""
    edition = pick(rng, ("2017", "2023"))
    sex, birth, start, until, defects = _life(rng, 10)
    nation = pick(rng, NATIONS)
    surname, given = foreign_name(rng, nation, sex)
    name = people.han_name(rng)[0] if rng.random() < 0.3 else ""
    number = old_foreign_number(rng, nation, birth) if edition == "2017" else new_foreign_number(rng, nation, birth, sex)
    authority = "中华人民共和国公安部" if edition == "2017" else "国家移民管理局"
    return Holder(
        edition, name, surname, given, sex, birth, birth, number, start, until, authority, "", "", nation, "",
        "", "", defects,
    )  # fmt: skip


# ---- Zones -------------------------------------------------------------------------------------------------


def zone(rng, who, document):
    """Three lines of 30. The composite digit of permits (CR, CT) follows the issuer's own rule in half of
    them."""
    fill, check = people._fill, people.mrz_check
    long = who.number[9:] + check(who.number) if len(who.number) > 9 else ""
    number = fill(who.number[:9], 9)
    optional = who.issue_count if not long else ""
    first = document + "CHN" + number + ("<" if long else check(number)) + fill(long + ("<" if long else "") + optional, 15)
    birth, until = f"{who.birth:%y%m%d}", f"{who.valid_until:%y%m%d}"
    nation = who.nation.code if who.nation else pick(rng, (who.home, "CHN"))
    second = birth + check(birth) + who.sex + until + check(until) + nation + "<" * 11
    covered = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    if document != "C<" and rng.random() < 0.5:
        covered = first + second[0:18]
    return [first, second + check(covered), fill(people.machine_spelling(who.surname) + "  " + people.machine_spelling(who.given), 30)], nation
