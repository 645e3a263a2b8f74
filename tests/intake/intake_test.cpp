// The road itself, with every port faked: what is tried in which order, and what comes of failures.

#include "pipeline/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <new>

#include "tests/validators/documents/page_builder.h"

namespace docintake {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};

class FakeDecoder : public PageDecoder {
 public:
  std::function<Result<UploadInfo>()> on_inspect = [] { return UploadInfo{"image/png", 1}; };
  std::function<Result<Page>(int)> on_decode = [](int index) {
    return Page{.index = index, .luma = Raster(100, 60), .chroma = {}, .jpeg = {}, .editors = {}};
  };
  int decoded = 0;

  Result<UploadInfo> inspect(const Upload&) override { return on_inspect(); }
  Result<Page> decode(const Upload&, const UploadInfo&, int index, Deadline) override {
    ++decoded;
    return on_decode(index);
  }
};

Capture capture_at(Quad quad, PlacedBy placed_by, double confidence = 0.9) {
  Capture capture;
  capture.quad = quad;
  capture.placed_by = placed_by;
  capture.confidence = confidence;
  const Box box = bounding_box(quad);
  capture.luma = Raster(int(20 * box.w), int(20 * box.h));
  return capture;
}

class FakeLocator : public DocumentLocator {
 public:
  std::vector<Capture> captures;
  std::vector<Capture> captures_in_part;
  std::size_t part_with_document = 0;  ///< Counted from 1; 0 for none.
  std::vector<Capture> captures_in_first_part;
  std::vector<Box> parts;
  std::vector<Capture> others;
  std::vector<Quad> known_when_asked;
  int asked_for_others = 0;
  int asked_for_whole = 0;

  std::vector<Capture> locate(const Page&) override { return captures; }
  std::vector<Capture> locate_within(const Page&, const Box& part) override {
    parts.push_back(part);
    if (parts.size() == 1 && !captures_in_first_part.empty()) return captures_in_first_part;
    return parts.size() == part_with_document ? captures_in_part : std::vector<Capture>{};
  }
  std::vector<Capture> locate_others(const Page&, std::span<const Quad> known) override {
    ++asked_for_others;
    known_when_asked.assign(known.begin(), known.end());
    return others;
  }
  Capture whole(const Page&) override {
    ++asked_for_whole;
    return capture_at(quad_of({0, 0, 100, 60}), PlacedBy::frame);
  }
  Raster rectify(const Page&, const Quad&) override { return Raster(40, 20); }
};

class FakeFaces : public FaceFinder {
 public:
  std::vector<Face> faces;
  std::optional<Face> portrait;
  std::optional<int> turns;

  std::size_t bare = 0;  ///< Documents on which none was to be looked for, in all.

  std::vector<Face> find(const Page&, std::span<const Capture> captures,
                         std::span<const Quad> without) override {
    bare += without.size();
    std::vector<Face> found = faces;
    std::erase_if(found, [&](const Face& face) { return face.document >= int(captures.size()); });
    return found;
  }
  std::optional<Face> portrait_on(const Capture&) override { return portrait; }
  std::optional<int> turned_by_face(const Capture&) override { return turns; }
};

/// Measured everywhere, and fine.
class FakeInspector : public PictureInspector {
 public:
  int inspected = 0;

  std::vector<Finding> inspect(const Page&, const ReadDocument& document) override {
    ++inspected;
    Finding finding;
    finding.code = document.has_portrait_side && !document.portrait ? "portrait_missing" : "blur";
    finding.outcome = CheckOutcome::pass;
    return {finding};
  }
};

/// Reads the back of an identity card wherever `says_card` holds, and two lines of nothing elsewhere.
class FakeReader : public TextReader {
 public:
  std::function<bool(const Capture&)> says_card = [](const Capture&) { return false; };
  std::function<std::optional<Reading>(const Capture&)> on_read = [](const Capture&) {
    return std::optional<Reading>();
  };
  Orientation orientation{0, 1.0, {}};
  int readings = 0;
  int looked_for_barcodes = 0;
  std::vector<Barcode> barcodes;

