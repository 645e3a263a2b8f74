#pragma once

#include <atomic>

namespace docintake {

/// From here on SIGINT and SIGTERM ask the program to finish what it has begun and stop; a second signal ends
/// it at once. The flag turns true at the first signal and lives as long as the program.
const std::atomic<bool>& stop_on_interrupt();

}  // namespace docintake
