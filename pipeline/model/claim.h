#pragma once

#include <string>

namespace docintake {

/// Who is to be verified.
enum class Subject { personal, enterprise };

/// What the applicant typed. Empty strings are what was not given.
struct Claim {
  Subject subject = Subject::personal;
  std::string document_kind;  ///< A kind of documents.md.
  std::string name;
  std::string number;
  std::string mobile;
  std::string company_name;
  std::string legal_representative;
  std::string account;  ///< Id of the account that it is for.
};

}  // namespace docintake
