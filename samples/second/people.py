"""Invented people and the numbers of their documents: GB 11643, ICAO 9303 machine readable zones.

Every draw comes from the numpy Generator that is passed in, so a seed gives the same people.
"""
import dataclasses
import datetime
import pathlib
import unicodedata

TODAY = datetime.date(2026, 6, 30)  # fixed, so that a seed gives the same pictures on any day

# ---- Chinese names -----------------------------------------------------------------------------------------

_SURNAMES = """王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin
高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 邓deng 冯feng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 潘pan 袁yuan
蔡cai 蒋jiang 余yu 于yu 杜du 叶ye 程cheng 魏wei 苏su 吕lv 丁ding 任ren 卢lu 姚yao 沈shen 钟zhong 姜jiang 崔cui 谭tan 陆lu
范fan 汪wang 廖liao 石shi 金jin 韦wei 贾jia 夏xia 付fu 方fang 邹zou 熊xiong 白bai 孟meng 秦qin 邱qiu 侯hou 江jiang 尹yin 薛xue
闫yan 段duan 雷lei 龙long 黎li 史shi 陶tao 贺he 毛mao 郝hao 顾gu 龚gong 邵shao 万wan 覃qin 武wu 钱qian 戴dai 严yan 莫mo 孔kong
向xiang 汤tang 温wen 康kang 施shi 文wen 牛niu 樊fan 葛ge 邢xing 安an 齐qi 庞pang 颜yan 倪ni 聂nie 章zhang 鲁lu 岳yue 翟zhai 申shen
欧阳ouyang 上官shangguan 司马sima 诸葛zhuge 皇甫huangfu 尉迟yuchi"""

_GIVEN = """伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 秀xiu 霞xia
平ping 刚gang 桂gui 英ying 华hua 玉yu 兰lan 红hong 建jian 国guo 文wen 辉hui 力li 斌bin 鹏peng 飞fei 宇yu 浩hao 凯kai 俊jun 峰feng
梅mei 琳lin 雪xue 婷ting 慧hui 莹ying 颖ying 倩qian 欣xin 怡yi 佳jia 嘉jia 子zi 梓zi 涵han 轩xuan 雨yu 泽ze 晨chen 思si 诗shi 梦meng
瑶yao 琪qi 博bo 睿rui 航hang 昊hao 然ran 逸yi 铭ming 翔xiang 志zhi 成cheng 康kang 荣rong 庆qing 生sheng 春chun 云yun 龙long 海hai
林lin 森sen 东dong 南nan 北bei 清qing 波bo 江jiang 河he 洪hong 亮liang 光guang 祥xiang 福fu 贵gui 财cai 发fa 德de 义yi 仁ren 礼li
智zhi 信xin 忠zhong 孝xiao 学xue 诚cheng 正zheng 安an 宁ning 静jing 淑shu 惠hui 珍zhen 凤feng 美mei 琴qin 素su 莲lian 爱ai 巧qiao
彩cai 银yin 金jin 宝bao 喜xi 月yue 香xiang 蓉rong 萍ping 玲ling 燕yan 晓xiao 小xiao 冬dong 秋qiu 夏xia 立li 永yong 新xin 世shi 家jia
振zhen 启qi 继ji 宗zong 维wei 树shu 柏bai 松song 楠nan 彬bin 皓hao 晖hui 旭xu 阳yang 曦xi 依yi 若ruo 语yu 可ke 心xin 悦yue 蕾lei
薇wei 菲fei 茜qian 珊shan 璐lu 瑞rui 琦qi 瑜yu 瑾jin 珂ke 昕xin 妍yan 妮ni 婉wan 娇jiao 媛yuan 嫣yan 淼miao 沛pei 沐mu 澜lan 潇xiao
骏jun 驰chi 毅yi 恒heng 恺kai 哲zhe 彦yan 卓zhuo 越yue 超chao 群qun 韬tao 煜yu 炜wei 焕huan 熙xi 禹yu 舜shun 尧yao 耀yao 钧jun 锋feng"""

