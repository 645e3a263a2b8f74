#pragma once

#include <string>

namespace docintake {

/// The report up to its first entry: a page of HTML with its style and script, which asks nothing of any
/// network and says that it holds personal data. What is written behind it are entries (entry.h), each on a
/// line of its own; the page is whole after each of them.
std::string report_page();

}  // namespace docintake
