// Right outcomes score full marks, and every kind of mistake is counted as that mistake.

#include "pipeline/apps/scoring.h"

#include <gtest/gtest.h>

#include <functional>

namespace docintake {
namespace {

const Quad kQuad{{{100, 100}, {900, 100}, {900, 600}, {100, 600}}};
const Box kFace{600, 200, 100, 120};

std::vector<Truth> truths() {
  const char* lines[]{
      R"({"file":"images/0.jpg","kind":"prc_id_card","side":"front","capture":"scan","defects":[],"size":[1000,700],)"
      R"("quad":[[100,100],[900,100],[900,600],[100,600]],"faces":[[600,200,100,120]],)"
      R"("fields":{"name":"买买提·艾力","sex":"M","birth_date":"1990-01-02","number":"11010519491231002X"}})",
      R"({"file":"images/1.jpg","kind":"passport","side":"single","capture":"scan","size":[1000,700],)"
      R"("quad":[[100,100],[900,100],[900,600],[100,600]],"faces":[[600,200,100,120]],"ghost_faces":[[800,400,50,60]],)"
      R"("fields":{"surname":"MÜLLER","given_names":"ANNA-LENA","number":"C01X00T47","issuing_country":"DEU",)"
      R"("expiry_date":"2031-01-02"},"accept":{"surname":["MUELLER"],"given_names":["ANNA LENA"]}})",
      R"({"file":"images/2.jpg","kind":"prc_id_card","side":"back","capture":"phone","size":[1000,700],)"
      R"("quad":[[100,100],[900,100],[900,600],[100,600]],"faces":[],)"
      R"("fields":{"issuing_authority":"某市公安局","valid_from":"2010-01-01","valid_until":null}})",
      R"({"file":"images/3.jpg","kind":"none","side":null,"capture":"phone","quad":null,"faces":[],"fields":{}})",
      R"({"file":"images/4.jpg","kind":"business_licence","side":"single","capture":"phone",)"
      R"("quad":[[100,100],[900,100],[900,600],[100,600]],"faces":[],)"
      R"("fields":{"company_name":"某某(上海)有限公司","uscc":"91350100M000100Y43"}})",
      R"({"file":"images/5.jpg","kind":"hkm_travel_permit","side":"front","capture":"phone",)"
      R"("quad":[[100,100],[900,100],[900,600],[100,600]],"faces":[[600,200,100,120]],)"
      R"("fields":{"name":"陳大文","number":null},"defects":["number_covered"]})",
  };
  std::vector<Truth> truths;
  for (const char* line : lines) truths.push_back(truth_from_json(line).value());
  return truths;
}

/// The outcome that says of a truth's file exactly what the truth says.
Outcome right_outcome(const Truth& truth) {
  Outcome outcome;
  outcome.file = "other/" + truth.file.substr(truth.file.rfind('/') + 1);
  outcome.timings.total = 100;
  for (const Box& face : truth.faces) outcome.faces.push_back({0, face, 0.9, FaceRole::portrait, 0});
  if (truth.kind == "none") return outcome;
  outcome.scene = Scene::document;
  Document document;
  document.record.kind = truth.kind;
  document.quad = *truth.quad;
  for (const auto& [name, value] : truth.fields) {
    if (!value && name == "number") continue;
    const std::string field = name == "uscc" ? "number" : name == "expiry_date" ? "valid_until" : name;
    document.record.fields[field].best.value = value.value_or("long_term");
  }
  outcome.documents.push_back(document);
  return outcome;
}

using Change = std::function<void(Outcome&)>;

Score score_with(Change change = {}, std::size_t which = 0) {
  std::vector<Outcome> outcomes;
  for (const Truth& truth : truths()) outcomes.push_back(right_outcome(truth));
  if (change) change(outcomes[which]);
  return score(truths(), outcomes);
}

Change field(const std::string& name, const std::string& value) {
  return [=](Outcome& outcome) { outcome.documents.at(0).record.fields[name].best.value = value; };
}

TEST(Score, RightOutcomesScoreFullMarks) {
  const Tally all = score_with().all;
  EXPECT_EQ(all.files, 6);
  EXPECT_EQ(all.kind_right, 6);
  EXPECT_EQ(all.documents, 5);
  EXPECT_EQ(all.all_right, 5);
  EXPECT_EQ(all.negatives_clean, 1);
  EXPECT_EQ(all.numbers, 3);
  EXPECT_EQ(all.numbers_exact, 3);
  EXPECT_EQ(all.numbers_wrong, 0);
  EXPECT_EQ(all.names, all.names_exact);
  EXPECT_EQ(all.name_edits, 0);
  EXPECT_EQ(all.quads_upright, 5);
  EXPECT_EQ(all.faces, 3);
  EXPECT_EQ(all.faces_found, 3);
  EXPECT_EQ(all.faces_false, 0);
  for (const double overlap : all.overlaps) EXPECT_NEAR(overlap, 1, 1e-9);
  EXPECT_EQ(score_with().by_kind.at("prc_id_card").files, 2);
  EXPECT_EQ(score_with().by_capture.at("phone").files, 4);
}

TEST(Score, HarmlessSpellingsAreRight) {
  const std::pair<Change, std::size_t> cases[]{
      {field("name", "买买提•艾力 "), 0},
      {field("number", "11010519491231002x"), 0},
      {field("birth_date", "1990年1月2日"), 0},
      {field("sex", "男"), 0},
      {field("surname", "MUELLER"), 1},
      {field("given_names", "anna lena"), 1},
      {field("company_name", "某某（上海） 有限公司"), 4},
      {field("valid_until", "长期"), 2},
      {field("valid_until", "2031.01.02"), 1},
  };
  int rows = 0;
  for (const auto& [change, which] : cases) {
    EXPECT_EQ(score_with(change, which).all.all_right, 5) << rows;
    ++rows;
  }
  EXPECT_EQ(rows, 9);
}

TEST(Score, AWrongNumberIsWorseThanNone) {
  Score wrong = score_with(field("number", "110105194912310021"));
  EXPECT_EQ(wrong.all.numbers_wrong, 1);
  EXPECT_EQ(wrong.all.numbers_exact, 2);
  EXPECT_EQ(wrong.all.all_right, 4);
  ASSERT_EQ(wrong.wrong_numbers.size(), 1U);
  EXPECT_EQ(wrong.wrong_numbers[0].given, "110105194912310021");

  const Score missing = score_with([](Outcome& o) { o.documents[0].record.fields.erase("number"); });
  EXPECT_EQ(missing.all.numbers_missing, 1);
  EXPECT_EQ(missing.all.numbers_wrong, 0);

  EXPECT_EQ(score_with(field("number", "H12345678"), 5).all.numbers_wrong, 1) << "for a covered one";
  EXPECT_EQ(score_with(field("number", "11010519491231002X"), 2).all.numbers_wrong, 1)
      << "for a side without";
  EXPECT_EQ(score_with(field("number", "91350100M000100Y44"), 4).all.numbers_wrong, 1);
  const Score invented = score_with(
      [](Outcome& o) {
        o.documents.emplace_back();
        o.documents[0].record.kind = "passport";
        o.documents[0].record.fields["number"].best.value = "L898902C3";
      },
      3);
  EXPECT_EQ(invented.all.numbers_wrong, 1) << "where there is no document";
  EXPECT_EQ(invented.all.negatives_clean, 0);
  EXPECT_EQ(invented.all.quads_invented, 1);
}

TEST(Score, ZonesLineByLine) {
  std::vector<Truth> truth{truths()[1]};
  truth[0].mrz = {"P<DEU", "C01X0"};
  const auto scored = [&](std::vector<std::string> read, std::vector<std::string> repaired = {}) {
    Outcome outcome = right_outcome(truth[0]);
    outcome.documents[0].record.fields["mrz"].best.lines = std::move(read);
    if (!repaired.empty())
      outcome.documents[0].record.fields["mrz_repaired"].best.lines = std::move(repaired);
    return score(truth, {outcome}).all;
  };
  EXPECT_EQ(scored({"P<DEU", "C01X0"}).zones_exact, 1);
  EXPECT_EQ(scored({"P<DEU", "C01XO"}).zones_exact, 0);
  EXPECT_EQ(scored({"P<DEU", "C01XO"}).mrz_lines_exact, 1);
  EXPECT_EQ(scored({"P<DEU", "C01XO"}, {"P<DEU", "C01X0"}).zones_exact, 1);
  EXPECT_EQ(scored({"P<DEU"}).mrz_lines_exact, 1);
  EXPECT_EQ(scored({"P<DEU"}).mrz_lines, 2);
  EXPECT_EQ(score_with().all.zones, 0) << "where the truth has no zone";
}

TEST(Score, CountsWhatIsRightByConfidence) {
  const auto number_with = [](double confidence, std::string value) {
    return score_with([=](Outcome& outcome) {
             FieldValue& number = outcome.documents.at(0).record.fields["number"].best;
             number.confidence = confidence;
             number.value = value;
           })
        .by_kind.at("prc_id_card")
        .fields.at("number")
        .by_confidence;
  };
  const std::string right = *truths()[0].fields.at("number");
  int rows = 0;
  for (const auto& [confidence, band] : std::vector<std::pair<double, std::size_t>>{
           {1, 0}, {0.99, 0}, {0.98, 1}, {0.9, 1}, {0.7, 2}, {0.1, 3}, {0, 3}}) {
    EXPECT_EQ(number_with(confidence, right)[band].given, 1) << confidence;
    EXPECT_EQ(number_with(confidence, right)[band].right, 1) << confidence;
    EXPECT_EQ(number_with(confidence, "110105194912310021")[band].right, 0) << confidence;
    ++rows;
  }
  EXPECT_EQ(rows, 7);
}

TEST(Score, NamesKindsAndDates) {
  const Tally lost_dot = score_with(field("name", "买买提艾力")).all;
  EXPECT_EQ(lost_dot.names_exact, lost_dot.names - 1);
  EXPECT_EQ(lost_dot.name_edits, 1);
  EXPECT_EQ(score_with([](Outcome& o) { o.documents.clear(); }).all.kind_right, 5);
  EXPECT_EQ(score_with([](Outcome& o) { o.documents[0].record.kind = "unknown"; }).all.kind_right, 5);
  EXPECT_EQ(score_with(field("valid_until", "2030-01-01"), 2).all.all_right, 4) << "a date for long term";
  EXPECT_EQ(score_with(field("valid_until", "2030-01-01"), 2)
                .by_kind.at("prc_id_card")
                .fields.at("valid_until")
                .wrong,
            1);
}

TEST(Score, QuadsAndFaces) {
  const Tally half = score_with([](Outcome& o) {
                       o.documents[0].quad = {{{100, 100}, {500, 100}, {500, 600}, {100, 600}}};
                     }).all;
  EXPECT_NEAR(half.overlaps[0], 0.5, 1e-9);
  const Tally turned_quad = score_with([](Outcome& o) { o.documents[0].quad = turned(kQuad, 2); }).all;
  EXPECT_EQ(turned_quad.quads_upright, 4);
  EXPECT_NEAR(turned_quad.overlaps[0], 1, 1e-9);
  EXPECT_EQ(score_with([](Outcome& o) { o.faces.clear(); }).all.faces_found, 2);
  EXPECT_EQ(score_with([](Outcome& o) {
              o.faces.push_back({0, Box{10, 10, 50, 50}, 0.9, FaceRole::unknown, -1});
            }).all.faces_false,
            1);
  EXPECT_EQ(score_with(
                [](Outcome& o) {
                  o.faces.push_back({0, Box{800, 400, 50, 60}, 0.9, FaceRole::unknown, -1});
                },
                1)
                .all.faces_false,
            0)
      << "a ghost portrait is neither asked for nor counted";
}

// A corner beyond the frame may be given as it is or cut at the frame.
TEST(Score, QuadsAreComparedByTheirVisiblePartToo) {
  std::vector<Truth> truth{
      truth_from_json(
          R"({"file":"0.jpg","kind":"passport","capture":"x","size":[1000,700],"fields":{},"faces":[],)"
          R"("quad":[[-200,100],[900,100],[900,600],[-200,600]]})")
          .value()};
  Outcome outcome;
  outcome.file = "0.jpg";
  outcome.documents.emplace_back();
  outcome.documents[0].record.kind = "passport";
  outcome.documents[0].quad = {{{0, 100}, {900, 100}, {900, 600}, {0, 600}}};
  EXPECT_NEAR(score(truth, {outcome}).all.overlaps[0], 1, 1e-9);
}

TEST(Score, MissingAndUnknownFiles) {
  Outcome stranger;
  stranger.file = "x/stranger.jpg";
  const Score none = score(truths(), {stranger});
  EXPECT_EQ(none.all.without_outcome, 6);
  EXPECT_EQ(none.all.kind_right, 0);
  EXPECT_EQ(none.all.numbers_missing, 3);
  EXPECT_EQ(none.unknown_files, std::vector<std::string>{"stranger.jpg"});
  EXPECT_TRUE(none.all.milliseconds.empty());
}

TEST(Score, WhatIsNoTruthIsRefused) {
  for (const char* line :
       {"", "[]", "{}", R"({"file":"a"})", R"({"file":"a","kind":"none","fields":{},"quad":[1]})"}) {
    EXPECT_FALSE(truth_from_json(line).ok()) << line;
  }
}

TEST(Score, Percentile) {
  EXPECT_EQ(percentile({}, 0.5), 0);
  EXPECT_EQ(percentile({3}, 0.95), 3);
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 0.5), 3);
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 0.95), 5);
  EXPECT_EQ(percentile({4, 1, 3, 2}, 0.5), 2);
}

