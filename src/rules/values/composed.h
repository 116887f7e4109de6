// A text that is put together of what is known and what is not: "arn:aws:s3:::${Bucket}/*".
//
// What Fn::Sub, Fn::Join, Ref and Fn::GetAtt make of it is taken apart into units: a character that is known; what a
// value stands for that is not known, which equals itself; and the name that CloudFormation makes for a resource, which
// equals no other. So two texts can be compared without knowing them: "${Stage}-logs" is never "${Stage}-data".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "rules/check/context.h"

namespace cfnsonnet::rules {

struct Unit {
  enum Kind : std::uint8_t { known, unknown, generated };
  Kind kind;
  std::string text;  ///< One byte, or what the same unknown or generated value has too.
  bool operator==(const Unit&) const = default;
};
using Composed = std::vector<Unit>;

/// A value in which no Fn::If stands at the top: each branch is a text of its own (alternatives()). The name and the
/// ARN of a bucket of the template are taken apart further.
[[nodiscard]] Composed composed(const document::Node& value, const Context& context);

/// The known bytes, and a NUL in the place of every other unit.
[[nodiscard]] std::string known_text(const Composed& text);

/// Whether the texts have to be the same, or cannot; nothing where that hangs on what is not known.
[[nodiscard]] std::optional<bool> are_equal(Composed a, Composed b);

}  // namespace cfnsonnet::rules
