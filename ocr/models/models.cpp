#include "ocr/models/models.h"

extern "C" {
extern const char docintake_machine_model_begin[];
extern const char docintake_machine_model_end[];
extern const char docintake_general_model_begin[];
extern const char docintake_general_model_end[];
}

namespace docintake {

std::string_view machine_model() { return {docintake_machine_model_begin, docintake_machine_model_end}; }

std::string_view general_model() { return {docintake_general_model_begin, docintake_general_model_end}; }

}  // namespace docintake