// What hinders reading counts as a miss only where the picture is not legible, as a false alarm only where it
// is not shown.
TEST(Scoring, CountsFindingsAboutPictures) {
  struct Row {
    const char* defects;
    bool legible;
    const char* code;
    CheckOutcome outcome;
    FindingTally expected;
  };
  constexpr CheckOutcome pass = CheckOutcome::pass, fail = CheckOutcome::fail;
  const std::vector<Row> rows{{R"(["blur"])", false, "blur", fail, {1, 1, 0, 0, 0, 0}},
                              {R"(["blur"])", false, "blur", pass, {1, 0, 0, 0, 0, 0}},
                              {R"(["blur"])", false, "blur", CheckOutcome::cannot_tell, {1, 0, 1, 0, 0, 0}},
                              {R"(["blur"])", true, "blur", pass, {}},
                              {R"(["photocopy"])", true, "photocopy", pass, {1, 0, 0, 0, 0, 0}},
                              {"[]", true, "blur", fail, {0, 0, 0, 1, 1, 0}},
                              {"[]", true, "blur", pass, {0, 0, 0, 1, 0, 0}}};
  for (const Row& row : rows) {
    const Truth truth =
        truth_from_json(std::string(R"({"file":"0.jpg","kind":"passport","fields":{},"picture_defects":)") +
                        row.defects + R"(,"legible":)" + (row.legible ? "true" : "false") + "}")
            .value();
    Outcome outcome;
    outcome.file = "0.jpg";
    outcome.documents.emplace_back();
    Finding finding;
    finding.code = row.code;
    finding.outcome = row.outcome;
    outcome.findings.push_back(finding);
    const FindingTally tally = score({truth}, {outcome}).findings.at(row.code);
    EXPECT_EQ(tally.spoilt, row.expected.spoilt) << row.defects << row.code;
    EXPECT_EQ(tally.found, row.expected.found) << row.defects << row.code;
    EXPECT_EQ(tally.spoilt_unsure, row.expected.spoilt_unsure) << row.defects << row.code;
    EXPECT_EQ(tally.clean, row.expected.clean) << row.defects << row.code;
    EXPECT_EQ(tally.false_alarms, row.expected.false_alarms) << row.defects << row.code;
  }
  EXPECT_EQ(rows.size(), 7U);
}

