#include "pipeline/model/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace docintake {
namespace {

using testing::HasSubstr;

constexpr Date kDay{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};

FieldValue value_of(std::string text, Source source) {
  FieldValue value;
  value.value = std::move(text);
  value.raw = "raw " + value.value;
  value.confidence = 0.9;
  value.source = source;
  value.box = quad_of(Box{10, 20, 30, 40});
  return value;
}

/// An outcome that has everything an outcome can have.
Outcome full() {
  Outcome o;
  o.file = "前面.jpg";
  o.upload_id = "sha256:" + std::string(64, 'a');
  o.media_type = "image/jpeg";
  o.bytes = 2345678;
  o.pages = 1;
  o.scene = Scene::holding_photo;
  Document d{
      {"passport", Side::single, 0.98, {}, {}, {}}, 0, quad_of(Box{1, 2, 300, 200}), true, Box{5, 6, 7, 8}};
  d.record.fields["number"] = {value_of("L898902C3", Source::mrz), {value_of("L898902C8", Source::printed)}};
  d.record.fields["name"].best = value_of("𠮷l", Source::printed);
  d.record.fields["name"].best.characters = {{U'𠮷', 0.75F, {{U'吉', 0.25F}}},
                                             {U'l', 0.5F, {{U'é', 0.25F}, {U'1', 0.125F}}}};
  d.record.fields["mrz"].best = value_of("", Source::mrz);
  d.record.fields["mrz"].best.lines = {"P<UTO", "L898"};
  o.documents.push_back(d);
  o.faces.push_back({0, Box{5, 6, 7, 8}, 0.97, FaceRole::portrait, 0});
  o.faces.push_back({0, Box{50, 60, 70, 80}, 0.5, FaceRole::holder, -1});
  o.findings.push_back({"glare", CheckOutcome::fail, 0, "name", 0.71, "Glare.", 0.5, Box{9, 8, 7, 6}});
  o.findings.push_back({"blur", CheckOutcome::cannot_tell, -1, "", std::nullopt, "Blur."});
  o.verdict =
      Verdict{Decision::rejected,
              "huawei_cloud",
              "sha256:" + std::string(64, 'b'),
              kDay,
              {{"name_matches", CheckOutcome::fail, Action::reject, {{"claimed_name", "张三"}}, "en", "zh"}}};
  o.timings = {31, 6.2, 12, 55.1, 3.4, 0.1, 105};
  return o;
}

TEST(Json, RoundTripKeepsEverything) {
  const std::string json = to_json(full());
  const Result<Outcome> back = outcome_from_json(json);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(to_json(*back), json);
  EXPECT_EQ(back->documents[0].record.fields.at("number").others.size(), 1U);
  EXPECT_EQ(back->documents[0].record.fields.at("number").best,
            full().documents[0].record.fields.at("number").best);
  EXPECT_EQ(back->documents[0].record.find("mrz")->lines.size(), 2U);
  EXPECT_EQ(back->faces[1].document, -1);
  EXPECT_EQ(back->findings[1].score, std::nullopt);
  EXPECT_EQ(back->verdict->as_of, kDay);
  EXPECT_EQ(back->verdict->findings[0].evidence.at("claimed_name"), "张三");
}

TEST(Json, RoundTripOfAnError) {
  Outcome o;
  o.file = "gone.jpg";
  o.error = make_error(ErrorCode::unreadable_file, "It is gone.");
  const std::string json = to_json(o);
  EXPECT_THAT(json, HasSubstr(R"("upload":{"id":null,"media_type":null,"bytes":0,"pages":0})"));
  EXPECT_THAT(json, HasSubstr(R"("error":{"code":"unreadable_file","message":"It is gone.)"));
  const Result<Outcome> back = outcome_from_json(json);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(back->error->code, ErrorCode::unreadable_file);
  EXPECT_EQ(to_json(*back), json);
}

// The very bytes, because the order of the keys is part of the contract.
TEST(Json, KeysAreInTheContractsOrder) {
  Outcome o = full();
  o.documents[0].record.fields.erase("mrz");
  o.documents[0].record.fields.erase("name");
  o.documents[0].record.fields["number"].others.clear();
  o.documents[0].record.fields["number"].best.characters = {{U'L', 0.5F, {{U'1', 0.25F}}}};
  o.faces.pop_back();
  o.findings.pop_back();
  o.verdict.reset();
  EXPECT_EQ(
      to_json(o),
      R"({"schema":"docintake.outcome/1","file":"前面.jpg","upload":{"id":"sha256:)" + std::string(64, 'a') +
          R"(","media_type":"image/jpeg","bytes":2345678,"pages":1},"error":null,"scene":"holding_photo",)"
          R"("documents":[{"kind":"passport","side":"single","page":0,"confidence":0.98,)"
          R"("quad":[[1.0,2.0],[301.0,2.0],[301.0,202.0],[1.0,202.0]],)"
          R"("fields":{"number":{"value":"L898902C3","raw":"raw L898902C3","confidence":0.9,"source":"mrz",)"
          R"("box":[[10.0,20.0],[40.0,20.0],[40.0,60.0],[10.0,60.0]],"characters":[[["L",0.5],["1",0.25]]]}},)"
          R"("portrait":[5.0,6.0,7.0,8.0],"corners_extrapolated":true}],)"
          R"("faces":[{"page":0,"box":[5.0,6.0,7.0,8.0],"confidence":0.97,"role":"portrait","document":0}],)"
          R"("findings":[{"code":"glare","outcome":"fail","document":0,"score":0.71,"threshold":0.5,"where":[9.0,8.0,7.0,6.0],)"
          R"("field":"name","message":"Glare."}],"verdict":null,)"
          R"("timings_ms":{"decode":31.0,"locate":6.2,"faces":12.0,"read":55.1,"inspect":3.4,"verify":0.1,"total":105.0}})");
}