_RARE_GIVEN = "昶堃喆翀玥珺煊锴焱旻霏骁翊翎祎稷竑箐羿赟昳琬晗芃弈奕笛甯翾湉珩頔"
_MINORITY = {
    "维吾尔": "买买提 阿卜杜拉 艾力 吐尔逊 古丽娜尔 帕提古丽 热合曼 依明江 阿依古丽 麦麦提明 努尔买买提 玉素甫 肉孜 沙吾提",
    "藏": "扎西 卓玛 次仁 平措 达瓦 拉姆 格桑 丹增 旺堆 央金 尼玛 索朗 德吉 罗布 曲珍",
    "蒙古": "巴特尔 其其格 乌兰 苏日娜 格日勒 宝音 娜仁 阿拉腾 那顺 哈斯 萨仁 图雅",
    "哈萨克": "叶尔兰 哈力 努尔兰 阿依登 别克 巴合提 古丽米拉 叶斯哈提",
    "彝": "阿木 尔古 日者 吉克 布史 伍各 曲比 拉莫 惹作 沙马",
}
_ETHNICITIES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 "
    "鄂伦春 赫哲 门巴 珞巴 基诺"
).split()


def read_table(name):
    """The rows of a tab-separated table of this folder, as dictionaries by the names in its first line."""
    with open(pathlib.Path(__file__).with_name(name), encoding="utf-8") as f:
        head, *rows = (line.rstrip("\n").split("\t") for line in f)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _table(text):
    cut = lambda w: next(i for i, c in enumerate(w) if c.isascii())
    return [(w[: cut(w)], w[cut(w) :]) for w in text.split()]


SURNAMES, GIVEN = _table(_SURNAMES), _table(_GIVEN)
# GB 2312 level 1: the 3,755 everyday characters, by pinyin
EVERYDAY = [
    bytes([r, c]).decode("gb2312")
    for r in range(0xB0, 0xD8)
    for c in range(0xA1, 0xFF)
    if (r, c) <= (0xD7, 0xF9)
]


def pick(rng, items, weights=None):
    """One of the items, by weight if weights are given."""
    if weights is None:
        return items[int(rng.integers(len(items)))]
    total = float(sum(weights))
    return items[int(rng.choice(len(items), p=[w / total for w in weights]))]


def _common_rank(rng, n):
    """An index in a list sorted by how common its entries are: small ones more often."""
    return int(n * rng.random() ** 1.6)


def han_name(rng, romanised=False):
    """(name, surname in pinyin, given name in pinyin); pinyin is right only where `romanised` is asked
    for."""
    surname = SURNAMES[_common_rank(rng, len(SURNAMES))]
    given = [pick(rng, GIVEN) for _ in range(pick(rng, (1, 2), (25, 75)))]
    if not romanised:
        for i in range(len(given)):
            u = rng.random()
            if u < 0.12:
                given[i] = (pick(rng, EVERYDAY), "")
            elif u < 0.17:
                given[i] = (pick(rng, _RARE_GIVEN), "")
    spell = lambda s: s.replace("lv", "lyu").upper()
    return surname[0] + "".join(g[0] for g in given), spell(surname[1]), spell("".join(g[1] for g in given))


# ---- Regions and addresses ---------------------------------------------------------------------------------

_REGIONS = """110105 北京市 朝阳区|120104 天津市 南开区|130104 河北省石家庄市 桥西区|140105 山西省太原市 小店区|210102 辽宁省沈阳市 和平区
220104 吉林省长春市 朝阳区|230103 黑龙江省哈尔滨市 南岗区|310115 上海市 浦东新区|320106 江苏省南京市 鼓楼区|330106 浙江省杭州市 西湖区
340103 安徽省合肥市 庐阳区|350203 福建省厦门市 思明区|360102 江西省南昌市 东湖区|370102 山东省济南市 历下区|410105 河南省郑州市 金水区
420106 湖北省武汉市 武昌区|430104 湖南省长沙市 岳麓区|440106 广东省广州市 天河区|440305 广东省深圳市 南山区|450102 广西壮族自治区南宁市 兴宁区
460106 海南省海口市 龙华区|500105 重庆市 江北区|510104 四川省成都市 锦江区|520102 贵州省贵阳市 南明区|530102 云南省昆明市 五华区
540102 西藏自治区拉萨市 城关区|610113 陕西省西安市 雁塔区|620102 甘肃省兰州市 城关区|630104 青海省西宁市 城西区|640104 宁夏回族自治区银川市 兴庆区
650102 新疆维吾尔自治区乌鲁木齐市 天山区"""


@dataclasses.dataclass(frozen=True)
class Region:
    """A county: its six digits, what stands before its name in an address, and its name."""

    code: str
    above: str
    name: str


def builtin_regions():
    """One county of every province: enough to run without a table."""
    return [Region(*(entry.split() + [""])[:3]) for line in _REGIONS.split("\n") for entry in line.split("|")]


