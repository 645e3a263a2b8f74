#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/model/background.h"
#include "pipeline/model/claim.h"
#include "pipeline/model/outcome.h"
#include "pipeline/model/verdict.h"

namespace docintake {

struct Policy;

/// The built-in policy of that id ("huawei_cloud" ...), or an error that lists those there are. Never null.
Result<const Policy*> find_policy(std::string_view id);

/// Ids of all built-in policies, sorted.
std::vector<std::string> policy_ids();

/// Judges what was read from the uploads of one application against what was claimed, under the policy, as of
/// that day. Pure: the same arguments give the same verdict. `uploads` are outcomes of one applicant (front,
/// back, ...), those with an error included. Without a background nothing is known of the account, and rules
/// about it cannot tell.
Verdict verify(std::span<const Outcome> uploads, const Claim& claim, const Policy& policy, Date as_of,
               const Background& background = {});

}  // namespace docintake
