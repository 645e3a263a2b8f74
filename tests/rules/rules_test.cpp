// A fixture for each rule: what it passes, what it fails, and where it cannot tell, under the built-in
// policy's parameters. And tests over the table of rules itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "tests/rules/rule_case.h"
#include "validators/policies/policy.h"
#include "validators/rules/rule.h"
#include "validators/verify.h"

namespace docintake {
namespace {

constexpr CheckOutcome pass = CheckOutcome::pass;
constexpr CheckOutcome fail = CheckOutcome::fail;
constexpr CheckOutcome cannot_tell = CheckOutcome::cannot_tell;

/// The rule as the first policy uses it that does: those for persons first for a person, the others for an
/// enterprise.
const RuleUse* use_of(const std::string& rule, Subject subject) {
  std::vector<std::string> policies{"huawei_cloud_individual", "tencent_cloud_personal",
                                    "siliconflow_personal", "huawei_cloud_enterprise",
                                    "tencent_cloud_enterprise"};
  if (subject == Subject::enterprise) std::reverse(policies.begin(), policies.end());
  for (const std::string& policy : policies) {
    for (const RuleUse& use : find_policy(policy).value()->rules) {
      if (use.rule->id == rule) return &use;
    }
  }
  return nullptr;
}

Ruling judge(const std::string& rule, const Applicant& applicant) {
  const RuleUse* use = use_of(rule, applicant.claim.subject);
  if (use != nullptr) {
    return use->rule->judge({applicant.uploads, applicant.claim, kToday, applicant.background},
                            use->parameters);
  }
  ADD_FAILURE() << "no policy uses " << rule;
  return {};
}

/// A resident with one thing changed.
std::function<Applicant()> resident_but(std::function<void(Applicant&)> change) {
  return but(resident, std::move(change));
}

std::function<Applicant()> utopian_but(std::function<void(Applicant&)> change) {
  return but(utopian, std::move(change));
}

void nothing_uploaded_by(Applicant& a) { a.uploads.clear(); }
void nothing_recognised(Applicant& a) {
  for (Outcome& upload : a.uploads) upload.documents.clear();
}

void fails_with(Outcome& upload, ErrorCode code) {
  upload.error = make_error(code, "It cannot be processed.");
  upload.media_type.clear();
  upload.documents.clear();
}

std::vector<RuleCase> reading_cases() {
  return {
      {"document_present", "both sides", resident, pass},
      {"document_present", "nothing uploaded", resident_but(nothing_uploaded_by), cannot_tell},
      {"document_present", "nothing recognised", resident_but(nothing_recognised), cannot_tell},
      {"document_present", "only unknown documents",
       resident_but([](Applicant& a) { a.front().kind = a.back().kind = "unknown"; }), cannot_tell},
      {"document_present", "a damaged file",
       resident_but([](Applicant& a) { fails_with(a.uploads[1], ErrorCode::corrupt_file); }), fail},
      {"document_present", "an encrypted file",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::encrypted_file); }), fail},
      {"document_present", "a deadline",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::deadline_exceeded); }),
       cannot_tell},
      {"document_present", "a defect of ours",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::internal); }), cannot_tell},

      {"upload_format", "JPEG", resident, pass},
      {"upload_format", "PDF",
       resident_but([](Applicant& a) { a.uploads[0].media_type = "application/pdf"; }), pass},
      {"upload_format", "a format that no policy lists",
       resident_but([](Applicant& a) { a.uploads[0].media_type = "image/tiff"; }), fail},
      {"upload_format", "a format that is not ours",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::unsupported_format); }), fail},
      {"upload_format", "not opened",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::unreadable_file); }), cannot_tell},
      {"upload_format", "nothing uploaded", resident_but(nothing_uploaded_by), cannot_tell},

      {"upload_size", "small", resident, pass},
      {"upload_size", "10 MB exactly", resident_but([](Applicant& a) { a.uploads[0].bytes = 10485760; }),
       pass},
      {"upload_size", "one byte more", resident_but([](Applicant& a) { a.uploads[0].bytes = 10485761; }),
       fail},
      {"upload_size", "refused for its size",
       resident_but([](Applicant& a) { fails_with(a.uploads[1], ErrorCode::upload_too_large); }), fail},
      {"upload_size", "not opened",
       resident_but([](Applicant& a) { fails_with(a.uploads[0], ErrorCode::unreadable_file); }), cannot_tell},
      {"upload_size", "nothing uploaded", resident_but(nothing_uploaded_by), cannot_tell},

      {"document_kind_accepted", "resident identity card", resident, pass},
      {"document_kind_accepted", "passport", utopian, pass},
      {"document_kind_accepted", "business licence of a person",
       resident_but([](Applicant& a) { a.back().kind = "business_licence"; }), fail},
      {"document_kind_accepted", "an enterprise",
       resident_but([](Applicant& a) { a.claim.subject = Subject::enterprise; }), fail},
      {"document_kind_accepted", "nothing recognised", resident_but(nothing_recognised), cannot_tell},

      {"document_kind_matches_claim", "the kind that was selected", resident, pass},
      {"document_kind_matches_claim", "another kind",
       resident_but([](Applicant& a) { a.claim.document_kind = "passport"; }), fail},
      {"document_kind_matches_claim", "one of two is of another kind",
       resident_but([](Applicant& a) { a.back().kind = "id_card"; }), fail},
      {"document_kind_matches_claim", "no kind selected",
       resident_but([](Applicant& a) { a.claim.document_kind.clear(); }), cannot_tell},
      {"document_kind_matches_claim", "nothing recognised", resident_but(nothing_recognised), cannot_tell},

      {"document_in_date", "valid", resident, pass},
      {"document_in_date", "for ever",
       resident_but([](Applicant& a) { a.back().fields["valid_until"].best.value = "long_term"; }), pass},
      {"document_in_date", "last day",
       resident_but([](Applicant& a) { a.back().fields["valid_until"].best.value = "2026-11-20"; }), pass},
      {"document_in_date", "first day",
       resident_but([](Applicant& a) { a.back().fields["valid_from"].best.value = "2026-11-20"; }), pass},
      {"document_in_date", "expired yesterday",
       resident_but([](Applicant& a) { a.back().fields["valid_until"].best.value = "2026-11-19"; }), fail},
      {"document_in_date", "valid from tomorrow",
       resident_but([](Applicant& a) { a.back().fields["valid_from"].best.value = "2026-11-21"; }), fail},
      {"document_in_date", "no end read",
       resident_but([](Applicant& a) { a.back().fields.erase("valid_until"); }), cannot_tell},
      {"document_in_date", "front alone", resident_but([](Applicant& a) { a.uploads.pop_back(); }),
       cannot_tell},
      {"document_in_date", "one kind of two shows no validity",
       resident_but([](Applicant& a) { a.front().kind = "id_card"; }), cannot_tell},
      {"document_in_date", "two ends", resident_but([](Applicant& a) {
         a.back().fields["valid_until"].others = {read_value("2026-03-01", 0.9, Source::mrz)};
       }),
       cannot_tell},
      {"document_in_date", "an end that is no date",
       resident_but([](Applicant& a) { a.back().fields["valid_until"].best.value = "2036-13-01"; }),
       cannot_tell},
      {"document_in_date", "nothing recognised", resident_but(nothing_recognised), cannot_tell},

      {"number_well_formed", "GB 11643", resident, pass},
      {"number_well_formed", "ICAO 9303", utopian, pass},
      {"number_well_formed", "wrong check digit",
       resident_but([](Applicant& a) { a.front().fields["number"].best.value = "110105194912310021"; }),
       fail},
      {"number_well_formed", "no such day",
       resident_but([](Applicant& a) { a.front().fields["number"].best.value = "110105194902310029"; }),
       fail},
      {"number_well_formed", "17 digits",
       resident_but([](Applicant& a) { a.front().fields["number"].best.value = "11010519491231002"; }), fail},
      {"number_well_formed", "check digit of the zone fails",
       utopian_but([](Applicant& a) { a.front().fields["mrz"].best.lines[1][9] = '7'; }), fail},
      {"number_well_formed", "the reader says so", utopian_but([](Applicant& a) {
         a.uploads[0].findings.push_back(
             {"number_check_failed", fail, 0, "number", std::nullopt, "It fails."});
       }),
       fail},
      {"number_well_formed", "no zone", utopian_but([](Applicant& a) { a.front().fields.erase("mrz"); }),
       cannot_tell},
      {"number_well_formed", "no number",
       resident_but([](Applicant& a) { a.front().fields.erase("number"); }), cannot_tell},

      {"number_consistent", "birth date and sex", resident, pass},
      {"number_consistent", "another birth date",
       resident_but([](Applicant& a) { a.front().fields["birth_date"].best.value = "1949-12-30"; }), fail},
      {"number_consistent", "another sex",
       resident_but([](Applicant& a) { a.front().fields["sex"].best.value = "M"; }), fail},
      {"number_consistent", "another number in the zone",
       utopian_but([](Applicant& a) { a.front().fields["number"].best = read_value("L898902C4"); }), fail},
      {"number_consistent", "the zone's composite check digit", utopian, pass},
      {"number_consistent", "a zone whose composite check digit fails",
       utopian_but([](Applicant& a) { a.front().fields["mrz"].best.lines[1][43] = '1'; }), cannot_tell},
      {"number_consistent", "printed and machine readable",
       utopian_but([](Applicant& a) { a.front().fields["number"].best.source = Source::printed; }), pass},
      {"number_consistent", "two readings", utopian_but([](Applicant& a) {
         a.front().fields["number"].others = {read_value("L898902C8", 0.9, Source::printed)};
       }),
       fail},
      {"number_consistent", "another number on the other side",
       resident_but([](Applicant& a) { a.back().fields["number"].best = read_value("110101199003077758"); }),
       fail},
      {"number_consistent", "sides of two persons", resident_but([](Applicant& a) {
         a.uploads[0].findings.push_back({"sides_disagree", fail, 0, "", std::nullopt, "They disagree."});
       }),
       fail},
      {"number_consistent", "nothing to compare with", resident_but([](Applicant& a) {
         a.front().fields.erase("birth_date");
         a.front().fields.erase("sex");
       }),
       cannot_tell},
      {"number_consistent", "no number", resident_but([](Applicant& a) { a.front().fields.erase("number"); }),
       cannot_tell},

      {"name_matches", "the same", resident, pass},
      {"name_matches", "another order", utopian, pass},
      {"name_matches", "traditional", resident_but([](Applicant& a) {
         a.claim.name = "陈三";
         a.front().fields["name"].best.value = "陳三";
       }),
       pass},
      {"name_matches", "another name", resident_but([](Applicant& a) { a.claim.name = "李四"; }), fail},
      {"name_matches", "one character, surely read",
       resident_but([](Applicant& a) { a.claim.name = "张芳"; }), fail},
      {"name_matches", "one character, not surely read", resident_but([](Applicant& a) {
         a.claim.name = "张芳";
         a.front().fields["name"].best.confidence = 0.8;
       }),
       cannot_tell},
      {"name_matches", "a look-alike, surely read", resident_but([](Applicant& a) {
         a.claim.name = "张宇";
         a.front().fields["name"].best.value = "张字";
       }),
       cannot_tell},
      {"name_matches", "the same, hardly read",
       resident_but([](Applicant& a) { a.front().fields["name"].best.confidence = 0.2; }), cannot_tell},
      {"name_matches", "another, hardly read", resident_but([](Applicant& a) {
         a.claim.name = "李四";
         a.front().fields["name"].best.confidence = 0.2;
       }),
       cannot_tell},
      {"name_matches", "the romanised one of two", resident_but([](Applicant& a) {
         a.claim.name = "San Zhang";
         a.front().fields["name_latin"].best = read_value("ZHANG SAN");
       }),
       pass},
      {"name_matches", "another script", resident_but([](Applicant& a) { a.claim.name = "San Zhang"; }),
       cannot_tell},
      {"name_matches", "surname and given names alone", utopian_but([](Applicant& a) {
         a.front().fields.erase("name");
         a.front().fields["surname"].best = read_value("ERIKSSON");
         a.front().fields["given_names"].best = read_value("ANNA MARIA");
       }),
       pass},
      {"name_matches", "cut off in a full zone", utopian_but([](Applicant& a) {
         a.claim.name = "Bartholomew Maximilian Constantine Featherstone";
         a.front().fields["name"].best.value = "FEATHERSTONE BARTHOLOMEW MAXIMILIAN CO";
         a.front().fields["mrz"].best.lines[0] = "P<UTOFEATHERSTONE<<BARTHOLOMEW<MAXIMILIAN<CO";
       }),
       pass},
      {"name_matches", "shorter in a zone with room", utopian_but([](Applicant& a) {
         a.front().fields["name"].best.value = "ERIKSSON ANNA MAR";
         a.front().fields["mrz"].best.lines[0] = "P<UTOERIKSSON<<ANNA<MAR<<<<<<<<<<<<<<<<<<<<<";
       }),
       fail},
      {"name_matches", "two readings, one of them the claim",
       utopian_but([](Applicant& a) { a.front().fields["name"].others = {read_value("SMITH JOHN")}; }),
       cannot_tell},
      {"name_matches", "no name read", resident_but([](Applicant& a) { a.front().fields.erase("name"); }),
       cannot_tell},
      {"name_matches", "no name claimed", resident_but([](Applicant& a) { a.claim.name.clear(); }),
       cannot_tell},

      {"number_matches", "the same", resident, pass},
      {"number_matches", "width, case, spaces, hyphens",
       resident_but([](Applicant& a) { a.claim.number = "１１０105 1949-1231-002x"; }), pass},
      {"number_matches", "another", resident_but([](Applicant& a) { a.claim.number = "110101199003077758"; }),
       fail},
      {"number_matches", "one digit, surely read",
       resident_but([](Applicant& a) { a.claim.number = "11010519491231003X"; }), fail},
      {"number_matches", "one digit, not surely read", resident_but([](Applicant& a) {
         a.claim.number = "11010519491231003X";
         a.front().fields["number"].best.confidence = 0.7;
       }),
       cannot_tell},
      {"number_matches", "one digit, and the reading fails its check", resident_but([](Applicant& a) {
         a.claim.number = "11010519491231003X";
         a.uploads[0].findings.push_back(
             {"number_check_failed", fail, 0, "number", std::nullopt, "It fails."});
       }),
       cannot_tell},
      {"number_matches", "a digit is missing",
       resident_but([](Applicant& a) { a.claim.number = "1101051949123102X"; }), fail},
      {"number_matches", "hardly read",
       resident_but([](Applicant& a) { a.front().fields["number"].best.confidence = 0.1; }), cannot_tell},
      {"number_matches", "no number read",
       resident_but([](Applicant& a) { a.front().fields.erase("number"); }), cannot_tell},
      {"number_matches", "no number claimed", resident_but([](Applicant& a) { a.claim.number.clear(); }),
       cannot_tell},
  };
}

}  // namespace

