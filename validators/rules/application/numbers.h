#pragma once

#include <optional>
#include <string_view>

#include "pipeline/model/record.h"
#include "validators/identifiers/icao9303.h"

namespace docintake {

/// Id of the identifier scheme that numbers of this kind of document belong to; empty for an unknown kind.
std::string_view number_scheme_of(std::string_view kind);

/// The record's machine readable zone, repaired where it was, taken apart; nothing where none was read whole.
std::optional<Mrz> mrz_of(const Record& record);

}  // namespace docintake
