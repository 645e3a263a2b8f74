#pragma once

#include <vector>

#include "pipeline/quality/subject.h"

namespace docintake::quality {

/// Each looks for one thing on a document, in the file of its name, and says what it found: see there what is
/// measured and where the threshold comes from.
std::vector<Finding> check_blur(const Subject& subject);
std::vector<Finding> check_glare(const Subject& subject);
std::vector<Finding> check_exposure(const Subject& subject);
std::vector<Finding> check_resolution(const Subject& subject);
std::vector<Finding> check_border(const Subject& subject);
std::vector<Finding> check_occlusion(const Subject& subject);
std::vector<Finding> check_photocopy(const Subject& subject);
std::vector<Finding> check_screen(const Subject& subject);
std::vector<Finding> check_editing(const Subject& subject);
std::vector<Finding> check_specimen(const Subject& subject);
std::vector<Finding> check_portrait(const Subject& subject);

}  // namespace docintake::quality