def read_regions(path):
    """Counties of a table with the columns code, name, first_year, last_year (GB/T 2260)."""
    with open(path, encoding="utf-8") as f:
        names = {row[0]: row[1] for row in (line.rstrip("\n").split("\t") for line in f) if row[0].isdigit()}
    skip = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位")
    out = []
    for code, name in names.items():
        province, city = names.get(code[:2] + "0000"), names.get(code[:4] + "00")
        if (
            code.endswith("00")
            or not province
            or not city
            or name in skip
            or code[:2] in ("71", "81", "82", "83")
        ):
            continue
        out.append(Region(code, province + ("" if city in skip else city), name))
    return out


_ROADS = "人民 解放 建设 中山 和平 新华 胜利 文化 长江 黄河 青年 迎宾 朝阳 滨河 学院 花园 凤凰 工业 南湖 翠竹 石桥 桃源 梅园 康宁 锦绣 金桥 友谊".split()
_VILLAGES = "张家 李家 上河 下坝 石岭 大塘 新屋 龙泉 白马 柳林 双桥 竹园 黄泥 青山 高坪 莲花 沙湾 东风 红星 马鞍 东升 官庄 后营 前进 杏树".split()


def address(rng, region):
    """A street, village or estate address in the region, 12 to 32 characters: three lines of a card at
    most."""
    while True:
        text = region.above + region.name + _local_address(rng)
        if len(text) <= 32:
            return text


def _local_address(rng):
    p = lambda items: pick(rng, items)
    n = lambda top: int(rng.integers(1, top))
    form = int(rng.integers(5))
    if form == 0:
        tail = f"{p(_ROADS)}{p(('路', '街', '大道', '东路', '西街', '北路'))}{n(999)}号"
    elif form == 1:
        tail = f"{p(_ROADS)}{p(('路', '街'))}{n(400)}号{p(_ROADS)}{p(('花园', '小区', '苑', '家园'))}{n(60)}幢{n(6)}单元{n(32)}0{n(9)}室"
    elif form == 2:
        tail = f"{p(_VILLAGES)}{p(('镇', '乡'))}{p(_VILLAGES)}村{n(20)}组{n(200)}号"
    elif form == 3:
        tail = f"{p(_VILLAGES)}镇{p(_ROADS)}街{n(300)}号附{n(30)}号"
    else:
        tail = f"{p(_VILLAGES)}街道{p(_ROADS)}社区{n(40)}栋{n(1800)}"
    return tail


# ---- GB 11643 ----------------------------------------------------------------------------------------------


def resident_check(first17):
    """The check character of a resident number: ISO 7064 MOD 11-2, the weights are 2^(17-i) mod 11."""
    return "10X98765432"[sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(first17)) % 11]


def resident_number(rng, region, birth, sex):
    """18 characters: county, birth date, sequence (odd for men), check character."""
    sequence = 2 * int(rng.integers(0, 499)) + (1 if sex == "M" else 2)
    body = f"{region.code}{birth:%Y%m%d}{sequence:03d}"
    return body + resident_check(body)


def day(rng, first, last):
    """A date between two dates."""
    return first + datetime.timedelta(days=int(rng.integers(0, max(1, (last - first).days))))


def add_years(date, years):
    """The same day so many years on; 29 February becomes 28."""
    leap = date.month == 2 and date.day == 29
    return date.replace(year=date.year + years, day=28 if leap else date.day)


@dataclasses.dataclass
class Resident:
    """Who stands on a resident ID card. `long_term` means no last day of validity."""

    name: str
    sex: str
    ethnicity: str
    birth: datetime.date
    printed_birth: datetime.date
    address: str
    number: str
    region: Region
    authority: str
    valid_from: datetime.date
    valid_until: datetime.date
    long_term: bool
    defects: list