  Orientation orient(const Capture&, Deadline) override { return orientation; }
  Reading read(const Capture& capture, std::vector<FoundLine>, Deadline) override {
    ++readings;
    if (auto reading = on_read(capture)) return *std::move(reading);
    return says_card(capture) ? card_back(capture.luma.width() / kCardWidth) : nothing();
  }
  std::vector<Barcode> read_barcodes(const Raster&, std::span<const Symbology>, Deadline) override {
    ++looked_for_barcodes;
    return barcodes;
  }

 private:
  static Reading nothing() { return PageBuilder().text("nothing", 5, 10).text("at all", 5, 20).reading(); }

  static constexpr double kCardWidth = 85.6;

  static Reading card_back(double scale) {
    return PageBuilder(scale)
        .text("中华人民共和国", 31, 12, 6)
        .text("居民身份证", 26.5, 20.5, 10)
        .text("签发机关", 22.1, 40.5, 2.7)
        .text("青州市公安局", 35.5, 40.5)
        .text("有效期限", 22.1, 46.8, 2.7)
        .text("2016.03.01-2036.03.01", 35.5, 46.8)
        .reading();
  }
};

class FakeHolders : public HolderExaminer {
 public:
  std::vector<HeldDocument> examined;
  std::optional<Box> cut;
  CheckOutcome arms_hidden = CheckOutcome::pass;

  std::optional<Box> cut_face(const Page&, const Quad&) override { return cut; }
  std::vector<Finding> examine(const Page&, const HeldDocument& held) override {
    examined.push_back(held);
    return {{"holder_arms_hidden", arms_hidden, -1, "", 0.5, "A hand holds the document."}};
  }
};

/// An upload and the fakes that it meets.
class IntakeTest : public testing::Test {
 protected:
  Outcome run() {
    Upload upload = Upload::create("front.jpg", {1, 2, 3}, limits).value();
    return intake(upload, {decoder, locator, faces, reader, holders, inspector}, limits, kToday);
  }

  FakeDecoder decoder;
  FakeLocator locator;
  FakeFaces faces;
  FakeReader reader;
  FakeHolders holders;
  FakeInspector inspector;
  Limits limits;
};

TEST_F(IntakeTest, AnErrorOfTheHeaderLeavesNothingButTheError) {
  decoder.on_inspect = [] { return Result<UploadInfo>(make_error(ErrorCode::unsupported_format, "A GIF.")); };
  const Outcome outcome = run();
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.error->code, ErrorCode::unsupported_format);
  EXPECT_EQ(decoder.decoded, 0);
  EXPECT_EQ(outcome.file, "front.jpg");
  EXPECT_EQ(outcome.bytes, 3U);
}

TEST_F(IntakeTest, AnErrorOnALaterPageTakesBackWhatEarlierPagesGave) {
  decoder.on_inspect = [] { return UploadInfo{"application/pdf", 2}; };
  decoder.on_decode = [](int index) -> Result<Page> {
    if (index == 1) return make_error(ErrorCode::corrupt_file, "Broken.");
    return Page{.index = index, .luma = Raster(100, 60), .chroma = {}, .jpeg = {}, .editors = {}};
  };
  reader.says_card = [](const Capture&) { return true; };
  const Outcome outcome = run();
  ASSERT_TRUE(outcome.error);
  EXPECT_THAT(outcome.documents, IsEmpty());
  EXPECT_THAT(outcome.findings, IsEmpty());
  EXPECT_EQ(outcome.scene, Scene::no_document);
}

TEST_F(IntakeTest, ADocumentBySidesIsTakenWithoutLookingAtTheWholePage) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 25}), PlacedBy::sides)};
  reader.says_card = [](const Capture& capture) { return capture.placed_by == PlacedBy::sides; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].record.kind, "prc_id_card");
  EXPECT_EQ(outcome.documents[0].record.side, Side::back);
  EXPECT_EQ(outcome.scene, Scene::document);
  EXPECT_EQ(locator.asked_for_whole, 0);
}

TEST_F(IntakeTest, TheWholePageIsTriedWhereTheSidesShowNothingKnown) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 25}), PlacedBy::sides)};
  reader.says_card = [](const Capture& capture) { return capture.placed_by == PlacedBy::frame; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].quad, quad_of({0, 0, 100, 60}));
}