const std::vector<RuleCase>& rule_cases() {
  static const std::vector<RuleCase> kCases = [] {
    std::vector<RuleCase> all = reading_cases();
    for (auto more : {picture_cases, account_cases, enterprise_cases}) {
      for (RuleCase& row : more()) all.push_back(std::move(row));
    }
    return all;
  }();
  return kCases;
}

namespace {

TEST(Rules, Fixtures) {
  int rows = 0;
  for (const RuleCase& c : rule_cases()) {
    const Ruling ruling = judge(c.rule, c.applicant());
    EXPECT_EQ(to_string(ruling.outcome), to_string(c.outcome)) << c.rule << ": " << c.what;
    EXPECT_FALSE(ruling.message_en.empty()) << c.rule << ": " << c.what;
    EXPECT_FALSE(ruling.message_zh.empty()) << c.rule << ": " << c.what;
    ++rows;
  }
  EXPECT_EQ(rows, 334);
}

TEST(Rules, EachHasAFixtureForEachOutcome) {
  std::map<std::string, std::set<CheckOutcome>> seen;
  for (const RuleCase& c : rule_cases()) seen[c.rule].insert(c.outcome);
  for (const Rule* rule : rules()) {
    EXPECT_EQ(seen[std::string(rule->id)].size(), 3U)
        << rule->id << " wants a pass, a fail and a cannot_tell";
  }
  EXPECT_EQ(seen.size(), rules().size());
}

// What a message says goes into mails and logs.
TEST(Rules, MessagesHoldNothingOfTheApplicant) {
  int checked = 0;
  for (const RuleCase& c : rule_cases()) {
    const Applicant applicant = c.applicant();
    const Ruling ruling = judge(c.rule, applicant);
    for (const std::string& secret : {applicant.claim.name, applicant.claim.number}) {
      if (secret.empty()) continue;
      EXPECT_EQ(ruling.message_en.find(secret), std::string::npos) << c.rule;
      EXPECT_EQ(ruling.message_zh.find(secret), std::string::npos) << c.rule;
      ++checked;
    }
  }
  EXPECT_GT(checked, 150);
}

TEST(Rules, EvidenceOfANearMissHoldsBothReadings) {
  Applicant applicant = resident();
  applicant.claim.name = "张宇";
  applicant.front().fields["name"].best.value = "张字";
  const Ruling ruling = judge("name_matches", applicant);
  EXPECT_EQ(ruling.evidence.at("claimed_name"), "张宇");
  EXPECT_EQ(ruling.evidence.at("read_name"), "张字");
}

TEST(Rules, TheTableIsInOrder) {
  std::set<std::string_view> ids;
  std::string_view last;
  for (const Rule* rule : rules()) {
    EXPECT_LT(last, rule->id);
    last = rule->id;
    ids.insert(rule->id);
    EXPECT_TRUE(rule->question.ends_with('?')) << rule->id;
    EXPECT_FALSE(rule->source.empty()) << rule->id;
    for (const ParameterDescription& parameter : rule->parameters)
      EXPECT_FALSE(parameter.meaning.empty()) << rule->id;
  }
  EXPECT_EQ(ids.size(), 40U);
}

// One rule, one file of its name; and the documentation is what the rules say of themselves.
TEST(Rules, AreDocumented) {
  namespace fs = std::filesystem;
  const fs::path source(DOCINTAKE_SOURCE_DIR);
  std::set<std::string> files;
  for (const auto& entry : fs::directory_iterator(source / "validators/rules")) {
    if (entry.path().extension() == ".cpp") files.insert(entry.path().stem().string());
  }
  EXPECT_EQ(files.size(), rules().size());
  for (const Rule* rule : rules()) {
    EXPECT_TRUE(files.contains(std::string(rule->id))) << rule->id;
    for (const char* said : {"Passes when", "Passes where", "Passes for"}) {
      if (rule->what.starts_with(said)) files.erase(std::string(rule->id));
    }
    EXPECT_THAT(std::string(rule->what), testing::HasSubstr("Fails ")) << rule->id;
    EXPECT_THAT(std::string(rule->what), testing::HasSubstr("Cannot tell where")) << rule->id;
    EXPECT_FALSE(rule->reads.empty()) << rule->id;
  }
  EXPECT_THAT(files, testing::IsEmpty());
  std::ifstream in(source / "docs/rules.md");
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_TRUE(text.str() == rules_as_markdown())
      << "docs/rules.md is stale: docintake policy rules > docs/rules.md";
}

}  // namespace
}  // namespace docintake
