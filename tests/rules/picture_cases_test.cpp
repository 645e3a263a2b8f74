// Fixtures of the rules on whole documents, their pictures, and photos of persons with them.

#include "tests/rules/rule_case.h"

namespace docintake {
namespace {

constexpr CheckOutcome pass = CheckOutcome::pass;
constexpr CheckOutcome fail = CheckOutcome::fail;
constexpr CheckOutcome cannot_tell = CheckOutcome::cannot_tell;

using A = Applicant;

}  // namespace

std::vector<RuleCase> picture_cases() {
  return {
      {"document_complete", "both sides", known_resident, pass},
      {"document_complete", "a passport has one", utopian, pass},
      {"document_complete", "back missing",
       but(known_resident, [](A& a) { a.uploads.erase(a.uploads.begin() + 1); }), fail},
      {"document_complete", "front missing",
       but(known_resident,
           [](A& a) {
             a.uploads.pop_back();
             a.uploads.erase(a.uploads.begin());
           }),
       fail},
      {"document_complete", "a side nobody knows",
       but(known_resident, [](A& a) { a.back().side = Side::unknown; }), cannot_tell},
      {"document_complete", "another birth date on the holding photo",
       but(known_resident,
           [](A& a) { a.uploads[2].documents[0].record.fields["birth_date"].best.value = "1949-12-30"; }),
       fail},
      {"document_complete", "another name on the holding photo",
       but(known_resident, [](A& a) { a.uploads[2].documents[0].record.fields["name"].best.value = "李四"; }),
       fail},
      {"document_complete", "nearly another name",
       but(known_resident, [](A& a) { a.uploads[2].documents[0].record.fields["name"].best.value = "张二"; }),
       cannot_tell},
      {"document_complete", "the reader says that the sides disagree",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("sides_disagree", fail)); }),
       fail},
      {"document_complete", "the reader says that two persons are on one upload",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("persons_differ", fail)); }),
       fail},
      {"document_complete", "the same side twice",
       but(known_resident, [](A& a) { a.uploads[1] = a.uploads[0]; }), fail},
      {"document_complete", "the back of another kind",
       but(known_resident, [](A& a) { a.back().kind = "hkm_travel_permit"; }), fail},
      {"document_complete", "nothing uploaded", but(known_resident, [](A& a) { a.uploads.clear(); }),
       cannot_tell},
      {"validity_span_plausible", "20 years where the age demands long term", known_resident, fail},
      {"validity_span_plausible", "long term at 66",
       but(known_resident,
           [](A& a) {
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "long_term";
           }),
       pass},
      {"validity_span_plausible", "20 years at 30",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1986-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2036-03-01";
           }),
       pass},
      {"validity_span_plausible", "10 years at 20",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1996-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2026-03-01";
           }),
       pass},
      {"validity_span_plausible", "5 years at 10",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "2006-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2021-03-01";
           }),
       pass},
      {"validity_span_plausible", "10 years at 30",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1986-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2026-03-01";
           }),
       fail},
      {"validity_span_plausible", "just 26, applied for at 25",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1990-02-20";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2026-03-01";
           }),
       pass},
      {"validity_span_plausible", "just 26",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1990-02-20";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2036-03-01";
           }),
       pass},
      {"validity_span_plausible", "from 29 February",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1986-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-02-29";
             a.back().fields["valid_until"].best.value = "2036-02-29";
           }),
       pass},
      {"validity_span_plausible", "seven years",
       but(known_resident,
           [](A& a) {
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2023-03-01";
           }),
       fail},
      {"validity_span_plausible", "20 years and a day",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "1986-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2036-03-02";
           }),
       fail},
      {"validity_span_plausible", "valid before birth",
       but(known_resident,
           [](A& a) {
             a.front().fields["birth_date"].best.value = "2020-01-01";
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2021-03-01";
           }),
       fail},
      {"validity_span_plausible", "no birth date, ten years",
       but(known_resident,
           [](A& a) {
             a.front().fields.erase("birth_date");
             a.uploads[2].documents[0].record.fields.erase("birth_date");
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2026-03-01";
           }),
       pass},
      {"validity_span_plausible", "the reader says so",
       but(known_resident,
           [](A& a) {
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "long_term";
             a.uploads[1].findings.push_back(measured("validity_span_implausible", fail));
           }),
       fail},
      {"validity_span_plausible", "a permit of ten years",
       but(known_resident,
           [](A& a) {
             a.back().kind = "tw_travel_permit";
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2026-02-28";
           }),
       pass},
      {"validity_span_plausible", "a permit of 25 years",
       but(known_resident,
           [](A& a) {
             a.back().kind = "tw_travel_permit";
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2041-02-28";
           }),
       fail},
      {"validity_span_plausible", "an end before the beginning",
       but(known_resident,
           [](A& a) {
             a.back().kind = "tw_travel_permit";
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2015-02-28";
           }),
       fail},
      {"validity_span_plausible", "an end that is no date",
       but(known_resident,
           [](A& a) {
             a.back().fields["valid_from"].best.value = "2016-03-01";
             a.back().fields["valid_until"].best.value = "2036-13-01";
           }),
       cannot_tell},
      {"validity_span_plausible", "no beginning",
       but(known_resident, [](A& a) { a.back().fields.erase("valid_from"); }), cannot_tell},
      {"issuing_place_matches_registration", "a mainland card and a mainland account", known_resident, pass},
      {"issuing_place_matches_registration", "a mainland card and a foreign account",
       but(known_resident, [](A& a) { a.background.account.registration_country = "FRA"; }), fail},
      {"issuing_place_matches_registration", "registered nobody knows where",
       but(known_resident, [](A& a) { a.background.account.registration_country.clear(); }), cannot_tell},
      {"issuing_place_matches_registration", "a Hong Kong permit and account",
       but(known_resident,
           [](A& a) {
             a.uploads.resize(1);
             a.front().kind = "hkm_travel_permit";
             a.front().fields["number"].best.value = "H12345678";
             a.background.account.registration_country = "HKG";
           }),
       pass},
      {"issuing_place_matches_registration", "a Macao permit and a Hong Kong account",
       but(known_resident,
           [](A& a) {
             a.uploads.resize(1);
             a.front().kind = "hkm_travel_permit";
             a.front().fields["number"].best.value = "M12345678";
             a.background.account.registration_country = "HKG";
           }),
       fail},
      {"issuing_place_matches_registration", "a Taiwan permit and account",
       but(known_resident,
           [](A& a) {
             a.uploads.resize(1);
             a.front().kind = "tw_travel_permit";
             a.front().fields["number"].best.value = "12345678";
             a.background.account.registration_country = "TWN";
           }),
       pass},
      {"issuing_place_matches_registration", "a residence permit of Macao",
       but(known_resident,
           [](A& a) {
             a.uploads.resize(1);
             a.front().kind = "hkmt_residence_permit";
             a.front().fields["number"].best.value = "820000199001010017";
             a.background.account.registration_country = "MAC";
           }),
       pass},
      {"issuing_place_matches_registration", "a residence permit of Taiwan, mainland account",
       but(known_resident,
           [](A& a) {
             a.uploads.resize(1);
             a.front().kind = "hkmt_residence_permit";
             a.front().fields["number"].best.value = "830000199001010017";
             a.background.account.registration_country = "CHN";
           }),
       pass},
      {"issuing_place_matches_registration", "a passport of the account's country",
       but(utopian,
           [](A& a) {
             a.front().fields["issuing_country"].best = read_value("UTO");
             a.background.account.registration_country = "UTO";
           }),
       pass},
      {"issuing_place_matches_registration", "a passport of another",
       but(utopian,
           [](A& a) {
             a.front().fields["issuing_country"].best = read_value("UTO");
             a.background.account.registration_country = "FRA";
           }),
       fail},
      {"issuing_place_matches_registration", "a passport of nobody knows where",
       but(utopian, [](A& a) { a.background.account.registration_country = "UTO"; }), cannot_tell},
      {"portrait_visible", "found", known_resident, pass},
      {"portrait_visible", "not found",
       but(known_resident, [](A& a) { a.uploads[0].documents[0].portrait.reset(); }), cannot_tell},
      {"portrait_visible", "missing",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("portrait_missing", fail)); }),
       fail},
      {"portrait_visible", "covered",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("portrait_covered", fail)); }),
       fail},
      {"portrait_visible", "perhaps covered",
       but(known_resident,
           [](A& a) { a.uploads[0].findings.push_back(measured("portrait_covered", cannot_tell)); }),
       cannot_tell},
      {"portrait_visible", "no front",
       but(known_resident,
           [](A& a) {
             a.uploads.erase(a.uploads.begin());
             a.uploads.pop_back();
           }),
       cannot_tell},
      {"picture_clear", "all measured", known_resident, pass},
      {"picture_clear", "nothing measured", resident, cannot_tell},
      {"picture_clear", "blur", but(known_resident, finding("blur", fail)), fail},
      {"picture_clear", "blur not told", but(known_resident, finding("blur", cannot_tell)), cannot_tell},
      {"picture_clear", "glare", but(known_resident, finding("glare", fail)), fail},
      {"picture_clear", "glare not told", but(known_resident, finding("glare", cannot_tell)), cannot_tell},
      {"picture_clear", "under_exposed", but(known_resident, finding("under_exposed", fail)), fail},
      {"picture_clear", "under_exposed not told", but(known_resident, finding("under_exposed", cannot_tell)),
       cannot_tell},
      {"picture_clear", "over_exposed", but(known_resident, finding("over_exposed", fail)), fail},
      {"picture_clear", "over_exposed not told", but(known_resident, finding("over_exposed", cannot_tell)),
       cannot_tell},
      {"picture_clear", "low_resolution", but(known_resident, finding("low_resolution", fail)), fail},
      {"picture_clear", "low_resolution not told",
       but(known_resident, finding("low_resolution", cannot_tell)), cannot_tell},
      {"all_information_visible", "all measured", known_resident, pass},
      {"all_information_visible", "nothing measured", resident, cannot_tell},
      {"all_information_visible", "border_incomplete",
       but(known_resident, finding("border_incomplete", fail)), fail},
      {"all_information_visible", "border_incomplete not told",
       but(known_resident, finding("border_incomplete", cannot_tell)), cannot_tell},
      {"all_information_visible", "occluded", but(known_resident, finding("occluded", fail)), fail},
      {"all_information_visible", "occluded not told", but(known_resident, finding("occluded", cannot_tell)),
       cannot_tell},
      {"original_unmodified", "all measured", known_resident, pass},
      {"original_unmodified", "nothing measured", resident, cannot_tell},
      {"original_unmodified", "photocopy", but(known_resident, finding("photocopy", fail)), fail},
      {"original_unmodified", "photocopy not told", but(known_resident, finding("photocopy", cannot_tell)),
       cannot_tell},
      {"original_unmodified", "screen_recapture", but(known_resident, finding("screen_recapture", fail)),
       fail},
      {"original_unmodified", "screen_recapture not told",
       but(known_resident, finding("screen_recapture", cannot_tell)), cannot_tell},
      {"original_unmodified", "edited", but(known_resident, finding("edited", fail)), fail},
      {"original_unmodified", "edited not told", but(known_resident, finding("edited", cannot_tell)),
       cannot_tell},
      {"original_unmodified", "specimen", but(known_resident, finding("specimen", fail)), fail},
      {"original_unmodified", "specimen not told", but(known_resident, finding("specimen", cannot_tell)),
       cannot_tell},
      {"picture_clear", "another document on the upload is blurred",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("blur", fail, 1)); }), pass},
      {"picture_clear", "the whole upload is blurred",
       but(known_resident, [](A& a) { a.uploads[0].findings.push_back(measured("blur", fail, -1)); }), fail},
      {"holder_present", "a person with the card", known_resident, pass},
      {"holder_present", "only the portrait",
       but(known_resident, [](A& a) { a.uploads[2].faces.pop_back(); }), fail},
      {"holder_present", "no holding photo", resident, cannot_tell},
      {"holder_face_clear", "measured", known_resident, pass},
      {"holder_face_clear", "no holding photo", resident, cannot_tell},
      {"holder_face_clear", "holder_face_covered", but(known_resident, finding("holder_face_covered", fail)),
       fail},
      {"holder_face_clear", "holder_face_covered not told",
       but(known_resident, finding("holder_face_covered", cannot_tell)), cannot_tell},
      {"holder_face_clear", "holder_face_cut_off", but(known_resident, finding("holder_face_cut_off", fail)),
       fail},
      {"holder_face_clear", "holder_face_cut_off not told",
       but(known_resident, finding("holder_face_cut_off", cannot_tell)), cannot_tell},
      {"holder_face_clear", "holder_face_blurred", but(known_resident, finding("holder_face_blurred", fail)),
       fail},
      {"holder_face_clear", "holder_face_blurred not told",
       but(known_resident, finding("holder_face_blurred", cannot_tell)), cannot_tell},
      {"holder_arms_visible", "measured", known_resident, pass},
      {"holder_arms_visible", "no holding photo", resident, cannot_tell},
      {"holder_arms_visible", "holder_arms_hidden", but(known_resident, finding("holder_arms_hidden", fail)),
       fail},
      {"holder_arms_visible", "holder_arms_hidden not told",
       but(known_resident, finding("holder_arms_hidden", cannot_tell)), cannot_tell},
      {"holder_without_headwear", "measured", known_resident, pass},
      {"holder_without_headwear", "no holding photo", resident, cannot_tell},
      {"holder_without_headwear", "holder_headwear", but(known_resident, finding("holder_headwear", fail)),
       fail},
      {"holder_without_headwear", "holder_headwear not told",
       but(known_resident, finding("holder_headwear", cannot_tell)), cannot_tell},
      {"holder_is_portrait", "measured", known_resident, pass},
      {"holder_is_portrait", "no holding photo", resident, cannot_tell},
      {"holder_is_portrait", "holder_differs", but(known_resident, finding("holder_differs", fail)), fail},
      {"holder_is_portrait", "holder_differs not told",
       but(known_resident, finding("holder_differs", cannot_tell)), cannot_tell},
      {"held_document_legible", "read", known_resident, pass},
      {"held_document_legible", "blurred", but(known_resident, finding("blur", fail)), fail},
      {"held_document_legible", "too small", but(known_resident, finding("low_resolution", fail)), fail},
      {"held_document_legible", "no number read",
       but(known_resident, [](A& a) { a.uploads[2].documents[0].record.fields.erase("number"); }),
       cannot_tell},
      {"held_document_legible", "no holding photo", resident, cannot_tell},
  };
}

}  // namespace docintake
