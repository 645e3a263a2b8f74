#pragma once

#include <string_view>

namespace docintake {

/// The model files of the networks that read machine readable zones, numbers and codes, and Chinese and Latin
/// text (README.md). They are part of the program: there is nothing to install or to find.
std::string_view machine_model();
std::string_view general_model();

}  // namespace docintake
