#include "pipeline/store/identity_key.h"

#include <gtest/gtest.h>

#include <set>

namespace docintake {
namespace {

const std::string kKey(64, 'a');

Claim claim(Subject subject, const char* kind, const char* number) {
  Claim claim;
  claim.subject = subject;
  claim.document_kind = kind;
  claim.number = number;
  return claim;
}

TEST(IdentityKeys, ADigestThatOnlyTheKeyGives) {
  const IdentityKeys keys = IdentityKeys::create(kKey).value();
  const std::string digest = keys.identity(claim(Subject::personal, "prc_id_card", "11010519491231002X"));
  EXPECT_EQ(digest.size(), 64U);
  EXPECT_EQ(digest.find("11010519491231002X"), std::string::npos);
  const IdentityKeys others = IdentityKeys::create(std::string(64, 'b')).value();
  EXPECT_NE(others.identity(claim(Subject::personal, "prc_id_card", "11010519491231002X")), digest);
}

TEST(IdentityKeys, TheSameHoweverItIsWritten) {
  const IdentityKeys keys = IdentityKeys::create(" " + kKey + "\n").value();
  const std::string digest = keys.identity(claim(Subject::personal, "prc_id_card", "11010519491231002X"));
  int rows = 0;
  for (const char* number :
       {"11010519491231002x", "110105 1949 1231 002X", "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２ｘ"}) {
    EXPECT_EQ(keys.identity(claim(Subject::personal, "prc_id_card", number)), digest) << number;
    ++rows;
  }
  EXPECT_EQ(rows, 5);
  EXPECT_EQ(keys.mobile("138 0000-0000"), keys.mobile("１３８００００００００"));
}

TEST(IdentityKeys, AnotherForWhateverIsAnother) {
  const IdentityKeys keys = IdentityKeys::create(kKey).value();
  const std::set<std::string> digests{
      keys.identity(claim(Subject::personal, "prc_id_card", "110105194912310021")),
      keys.identity(claim(Subject::personal, "passport", "110105194912310021")),
      keys.identity(claim(Subject::personal, "prc_id_card", "110105194912310022")),
      keys.identity(claim(Subject::enterprise, "business_licence", "110105194912310021")),
      keys.mobile("110105194912310021"),
  };
  EXPECT_EQ(digests.size(), 5U);
  EXPECT_EQ(keys.identity(claim(Subject::personal, "prc_id_card", " - ")), "");
  EXPECT_EQ(keys.mobile(""), "");
}

TEST(IdentityKeys, WhatIsNoKeyIsRefused) {
  int rows = 0;
  for (const std::string& key : {std::string(), std::string(63, 'a'), std::string(66, 'a'),
                                 std::string(64, 'g'), std::string(32, 'a') + ":" + std::string(31, 'a')}) {
    EXPECT_FALSE(IdentityKeys::create(key).ok()) << key;
    ++rows;
  }
  EXPECT_EQ(rows, 5);
}

}  // namespace
}  // namespace docintake
