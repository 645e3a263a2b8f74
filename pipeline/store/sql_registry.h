#pragma once

#include <memory>
#include <string>

#include "pipeline/ports/identity_registry.h"

namespace docintake {

/// The registry in that store: a PostgreSQL server for a URL that begins with postgresql://, else a file of
/// SQLite, made where it is missing. Errors: unreadable_file.
Result<std::unique_ptr<IdentityRegistry>> open_registry(const std::string& store);

}  // namespace docintake
