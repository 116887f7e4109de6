// What an expression over parameters comes to, once the parameters have values: Ref, and Fn::Join, Fn::Select,
// Fn::Split, Fn::Length, Fn::Sub and Fn::FindInMap of what can be computed itself.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "template/template.h"

namespace cfnsonnet {

/// A text, or a list of them.
struct Computed {
  bool is_list = false;
  std::vector<std::string> texts;  ///< One, where it is no list.
  bool operator==(const Computed&) const = default;
};

/// The value of a parameter or pseudo parameter as it is given, lists with commas; nothing where it has none.
using ValueOf = std::function<std::optional<std::string_view>(std::string_view name)>;

/// Nothing where a part of it is not known, or where it cannot be computed.
[[nodiscard]] std::optional<Computed> compute(const document::Node& node, const Template& model,
                                              const ValueOf& value_of);

/// The names of the parameters and pseudo parameters that an expression hangs on, each once; nothing where it hangs on
/// anything else.
[[nodiscard]] std::optional<std::vector<std::string_view>> parameters_of(const document::Node& node,
                                                                         const Template& model);

/// What Fn::Split makes of a text.
[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view delimiter);

/// The items of a list parameter's value; blanks around one are no part of it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
[[nodiscard]] std::vector<std::string> list_items(std::string_view value);

}  // namespace cfnsonnet
