#include <string>
#include <utility>

#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

/// The company that the licence shows; the claim where it does not.
struct Company {
  std::string name;
  std::string code;
};

Company company_of(const Application& application) {
  Company company{application.claim.company_name, application.claim.number};
  for (const Exhibit& exhibit : application.exhibits()) {
    if (exhibit.record.kind != "business_licence") continue;
    if (const FieldValue* name = exhibit.record.find("company_name")) company.name = name->value;
    if (const FieldValue* code = exhibit.record.find("number")) company.code = code->value;
  }
  return company;
}

Ruling disagree(Facts facts) {
  return {CheckOutcome::fail, std::move(facts),
          "Company name and unified social credit code are not those of one registered company. Check both "
          "and upload "
          "the current licence.",
          "企业名称与统一社会信用代码不匹配。请核对后上传最新的营业执照。"};
}

Ruling judge(const Application& application, const Parameters&) {
  if (application.claim.subject == Subject::personal) return not_concerned();
  const RegistryAnswers& registry = application.background.registry;
  if (!registry.company_known) return not_known("registry.company_known");
  const Company company = company_of(application);
  const Facts facts{{"company_name", company.name}, {"code", company.code}};
  if (!*registry.company_known || !registry.company) return disagree(facts);
  if (company.name.empty() || company.code.empty()) {
    return {CheckOutcome::cannot_tell, facts,
            "Company name and code could not both be read. Upload a clearer picture of the business licence.",
            "未能同时读取企业名称和统一社会信用代码。请上传更清晰的营业执照图片。"};
  }
  if (company.code != registry.company->code) return disagree(facts);
  switch (compare_companies(company.name, registry.company->name).match) {
    case NameMatch::same:
      return {CheckOutcome::pass, facts, "Company name and code agree.", "企业名称与统一社会信用代码一致。"};
    case NameMatch::look_alike:
      return {CheckOutcome::cannot_tell, facts,
              "The company name could not be read with certainty. Upload a clearer picture of the business "
              "licence.",
              "企业名称无法准确识别。请上传更清晰的营业执照图片。"};
    case NameMatch::one_character:
    case NameMatch::different:
    case NameMatch::other_script:
      break;
  }
  return disagree(facts);
}

}  // namespace

extern const Rule rule_company_name_and_code_agree;
const Rule rule_company_name_and_code_agree{
    .id = "company_name_and_code_agree",
    .question = "Do company name and code belong together?",
    .what =
        "Passes when the company register has the code under that name. Fails when it has not, or under "
        "another name. Cannot tell where the register was not asked, name or code were not read, or the name "
        "differs in one look-alike character. Passes for persons.",
    .why = "Name and code are those of the licence, or of the claim where the licence does not show them.",
    .reads =
        "claim: subject, company_name, number; fields company_name, number; registry: company_known, company",
    .source =
        "Tencent Cloud: \"if the company name and Unified Social Credit Code do not match\"; SiliconFlow "
        "asks for the company name and the licence",
    .parameters = {},
    .judge = judge,
};

}  // namespace docintake
