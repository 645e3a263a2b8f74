# What the build makes of the files of rules/ and policies/: the table of the rules, and the data as text within the
# program, so that it needs no files at run time and a verdict's policy digest is that of the program.

# validators_text(VARIABLE FILE) - VARIABLE becomes a C++ string literal with the text of the file.
function(validators_text variable file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  file(READ ${file} text)
  set(${variable} "R\"text(${text})text\"" PARENT_SCOPE)
endfunction()

validators_table(rules Rule validators/rules/rule.h rule rules)

validators_text(look_alikes rules/comparing/look_alikes.txt)
file(CONFIGURE OUTPUT look_alikes_text.cpp CONTENT [[
// Generated from validators/rules/comparing/look_alikes.txt.
namespace docintake {
extern const char* const kLookAlikes;
const char* const kLookAlikes = @look_alikes@;
}  // namespace docintake
]] @ONLY)

file(GLOB policies CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} policies/*.toml)
list(SORT policies)
set(policy_literals "")
foreach(policy IN LISTS policies)
  validators_text(literal ${policy})
  string(APPEND policy_literals "${literal},\n")
endforeach()
file(CONFIGURE OUTPUT policy_texts.cpp CONTENT [[
// Generated from the files of validators/policies.
#include "validators/policies/policy.h"

namespace docintake {
std::vector<std::string_view> policy_texts() {
  return {@policy_literals@};
}
}  // namespace docintake
]] @ONLY)

target_sources(docintake_validators PRIVATE
  ${CMAKE_CURRENT_BINARY_DIR}/look_alikes_text.cpp ${CMAKE_CURRENT_BINARY_DIR}/policy_texts.cpp)
