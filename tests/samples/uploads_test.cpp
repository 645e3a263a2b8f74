// Uploads: the same seed gives the same bytes, and the truth agrees with itself.
#include "upload.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "check_digits.h"
#include "holding.h"
#include "lines.h"
#include "unicode.h"

namespace docintake::samples {
namespace {

class Uploads : public ::testing::Test {
 protected:
  void SetUp() override {
    cv::setNumThreads(1);
    fonts = Fonts::open();
    ASSERT_TRUE(fonts.has_value());
    portraits = Portraits::load({});
  }

  Upload make(const UploadPlan& plan, int index) {
    Studio studio{*fonts, *portraits};
    return make_upload(plan, index, studio);
  }

  Gazetteer gazetteer = Gazetteer::built_in();
  std::optional<Fonts> fonts;
  std::optional<Portraits> portraits;
};

TEST_F(Uploads, TheSameSeedGivesTheSameBytes) {
  const UploadPlan plan{5, {}, {"flat", "small", "scan_a4"}, gazetteer};
  for (int i = 0; i < 4; ++i) {
    const Upload first = make(plan, i);
    const Upload again = make(plan, i);
    EXPECT_EQ(first.bytes, again.bytes) << first.name;
    EXPECT_EQ(first.truth, again.truth);
  }
  const UploadPlan other{6, {}, {"flat", "small", "scan_a4"}, gazetteer};
  EXPECT_NE(make(plan, 0).bytes, make(other, 0).bytes);
}

TEST_F(Uploads, EveryCaptureGivesItsFileAndAQuadNearTheFrame) {
  const std::set<std::string> types{"jpg", "jpeg", "png", "bmp", "pdf"};
  std::size_t rows = 0;
  for (const std::string_view capture : capture_names()) {
    const UploadPlan plan{9, {"prc_id_card"}, {std::string(capture)}, gazetteer};
    const Upload upload = make(plan, 1);
    EXPECT_GT(upload.bytes.size(), 1000u) << capture;
    EXPECT_EQ(upload.truth["capture"], capture);
    EXPECT_TRUE(types.contains(upload.name.substr(upload.name.find('.') + 1))) << upload.name;
    ++rows;
    if (upload.truth["quad"].is_null()) continue;  // a PDF page that must be rendered
    for (const auto& corner : upload.truth["quad"]) {
      for (int axis = 0; axis < 2; ++axis) {
        const double extent = upload.truth["size"][axis];
        EXPECT_GE(corner[axis].get<double>(), -0.2 * extent) << capture;
        EXPECT_LE(corner[axis].get<double>(), 1.2 * extent) << capture;
      }
    }
  }
  EXPECT_EQ(rows, 18u);
}

TEST_F(Uploads, NumbersAgreeWithTheOtherFieldsUnlessADefectSaysOtherwise) {
  const UploadPlan plan{3, {"prc_id_card"}, {"small"}, gazetteer};
  int checked = 0;
  for (int i = 0; i < 60; ++i) {
    const Upload upload = make(plan, i);
    const auto& fields = upload.truth["fields"];
    if (!fields.contains("number") || !fields["number"].is_string()) continue;
    const std::string number = fields["number"];
    const std::vector<std::string> defects = upload.truth["defects"];
    const auto has = [&](const char* name) {
      return std::find(defects.begin(), defects.end(), name) != defects.end();
    };
    ASSERT_EQ(number.size(), 18u);
    EXPECT_EQ(number.back() == resident_number_check(number.substr(0, 17)), !has("number_check_wrong"))
        << number;
    if (fields["birth_date"].is_string()) {
      const std::string birth = fields["birth_date"];
      const bool same = number.substr(6, 8) == birth.substr(0, 4) + birth.substr(5, 2) + birth.substr(8, 2);
      EXPECT_EQ(same, !has("birth_date_disagrees"));
    }
    if (fields["sex"].is_string()) {
      const bool male = (number[16] - '0') % 2 == 1;
      EXPECT_EQ(male == (fields["sex"] == "M"), !has("sex_disagrees"));
    }
    ++checked;
  }
  EXPECT_GE(checked, 25);
}

TEST_F(Uploads, PermitsAreOfEveryKindAndTheirNumbersFollowTheirSchemes) {
  const UploadPlan plan{12,
                        {"hkm_travel_permit", "tw_travel_permit", "hkmt_residence_permit", "foreign_pr_card"},
                        {"small"},
                        gazetteer};
  std::set<std::pair<std::string, std::string>> sides;
  for (int i = 0; i < 40; ++i) {
    const nlohmann::ordered_json truth = make(plan, i).truth;
    const std::string kind = truth["kind"];
    sides.emplace(kind, truth["side"]);
    if (!truth["fields"].contains("number") || !truth["fields"]["number"].is_string()) continue;
    const std::string number = truth["fields"]["number"];
    SCOPED_TRACE(kind + " " + number);
    EXPECT_TRUE(kind != "hkm_travel_permit" || number[0] == 'H' || number[0] == 'M');
    EXPECT_TRUE(kind != "tw_travel_permit" || number.size() == 8);
    EXPECT_TRUE(kind != "hkmt_residence_permit" || number.substr(2, 4) == "0000");
    const std::string body = number.substr(0, number.size() - 1);
    EXPECT_TRUE(number.size() != 18 || number.back() == resident_number_check(body));
    EXPECT_TRUE(number.size() != 15 || number.back() == mrz_check(body));
  }
  EXPECT_EQ(sides.size(), 8U);
}

TEST_F(Uploads, MachineReadableLinesCarryTheFields) {
  const UploadPlan plan{4, {"passport"}, {"small"}, gazetteer};
  int checked = 0;
  for (int i = 0; i < 30; ++i) {
    const Upload upload = make(plan, i);
    const auto& truth = upload.truth;
    const std::string line = truth["mrz"][1];
    ASSERT_EQ(line.size(), 44u);
    if (!truth["fields"]["number"].is_string()) continue;
    std::string number = line.substr(0, 9);
    number.erase(std::find(number.begin(), number.end(), '<'), number.end());
    EXPECT_EQ(truth["fields"]["number"], number);
    const std::vector<std::string> defects = truth["defects"];
    const bool spoiled = std::find(defects.begin(), defects.end(), "mrz_check_wrong") != defects.end();
    const bool good = line[9] == mrz_check(line.substr(0, 9)) && line[19] == mrz_check(line.substr(13, 6)) &&
                      line[27] == mrz_check(line.substr(21, 6)) &&
                      line[43] == mrz_check(line.substr(0, 10) + line.substr(13, 7) + line.substr(21, 22));
    EXPECT_EQ(good, !spoiled) << line;
    ++checked;
  }
  EXPECT_GE(checked, 25);
}

TEST_F(Uploads, HoldingPhotosSayWhoIsToBeSeenAndWhatIsWrong) {
  const UploadPlan plan{21, {"holding_photo"}, {}, gazetteer};
  std::set<std::string> wrong;
  for (int i = 0; i < 16; ++i) {
    const nlohmann::ordered_json truth = make(plan, i).truth;
    std::string defect;
    for (const std::string name : truth["defects"]) {
      for (const HoldingDefect& known : holding_defects()) {
        if (known.name == name) defect = name;
      }
    }
    SCOPED_TRACE(truth["file"].get<std::string>() + " " + defect);
    const bool nobody = defect == "no_holder";
    EXPECT_EQ(truth["kind"], nobody ? truth["held_kind"].get<std::string>() : "holding_photo");
    EXPECT_EQ(truth["documents"][0]["kind"], truth["held_kind"]);
    EXPECT_NE(truth["side"], "back");
    EXPECT_EQ(truth.contains("holder"), !nobody);
    EXPECT_EQ(truth["faces"].size(), truth["face_roles"].size());
    const std::vector<std::string> roles = truth["face_roles"];
    const bool whole = !nobody && defect != "holder_face_cut_off" && defect != "holder_face_covered";
    EXPECT_EQ(std::find(roles.begin(), roles.end(), "holder") != roles.end(), whole);
    for (const auto& corner : truth["quad"]) {
      for (int axis = 0; axis < 2; ++axis) {
        EXPECT_GE(corner[axis].get<double>(), -1);
        EXPECT_LE(corner[axis].get<double>(), truth["size"][axis].get<double>() + 1);
      }
    }
    wrong.insert(defect);
  }
  EXPECT_GE(wrong.size(), 4u);
}

TEST_F(Uploads, NegativesHoldNoFieldsAndNoQuad) {
  const UploadPlan plan{8, {"none"}, {}, gazetteer};
  for (int i = 0; i < 6; ++i) {
    const Upload upload = make(plan, i);
    EXPECT_EQ(upload.truth["kind"], "none");
    EXPECT_TRUE(upload.truth["quad"].is_null());
    EXPECT_TRUE(upload.truth["fields"].empty());
    EXPECT_TRUE(upload.truth["documents"].empty());
  }
}

class Lines : public Uploads {
 protected:
  LinePlan plan(std::vector<double> weights = {}) {
    if (weights.empty()) {
      for (const LineKind& kind : line_kinds()) weights.push_back(kind.weight);
    }
    return {7, 32, weights, std::vector<bool>(font_table().size(), true), 1, U"", gazetteer};
  }
};

TEST_F(Lines, AreOfTheHeightAskedForAndTheSameForTheSameSeed) {
  const LinePlan p = plan();
  for (std::uint64_t i = 0; i < 50; ++i) {
    const TextLine line = make_line(p, i, *fonts);
    const TextLine again = make_line(p, i, *fonts);
    EXPECT_EQ(line.picture.rows, 32);
    EXPECT_EQ(line.text(), again.text());
    EXPECT_EQ(cv::countNonZero(line.picture != again.picture), 0);
    EXPECT_FALSE(line.text().empty());
    for (const GlyphSpan& span : line.spans) {
      EXPECT_LE(span.left, span.right);
      EXPECT_LE(span.right, static_cast<float>(line.picture.cols));
    }
  }
}

TEST_F(Lines, KeepToAnAlphabet) {
  std::vector<double> weights(line_kinds().size(), 0);
  weights[0] = weights[1] = 1;  // number, mrz
  LinePlan p = plan(weights);
  p.alphabet = U"0123456789X";
  for (std::uint64_t i = 0; i < 40; ++i) {
    for (const char32_t c : make_line(p, i, *fonts).text())
      EXPECT_NE(p.alphabet.find(c), std::u32string::npos);
  }
}

TEST_F(Lines, EveryKindDraws) {
  std::size_t rows = 0;
  for (std::size_t kind = 0; kind < line_kinds().size(); ++kind) {
    std::vector<double> weights(line_kinds().size(), 0);
    weights[kind] = 1;
    const TextLine line = make_line(plan(weights), 1, *fonts);
    EXPECT_EQ(line.kind, static_cast<int>(kind));
    EXPECT_FALSE(line.spans.empty()) << line_kinds()[kind].name;
    ++rows;
  }
  EXPECT_EQ(rows, 24u);
}

TEST_F(Lines, RecordHoldsWhatTheReadmeSays) {
  const TextLine line = make_line(plan(), 3, *fonts);
  Bytes stream;
  append_line(stream, line);
  const auto u16 = [&](std::size_t at) { return stream[at] | stream[at + 1] << 8; };
  EXPECT_EQ(u16(0), 32);
  EXPECT_EQ(u16(2), line.picture.cols);
  EXPECT_EQ(u16(4), line.kind);
  EXPECT_EQ(static_cast<std::size_t>(u16(6)), line.spans.size());
  EXPECT_EQ(stream.size(), 8 + 8 * line.spans.size() + line.picture.total());
  EXPECT_EQ(line_stream_header().size(), 8u);
}

TEST(Unicode, Gb2312HasItsCharacters) {
  EXPECT_EQ(gb2312_characters().size(), 6763u);
  EXPECT_EQ(gb2312_characters()[0], U'啊');
  EXPECT_EQ(gb2312_characters()[kGb2312Level1 - 1], U'座');
  EXPECT_EQ(to_utf8(to_utf32("买买提·𠮷 é")), "买买提·𠮷 é");
}

TEST(Gazetteer, BuiltInPlacesHaveSixDigits) {
  const Gazetteer places = Gazetteer::built_in();
  EXPECT_EQ(places.regions().size(), 53u);
  for (const Region& region : places.regions()) EXPECT_EQ(region.code.size(), 6u);
}

}  // namespace
}  // namespace docintake::samples
