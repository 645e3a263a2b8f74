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

/// What the names of registration authorities end with, longer ones first: 市场监督管理局 ...
std::span<const std::u32string_view> authority_endings();

}  // namespace docintake
