#pragma once

#include <string_view>

namespace docintake {

/// The model file of the network that reads machine readable zones, numbers and codes (README.md). It is part
/// of the program: there is nothing to install or to find.
std::string_view machine_model();

}  // namespace docintake
