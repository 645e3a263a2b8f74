#pragma once

#include <optional>

#include "pipeline/faces/skin_tone.h"
#include "pipeline/model/finding.h"
#include "pipeline/ports/holder_examiner.h"

namespace docintake {

/// Eyes that were looked for in a face.
struct EyesSeen {
  bool left = false;  ///< In the left half of the picture of the face.
  bool right = false;
};

/// Whether the head is all in the picture: holder_face_cut_off.
Finding face_cut_off(const Page& page, const Box& face);

/// That it is not, where no more than a part of a face was found: holder_face_cut_off.
Finding only_part_seen();

/// Whether eyes, nose and mouth are free: holder_face_covered. Passes only where both eyes are seen, the
/// lower half is of the skin's tone, the lips are redder than it, and the document is not held over the chin.
Finding face_covered(const Page& page, const HeldDocument& held, const std::optional<SkinTone>& skin,
                     EyesSeen eyes);

/// Whether the face is sharp: holder_face_blurred.
Finding face_blurred(const Page& page, const Box& face);

/// Whether something is worn on the head: holder_headwear. Fails for colours that no hair has; never passes,
/// since hair and headwear of a hair's colour are not told apart by colour.
Finding headwear(const Page& page, const Box& face, const std::optional<SkinTone>& skin);

/// Whether hands hold the document: holder_arms_hidden. Passes where skin goes from the document's edge
/// outwards as far as a hand does.
Finding arms_hidden(const Page& page, const HeldDocument& held, const std::optional<SkinTone>& skin);

}  // namespace docintake
