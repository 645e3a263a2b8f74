#include "pipeline/quality/document_inspector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/quality/drawn.h"

namespace docintake {
namespace {

constexpr CheckOutcome pass = CheckOutcome::pass;
constexpr CheckOutcome fail = CheckOutcome::fail;
constexpr CheckOutcome cannot_tell = CheckOutcome::cannot_tell;

TEST(DocumentInspector, AllThatIsLookedForIsSaidToBeFine) {
  DrawnDocument document;
  document.portrait = document.on_page({480, 120, 80, 100});
  document.add_noise({0, 0, 640, 400}, 2);
  std::set<std::string> codes;
  for (const Finding& finding : document.inspect()) {
    EXPECT_EQ(finding.outcome, pass) << finding.code << ' ' << finding.score.value_or(-1);
    EXPECT_TRUE(finding.score && finding.threshold) << finding.code;
    EXPECT_FALSE(finding.message.empty()) << finding.code;
    codes.insert(finding.code);
  }
  EXPECT_THAT(codes,
              testing::ElementsAre("blur", "border_incomplete", "edited", "glare", "low_resolution",
                                   "occluded", "over_exposed", "photocopy", "portrait_covered",
                                   "portrait_missing", "screen_recapture", "specimen", "under_exposed"));
}

TEST(Blur, SharpPassesAndSmearedFails) {
  DrawnDocument sharp;
  DrawnDocument unfocused;
  for (int i = 0; i < 2; ++i) unfocused.smear(9, 9);
  EXPECT_EQ(sharp.found("blur").outcome, pass);
  const Finding blur = unfocused.found("blur");
  EXPECT_EQ(blur.outcome, fail);
  EXPECT_THAT(blur.message, testing::HasSubstr("focus"));
  EXPECT_GT(*blur.score, 2 * *sharp.found("blur").score);
}

TEST(Blur, AMovementIsToldFromLackOfFocus) {
  DrawnDocument moved;
  moved.smear(21, 1);
  const Finding blur = moved.found("blur");
  EXPECT_EQ(blur.outcome, fail);
  EXPECT_THAT(blur.message, testing::HasSubstr("movement"));
}

// Of a picture that is all smeared no line is read; what looks like rows of text tells it all the same.
TEST(Blur, WhereNothingWasReadTheRowsTell) {
  DrawnDocument sharp;
  DrawnDocument unfocused;
  for (int i = 0; i < 2; ++i) unfocused.smear(9, 9);
  for (DrawnDocument* document : {&sharp, &unfocused}) {
    document->reading.lines.clear();
    document->record = {};
    EXPECT_EQ(document->found("low_resolution").outcome, pass);
  }
  EXPECT_EQ(sharp.found("blur").outcome, pass);
  EXPECT_EQ(unfocused.found("blur").outcome, fail);
}

TEST(Blur, OfABlankDocumentNothingIsTold) {
  DrawnDocument empty;
  empty.reading.lines.clear();
  empty.fill(DrawnDocument::on_page({0, 0, 640, 400}), 205);
  EXPECT_EQ(empty.found("blur").outcome, cannot_tell);
  EXPECT_EQ(empty.found("low_resolution").outcome, cannot_tell);
}

TEST(Exposure, ADarkPictureFails) {
  DrawnDocument dark;
  for (int i = 0; i < dark.page.luma.width() * dark.page.luma.height(); ++i) dark.page.luma.data()[i] /= 4;
  EXPECT_EQ(dark.found("under_exposed").outcome, pass);  // All was read.
  dark.say("field_unreadable", "name");
  EXPECT_EQ(dark.found("under_exposed").outcome, fail);
}

// Paper and margin of a scan, with black ink: white is what they are.
TEST(Exposure, WhitePaperIsNoOverExposure) {
  DrawnDocument scan;
  for (int i = 0; i < scan.page.luma.width() * scan.page.luma.height(); ++i) {
    std::uint8_t& pixel = scan.page.luma.data()[i];
    if (pixel > 100) pixel = 255;
  }
  EXPECT_EQ(scan.found("over_exposed").outcome, pass);
  EXPECT_EQ(scan.found("glare").outcome, pass);
}

TEST(Exposure, PaleInkOnWhiteIs) {
  DrawnDocument bright;
  for (int i = 0; i < bright.page.luma.width() * bright.page.luma.height(); ++i) {
    std::uint8_t& pixel = bright.page.luma.data()[i];
    pixel = pixel > 100 ? 255 : 190;
  }
  EXPECT_EQ(bright.found("over_exposed").outcome, fail);
}

TEST(Glare, OnAFieldThatWasNotReadItFailsWhereItIs) {
  DrawnDocument document;
  const Box spot{60, 70, 260, 40};
  document.shine(spot);
  document.say("field_unreadable", "number");
  const Finding glare = document.found("glare");
  EXPECT_EQ(glare.outcome, fail);
  EXPECT_EQ(glare.field, "number");
  ASSERT_TRUE(glare.where);
  EXPECT_GT(intersection_over_union(*glare.where, document.on_page({30, 80, 360, 20})), 0.8);
}

// A hologram shines; what stands beneath was read.
TEST(Glare, AReadableFieldIsNotRejectedForAHologram) {
  DrawnDocument document;
  document.shine({60, 70, 200, 80});
  const Finding glare = document.found("glare");
  EXPECT_EQ(glare.outcome, pass);
  EXPECT_GT(*glare.score, *glare.threshold);
}

// As where half of the document lies in the sun.
TEST(Glare, WhatIsReadOnBrightPaperIsNotHidden) {
  DrawnDocument document;
  document.shine({60, 110, 260, 90});
  document.say("field_unreadable", "address");
  const Finding glare = document.found("glare");
  EXPECT_EQ(glare.outcome, pass);
  EXPECT_GT(*glare.score, *glare.threshold);
  for (TextLine& line : document.reading.lines) line.general.confidence = 0.6;
  EXPECT_EQ(document.found("glare").outcome, fail) << "read with doubts";
}

TEST(Glare, FailsOnADocumentThatIsNotRecognised) {
  DrawnDocument document;
  document.record = {};
  for (TextLine& line : document.reading.lines) line.general.confidence = 0.3;
  document.shine({60, 110, 260, 90});
  EXPECT_EQ(document.found("glare").outcome, fail);
}

// As the ground of a portrait, or the band of a machine readable zone.
TEST(Glare, WhitePrintIsNone) {
  DrawnDocument document;
  document.fill(document.on_page({420, 90, 150, 200}), 255);
  document.say("field_unreadable", "address");
  EXPECT_EQ(document.found("glare").outcome, pass);
}

// As what the drawing of a licence leaves white: no lamp has such a shape.
TEST(Glare, PaperBetweenPrintIsNone) {
  DrawnDocument document;
  document.shine({60, 110, 20, 150});
  document.shine({60, 240, 300, 20});
  document.shine({200, 110, 20, 150});
  document.say("field_unreadable", "address");
  EXPECT_EQ(document.found("glare").outcome, pass);
}

TEST(Resolution, SmallTextFails) {
  DrawnDocument document;
  for (TextLine& line : document.reading.lines) {
    Box box = bounding_box(line.quad);
    box.h = 7;
    line.quad = quad_of(box);
  }
  EXPECT_EQ(document.found("low_resolution").outcome, fail);
}

TEST(Occlusion, ABarOrTapeFailsAndPrintDoesNot) {
  struct Row {
    const char* name;
    Box box;
    int level;
    CheckOutcome outcome;
  };
  const std::vector<Row> rows{{"black bar", {430, 100, 150, 30}, 14, fail},
                              {"tape", {430, 100, 150, 30}, 160, fail},
                              {"as white as paper", {430, 100, 150, 30}, 203, pass},
                              {"emblem", {430, 100, 80, 80}, 60, pass},
                              {"rule", {430, 100, 150, 6}, 30, pass},
                              {"band of the title", {0, 0, 640, 40}, 60, pass},
                              {"panel with print", {20, 70, 390, 60}, 170, pass}};
  for (const Row& row : rows) {
    DrawnDocument document;
    document.fill(document.on_page(row.box), row.level);
    EXPECT_EQ(document.found("occluded").outcome, row.outcome) << row.name;
  }
  EXPECT_EQ(rows.size(), 7u);
}

TEST(Border, ACornerOutsideFailsAndUnseenSidesCannotTell) {
  DrawnDocument document;
  document.shift = 60;
  const Finding border = document.found("border_incomplete");
  EXPECT_EQ(border.outcome, fail);
  EXPECT_NEAR(*border.score, 40.0 / 640, 0.01);
  document.shift = 0;
  EXPECT_EQ(document.found("border_incomplete", PlacedBy::print).outcome, cannot_tell);
}

TEST(Photocopy, GreyFailsWhateverTheLampsTint) {
  DrawnDocument copy;
  copy.colour({0, 0, 640, 400}, 120, 136);
  EXPECT_EQ(copy.found("photocopy").outcome, fail);
  copy.page.chroma = {};
  EXPECT_EQ(copy.found("photocopy").outcome, fail);
  EXPECT_EQ(DrawnDocument().found("photocopy").outcome, pass);
}

TEST(Screen, AFineGridAllOverFails) {
  DrawnDocument screen;
  screen.add_noise({0, 0, 640, 400}, 2);
  EXPECT_EQ(screen.found("screen_recapture").outcome, pass);
  for (int y = 0; y < screen.page.luma.height(); ++y) {
    for (int x = 0; x < screen.page.luma.width(); ++x) {
      std::uint8_t& pixel = screen.page.luma.row(y)[x];
      pixel = std::uint8_t(
          std::clamp(pixel * (1 + 0.06 * std::sin(2 * M_PI * (x + 0.08 * y) / 2.7)), 0.0, 255.0));
    }
  }
  EXPECT_EQ(screen.found("screen_recapture").outcome, fail);
}

// As a bar code.
TEST(Screen, AFineGridOnAPartPasses) {
  DrawnDocument document;
  document.add_noise({0, 0, 640, 400}, 2);
  for (int y = 240; y < 420; ++y) {
    for (int x = 20; x < 340; ++x) {
      std::uint8_t& pixel = document.page.luma.row(y)[x];
      pixel = std::uint8_t(std::clamp(pixel * (1 + 0.3 * std::sin(2 * M_PI * x / 2.7)), 0.0, 255.0));
    }
  }
  EXPECT_EQ(document.found("screen_recapture").outcome, pass);
}

TEST(Editing, AnEditorNamedFails) {
  DrawnDocument document;
  document.page.editors = {Editor::gimp};
  EXPECT_EQ(document.found("edited").outcome, fail);
}

// Everything comes from the sensor but one field, which was set anew on paper painted over.
TEST(Editing, AFieldWithoutTheOthersNoiseFails) {
  DrawnDocument document;
  document.add_noise({0, 110, 640, 290}, 6);
  const Finding edited = document.found("edited");
  EXPECT_EQ(edited.outcome, fail);
  EXPECT_EQ(edited.field, "number");
  DrawnDocument noisy;
  noisy.add_noise({0, 0, 640, 400}, 6);
  EXPECT_EQ(noisy.found("edited").outcome, pass);
}

TEST(Specimen, IsToldByItsWord) {
  const std::vector<std::pair<std::string, CheckOutcome>> rows{
      {"SPECIMEN", fail}, {"Muster", fail},           {"样本", fail},
      {"name", pass},     {"ERIKA MUSTERMANN", pass}, {"本样无效", pass}};
  for (const auto& [text, outcome] : rows) {
    DrawnDocument document;
    document.reading.lines[3].general.text = text;
    EXPECT_EQ(document.found("specimen").outcome, outcome) << text;
  }
  EXPECT_EQ(rows.size(), 6U);
}

TEST(Occlusion, AFingerOnAFieldThatWasNotReadFails) {
  DrawnDocument document;
  document.colour({-20, 60, 220, 70}, 100, 155);
  document.reading.lines.erase(document.reading.lines.begin());
  EXPECT_EQ(document.found("occluded").outcome, pass);  // All was read.
  document.say("field_unreadable", "number");
  const Finding occluded = document.found("occluded");
  EXPECT_EQ(occluded.outcome, fail);
  EXPECT_EQ(occluded.field, "number");
}

// As the orange band of a machine readable zone: it ends with the document, or is read through.
TEST(Occlusion, PrintInTheColourOfSkinIsNoFinger) {
  DrawnDocument ends;
  ends.colour({0, 60, 200, 70}, 100, 155);
  ends.reading.lines.erase(ends.reading.lines.begin());
  ends.say("field_unreadable", "number");
  EXPECT_EQ(ends.found("occluded").outcome, pass);
  DrawnDocument read;
  read.colour({-20, 60, 220, 70}, 100, 155);
  read.colour({-20, 180, 440, 200}, 100, 155);
  read.reading.lines.erase(read.reading.lines.begin());
  read.say("field_unreadable", "address");
  const Finding occluded = read.found("occluded");
  EXPECT_EQ(occluded.outcome, cannot_tell) << "one of the two is not read through";
  EXPECT_LT(*occluded.score, *occluded.threshold);
}

// As a heading in light letters: what is left of the panel between them is no bar.
TEST(Occlusion, APanelWithAHeadingIsNoBar) {
  DrawnDocument document;
  document.fill(DrawnDocument::on_page({420, 100, 200, 44}), 60);
  for (int x = 500; x < 600; x += 12) document.fill(DrawnDocument::on_page({double(x), 108, 5, 28}), 205);
  EXPECT_EQ(document.found("occluded").outcome, pass);
}

TEST(Portrait, OneLostInAReflectionIsCovered) {
  DrawnDocument document;
  document.portrait = document.on_page({480, 120, 80, 100});
  EXPECT_EQ(document.found("portrait_missing").outcome, pass);
  EXPECT_EQ(document.found("portrait_covered").outcome, pass);
  document.fill(document.on_page({450, 80, 140, 180}), 255);
  EXPECT_EQ(document.found("portrait_covered").outcome, fail);
  document.portrait.reset();
  EXPECT_EQ(document.found("portrait_missing").outcome, cannot_tell);
}

}  // namespace
}  // namespace docintake