def resident(rng, regions):
    """An invented resident; a few carry a defect, which is listed."""
    region, sex = pick(rng, regions), pick(rng, "MF")
    birth = day(rng, datetime.date(1940, 1, 1), datetime.date(2014, 1, 1))
    name, ethnicity = han_name(rng)[0], "汉"
    u = rng.random()
    if u < 0.05:
        ethnicity = pick(rng, list(_MINORITY))
        parts = [pick(rng, _MINORITY[ethnicity].split()) for _ in range(2)]
        name = ("·" if ethnicity in ("维吾尔", "哈萨克") else "").join(parts)
    elif u < 0.25:
        ethnicity = pick(rng, _ETHNICITIES)
    defects, number, printed = [], resident_number(rng, region, birth, sex), birth
    u = rng.random()
    if u < 0.02:
        number = number[:17] + pick(rng, [c for c in "0123456789X" if c != number[17]])
        defects.append("check_digit_wrong")
    elif u < 0.035:
        printed = birth.replace(year=birth.year + pick(rng, (-1, 1)), day=min(birth.day, 28))
        defects.append("birth_date_mismatch")
    grown = add_years(birth, 1)
    stale = rng.random() < 0.05
    while True:
        issued = day(rng, max(grown, datetime.date(2006, 1, 1)), datetime.date(2026, 6, 1))
        age = (issued - birth).days / 365.25
        years = 5 if age < 16 else 10 if age < 26 else 20 if age < 46 else 0
        until = add_years(issued, years or 99)
        if stale or until >= TODAY:
            break
    if years and until < TODAY:
        defects.append("expired")
    authority = region.name + pick(
        rng, ("公安局", "公安分局"), (80, 20) if not region.name.endswith("区") else (15, 85)
    )
    if rng.random() < 0.5 and region.name.endswith("区"):
        city = region.above.split("自治区")[-1].split("省")[-1]
        authority = city + "公安局" + region.name[:-1] + "分局" if city.endswith("市") else authority
    return Resident(
        name,
        sex,
        ethnicity,
        birth,
        printed,
        address(rng, region),
        number,
        region,
        authority,
        issued,
        until,
        years == 0,
        defects,
    )


# ---- Travellers --------------------------------------------------------------------------------------------

_SPELL = str.maketrans(
    {
        "Ä": "AE",
        "Ö": "OE",
        "Ü": "UE",
        "ß": "SS",
        "Å": "AA",
        "Ø": "OE",
        "Æ": "AE",
        "Ł": "L",
        "Đ": "D",
        "İ": "I",
        "ı": "I",
        "'": "",
        "’": "",
        ".": "",
    }
)


def machine_spelling(text):
    """A name in the alphabet of the MRZ, words and hyphenated parts separated by spaces (ICAO 9303-3,
    section 6)."""
    text = text.upper().translate(_SPELL)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if "A" <= c <= "Z" else " " for c in text).split())


@dataclasses.dataclass(frozen=True)
class Country:
    """What a state's documents look like: codes, titles, language of labels, number patterns, colours of
    the page."""

    code: str  # ICAO alpha-3 of the truth
    mrz_code: str  # as printed and in the MRZ ("D" for Germany)
    title: str
    english: str
    labels: str
    names: str
    passport: str  # pattern: A letter, 9 digit, X either, other characters stand for themselves
    card: str  # the same for its identity card, "" where none is drawn
    dates: str
    tints: tuple  # two paper colours
    nationality: str


def _country(row):
    tints = tuple(tuple(bytes.fromhex(t)) for t in row.pop("tints").split())
    return Country(tints=tints, **row)


COUNTRIES = [_country(row) for row in read_table("countries.tsv")]
_NAMES = {
    row["culture"]: row for row in read_table("names.tsv")
}  # words by spaces, a bar is a space inside one


_TRADITIONAL = str.maketrans(
    "张刘陈杨黄赵吴孙马郑谢许邓冯叶苏吕卢钟谭陆贾邹龙贺顾龚万钱戴严汤颜丽静伟强军华国辉飞凯莹颖诗梦学礼义诚宁凤爱宝银莲晓兰龙东铭庆荣贵财发维树阳恒锋钧凯骏驰",
    "張劉陳楊黃趙吳孫馬鄭謝許鄧馮葉蘇呂盧鍾譚陸賈鄒龍賀顧龔萬錢戴嚴湯顏麗靜偉強軍華國輝飛凱瑩穎詩夢學禮義誠寧鳳愛寶銀蓮曉蘭龍東銘慶榮貴財發維樹陽恆鋒鈞凱駿馳",
)


@dataclasses.dataclass
class Traveller:
    """Who stands on a passport or a foreign identity card; names as printed, upper case, and in native
    script if any."""

    country: Country
    surname: str
    given: str
    native: str
    sex: str
    birth: datetime.date
    issued: datetime.date
    until: datetime.date
    number: str
    personal: str
    place: str
    defects: list


