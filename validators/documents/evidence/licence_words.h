#pragma once

#include <span>
#include <string_view>

namespace docintake {

/// What the types of companies on business licences are put together from (the registrars' list of 2011 and
/// what has been added since), folded, longer ones first: 有限责任公司, 自然人投资或控股, 个体工商户 ...
std::span<const std::u32string_view> company_type_words();

/// The formulas that registrars put into every scope of business, folded, longer ones first: 依法须经批准的
/// 项目,经相关部门批准后方可开展经营活动 ...
std::span<const std::u32string_view> scope_formulas();

/// What names of companies say of their trade and their form, folded, longer ones first: 有限责任公司,
/// 餐饮管理, 装饰工程, 文化传播 ... None is shorter than four characters.
std::span<const std::u32string_view> company_name_words();

/// The words of two characters that trades are most often named with, folded: 管理, 咨询, 科技, 家电 ...
std::span<const std::u32string_view> trade_words();

/// Whether a name (folded) ends as names of companies, shops and their branches do: with 公司, 店, 中心,
/// 合作社, (有限合伙) ...
bool ends_as_company(std::u32string_view name);

/// Items that scopes of business are often put together from (the registrars' catalogue of standard
/// wordings), folded, longer ones first. None is shorter than four characters.
std::span<const std::u32string_view> scope_items();

/// What the names of registration authorities end with, longer ones first: 市场监督管理局 ...
std::span<const std::u32string_view> authority_endings();

}  // namespace docintake