TEST_F(IntakeTest, WhatElseThePageShowsIsTriedBeforeAnythingIsReadTwice) {
  const Quad sheet = quad_of({10, 10, 40, 25});
  const Quad card = quad_of({20, 25, 40, 25});
  struct Row {
    const char* name;
    bool sheet_says, card_says;
    int asked, readings;
    Quad quad;
  };
  const std::vector<Row> rows{{"the sheet is one", true, false, 0, 1, sheet},
                              {"the card over it is one", false, true, 1, 2, card}};
  reader.orientation = {0, 0.1, {}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    locator.captures = {capture_at(sheet, PlacedBy::sides)};
    locator.others = {capture_at(card, PlacedBy::sides, 0.3)};
    locator.asked_for_others = reader.readings = 0;
    reader.says_card = [&](const Capture& capture) {
      return (row.sheet_says && capture.quad == sheet) || (row.card_says && capture.quad == card);
    };
    const Outcome outcome = run();
    ASSERT_THAT(outcome.documents, SizeIs(1));
    EXPECT_EQ(outcome.documents[0].record.kind, "prc_id_card");
    EXPECT_EQ(outcome.documents[0].quad, row.quad);
    EXPECT_EQ(locator.asked_for_others, row.asked);
    EXPECT_EQ(reader.readings, row.readings);
    EXPECT_EQ(locator.asked_for_whole, 0);
  }
  EXPECT_THAT(locator.known_when_asked, testing::ElementsAre(sheet));
  EXPECT_EQ(rows.size(), 2u);
}

TEST_F(IntakeTest, WhatElseThePageShowsIsNoDocumentByItsSidesAlone) {
  locator.others = {capture_at(quad_of({20, 30, 40, 25}), PlacedBy::sides, 0.9)};
  EXPECT_THAT(run().documents, IsEmpty());
  EXPECT_EQ(locator.asked_for_others, 1);
}

// A card before a window, whose frame was taken for it and shows the number alone.
TEST_F(IntakeTest, WhatIsReadOnASmallPartOfAQuadIsPlacedByTheSidesAroundIt) {
  const Quad window = quad_of({0, 0, 98, 58});
  const Quad card = quad_of({30, 30, 24, 15});
  struct Row {
    const char* name;
    double confidence;
    Quad quad;
  };
  const std::vector<Row> rows{{"sides seen surely", 0.9, card}, {"hardly any sides", 0.2, window}};
  reader.on_read = [&](const Capture& capture) -> std::optional<Reading> {
    if (capture.quad != window) return std::nullopt;
    return PageBuilder(20)
        .text("公民身份号码", 31, 40, 1)
        .text("11010519491231002X", 38, 40, 1)
        .digits({"11010519491231002X", "11010519491231002X"})
        .text("姓名", 31, 32, 1)
        .reading();
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    locator.captures = {capture_at(window, PlacedBy::sides)};
    locator.captures_in_part = {capture_at(card, PlacedBy::sides, row.confidence)};
    locator.parts.clear();
    locator.part_with_document = 1;
    const Outcome outcome = run();
    ASSERT_THAT(outcome.documents, SizeIs(1));
    EXPECT_EQ(outcome.documents[0].record.kind, "prc_id_card");
    EXPECT_EQ(outcome.documents[0].quad, row.quad);
  }
  EXPECT_EQ(rows.size(), 2u);
}

PageBuilder passport_print() {
  PageBuilder page;
  page.text("PASSPORT", 4, 7, 3).text("Surname", 30, 16, 1.8).text("ERIKSSON", 30, 18.6);
  page.text("Date of birth", 60, 28, 1.8).text("12 AUG 1974", 60, 30.6);
  page.text("Sex", 30, 34, 1.8).text("F", 30, 36.6);
  return page;
}

