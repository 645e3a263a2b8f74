#pragma once

#include <string>
#include <utility>
#include <vector>

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
  Record front{"prc_id_card", Side::front, 0.98, {}, {}};
  front.fields["name"].best = read_value("张三");
  front.fields["sex"].best = read_value("F");
  front.fields["birth_date"].best = read_value("1949-12-31");
  front.fields["number"].best = read_value(kNumber);
  Record back{"prc_id_card", Side::back, 0.98, {}, {}};
  back.fields["valid_from"].best = read_value("2016-03-01");
  back.fields["valid_until"].best = read_value("2036-03-01");
  Applicant applicant{{upload_of("front.jpg", front), upload_of("back.jpg", back)}, {}};
  applicant.claim.document_kind = "prc_id_card";
  applicant.claim.name = "张三";
  applicant.claim.number = kNumber;
  return applicant;
}

/// The specimen of ICAO Doc 9303-4, read from its machine readable zone.
inline Applicant utopian() {
  Record page{"passport", Side::single, 0.98, {}, {}};
  page.fields["name"].best = read_value("ERIKSSON ANNA MARIA", 0.95, Source::mrz);
  page.fields["number"].best = read_value("L898902C3", 0.95, Source::mrz);
  page.fields["birth_date"].best = read_value("1974-08-12", 0.95, Source::mrz);
  page.fields["valid_until"].best = read_value("2032-04-15", 0.95, Source::mrz);
  page.fields["mrz"].best.lines = {"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                   "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
  Applicant applicant{{upload_of("page.jpg", page)}, {}};
  applicant.claim.document_kind = "passport";
  applicant.claim.name = "Anna Maria Eriksson";
  applicant.claim.number = "L898902C3";
  return applicant;
}

}  // namespace docintake
