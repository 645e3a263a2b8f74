#include "validators/documents/evidence/licence_words.h"

namespace docintake {

std::span<const std::u32string_view> company_type_words() {
  static constexpr std::u32string_view kWords[]{U"农民专业合作社分支机构",
                                                U"非自然人投资或控股的法人独资",
                                                U"自然人投资或控股的法人独资",
                                                U"外商投资企业法人独资",
                                                U"特殊普通合伙企业",
                                                U"自然人投资或控股",
                                                U"个人独资企业",
                                                U"普通合伙企业",
                                                U"有限合伙企业",
                                                U"农民专业合作社",
                                                U"台港澳法人独资",
                                                U"台港澳与境内合资",
                                                U"有限责任公司",
                                                U"股份有限公司",
                                                U"全民所有制",
                                                U"集体所有制",
                                                U"股份合作制",
                                                U"个体工商户",
                                                U"自然人独资",
                                                U"台港澳投资",
                                                U"港澳台投资",
                                                U"中外合资",
                                                U"外商投资",
                                                U"外商合资",
                                                U"国有独资",
                                                U"国有控股",
                                                U"法人独资",
                                                U"分支机构",
                                                U"非上市"};
  return kWords;
}

std::span<const std::u32string_view> scope_formulas() {
  static constexpr std::u32string_view kFormulas[]{
      U"依法须经批准的项目,经相关部门批准后方可开展经营活动,具体经营项目以相关部门批准文件或许可证件为准",
      U"依法须经批准的项目,经相关部门批准后依批准的内容开展经营活动",
      U"依法须经批准的项目,经相关部门批准后方可开展经营活动",
      U"除依法须经批准的项目外,凭营业执照依法自主开展经营活动",
      U"具体经营项目以相关部门批准文件或许可证件为准",
      U"不得从事本市产业政策禁止和限制类项目的经营活动",
      U"涉及国家规定实施准入特别管理措施的除外",
      U"依法须经批准的项目",
      U"凭有效许可证经营",
      U"具体经营项目以审批结果为准",
      U"一般项目",
      U"许可项目"};
  return kFormulas;
}

std::span<const std::u32string_view> authority_endings() {
  static constexpr std::u32string_view kEndings[]{U"市场监督管理委员会", U"市场和质量监督管理委员会",
                                                  U"市场监督管理局",     U"工商行政管理局",
                                                  U"行政审批服务局",     U"行政审批局"};
  return kEndings;
}

}  // namespace docintake