TEST(Json, NumbersAreRoundedAndFinite) {
  Outcome o = full();
  o.documents[0].quad[0] = {12.3456, -0.01};
  o.documents[0].record.confidence = 0.987654321;
  o.faces[0].box.x = std::numeric_limits<double>::quiet_NaN();
  o.faces[0].box.y = std::numeric_limits<double>::infinity();
  o.timings.total = 104.9876;
  const std::string json = to_json(o);
  EXPECT_THAT(json, HasSubstr("[12.3,0.0]"));
  EXPECT_THAT(json, HasSubstr(R"("confidence":0.9877)"));
  EXPECT_THAT(json, HasSubstr(R"("box":[0.0,0.0,7.0,8.0])"));
  EXPECT_THAT(json, HasSubstr(R"("total":105.0)"));
  EXPECT_TRUE(outcome_from_json(json).ok());
}

TEST(Json, HostileLabelsStayOneLineOfUtf8) {
  struct Label {
    std::string file;
    const char* shown;
  };
  const Label labels[]{
      {"a\xFF\xFE"
       "b.jpg",
       "a\uFFFD\uFFFD"
       "b.jpg"},
      {"line\nbreak", "line\\nbreak"},
      {"quote\"back\\slash", "quote\\\"back\\\\slash"},
      {std::string("nul\0byte", 8), "nul\\u0000byte"},
      {"\x1B[31mred", "\\u001b[31mred"},
      {"\xED\xA0\x80", "\uFFFD"},
  };
  int rows = 0;
  for (const Label& label : labels) {
    Outcome o;
    o.file = label.file;
    const std::string json = to_json(o);
    EXPECT_THAT(json, HasSubstr(label.shown));
    EXPECT_EQ(json.find('\n'), std::string::npos);
    EXPECT_TRUE(outcome_from_json(json).ok());
    ++rows;
  }
  EXPECT_EQ(rows, 6);
}