TEST_F(IntakeTest, TheWholePageIsTriedWhereAZoneIsMissing) {
  const std::vector<std::string> zone{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                      "L898902C36UTO7408122F3204159ZE184226B<<<<<10"};
  const Quad sides = quad_of({10, 10, 60, 30});
  int rows = 0;
  for (const bool zone_on_page : {true, false}) {
    locator.captures = {capture_at(sides, PlacedBy::sides)};
    locator.asked_for_whole = 0;
    reader.on_read = [&](const Capture& capture) -> std::optional<Reading> {
      const bool whole = capture.placed_by == PlacedBy::frame;
      if (whole && !zone_on_page) return PageBuilder().text("nothing", 5, 10).reading();
      return whole ? passport_print().zone({zone, zone}).reading() : passport_print().reading();
    };
    const Outcome outcome = run();
    ASSERT_THAT(outcome.documents, SizeIs(1));
    EXPECT_EQ(outcome.documents[0].record.kind, "passport");
    EXPECT_EQ(outcome.documents[0].record.find("mrz") != nullptr, zone_on_page);
    EXPECT_EQ(outcome.documents[0].quad == sides, !zone_on_page);
    EXPECT_EQ(locator.asked_for_whole, 1);
    ++rows;
  }
  EXPECT_EQ(rows, 2);
}

TEST_F(IntakeTest, AWholePageThatSaysNothingIsNoDocument) {
  const Outcome outcome = run();
  EXPECT_THAT(outcome.documents, IsEmpty());
  EXPECT_EQ(outcome.scene, Scene::no_document);
  EXPECT_FALSE(outcome.error);
}

TEST_F(IntakeTest, BarcodesAreLookedForWhereTheyMayTellTheKindAlone) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 25}), PlacedBy::sides)};
  reader.says_card = [](const Capture&) { return true; };
  EXPECT_EQ(run().documents.front().record.kind, "prc_id_card");
  EXPECT_EQ(reader.looked_for_barcodes, 0);
  reader.says_card = [](const Capture&) { return false; };
  reader.barcodes = {
      {Symbology::pdf417, "@\n\x1e\rANSI 636014090001DL00310015DLDAQI1234568\n\r", quad_of({0, 0, 9, 9})}};
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].record.kind, "driver_licence");
  EXPECT_EQ(outcome.documents[0].record.find("number")->value, "I1234568");
  EXPECT_GT(reader.looked_for_barcodes, 0);
}

TEST_F(IntakeTest, ASureQuadWithTextIsADocumentOfUnknownKind) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 25}), PlacedBy::sides, 0.9),
                      capture_at(quad_of({50, 10, 40, 25}), PlacedBy::sides, 0.1)};
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].record.kind, "unknown");
}

TEST_F(IntakeTest, ATurnedDocumentGivesItsQuadInItsOwnOrder) {
  const Quad quad = quad_of({10, 10, 25, 40});
  locator.captures = {capture_at(quad, PlacedBy::sides)};
  reader.orientation = {1, 1.0, {}};
  reader.says_card = [](const Capture& capture) { return capture.luma.width() == 20; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].quad, turned(quad, 1));
}

TEST_F(IntakeTest, WeakEvidenceOfOrientationIsTestedBothWays) {
  const Quad quad = quad_of({10, 10, 40, 25});
  locator.captures = {capture_at(quad, PlacedBy::sides)};
  reader.orientation = {0, 0.0, {}};
  reader.says_card = [&](const Capture& capture) { return capture.quad == turned(quad, 2); };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].quad, turned(quad, 2));
  EXPECT_EQ(reader.readings, 2);
}

TEST_F(IntakeTest, AFaceDecidesTheOrientationWhereNoTextDoes) {
  const Quad quad = quad_of({10, 10, 25, 40});
  locator.captures = {capture_at(quad, PlacedBy::sides)};
  reader.orientation = {0, 0.0, {}};
  faces.turns = 3;
  reader.says_card = [&](const Capture& capture) { return capture.quad == turned(quad, 3); };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].quad, turned(quad, 3));
  EXPECT_EQ(reader.readings, 1);
}

TEST_F(IntakeTest, FindingsNameTheirDocumentAndBoxesAreOnThePage) {
  Capture beside = capture_at(quad_of({0, 0, 20, 10}), PlacedBy::sides);
  Capture cut = capture_at(quad_of({50, 10, 40, 20}), PlacedBy::sides);
  cut.extrapolated = true;
  locator.captures = {beside, cut};
  reader.says_card = [](const Capture&) { return true; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(2));
  EXPECT_EQ(inspector.inspected, 2);
  std::vector<int> numbers;
  for (const Finding& finding : outcome.findings) {
    if (finding.code == "blur") numbers.push_back(finding.document);
  }
  EXPECT_THAT(numbers, testing::ElementsAre(0, 1));
  EXPECT_TRUE(outcome.documents[1].corners_extrapolated);
  for (const auto& [name, field] : outcome.documents[1].record.fields) {
    EXPECT_GE(bounding_box(field.best.box).x, 50 - 1) << name;
  }
}

