#include "validators/documents/evidence/other_papers.h"

#include <string_view>

#include "validators/documents/layout/labels.h"

namespace docintake {

bool says_other_paper(std::span<const TextRow> rows) {
  constexpr double kAlike = 0.97;
  static constexpr std::u32string_view kWords[]{
      // The mainland's driving licence and vehicle licence.
      U"机动车驾驶证", U"机动车行驶证", U"准驾车型", U"初次领证日期", U"DRIVINGLICENSEOFTHEPEOPLE",
      // Its residence permits for citizens from elsewhere, its household register.
      U"户籍地址", U"居住地址", U"户主或与户主关系", U"居民户口簿",
      // Cards of insurance and health.
      U"社会保障卡", U"医疗保障", U"社会保障号码",
      // Invoices and orders.
      U"电子发票", U"增值税", U"价税合计", U"购买方信息", U"销售方信息", U"发票号码", U"开票日期",
      // Identity cards of Hong Kong and Macao, which no provider takes.
      U"香港永久性居民身份證", U"香港身份證", U"HONGKONGPERMANENTIDENTITYCARD", U"HONGKONGIDENTITYCARD",
      U"澳門特別行政區永久性居民身份證", U"澳門居民身份證"};
  return best_word(rows, kWords, kAlike) > 0;
}

}  // namespace docintake
