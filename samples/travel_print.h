// What passports and identity cards of other countries share: labels in two languages, printed dates, the
// fields' truth.
#pragma once

#include <string>

#include "canvas.h"
#include "document.h"
#include "mrz.h"

namespace docintake::samples {

/// The labels that travel documents print.
enum class Label {
  Type,
  Code,
  Number,
  Surname,
  GivenNames,
  Name,
  Nationality,
  BirthDate,
  Sex,
  BirthPlace,
  IssueDate,
  ExpiryDate,
  Authority,
  PersonalNumber,
  DocumentNumber,
  Signature,
  Address
};

/// A label in English and, unless `language` is `en`, in that language (`fr`, `de`, `es`, `zh`).
std::string label_text(Label label, const std::string& language);

/// The ways dates are printed: `12 AUG 1990`, `12 AUG/AOUT 90`, `12.08.1990`, `12 08 1990`, `12 8月/AUG
/// 1990`.
enum class DateStyle { English, EnglishFrench, Dotted, Spaced, EnglishChinese };

/// The style of a country's documents.
DateStyle date_style(Random& random, const std::string& language);

/// A date as printed.
std::string printed_date(Date date, DateStyle style);

/// The content of a traveller's machine readable zone.
MrzContent mrz_content(const Traveller& traveller, const std::string& document_code);

/// Makes one of the check digits of the lines wrong; `lines` are TD1, TD2 or TD3.
void spoil_check_digit(Random& random, std::vector<std::string>& lines);

/// A column of label and value pairs.
class FieldPrinter {
 public:
  FieldPrinter(Canvas& canvas, Document& document, Lettering label, Lettering value, std::string language)
      : canvas_(canvas), document_(document), label_(label), value_(value), language_(std::move(language)) {}

  /// Prints a label with the value below it; a value wider than `width` is set narrower. With a field name
  /// the value becomes that field's truth.
  cv::Rect2d print(Label label, const std::string& value, cv::Point2d at, double width,
                   const std::string& field = {}, const nlohmann::json& truth = {},
                   const nlohmann::json& accept = nlohmann::json::array());

  /// How far a value's baseline is below its label's.
  double drop() const { return value_.size * 1.12; }

 private:
  Canvas& canvas_;
  Document& document_;
  Lettering label_;
  Lettering value_;
  std::string language_;
};

/// Adds what the machine readable zone (`Document::mrz`, printed at `zone`) says: fields that the side does
/// not print otherwise, and the second place of those that it does.
void add_mrz_fields(Document& document, const Traveller& traveller, cv::Rect2d zone);

/// Spellings of a name that are right too: its MRZ form with spaces.
nlohmann::json name_spellings(const std::string& name);

}  // namespace docintake::samples