TEST(ScoringOfHolders, CountsFindingsAgainstWhatThePhotoWasMadeWith) {
  struct Row {
    const char* defects;
    std::string code;
    Scene scene;
    CheckOutcome outcome;  ///< Of the finding of that code, or of `blur`.
    const char* kind;
    FindingTally expected;  ///< spoilt, found, spoilt_unsure, clean, false_alarms, clean_unsure
  };
  constexpr auto kHeld = Scene::holding_photo;
  constexpr auto kPass = CheckOutcome::pass, kFail = CheckOutcome::fail, kUnsure = CheckOutcome::cannot_tell;
  const std::vector<Row> rows{
      {R"(["holder_headwear"])", "holder_headwear", kHeld, kFail, "passport", {1, 1, 0, 0, 0, 0}},
      {R"(["holder_headwear"])", "holder_headwear", kHeld, kUnsure, "passport", {1, 0, 1, 0, 0, 0}},
      {R"(["holder_headwear"])", "holder_headwear", kHeld, kPass, "passport", {1, 0, 0, 0, 0, 0}},
      {R"([])", "holder_arms_hidden", kHeld, kFail, "passport", {0, 0, 0, 1, 1, 0}},
      {R"([])", "holder_arms_hidden", kHeld, kUnsure, "passport", {0, 0, 0, 1, 0, 1}},
      {R"(["no_holder"])", "no_holder", Scene::document, kPass, "passport", {1, 1, 0, 0, 0, 0}},
      {R"([])", "no_holder", Scene::document, kPass, "passport", {0, 0, 0, 1, 1, 0}},
      {R"(["document_blurred"])", "document_blurred", kHeld, kFail, "passport", {1, 1, 0, 0, 0, 0}},
      {R"(["document_blurred"])", "document_blurred", kHeld, kPass, "unknown", {1, 0, 1, 0, 0, 0}},
  };
  for (const Row& row : rows) {
    const Truth truth =
        truth_from_json(
            std::string(R"({"file":"0.jpg","kind":"holding_photo","capture":"holding","fields":{},)") +
            R"("defects":)" + row.defects + "}")
            .value();
    Outcome outcome;
    outcome.file = "0.jpg";
    outcome.scene = row.scene;
    outcome.documents.emplace_back().record.kind = row.kind;
    Finding finding;
    finding.code = row.code == "document_blurred" ? "blur" : row.code;
    finding.outcome = row.outcome;
    outcome.findings.push_back(finding);
    const FindingTally tally = score({truth}, {outcome}).holding.at(row.code);
    EXPECT_EQ(tally.spoilt, row.expected.spoilt) << row.defects << row.code;
    EXPECT_EQ(tally.found, row.expected.found) << row.defects << row.code;
    EXPECT_EQ(tally.spoilt_unsure, row.expected.spoilt_unsure) << row.defects << row.code;
    EXPECT_EQ(tally.clean, row.expected.clean) << row.defects << row.code;
    EXPECT_EQ(tally.false_alarms, row.expected.false_alarms) << row.defects << row.code;
    EXPECT_EQ(tally.clean_unsure, row.expected.clean_unsure) << row.defects << row.code;
  }
  EXPECT_EQ(rows.size(), 9U);
}

}  // namespace
}  // namespace docintake