def _pattern(rng, pattern):
    letters, digits = "ABCDEFGHJKLMNPRSTUVWXYZ", "0123456789"
    table = {"9": digits, "A": letters, "X": "CFGHJKLMNPRTVWXYZ" + digits}
    first = pattern[:1]  # a leading letter or 5, 7, 3, 4, 2, 0 of a pattern stands for itself
    return "".join(
        c if i == 0 and c not in "9A" and first == c else pick(rng, table.get(c, c))
        for i, c in enumerate(pattern)
    )


def traveller(rng, card=False):
    """An invented holder of a passport, or of an identity card with an MRZ."""
    pool = [c for c in COUNTRIES if c.card or not card]
    weights = [9 if c.code == "CHN" else 3 if c.code in ("TWN", "USA", "GBR") else 2 for c in pool]
    country, sex = pick(rng, pool, weights), pick(rng, "MF")
    native = ""
    if country.names in ("zh", "zht"):
        native, surname, given = han_name(rng, romanised=True)
        if country.names == "zht":
            native = native.translate(_TRADITIONAL)
    else:
        surnames, men, women = (_NAMES[country.names][part].split() for part in ("surnames", "men", "women"))
        first = men if sex == "M" else women
        surname, given = pick(rng, surnames).replace("|", " "), pick(rng, first).replace("|", " ")
        if rng.random() < 0.3 and len(given) < 9 and country.names not in ("vi", "ko", "ja"):
            given += " " + pick(rng, [f for f in first if f != given]).replace("|", " ")
        given = given.upper() if "ß" not in given else given
    birth = day(rng, datetime.date(1942, 1, 1), datetime.date(2016, 1, 1))
    stale = rng.random() < 0.06
    while True:
        issued = day(rng, max(add_years(birth, 1), datetime.date(2013, 1, 1)), datetime.date(2026, 6, 1))
        until = add_years(issued, 10 if (issued - birth).days > 365 * 16 else 5)
        if stale or until >= TODAY:
            break
    defects = ["expired"] if until < TODAY else []
    number = _pattern(rng, country.card if card else country.passport)
    personal = ""
    if country.code in ("POL", "BEL", "TUR", "SWE", "TWN", "ZAF") and rng.random() < 0.8:
        personal = _pattern(
            rng,
            {"POL": "99999999999", "BEL": "99999999999", "TUR": "99999999999", "TWN": "A999999999"}.get(
                country.code, "9999999999"
            ),
        )
    place = pick(rng, _NAMES[country.names]["places"].split()).replace("|", " ")
    return Traveller(
        country, surname, given, native, sex, birth, issued, until, number, personal, place, defects
    )


# ---- The machine readable zone (ICAO 9303) -----------------------------------------------------------------


def mrz_check(text):
    """Weights 7 3 1; digits count themselves, A = 10 ... Z = 35, the filler 0."""
    value = lambda c: 0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55
    return str(sum(value(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def _fill(text, width):
    return text.replace(" ", "<")[:width].ljust(width, "<")


def _names(who, width):
    return _fill(machine_spelling(who.surname) + "  " + machine_spelling(who.given), width)


def _dates(who):
    birth, until = f"{who.birth:%y%m%d}", f"{who.until:%y%m%d}"
    return birth + mrz_check(birth), until + mrz_check(until)


def td3(who, optional):
    """Two lines of 44; `optional` is the personal number field, up to 14 characters."""
    c = _fill(who.country.mrz_code, 3)
    number, (birth, until) = _fill(who.number, 9), _dates(who)
    extra = _fill(optional, 14)
    extra += mrz_check(extra) if optional else "<"
    second = number + mrz_check(number) + c + birth + who.sex + until + extra
    composite = second[:10] + second[13:20] + second[21:43]
    return ["P<" + c + _names(who, 39), second + mrz_check(composite)]


def td2(who):
    """Two lines of 36."""
    c = _fill(who.country.mrz_code, 3)
    number, (birth, until) = _fill(who.number, 9), _dates(who)
    second = number + mrz_check(number) + c + birth + who.sex + until + "<" * 7
    return ["I<" + c + _names(who, 31), second + mrz_check(second[:10] + second[13:20] + second[21:35])]


def td1(who, optional, document="I<"):
    """Three lines of 30; `optional` goes into the first line's optional field."""
    c = _fill(who.country.mrz_code, 3)
    number, (birth, until) = _fill(who.number, 9), _dates(who)
    first = document + c + number + mrz_check(number) + _fill(optional, 15)
    second = birth + who.sex + until + c + "<" * 11
    composite = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    return [first, second + mrz_check(composite), _names(who, 30)]