/// A passport's page of print, whose quad is the capture's.
std::optional<Reading> passport_page(const Capture&) { return passport_print().reading(); }

TEST_F(IntakeTest, TheSurestFaceOfADocumentIsItsPortrait) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 28}), PlacedBy::sides)};
  reader.on_read = passport_page;
  faces.faces = {{0, {12, 12, 5, 5}, 0.4, FaceRole::portrait, 0},
                 {0, {30, 12, 6, 6}, 0.9, FaceRole::portrait, 0},
                 {0, {80, 40, 9, 9}, 0.99, FaceRole::unknown, -1}};
  const Outcome outcome = run();
  ASSERT_THAT(outcome.faces, SizeIs(3));
  ASSERT_TRUE(outcome.documents[0].portrait);
  EXPECT_EQ(*outcome.documents[0].portrait, (Box{30, 12, 6, 6}));
}

TEST_F(IntakeTest, ASideThatCarriesNoPortraitHasNone) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 25}), PlacedBy::sides)};
  reader.says_card = [](const Capture&) { return true; };  // the back
  faces.faces = {{0, {12, 12, 5, 5}, 0.9, FaceRole::portrait, 0}};
  const Outcome outcome = run();
  EXPECT_EQ(faces.bare, 1u);
  EXPECT_THAT(outcome.faces, IsEmpty());
  EXPECT_FALSE(outcome.documents[0].portrait);
  EXPECT_EQ(std::ranges::count(outcome.findings, "portrait_missing", &Finding::code), 0);
}

TEST_F(IntakeTest, AnExpectedPortraitIsLookedForMoreCloselyAndMissed) {
  locator.captures = {capture_at(quad_of({10, 10, 40, 28}), PlacedBy::sides)};
  reader.on_read = passport_page;
  const auto missed = [](const Outcome& outcome) {
    return std::ranges::count(outcome.findings, "portrait_missing", &Finding::code);
  };
  Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_FALSE(outcome.documents[0].portrait);
  EXPECT_EQ(missed(outcome), 1);
  faces.portrait = Face{0, {12, 14, 6, 6}, 0.4, FaceRole::portrait, -1};
  outcome = run();
  ASSERT_TRUE(outcome.documents[0].portrait);
  EXPECT_EQ(outcome.faces.at(0).document, 0);
  EXPECT_EQ(missed(outcome), 0);
  faces.portrait = Face{0, {80, 50, 6, 6}, 0.4, FaceRole::portrait, -1};
  EXPECT_EQ(missed(run()), 1) << "beside the document";
}

