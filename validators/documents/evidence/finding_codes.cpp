#include "validators/documents/evidence/finding_codes.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace docintake {
namespace {

constexpr std::array kCodes{
    FindingCode{"country_unknown", CheckOutcome::cannot_tell,
                "The country code is on no list of ICAO Doc 9303; it is handed on as it was read."},
    FindingCode{"field_from_number", CheckOutcome::cannot_tell,
                "The printed field could not be read; the value is the one that the valid number contains."},
    FindingCode{"field_uncertain", CheckOutcome::cannot_tell,
                "The field was read, but not surely; compare it with the picture."},
    FindingCode{"field_unreadable", CheckOutcome::cannot_tell,
                "The field could not be read with certainty; send a sharper, closer picture without glare."},
    FindingCode{"kinds_differ", CheckOutcome::fail,
                "A front and a back are here, but of different kinds of document; send both sides of one."},
    FindingCode{
        "mrz_check_failed", CheckOutcome::fail,
        "A check digit of the machine readable zone is wrong, and the readings agree on what stands there."},
    FindingCode{
        "mrz_digit_failed", CheckOutcome::fail,
        "The check digit of this field in the permit's machine readable zone does not follow the standard; "
        "on permits of mainland China the composite one need not."},
    FindingCode{"mrz_digit_not_applicable", CheckOutcome::cannot_tell,
                "The permit's machine readable zone has no check digit for this field."},
    FindingCode{"mrz_digit_passed", CheckOutcome::pass,
                "The check digit of this field in the permit's machine readable zone is right."},
    FindingCode{"mrz_repaired", CheckOutcome::cannot_tell,
                "Characters of the machine readable zone were corrected in the only way that its check "
                "digits allow."},
    FindingCode{"mrz_unreadable", CheckOutcome::cannot_tell,
                "The machine readable zone could not be read; send a sharper picture of the whole page."},
    FindingCode{
        "name_may_be_cut_off", CheckOutcome::cannot_tell,
        "The name fills the machine readable zone to its end, which may have cut it short; compare it "
        "with the print."},
    FindingCode{"number_check_failed", CheckOutcome::fail,
                "The number's check digit is wrong, and the readings agree on what stands there."},
    FindingCode{"number_combined", CheckOutcome::cannot_tell,
                "No reading of the number is valid as a whole; the value is the only mixture of them that "
                "is, and the "
                "printed birth date and sex agree with it."},
    FindingCode{"number_first_generation", CheckOutcome::fail,
                "The number has 15 digits: it belongs to a first-generation card, which is no longer valid."},
    FindingCode{
        "number_unreadable", CheckOutcome::cannot_tell,
        "The number could not be read with certainty and is withheld; send a sharper, closer picture."},
    FindingCode{
        "other_paper", CheckOutcome::fail,
        "The paper says itself that it is of another kind; send one of the documents that are taken."},
    FindingCode{"persons_differ", CheckOutcome::fail,
                "Two documents are of two persons by this field; send one person's alone."},
    FindingCode{"same_side_twice", CheckOutcome::fail,
                "The same side of the document is here twice; send its front and its back."},
    FindingCode{
        "sides_disagree", CheckOutcome::fail,
        "The front and the back say two different things about this field; they may be of two documents."},
    FindingCode{"sources_disagree", CheckOutcome::fail,
                "The document says two different things about this field; both are handed on."},
    FindingCode{
        "validity_span_implausible", CheckOutcome::fail,
        "A resident identity card is valid for 5, 10 or 20 years or long term; this span is none of these."},
};

}  // namespace

std::span<const FindingCode> finding_codes() { return kCodes; }

Finding finding_about(std::string_view code, std::string_view field) {
  const auto it =
      std::find_if(kCodes.begin(), kCodes.end(), [=](const FindingCode& row) { return row.code == code; });
  assert(it != kCodes.end());
  Finding finding;
  finding.code = it->code;
  finding.outcome = it->outcome;
  finding.field = field;
  finding.message = it->message;
  return finding;
}

}  // namespace docintake
