// What a check has to say: one finding is one mistake at one place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cfnsonnet/source.h"

namespace cfnsonnet {

enum class Level : std::uint8_t { info, warning, error };

/// A step into a template: a member's name or an item's index, as in `Resources`, `Bucket`, `Tags`, 0.
using PathSegment = std::variant<std::string, std::size_t>;
using Path = std::vector<PathSegment>;

/// A second place that explains a finding: the other definition, the object that was merged in.
struct Related {
  Location location;
  std::string message;
};

/// The value of one of the template's conditions.
struct ConditionValue {
  std::string condition;
  bool value = true;
};
/// What holds together.
using When = std::vector<ConditionValue>;

/// A stretch of a source that another text takes the place of; an empty one removes it.
struct Edit {
  Location location;
  std::string text;
};

/// The one remedy of a finding: what it does, "replace \"enabled\" by \"Enabled\"", and how. All edits or none.
struct Fix {
  std::string description;
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;  ///< "E3002": cfn-lint's identifier where the check is the same; J… for checks that only we have.
  Level level = Level::error;
  std::string message;  ///< One sentence without a full stop: what is wrong, the name in quotes, what would be right.
  Location location;
  Path path;  ///< Into the template; empty for the template as a whole, or where there is no template yet.
  std::vector<Related> related;
  std::vector<When> when = {};  ///< The finding holds under any of these; empty: whatever the conditions are.
  std::string output = {};      ///< The name of the output that it is of, where the template has several (`render -m`).
  /// The stacks of a project that it is of, where the template was checked as one or several of them.
  std::vector<std::string> stacks = {};
  std::optional<Fix> fix = {};  ///< Where exactly one change of a file that a person wrote puts it right.
};

}  // namespace cfnsonnet
