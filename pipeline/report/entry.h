#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/report/page_picture.h"

namespace docintake {

/// An upload's entry in a report: one line, its end included. `outcome` is its JSON (model/json.h). Whatever
/// stands in it stays text: no byte of it can end the block of data it is in.
std::string report_entry(std::string_view outcome, std::span<const PagePicture> pages);

/// Whether a line of a report is the entry of that outcome.
bool is_entry_of(std::string_view line, std::string_view outcome);

}  // namespace docintake