TEST(Json, WhatIsNoOutcomeIsRefusedWithoutQuotingIt) {
  const std::string good = to_json(full());
  const auto but = [&](const std::string& from, const std::string& to) {
    std::string json = good;
    json.replace(json.find(from), from.size(), to);
    return json;
  };
  const std::string cases[]{
      "",
      "null",
      "[]",
      "{}",
      "not json 张三",
      good + "x",
      good.substr(0, good.size() / 2),
      but("docintake.outcome/1", "docintake.outcome/2"),
      but("\"error\":null,", ""),
      but("\"scene\":\"holding_photo\"", "\"scene\":\"beach\""),
      but("\"side\":\"single\"", "\"side\":1"),
      but("\"source\":\"mrz\"", "\"source\":\"guess\""),
      but("[5.0,6.0,7.0,8.0]", "[5.0,6.0,7.0]"),
      but("[5.0,6.0,7.0,8.0]", "[5.0,6.0,7.0,\"8\"]"),
      but("\"faces\":[", "\"faces\":[7,"),
      but("\"role\":\"portrait\"", "\"role\":\"twin\""),
      but("\"as_of\":\"2026-11-20\"", "\"as_of\":\"2026-02-30\""),
      but("\"decision\":\"rejected\"", "\"decision\":\"maybe\""),
      but("\"action\":\"reject\"", "\"action\":\"shrug\""),
      but("\"total\":105.0", "\"total\":\"105\""),
      std::string(100'000, '['),
  };
  int rows = 0;
  for (const std::string& json : cases) {
    const Result<Outcome> outcome = outcome_from_json(json);
    ASSERT_FALSE(outcome.ok()) << "row " << rows;
    EXPECT_EQ(outcome.error().code, ErrorCode::corrupt_file);
    EXPECT_EQ(outcome.error().message.find("张三"), std::string::npos);
    ++rows;
  }
  EXPECT_EQ(rows, 21);
}

TEST(Json, Claim) {
  const Result<Claim> claim = claim_from_json(
      R"({"subject":"enterprise","document_kind":"business_licence","name":"张三","number":"9135","mobile":"1",)"
      R"("company_name":"某某有限公司","legal_representative":"李四","account":"a1"})");
  ASSERT_TRUE(claim.ok()) << claim.error().message;
  EXPECT_EQ(claim->subject, Subject::enterprise);
  EXPECT_EQ(claim->document_kind, "business_licence");
  EXPECT_EQ(claim->name, "张三");
  EXPECT_EQ(claim->number, "9135");
  EXPECT_EQ(claim->mobile, "1");
  EXPECT_EQ(claim->company_name, "某某有限公司");
  EXPECT_EQ(claim->legal_representative, "李四");
  EXPECT_EQ(claim->account, "a1");
  EXPECT_EQ(claim_from_json("{}")->subject, Subject::personal);
}

TEST(Json, WhatIsNoClaimIsRefused) {
  const char* cases[]{"",
                      "[]",
                      "\"张三\"",
                      R"({"nmae":"张三"})",
                      R"({"name":3})",
                      R"({"subject":"robot"})",
                      R"({"name":null})"};
  int rows = 0;
  for (const char* json : cases) {
    const Result<Claim> claim = claim_from_json(json);
    ASSERT_FALSE(claim.ok()) << json;
    EXPECT_EQ(claim.error().message.find("张三"), std::string::npos);
    ++rows;
  }
  EXPECT_EQ(rows, 7);
}

TEST(Json, Reading) {
  Reading reading;
  reading.width = 856;
  reading.height = 540;
  TextLine line;
  line.general.text = "姓名张三";
  line.general.characters = {{U'姓', 0.9F, Box{1, 2, 3, 4}, {{U'娃', 0.1F}}}, {U'𠮷', 1, Box{}, {}}};
  reading.lines.push_back(line);
  reading.mrz = MrzZone{Quad{}, {RecognizedLine{"P<UTO", 0.5, {}}}, {}};
  const std::string json = to_json(reading);
  EXPECT_THAT(json, HasSubstr(R"({"width":856,"height":540,"lines":[{"quad":)"));
  EXPECT_THAT(json, HasSubstr(R"("character":"姓","probability":0.9,"box":[1.0,2.0,3.0,4.0])"));
  EXPECT_THAT(json, HasSubstr(R"("alternatives":[{"character":"娃","probability":0.1}])"));
  EXPECT_THAT(json, HasSubstr(R"("character":"𠮷")"));
  EXPECT_THAT(json, HasSubstr(R"("text":"P<UTO")"));
}

}  // namespace
}  // namespace docintake
