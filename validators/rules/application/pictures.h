#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "validators/rules/application/application.h"
#include "validators/rules/application/ruling.h"
#include "validators/rules/rule.h"

namespace docintake {

/// One thing that can be wrong with a picture: the code of the finding that measures it (outcome pass where
/// it is all right), and what the applicant can do.
struct PictureDefect {
  std::string_view code;
  std::string_view message_en;
  std::string_view message_zh;
};

/// What the findings of an upload say of the defects, those about one document of it or about all of it
/// (`document` -1: about anything on it). Fails for a finding that fails; cannot tell for one that cannot, or
/// where a defect was never looked for; passes when all were and none is there.
Ruling judge_picture(const Outcome& upload, int document, std::span<const PictureDefect> defects);

/// The worst of judge_picture over all documents that were recognised.
Ruling judge_documents(const Application& application, std::span<const PictureDefect> defects);

/// The uploads that show a person with a document.
std::vector<const Outcome*> holding_photos(const Application& application);

/// The worst of judge_picture over all holding photos; cannot tell where there is none.
Ruling judge_holding_photos(const Application& application, std::span<const PictureDefect> defects);

/// Cannot tell, and what to upload.
Ruling no_holding_photo();

/// The parameter of rules about holding photos that not every way of verification needs.
inline constexpr ParameterDescription kHolderChannels{
    "channels", ParameterKind::texts,
    "The channels by which a photo of the applicant is wanted; empty: by all"};

/// What such a rule says where the account's channel wants no photo (pass) or is not known though it matters
/// (cannot_tell); nothing where the photo is to be judged.
std::optional<Ruling> without_holding_photo(const Application& application, const Parameters& parameters);

}  // namespace docintake