TEST_F(IntakeTest, ALargeFaceBesideADocumentHoldsIt) {
  const Quad card = quad_of({10, 30, 40, 25});
  struct Row {
    const char* what;
    Face face;
    bool holds;
    CheckOutcome arms_hidden = CheckOutcome::pass;
  };
  const std::vector<Row> rows{
      {"beside the card and large", {0, {60, 5, 30, 30}, 0.9, FaceRole::unknown, -1}, true},
      {"as small as a portrait", {0, {60, 5, 8, 8}, 0.9, FaceRole::unknown, -1}, false},
      {"hardly a face", {0, {60, 5, 30, 30}, 0.2, FaceRole::unknown, -1}, false},
      {"less sure a face, a hand at the card", {0, {60, 5, 30, 30}, 0.45, FaceRole::unknown, -1}, true},
      {"less sure a face, no hand",
       {0, {60, 5, 30, 30}, 0.45, FaceRole::unknown, -1},
       false,
       CheckOutcome::cannot_tell},
      {"no hand", {0, {60, 5, 30, 30}, 0.9, FaceRole::unknown, -1}, true, CheckOutcome::fail},
      {"within the card", {0, {20, 32, 20, 20}, 0.9, FaceRole::unknown, -1}, false},
      {"found on the capture, beside its document", {0, {60, 5, 30, 30}, 0.9, FaceRole::portrait, 0}, true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    locator.captures = {capture_at(card, PlacedBy::sides)};
    reader.says_card = [](const Capture&) { return true; };
    if (row.face.document == 0) reader.on_read = passport_page;
    faces.faces = {row.face};
    holders.examined.clear();
    holders.arms_hidden = row.arms_hidden;
    const Outcome outcome = run();
    EXPECT_EQ(outcome.scene, row.holds ? Scene::holding_photo : Scene::document);
    EXPECT_EQ(testing::Matches(testing::Contains(testing::Field(&Finding::code, "holder_arms_hidden")))(
                  outcome.findings),
              row.holds);
    if (!row.holds) continue;
    ASSERT_EQ(holders.examined.size(), 1U);
    EXPECT_EQ(outcome.faces[0].role, FaceRole::holder);
    EXPECT_EQ(outcome.faces[0].document, -1);
    EXPECT_EQ(holders.examined[0].document, outcome.documents[0].quad);
    EXPECT_THAT(outcome.findings,
                testing::Contains(testing::AllOf(testing::Field(&Finding::code, "holder_arms_hidden"),
                                                 testing::Field(&Finding::document, -1))));
  }
  EXPECT_EQ(rows.size(), 8U);
}

// What is no known document, shows no portrait and no hand at it, may be a frame on a wall.
TEST_F(IntakeTest, NobodyHoldsWhatMayBeNoDocument) {
  locator.captures = {capture_at(quad_of({10, 30, 40, 25}), PlacedBy::sides, 0.9)};
  faces.faces = {{0, {60, 5, 30, 30}, 0.9, FaceRole::unknown, -1}};
  for (const CheckOutcome hidden : {CheckOutcome::fail, CheckOutcome::pass}) {
    holders.arms_hidden = hidden;
    const Outcome outcome = run();
    ASSERT_THAT(outcome.documents, SizeIs(1));
    EXPECT_EQ(outcome.documents[0].record.kind, "unknown");
    EXPECT_EQ(outcome.scene, hidden == CheckOutcome::pass ? Scene::holding_photo : Scene::document);
  }
}

TEST_F(IntakeTest, AFaceThatThePictureCutsIsTheHolders) {
  reader.says_card = [](const Capture&) { return true; };
  holders.cut = Box{60, 0, 20, 12};
  locator.captures = {capture_at(quad_of({0, 0, 99, 70}), PlacedBy::sides)};
  EXPECT_EQ(run().scene, Scene::document) << "the document fills the picture";
  locator.captures = {capture_at(quad_of({10, 30, 40, 25}), PlacedBy::sides)};
  const Outcome outcome = run();
  EXPECT_EQ(outcome.scene, Scene::holding_photo);
  ASSERT_THAT(outcome.faces, SizeIs(1));
  EXPECT_EQ(outcome.faces[0].role, FaceRole::holder);
  EXPECT_EQ(outcome.faces[0].box, *holders.cut);
  ASSERT_THAT(holders.examined, SizeIs(1));
  EXPECT_TRUE(holders.examined[0].cut_off);
}

TEST_F(IntakeTest, WhatAPersonMayHoldIsSoughtNearTheFace) {
  const Quad card = quad_of({20, 40, 16, 10});
  faces.faces = {{0, {20, 5, 20, 20}, 0.9, FaceRole::unknown, -1}};
  locator.captures_in_part = {capture_at(card, PlacedBy::sides)};
  locator.part_with_document = 2;
  reader.says_card = [&](const Capture& capture) { return capture.quad == card; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_THAT(locator.parts, SizeIs(2));
  EXPECT_EQ(locator.asked_for_whole, 0);
  EXPECT_EQ(outcome.scene, Scene::holding_photo);
}

// A face may be a portrait, and what was found beside it a part of the page that it is printed on.
TEST_F(IntakeTest, WhatIsCutOffIsNotWhatAPersonHolds) {
  const Quad held = quad_of({10, 20, 20, 14});
  faces.faces = {{0, {40, 5, 20, 20}, 0.9, FaceRole::unknown, -1}};
  locator.captures_in_part = {capture_at(held, PlacedBy::sides)};
  const auto whole_pages_asked_for = [&](double x) {
    reader.on_read = [&, x](const Capture& capture) -> std::optional<Reading> {
      if (capture.quad != held) return std::nullopt;
      return passport_print()
          .text("RUSSIAN", x, 40)
          .text("FEDERATION", x, 44)
          .text("MOSCOW", x, 48)
          .reading();
    };
    reader.says_card = [&](const Capture& capture) { return capture.quad != held; };
    locator.parts.clear();
    locator.part_with_document = 1;
    locator.asked_for_whole = 0;
    run();
    return locator.asked_for_whole;
  };
  EXPECT_EQ(whole_pages_asked_for(30), 0);
  EXPECT_EQ(whole_pages_asked_for(84), 1) << "lines that the side cuts";
}

TEST_F(IntakeTest, WithoutAFaceNoPartIsSearched) {
  EXPECT_THAT(run().documents, IsEmpty());
  EXPECT_THAT(locator.parts, IsEmpty());
  EXPECT_EQ(locator.asked_for_whole, 1);
}

TEST_F(IntakeTest, OnlySoManyPagesWithADocumentAreRead) {
  decoder.on_inspect = [] { return UploadInfo{"application/pdf", 12}; };
  reader.says_card = [](const Capture&) { return true; };
  const Outcome outcome = run();
  EXPECT_EQ(decoder.decoded, limits.pages_read);
  EXPECT_THAT(outcome.documents, SizeIs(4));
  EXPECT_EQ(outcome.documents[3].page, 3);
}

TEST_F(IntakeTest, AFrameworkThatRunsOutOfMemoryOrThrowsEndsOnlyThisUpload) {
  decoder.on_decode = [](int) -> Result<Page> { throw std::bad_alloc(); };
  EXPECT_EQ(run().error->code, ErrorCode::out_of_memory);
  decoder.on_decode = [](int) -> Result<Page> { throw std::runtime_error("a library's words"); };
  const Outcome outcome = run();
  EXPECT_EQ(outcome.error->code, ErrorCode::internal);
  EXPECT_EQ(outcome.error->message.find("a library's words"), std::string::npos);
}

TEST_F(IntakeTest, APassedDeadlineIsAnErrorNotHalfAnAnswer) {
  limits.upload_time = std::chrono::milliseconds{0};
  EXPECT_EQ(run().error->code, ErrorCode::deadline_exceeded);
}

TEST_F(IntakeTest, EveryStageIsTimed) {
  const Outcome outcome = run();
  EXPECT_GT(outcome.timings.total, 0);
  EXPECT_GE(outcome.timings.total, outcome.timings.decode + outcome.timings.locate + outcome.timings.read);
}

TEST_F(IntakeTest, DocumentsOfAKnownKindComeFirst) {
  const Quad card = quad_of({50, 10, 40, 25});
  locator.captures = {capture_at(quad_of({5, 10, 40, 25}), PlacedBy::sides, 0.99),
                      capture_at(card, PlacedBy::sides, 0.8)};
  reader.says_card = [&](const Capture& capture) { return capture.quad == card; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(2));
  EXPECT_EQ(outcome.documents[0].record.kind, "prc_id_card");
  EXPECT_EQ(outcome.documents[1].record.kind, "unknown");
}

TEST_F(IntakeTest, ADocumentLiesWhereItsSidesOrElseItsLayoutSay) {
  struct Row {
    const char* what;
    Box taken;  // Of a card whose width is right: its model is as wide as the capture.
    PlacedBy placed_by;
    bool by_layout;
  };
  const std::vector<Row> rows{{"its own sides", {10, 10, 40, 25}, PlacedBy::sides, false},
                              {"a line of print for its lower side", {10, 10, 40, 20}, PlacedBy::sides, true},
                              {"print alone", {10, 10, 40, 25}, PlacedBy::print, true}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    locator.captures = {capture_at(quad_of(row.taken), row.placed_by)};
    reader.says_card = [](const Capture&) { return true; };
    const Outcome outcome = run();
    ASSERT_THAT(outcome.documents, SizeIs(1));
    EXPECT_EQ(outcome.documents[0].quad != quad_of(row.taken), row.by_layout);
    EXPECT_GT(intersection_over_union(outcome.documents[0].quad, quad_of({10, 10, 40, 25.2})), 0.9);
  }
  EXPECT_EQ(rows.size(), 3U);
}

// Sides that go around two cards, one above the other.
TEST_F(IntakeTest, TheOtherOfTwoDocumentsWithinTheSameSidesIsReadToo) {
  const Quad second = quad_of({10, 31, 40, 25.2});
  locator.captures = {capture_at(quad_of({10, 5, 40, 52}), PlacedBy::sides)};
  locator.captures_in_part = {capture_at(second, PlacedBy::sides)};
  locator.part_with_document = 2;  // nothing is nearer around what was read
  reader.says_card = [](const Capture&) { return true; };
  const Outcome outcome = run();
  ASSERT_THAT(locator.parts, SizeIs(2));
  EXPECT_GT(locator.parts[1].y, 25);
  EXPECT_NEAR(locator.parts[1].bottom(), 57, 0.5);
  ASSERT_THAT(outcome.documents, SizeIs(2));
  EXPECT_EQ(outcome.documents[1].quad, second);
}

// The same where the one that was read is found in its own sides.
TEST_F(IntakeTest, TheOtherOfTwoDocumentsIsReadWhereTheFirstIsSeenCloser) {
  const Quad first = quad_of({12, 6, 36, 22}), second = quad_of({10, 31, 40, 25.2});
  locator.captures = {capture_at(quad_of({10, 5, 40, 52}), PlacedBy::sides)};
  locator.captures_in_first_part = {capture_at(first, PlacedBy::sides)};
  locator.captures_in_part = {capture_at(second, PlacedBy::sides)};
  locator.part_with_document = 2;
  reader.says_card = [](const Capture&) { return true; };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(2));
  EXPECT_EQ(outcome.documents[0].quad, first);
  EXPECT_EQ(outcome.documents[1].quad, second);
}

// What says that it is another paper is not taken for one of ours where less of it is seen, unless surely;
// what lies on it is.
TEST_F(IntakeTest, APaperThatIsNoneOfOursIsBelieved) {
  const Quad paper = quad_of({5, 5, 90, 50}), most = quad_of({6, 8, 88, 46});
  struct Row {
    const char* what;
    Quad other;
    bool sure;
    std::ptrdiff_t known;
  };
  const std::vector<Row> rows{{"most of the same paper", most, false, 0},
                              {"a card as large, surely read", most, true, 1},
                              {"a card that lies on it", quad_of({10, 10, 40, 25}), false, 1}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    locator.captures = {capture_at(paper, PlacedBy::sides), capture_at(row.other, PlacedBy::sides)};
    reader.says_card = [&](const Capture& capture) { return row.sure && capture.quad == row.other; };
    reader.on_read = [&](const Capture& capture) -> std::optional<Reading> {
      if (capture.quad == paper)
        return PageBuilder().text("电子发票(普通发票)", 20, 5).text("价税合计", 10, 40).reading();
      if (row.sure || capture.quad != row.other) return std::nullopt;
      return PageBuilder()
          .text("姓名", 7, 12, 2.4)
          .text("性别", 7, 18, 2.4)
          .text("11010519491231002X", 30, 8)
          .digits({"11010519491231002X", "11010519491231002X"})
          .reading();
    };
    const Outcome outcome = run();
    EXPECT_EQ(
        std::ranges::count_if(outcome.documents,
                              [](const Document& document) { return document.record.kind != "unknown"; }),
        row.known);
  }
  EXPECT_EQ(rows.size(), 3u);
}

TEST_F(IntakeTest, ACardThatIsNoneOfOursIsSearchedNoFurther) {
  locator.captures = {capture_at(quad_of({5, 5, 80, 50}), PlacedBy::sides)};
  reader.on_read = [](const Capture&) -> std::optional<Reading> {
    return PageBuilder().text("中华人民共和国机动车驾驶证", 10, 5).text("准驾车型 C1", 10, 40).reading();
  };
  const Outcome outcome = run();
  ASSERT_THAT(outcome.documents, SizeIs(1));
  EXPECT_EQ(outcome.documents[0].record.kind, "unknown");
  EXPECT_TRUE(std::ranges::any_of(outcome.findings,
                                  [](const Finding& finding) { return finding.code == "other_paper"; }));
  EXPECT_EQ(locator.asked_for_others, 0);
  EXPECT_EQ(locator.asked_for_whole, 0);
  EXPECT_EQ(reader.looked_for_barcodes, 0);
}

}  // namespace
}  // namespace docintake
