#include <map>
#include <string>
#include <utility>
#include <vector>

#include "validators/rules/comparing/names.h"
#include "validators/rules/rule.h"

namespace docintake {
namespace {

Ruling complete() {
  return {CheckOutcome::pass, {}, "All sides are there and belong together.", "证件各面齐全且一致。"};
}

/// How often each side of each kind was uploaded, photos of a person holding one apart.
using SidesSeen = std::map<std::string, std::map<Side, int>>;

/// What keeps the other side of a kind from being there.
Ruling of_missing_side(const std::string& kind, Side there, const SidesSeen& seen) {
  const Side missing = there == Side::front ? Side::back : Side::front;
  const Facts facts{{"kind", kind}, {"missing", std::string(to_string(missing))}};
  for (const auto& [other, sides] : seen) {
    if (other == kind || sides.contains(there) || !sides.contains(missing)) continue;
    Facts with_other = facts;
    with_other.emplace("other_kind", other);
    return {CheckOutcome::fail, std::move(with_other),
            "The two sides are of different kinds of document. Upload pictures of both sides of one.",
            "上传的两面属于不同种类的证件。请上传同一证件正反两面的图片。"};
  }
  if (seen.at(kind).at(there) > 1) {
    return {CheckOutcome::fail, facts,
            "The same side of the document was uploaded twice and the other is missing. Upload pictures of "
            "both its sides.",
            "证件的同一面上传了两次，缺少另一面。请上传证件正反两面的图片。"};
  }
  return {CheckOutcome::fail, facts, "A side of the document is missing. Upload pictures of both its sides.",
          "缺少证件的一面。请上传证件正反两面的图片。"};
}

/// Whether the sides of one kind that were uploaded are all that the kind has.
Ruling of_sides(const std::string& kind, const SidesSeen& seen) {
  const std::map<Side, int>& sides = seen.at(kind);
  if (sides.contains(Side::front) && sides.contains(Side::back)) return complete();
  if (sides.contains(Side::unknown)) {
    return {CheckOutcome::cannot_tell,
            {{"kind", kind}},
            "It could not be told which side of the document a picture shows. Upload clear pictures of both "
            "sides.",
            "无法判断图片为证件的哪一面。请上传正反两面的清晰图片。"};
  }
  return of_missing_side(kind, sides.contains(Side::front) ? Side::front : Side::back, seen);
}

Ruling of_two_persons(Facts facts) {
  return {CheckOutcome::fail, std::move(facts),
          "The uploads seem to show documents of different persons. Upload your own documents alone.",
          "上传的证件似乎属于不同的人。请仅上传本人证件。"};
}

/// Whether two documents can be one person's.
Ruling of_pair(const Record& a, const Record& b) {
  const FieldValue* birth = a.find("birth_date");
  const FieldValue* other_birth = b.find("birth_date");
  if (birth != nullptr && other_birth != nullptr && birth->value != other_birth->value) {
    return of_two_persons({{"birth_date", birth->value}, {"other_birth_date", other_birth->value}});
  }
  const FieldValue* name = a.find("name");
  const FieldValue* other_name = b.find("name");
  if (name == nullptr || other_name == nullptr) return complete();
  const Facts facts{{"name", name->value}, {"other_name", other_name->value}};
  switch (compare_names(name->value, other_name->value, true).match) {
    case NameMatch::different:
      return of_two_persons(facts);
    case NameMatch::look_alike:
    case NameMatch::one_character:
      return {CheckOutcome::cannot_tell, facts,
              "The names on the uploads differ in one character. Upload clearer pictures of one document.",
              "上传图片中的姓名有一个字不同。请上传同一证件的清晰图片。"};
    case NameMatch::same:
    case NameMatch::other_script:
      break;
  }
  return complete();
}

Ruling judge(const Application& application, const Parameters& parameters) {
  const std::vector<Exhibit> exhibits = application.exhibits();
  SidesSeen seen;
  std::vector<Ruling> rulings;
  for (std::size_t i = 0; i < exhibits.size(); ++i) {
    const Record& record = exhibits[i].record;
    if (parameters.lists("two_sided", record.kind)) {
      int& times = seen[record.kind][record.side];
      times += exhibits[i].upload.scene != Scene::holding_photo || times == 0;
    }
    if (exhibits[i].has_finding("sides_disagree") || exhibits[i].has_finding("persons_differ")) {
      rulings.push_back(of_two_persons({{"kind", record.kind}}));
    }
    if (i > 0) rulings.push_back(of_pair(exhibits.front().record, record));
  }
  for (const auto& [kind, sides] : seen) rulings.push_back(of_sides(kind, seen));
  if (exhibits.empty()) return no_document_recognised();
  return worst(std::move(rulings), complete());
}

constexpr ParameterDescription kParameters[]{
    {"two_sided", ParameterKind::texts, "The kinds of document of which both sides are wanted"},
};

}  // namespace

extern const Rule rule_document_complete;
const Rule rule_document_complete{
    .id = "document_complete",
    .question = "Are all sides of the document there, and do they belong to one person?",
    .what =
        "Passes when both sides of each two-sided document were uploaded and neither names nor birth dates "
        "on the uploads contradict each other. Fails when a side is missing, among them where one side was "
        "uploaded twice or the sides are of different kinds, or two persons appear. Cannot tell where "
        "nothing was recognised, the side is not known, or names differ in one character.",
    .why = "One side alone shows either the number or the validity.",
    .reads =
        "kind and side of each document; fields name, birth_date; findings sides_disagree, persons_differ",
    .source =
        "Huawei Cloud, individual: upload the certificate; \"All of the information on the certificate must "
        "be clearly visible.\"",
    .parameters = kParameters,
    .judge = judge,
};

}  // namespace docintake
