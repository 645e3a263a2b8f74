#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "validators/documents/document_kind.h"
#include "validators/documents/evidence/finding_codes.h"
#include "validators/identifiers/identifier_scheme.h"

namespace docintake {
namespace {

TEST(DocumentKinds, TableIsSortedDocumentedAndUnique) {
  std::set<std::string_view> schemes;
  for (const IdentifierScheme* scheme : identifier_schemes()) schemes.insert(scheme->id);
  std::set<std::string_view> ids;
  std::string_view before;
  for (const DocumentKind* kind : document_kinds()) {
    SCOPED_TRACE(kind->id);
    EXPECT_LT(before, kind->id);
    before = kind->id;
    ids.insert(kind->id);
    EXPECT_FALSE(kind->title.empty());
    EXPECT_FALSE(kind->doc.empty());
    EXPECT_FALSE(kind->sides.empty());
    EXPECT_FALSE(kind->fields.empty());
    EXPECT_TRUE(kind->number_scheme.empty() || schemes.contains(kind->number_scheme));
  }
  EXPECT_EQ(ids.size(), document_kinds().size());
  EXPECT_THAT(ids, testing::IsSupersetOf({"prc_id_card", "passport", "id_card", "hkm_travel_permit",
                                          "tw_travel_permit", "hkmt_residence_permit", "foreign_pr_card"}));
}

TEST(DocumentKinds, NothingIsClaimedOnAnEmptyReading) {
  const Reading empty;
  const Evidence evidence =
      evidence_of(empty, Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}});
  for (const DocumentKind* kind : document_kinds())
    EXPECT_LT(kind->match(evidence).score, kLeastMatch) << kind->id;
}

TEST(FindingCodes, SortedDocumentedAndUnique) {
  std::string_view before;
  int rows = 0;
  for (const FindingCode& code : finding_codes()) {
    EXPECT_LT(before, code.code);
    before = code.code;
    EXPECT_FALSE(code.message.empty());
    EXPECT_EQ(finding_about(code.code, "name").field, "name");
    EXPECT_EQ(finding_about(code.code).document, -1);
    ++rows;
  }
  EXPECT_GE(rows, 12);
}

}  // namespace
}  // namespace docintake
