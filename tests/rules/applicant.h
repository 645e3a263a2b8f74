#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/background.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"

namespace docintake {

inline constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};
inline constexpr const char* kNumber = "11010519491231002X";  // The example of GB 11643 itself.

/// An application whose every rule passes: both sides of an invented resident identity card and its claim.
/// Tests change one thing.
struct Applicant {
  std::vector<Outcome> uploads;
  Claim claim;
  Background background;

  Record& front() { return uploads.at(0).documents.at(0).record; }
  Record& back() { return uploads.at(1).documents.at(0).record; }
};

inline FieldValue read_value(std::string value, double confidence = 0.97, Source source = Source::printed) {
  FieldValue field;
  field.raw = value;
  field.value = std::move(value);
  field.confidence = confidence;
  field.source = source;
  return field;
}

inline Outcome upload_of(std::string file, Record record) {
  Outcome outcome;
  outcome.file = std::move(file);
  outcome.upload_id = "sha256:" + std::string(64, '0');
  outcome.media_type = "image/jpeg";
  outcome.bytes = 200'000;
  outcome.pages = 1;
  outcome.scene = Scene::document;
  outcome.documents.push_back({std::move(record), 0, Quad{}, false, std::nullopt});
  return outcome;
}

inline Applicant resident() {
  Record front{"prc_id_card", Side::front, 0.98, {}, {}, {}};
  front.fields["name"].best = read_value("张三");
  front.fields["sex"].best = read_value("F");
  front.fields["birth_date"].best = read_value("1949-12-31");
  front.fields["number"].best = read_value(kNumber);
  Record back{"prc_id_card", Side::back, 0.98, {}, {}, {}};
  back.fields["valid_from"].best = read_value("2016-03-01");
  back.fields["valid_until"].best = read_value("2036-03-01");
  Applicant applicant{{upload_of("front.jpg", front), upload_of("back.jpg", back)}, {}, {}};
  applicant.claim.document_kind = "prc_id_card";
  applicant.claim.name = "张三";
  applicant.claim.number = kNumber;
  return applicant;
}

/// The specimen of ICAO Doc 9303-4, read from its machine readable zone.
inline Applicant utopian() {
  Record page{"passport", Side::single, 0.98, {}, {}, {}};
  page.fields["name"].best = read_value("ERIKSSON ANNA MARIA", 0.95, Source::mrz);
  page.fields["number"].best = read_value("L898902C3", 0.95, Source::mrz);
  page.fields["birth_date"].best = read_value("1974-08-12", 0.95, Source::mrz);
  page.fields["valid_until"].best = read_value("2032-04-15", 0.95, Source::mrz);
  page.fields["mrz"].best.lines = {"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                   "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
  Applicant applicant{{upload_of("page.jpg", page)}, {}, {}};
  applicant.claim.document_kind = "passport";
  applicant.claim.name = "Anna Maria Eriksson";
  applicant.claim.number = "L898902C3";
  return applicant;
}

/// Every code by which a picture of a document is measured.
inline constexpr const char* kPictureCodes[]{
    "blur",     "glare",     "under_exposed",    "over_exposed", "low_resolution", "border_incomplete",
    "occluded", "photocopy", "screen_recapture", "edited",       "specimen"};

/// Every code by which a photo of a person with a document is measured.
inline constexpr const char* kHolderCodes[]{"holder_face_covered", "holder_face_cut_off",
                                            "holder_face_blurred", "holder_arms_hidden",
                                            "holder_headwear",     "holder_differs"};

inline Finding measured(const char* code, CheckOutcome outcome, int document = 0) {
  return {code, outcome, document, "", std::nullopt, "It was measured."};
}

/// The resident, with a portrait found, everything measured, a holding photo, and everything known of the
/// account: approved under every policy for persons that takes such a card.
inline Applicant known_resident() {
  Applicant applicant = resident();
  Outcome holding = upload_of("holding.jpg", applicant.front());
  holding.scene = Scene::holding_photo;
  holding.faces.push_back({0, {}, 0.9, FaceRole::portrait, 0});
  holding.faces.push_back({0, {}, 0.9, FaceRole::holder, -1});
  for (const char* code : kHolderCodes) holding.findings.push_back(measured(code, CheckOutcome::pass, -1));
  applicant.uploads.push_back(std::move(holding));
  for (Outcome& upload : applicant.uploads) {
    if (upload.file != "back.jpg") upload.documents[0].portrait = Box{10, 10, 80, 100};
    for (const char* code : kPictureCodes) upload.findings.push_back(measured(code, CheckOutcome::pass));
  }
  applicant.claim.mobile = "13800000000";
  Account& account = applicant.background.account;
  account.id = "a1";
  account.status = AccountStatus::unverified;
  account.registration_country = "CHN";
  account.partner_member = false;
  account.channel = "face";
  applicant.background.registry.identity_accounts = 0;
  applicant.background.registry.mobile_accounts = 0;
  return applicant;
}

/// An invented company with its licence: approved under every policy for enterprises.
inline Applicant company() {
  Record licence{"business_licence", Side::single, 0.98, {}, {}, {}};
  licence.fields["company_name"].best = read_value("北京示例科技有限公司");
  licence.fields["legal_representative"].best = read_value("张三");
  licence.fields["number"].best = read_value("91110000600037341L");
  licence.fields["valid_from"].best = read_value("2016-03-01");
  licence.fields["valid_until"].best = read_value("long_term");
  Applicant applicant{{upload_of("licence.jpg", licence)}, {}, {}};
  applicant.claim.subject = Subject::enterprise;
  applicant.claim.document_kind = "business_licence";
  applicant.claim.company_name = "北京示例科技有限公司";
  applicant.claim.legal_representative = "张三";
  applicant.claim.number = "91110000600037341L";
  applicant.claim.mobile = "13800000000";
  Account& account = applicant.background.account;
  account.id = "e1";
  account.status = AccountStatus::unverified;
  account.registration_country = "CHN";
  account.channel = "recharge";
  RegistryAnswers& registry = applicant.background.registry;
  registry.identity_accounts = 0;
  registry.mobile_accounts = 0;
  registry.company_known = true;
  registry.company = CompanyEntry{"91110000600037341L", "北京示例科技有限公司", "张三", true, true};
  return applicant;
}

}  // namespace docintake
