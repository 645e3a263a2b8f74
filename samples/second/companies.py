"""Invented companies and what their licences say: GB 32100 codes, names, capital, terms, scopes.

Every draw comes from the numpy Generator that is passed in, so a seed gives the same companies.
"""
import dataclasses
import datetime

import people
from people import pick

# GB 32100: the characters in the order of their values
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = [pow(3, i, 31) for i in range(17)]
_ORGANISATION = (3, 7, 9, 10, 5, 8, 4, 2)


def organisation_check(first8):
    """The check character of an organisation code (GB 11714): letters are worth A = 10 to Z = 35."""
    rest = 11 - sum(w * int(c, 36) for w, c in zip(_ORGANISATION, first8)) % 11
    return {10: "X", 11: "0"}.get(rest) or str(rest)


def code_check(first17):
    """The check character of a unified social credit code (GB 32100)."""
    return CODE[-sum(w * CODE.index(c) for w, c in zip(_WEIGHTS, first17)) % 31]


def credit_code(rng, region, sole):
    """18 characters: authority, type, region, organisation code, check character."""
    if rng.random() < 0.65:
        body = "MA" + "".join(pick(rng, CODE) for _ in range(6))
    else:
        body = "".join(str(int(d)) for d in rng.integers(0, 10, 8))
    first17 = ("92" if sole else pick(rng, ("91", "93"), (96, 4))) + region.code + body + organisation_check(body)
    return first17 + code_check(first17)


_BRANDS = "华信 恒通 金诺 天瑞 锦程 博远 嘉禾 鼎盛 汇丰达 中科创 瑞祥 安泰 启明 东方红 新纪元 蓝海 绿源 云帆 百川 九州 众诚 宏图 旭日 凯旋 卓越 联创 腾跃 万象 翔宇 智汇 鑫磊 昊天 铭扬 喆源 琦盛 晟隆".split()
_TRADES = "科技 信息技术 网络科技 贸易 商贸 建筑工程 装饰工程 餐饮管理 物流 供应链管理 教育咨询 文化传媒 生物科技 医疗器械 机电设备 环保科技 电子商务 农业发展 房地产开发 物业管理 投资管理 企业管理咨询 人力资源 汽车服务".split()
_SHOPS = "便利店 面馆 理发店 五金商行 服装店 水果店 小吃店 汽车修理厂 家电维修部 花店 烟酒商行 超市".split()
_SCOPES = (
    "技术开发、技术咨询、技术服务、技术转让 计算机软硬件及辅助设备零售 货物进出口 技术进出口 企业管理咨询 市场营销策划 会议及展览服务 "
    "组织文化艺术交流活动（不含营业性演出） 销售日用百货、五金产品、电子产品、建筑材料 普通货物仓储服务 国内货物运输代理 室内装饰工程 物业管理 "
    "餐饮服务（依法须经批准的项目，经相关部门批准后方可开展经营活动） 食品销售（凭有效许可证经营） 机械设备租赁 软件开发 广告设计、制作、代理、发布 "
    "人力资源服务 环保工程施工 园林绿化工程 农产品的生产、销售、加工 医疗器械销售 信息系统集成服务 数据处理和存储支持服务"
).split()
_DIGITS = "零壹贰叁肆伍陆柒捌玖"


@dataclasses.dataclass
class Company:
    code: str
    name: str
    form: str
    head: str
    head_title: str
    capital: str
    capital_label: str
    established: datetime.date
    since: datetime.date
    until: object  # date, or None for 长期
    address: str
    address_label: str
    scope: str
    authority: str
    issued: datetime.date


def _capitals(n):
    """A whole number below ten thousand in the capital numerals of documents."""
    text, zero = "", False
    for unit, word in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        d, n = divmod(n, unit)
        if d:
            text += ("零" if zero and text else "") + _DIGITS[d] + word
            zero = False
        else:
            zero = True
    return text


def _capital(rng):
    amount = int(pick(rng, (3, 10, 50, 100, 200, 500, 800, 1000, 2000, 5000, 3600, 1080)))
    return pick(
        rng,
        (f"人民币{_capitals(amount)}万元整", f"{_capitals(amount)}万元整", f"{amount}万元人民币", f"{amount}万人民币", f"{amount}.000000万人民币"),
    )


def company(rng, regions):
    """One company, shop, partnership or branch."""
    region = pick(rng, regions)
    place = (region.above or region.name).rstrip("市").split("省")[-1].split("自治区")[-1]
    kind = pick(rng, ("company", "shop", "partnership", "branch", "sole"), (66, 13, 8, 7, 6))
    brand, trade = pick(rng, _BRANDS), pick(rng, _TRADES)
    if rng.random() < 0.3:
        brand += pick(rng, _BRANDS)
    head = people.han_name(rng)[0]
    title, capital_label, address_label = "法定代表人", "注册资本", "住所"
    if kind == "shop":
        name = f"{region.name}{brand}{pick(rng, _SHOPS)}"
        form, title, capital_label, address_label = "个体工商户", "经营者", "", "经营场所"
    elif kind == "partnership":
        name = f"{place}{brand}{trade}{pick(rng, ('中心', '合伙企业'))}（有限合伙）"
        form, title, capital_label, address_label = "有限合伙企业", "执行事务合伙人", "出资额", "主要经营场所"
    elif kind == "sole":
        name = f"{place}{brand}{trade}工作室"
        form, title, capital_label, address_label = "个人独资企业", "投资人", "出资额", "住所"
    else:
        middle = pick(rng, ("", "", "", "（集团）", "（中国）"))
        name = pick(
            rng,
            (
                f"{place}{brand}{trade}{middle}有限公司",
                f"{brand}（{place}）{trade}有限公司",
                f"{place}市{brand}{trade}股份有限公司",
                f"{place}{brand}{trade}有限责任公司",
            ),
            (6, 3, 1, 1),
        )
        form = (
            "股份有限公司（非上市、自然人投资或控股）"
            if "股份" in name
            else pick(
                rng,
                (
                    "有限责任公司",
                    "有限责任公司（自然人独资）",
                    "有限责任公司（自然人投资或控股）",
                    "有限责任公司（外商投资企业法人独资）",
                    "其他有限责任公司",
                    "有限责任公司（非自然人投资或控股的法人独资）",
                ),
            )
        )
        if kind == "branch":
            other = pick(rng, regions)
            name += (other.above or other.name).rstrip("市").split("省")[-1].split("自治区")[-1] + "分公司"
            form, title, capital_label, address_label = "有限责任公司分公司", "负责人", "", "营业场所"
    established = people.day(rng, datetime.date(1998, 1, 1), datetime.date(2025, 12, 1))
    until = None if rng.random() < 0.5 else people.add_years(established, int(pick(rng, (10, 20, 30, 50)))) - datetime.timedelta(days=1)
    items = [_SCOPES[i] for i in rng.permutation(len(_SCOPES))[: int(rng.integers(1, 7))]]
    scope = pick(rng, ("；", "。")).join(items) + "。"
    if rng.random() < 0.4:
        scope += "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    return Company(
        credit_code(rng, region, kind == "shop"),
        name,
        form,
        head,
        title,
        _capital(rng) if capital_label else "",
        capital_label,
        established,
        established,
        until,
        people.address(rng, region),
        address_label,
        scope,
        f"{(region.above + region.name).strip()}{pick(rng, ('市场监督管理局', '市场监督管理局', '工商行政管理局', '行政审批局'))}",
        people.day(rng, established, people.TODAY),
    )
